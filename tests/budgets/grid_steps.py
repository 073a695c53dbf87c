# SPDX-License-Identifier: MPL-2.0
"""What the journeys through the grid in a browser do again and again."""

from playwright.sync_api import Locator, Page

from activities.models import Plan
from budgets.models import FundingLine

SAVE = "**/okonomi/celler/"


def cell(page: Page, line: FundingLine, year: int = 2022) -> Locator:
    return page.locator(f"#c-{line.pk}-{year}")


def stored(line: FundingLine, year: int = 2022) -> int | None:
    return line.amounts.get(year=year).kr


def tap(target: Locator) -> None:
    """What a finger does."""
    target.evaluate('(cell) => cell.dispatchEvent(new PointerEvent("click", { pointerType: "touch", bubbles: true }))')


def paste(page: Page, text: str) -> None:
    """What a spreadsheet puts on the clipboard, pasted where the focus is."""
    page.evaluate(
        """(text) => {
            const data = new DataTransfer()
            data.setData("text/plain", text)
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
            document.activeElement.dispatchEvent(event)
        }""",
        text,
    )


def copied(page: Page) -> str:
    return page.evaluate(
        """() => {
            const data = new DataTransfer()
            const event = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true })
            document.activeElement.dispatchEvent(event)
            return data.getData("text/plain")
        }"""
    )


def block(rows: int, columns: int, first: int = 1000) -> list[list[str]]:
    return [[f"{first + row * columns + at:,}".replace(",", ".") for at in range(columns)] for row in range(rows)]


def tsv(rows: list[list[str]]) -> str:
    return "".join("\t".join(row) + "\r\n" for row in rows)


def posts(plan: Plan) -> list[FundingLine]:
    """The posts as the grid has them from above."""
    ordered = plan.funding_lines.filter(activity__isnull=False, activity__is_appendix=False)
    return list(ordered.order_by("activity__focus_area__number", "activity__order", "order"))

# SPDX-License-Identifier: MPL-2.0
"""The grid in a browser: keys from one end to the other, blocks from a spreadsheet, and nothing typed ever lost."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from activities.models import Plan
from budgets.models import FundingAmount, FundingLine
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = pytest.mark.parametrize("width", [1280, 390])
SAVE = "**/okonomi/celler/"


@pytest.fixture
def visit(new_page: Callable[..., Page], live_server, cast: Cast, plan: Plan) -> Callable[..., Page]:
    """Open the grid as somebody of the working group: visit(width=390)."""

    def open_page(user=None, width: int = 1280) -> Page:
        client = Client()
        client.force_login(user or cast.working_group)
        page = new_page(width=width)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([session])
        page.goto(reverse("money_grid", args=["amager", 2022]))
        return page

    return open_page


@pytest.fixture
def line(plan: Plan) -> FundingLine:
    """Lønmidler of activity 9: 50.000 kr. a year; Aktivitetsmidler, right below, has 5.000."""
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


@pytest.fixture
def below(plan: Plan) -> FundingLine:
    return FundingLine.objects.get(activity__number=9, post="Aktivitetsmidler")


def cell(page: Page, line: FundingLine, year: int = 2022) -> Locator:
    return page.locator(f"#c-{line.pk}-{year}")


def stored(line: FundingLine, year: int = 2022) -> int | None:
    return line.amounts.get(year=year).kr


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


def test_the_keyboard_from_one_end_to_the_other(visit, line, below, axe):
    page = visit()
    cell(page, line).click()
    expect(cell(page, line)).to_be_focused()
    expect(page.locator("#celle-navn")).to_contain_text("Lønmidler · 2022")
    page.keyboard.type("60000")
    expect(page.locator("#celle-var")).to_have_text("før 50.000")
    axe(page)
    page.keyboard.press("Enter")
    expect(cell(page, below)).to_be_focused()
    expect(cell(page, line)).to_have_text("60.000")
    expect(page.locator(f"#a-{line.activity_id}-2022")).to_have_text("65.000")
    expect(page.locator("#f-fri-2022")).to_have_text("62.000")
    expect(page.locator("#live")).to_contain_text("Lønmidler 2022 er gemt")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#celle-var")).to_have_text("før 50.000")
    page.keyboard.press("F2")
    page.keyboard.press("Backspace")
    page.keyboard.type("1")
    page.keyboard.press("Tab")
    expect(cell(page, line, 2023)).to_be_focused()
    expect(cell(page, line)).to_have_text("60.001")
    page.keyboard.type("7")
    page.keyboard.press("Escape")
    expect(cell(page, line, 2023)).to_be_focused()
    expect(cell(page, line, 2023)).to_have_text("50.000")
    page.keyboard.press("Delete")
    expect(page.locator(f"#a-{line.activity_id}-2023")).to_have_text("5.000")
    expect(cell(page, line, 2023)).to_have_class("n cell blank")
    page.keyboard.type("-")
    page.keyboard.press("ArrowRight")
    expect(cell(page, line, 2024)).to_be_focused()
    expect(cell(page, line, 2023)).to_have_text("–")
    assert (stored(line), stored(line, 2023)) == (60_001, None)
    axe(page)


def test_keys_walk_the_whole_grid_and_out_of_it(visit, line, below):
    page = visit()
    cell(page, line).click()
    page.keyboard.press("Home")
    expect(page.locator(f"#r-{line.pk} th a")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(cell(page, line, 2021)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(cell(page, line, 2021)).to_be_focused()
    page.keyboard.press("End")
    expect(cell(page, line, 2024)).to_be_focused()
    page.keyboard.press("Tab")
    expect(cell(page, below, 2021)).to_be_focused()
    page.keyboard.press("Control+End")
    expect(page.locator("#f-fri-2024")).to_be_focused()
    page.keyboard.press("Control+Home")
    expect(page.locator("#gitter tbody tr.area th").first).to_be_focused()
    page.keyboard.press("PageDown")
    expect(page.locator("#gitter tbody tr.area th").first).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Fortryd sidste")).to_be_focused()
    assert page.locator('#gitter [tabindex="0"]').count() == 1


def test_what_has_the_focus_is_never_under_the_head_or_the_foot(visit, plan):
    page = visit()
    cell(page, posts(plan)[0], 2022).click()
    for key in ["ArrowDown"] * 30 + ["ArrowUp"] * 30:
        page.keyboard.press(key)
        seen = page.evaluate(
            """() => {
                const here = document.activeElement.getBoundingClientRect()
                const foot = document.querySelector("#gitter tfoot").getBoundingClientRect()
                const head = document.querySelector("#gitter thead").getBoundingClientRect()
                const inFoot = document.activeElement.closest("tfoot")
                return inFoot || (here.bottom <= foot.top + 1 && here.top >= head.bottom - 1)
            }"""
        )
        assert seen


def test_a_block_from_a_spreadsheet_with_one_refused_cell(visit, plan, axe):
    page = visit()
    page.expected_errors.append("422")
    rows = block(12, 4)
    rows[5][2] = "7,00,0"
    rows[6] = ['"1 234 kr."', "(blank)", "-", '"ca. 5.000"']
    lines = posts(plan)[:12]
    before = FundingAmount.history.count()
    cell(page, lines[0], 2021).click()
    paste(page, tsv(rows))
    wrong = cell(page, lines[5], 2023)
    expect(page.locator("tr.refusal-row")).to_have_count(1)
    expect(page.locator("tr.refusal-row")).to_contain_text("”7,00,0” kan ikke læses som et beløb")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_contain_text("7,00,0")
    expect(page.locator("#gitter-status")).to_contain_text("er ikke gemt")
    expect(cell(page, lines[0], 2021)).to_contain_text("1.000")
    expect(cell(page, lines[0], 2021)).to_have_class("n cell is-unsaved")
    assert FundingAmount.history.count() == before
    axe(page)
    page.get_by_role("button", name="Vis feltet").click()
    expect(wrong).to_be_focused()
    page.keyboard.type("7.000")
    page.keyboard.press("Enter")
    expect(page.locator(".is-unsaved")).to_have_count(0)
    expect(page.locator("tr.refusal-row")).to_have_count(0)
    expect(page.locator("#gitter-status")).to_be_hidden()
    assert stored(lines[11], 2024) == 1_047
    assert [stored(lines[6], year) for year in range(2021, 2025)] == [1_234, None, None, 5_000]
    assert FundingAmount.history.filter(history_change_reason="indsat 48 felter").count() >= 40


def test_a_refused_cell_of_a_block_can_be_let_go(visit, line, below):
    page = visit()
    page.expected_errors.append("422")
    cell(page, line).click()
    paste(page, "1\r\n2x\r\n")
    expect(page.locator("tr.refusal-row")).to_have_count(1)
    cell(page, below).click()
    page.keyboard.press("Escape")
    expect(page.locator(".is-unsaved")).to_have_count(0)
    expect(cell(page, below)).to_have_text("5.000")
    assert (stored(line), stored(below)) == (1, 5_000)


def test_a_block_is_copied_and_a_single_amount_fills_it(visit, line, below):
    page = visit()
    cell(page, line, 2021).click()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator('#gitter [aria-selected="true"]')).to_have_count(4)
    assert copied(page) == "50.000\t50.000\r\n5.000\t5.000"
    paste(page, "9.000")
    expect(cell(page, below, 2022)).to_have_text("9.000")
    expect(cell(page, line, 2021)).to_have_text("9.000")
    expect(page.locator(".is-unsaved")).to_have_count(0)
    assert [stored(one, year) for one in (line, below) for year in (2021, 2022)] == [9_000] * 4
    assert stored(line, 2023) == 50_000


def test_a_block_is_chosen_with_the_mouse_and_cleared(visit, line, below):
    page = visit()
    cell(page, line, 2022).hover()
    page.mouse.down()
    cell(page, below, 2023).hover()
    page.mouse.up()
    expect(page.locator('#gitter [aria-selected="true"]')).to_have_count(4)
    page.keyboard.press("Delete")
    expect(page.locator(f"#a-{line.activity_id}-2023")).not_to_contain_text("0")
    assert stored(below, 2023) is None
    assert FundingAmount.history.filter(history_change_reason="ryddet 4 felter").count() == 4


def test_what_is_beyond_the_table_is_said(visit, line):
    page = visit()
    cell(page, line, 2024).click()
    paste(page, "1\t2\t3")
    expect(page.locator("#gitter-status")).to_contain_text("2 af felterne er uden for tabellen")
    expect(cell(page, line, 2024)).to_have_text("1")


def test_the_last_change_is_taken_back_by_key_and_by_button(visit, line):
    page = visit()
    page.expected_errors.append("409")
    cell(page, line).click()
    page.keyboard.type("60")
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_contain_text("er gemt")
    page.keyboard.type("70")
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_contain_text("Aktivitetsmidler 2022 er gemt")
    page.keyboard.press("Control+z")
    expect(page.locator("#live")).to_contain_text("Fortrudt: Aktivitetsmidler 2022 er igen 5.000.")
    page.get_by_role("button", name="Fortryd sidste").click()
    expect(cell(page, line)).to_have_text("50.000")
    expect(page.locator("#f-fri-2022")).to_have_text("72.000")
    page.get_by_role("button", name="Fortryd sidste").click()
    expect(page.locator("#gitter-status")).to_contain_text("ikke noget at fortryde")


@WIDTHS
def test_a_note_on_a_cell(visit, line, axe, width):
    page = visit(width=width)
    cell(page, line).click()
    if width == 390:
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Note til feltet").click()
    else:
        page.keyboard.press("Shift+F2")
    expect(page.get_by_role("dialog")).to_contain_text("Lønmidler · 2022")
    expect(page.get_by_label("Hvad skal man vide om beløbet?")).to_be_focused()
    axe(page)
    page.keyboard.type("Afventer svar")
    page.get_by_role("button", name="Gem note").click()
    expect(cell(page, line)).to_be_focused()
    expect(cell(page, line)).to_have_attribute("data-n", "Afventer svar")
    expect(cell(page, line)).to_have_text("50.000, note: Afventer svar")
    expect(page.locator("#celle-note")).to_have_text("Note: Afventer svar")
    assert line.amounts.get(year=2022).remark == "Afventer svar"
    axe(page)


@pytest.mark.parametrize(("choice", "wins"), [("Behold mit", 70_000), ("Brug det gemte", 60_000)])
@WIDTHS
def test_a_cell_that_somebody_else_has_changed(visit, line, cast, axe, choice, wins, width):
    page = visit(width=width)
    page.expected_errors.append("409")
    other = visit(cast.colleague)
    cell(other, line).click()
    other.keyboard.type("60.000")
    other.keyboard.press("Enter")
    expect(cell(other, line)).to_have_text("60.000")
    cell(page, line).click()
    page.keyboard.press("Control+a")
    page.keyboard.type("70.000")
    page.keyboard.press("Enter")
    message = page.locator("tr.refusal-row.met")
    expect(message).to_contain_text("Pia Politi")
    expect(message).to_contain_text("60.000")
    expect(message).to_contain_text("70.000")
    axe(page)
    page.get_by_role("button", name="Vis feltet").click()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Behold mit")).to_be_focused()
    page.get_by_role("button", name=choice).focus()
    page.keyboard.press("Enter")
    expect(message).to_have_count(0)
    expect(cell(page, line)).to_be_focused()
    expect(page.locator(".is-unsaved")).to_have_count(0)
    expect(cell(page, line)).to_have_text("70.000" if wins == 70_000 else "60.000")
    assert stored(line) == wins


def test_a_dead_network_eats_nothing(visit, line, below, axe):
    page = visit()
    page.expected_errors += ["Failed to load resource", "ERR_FAILED", "sendError", "htmx"]
    page.route(SAVE, lambda route: route.abort())
    cell(page, line).click()
    page.keyboard.type("61.000")
    page.keyboard.press("Enter")
    expect(page.locator("#gitter-status")).to_contain_text("ingen forbindelse")
    expect(cell(page, line)).to_have_text("ikke gemt: 61.000")
    axe(page)
    page.unroute(SAVE)
    page.keyboard.type("6.000")
    page.keyboard.press("Enter")
    expect(cell(page, below)).to_have_text("6.000")
    expect(cell(page, line)).to_have_text("61.000")
    expect(page.locator("#gitter-status")).to_be_hidden()
    assert (stored(line), stored(below)) == (61_000, 6_000)


def test_an_expired_session_and_a_right_withdrawn_eat_nothing(visit, line, cast):
    page = visit()
    page.expected_errors += ["401", "403"]
    session = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    cell(page, line).click()
    page.keyboard.type("61.000")
    page.keyboard.press("Enter")
    expect(page.locator("#gitter-status")).to_contain_text("Du er logget ud")
    expect(page.get_by_role("link", name="Log ind i et nyt vindue")).to_be_visible()
    page.context.add_cookies([one for one in session if one["name"] == "sessionid"])
    membership = cast.working_group.memberships.get()
    membership.role = "collaborator"
    membership.save()
    page.get_by_role("button", name="Prøv igen").click()
    expect(page.locator("#gitter-status")).to_contain_text("Kun arbejdsgruppen og sekretariatet")
    expect(cell(page, line)).to_have_text("ikke gemt: 61.000")
    membership.role = "working_group"
    membership.save()
    page.get_by_role("button", name="Prøv igen").click()
    expect(cell(page, line)).to_have_text("61.000")


def test_leaving_with_unsaved_amounts_asks_first(visit, line):
    page = visit()
    page.expected_errors.append("422")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    cell(page, line).click()
    page.keyboard.type("1,2,3")
    page.keyboard.press("Enter")
    expect(page.locator("tr.refusal-row")).to_have_count(1)
    page.reload()
    assert asked == ["beforeunload"]
    page.reload()
    assert asked == ["beforeunload"]


def test_a_post_that_is_gone_keeps_what_was_typed(visit, line):
    page = visit()
    page.expected_errors.append("409")
    line.delete()
    cells = page.locator('[data-post="Lønmidler"][data-owner^="Blå Bane"] td.cell')
    cells.first.click()
    page.keyboard.type("77.000")
    page.keyboard.press("Enter")
    expect(page.locator("tr.refusal-row")).to_contain_text("fjernet af en anden imens")
    expect(cells.first).to_have_text("ikke gemt: 77.000")


def test_typing_on_before_the_answer_loses_nothing(visit, line):
    page = visit()
    held = []
    page.route(SAVE, lambda route: held.append(route))  # noqa: PLW0108 - Playwright cannot wrap a built-in
    cell(page, line).click()
    page.keyboard.type("60.000")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("61.0")
    page.wait_for_timeout(100)
    page.unroute(SAVE)
    held.pop().continue_()
    expect(page.locator("#f-fri-2022")).to_have_text("62.000")
    page.keyboard.type("00")
    page.keyboard.press("Enter")
    expect(page.locator("#f-fri-2022")).to_have_text("61.000")
    assert stored(line) == 61_000


def test_on_a_phone_a_tapped_amount_opens(visit, browser, live_server, line, below, axe):
    page = visit(width=390)
    axe(page)
    cell(page, line).dispatch_event("click", {"pointerType": "touch"})
    field = page.get_by_label("Lønmidler, 2022")
    expect(field).to_be_focused()
    assert field.bounding_box()["width"] >= 120
    assert field.bounding_box()["height"] >= 44
    axe(page)
    page.keyboard.type("62.000")
    page.keyboard.press("Enter")
    expect(cell(page, line)).to_have_text("62.000")
    free = page.locator("#f-fri-2022")
    expect(free).to_have_text("60.000")
    expect(free).to_be_in_viewport()
    cell(page, below).dispatch_event("click", {"pointerType": "touch"})
    page.keyboard.type("6.000")
    page.locator("h1").click()
    expect(cell(page, below)).to_have_text("6.000")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@WIDTHS
def test_who_may_not_edit_reads_it(visit, cast, line, axe, width):
    page = visit(cast.collaborator, width=width)
    axe(page)
    expect(page.get_by_role("table", name="Planens økonomi")).to_be_visible()
    expect(page.get_by_role("button", name="Fortryd sidste")).to_have_count(0)

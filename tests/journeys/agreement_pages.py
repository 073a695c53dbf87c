# SPDX-License-Identifier: MPL-2.0
"""What the secretariat does on an agreement's page: write a chapter, fill a list, bound the area, type the frames."""

import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import FilePayload, Locator, Page, expect

Row = Mapping[str, str]
"""What is typed in a row, by the labels of its fields; a choice by its words."""


def write_chapter(page: Page, kind: str, button: str, lines: Sequence[str]) -> None:
    """Write a chapter that is not there yet, a paragraph for each line."""
    page.get_by_role("button", name=button, exact=True).click()
    type_lines(page, page.locator(f"#text-new-{kind}"), lines)


def write_text(page: Page, label: str, lines: Sequence[str]) -> None:
    """Write a text that stands empty: write_text(page, "Beskrivelse af området", [...])."""
    page.get_by_role("button", name=f"Skriv {label}", exact=True).click()
    type_lines(page, page.get_by_role("form", name=f"Rediger {label}"), lines)


def type_lines(page: Page, form: Locator, lines: Sequence[str]) -> None:
    """Type into the open editor, and save as the keyboard does."""
    field = form.locator("[contenteditable]")
    expect(field).to_be_focused()
    page.wait_for_timeout(60)
    for at, line in enumerate(lines):
        if at:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(line)
    expect(field).to_contain_text(lines[-1])
    page.keyboard.press("Control+Enter")
    expect(form.locator("[contenteditable]")).to_have_count(0)


def fill_list(page: Page, name: str, rows: Sequence[Row]) -> None:
    """Let a list stand as these rows, which are no fewer than those that stood in it, and save it."""
    page.locator(f"#rows-{name} > [role=button]").click()
    form = page.locator(f"form#rows-{name}")
    standing = form.locator("ol.rows-edit > li")
    expect(form).to_be_visible()
    for at, row in enumerate(rows):
        if standing.count() <= at:
            form.get_by_role("button", name=re.compile("^Tilføj ")).click()
            expect(standing).to_have_count(at + 1)
        for label, value in row.items():
            put(standing.nth(at).get_by_label(label, exact=True), value)
    form.get_by_role("button", name=re.compile("^Gem ")).click()
    expect(form).to_have_count(0)


def put(field: Locator, value: str) -> None:
    """Type in a field, or choose by the words of the choice."""
    if field.evaluate("field => field.localName") == "select":
        field.select_option(label=value)
    else:
        field.fill(value)


def bound_the_area(page: Page, from_date: str, estates: Sequence[str], picture: bytes, alt: str) -> None:
    """Bound the area from a day on, with its estates and its map."""
    page.get_by_role("button", name="Afgræns området fra en dato").click()
    form = page.locator("form#area-new")
    form.get_by_label("Gælder fra").fill(from_date)
    form.get_by_label(re.compile("^Boligafdelinger")).fill("\n".join(estates))
    chosen: FilePayload = {"name": "kort.png", "mimeType": "image/png", "buffer": picture}
    form.get_by_label(re.compile("^Kort \\(")).set_input_files(chosen)
    form.get_by_label(re.compile("^Kortet i ord")).fill(alt)
    form.get_by_role("button", name="Gem området").click()
    expect(page.get_by_role("img", name=alt)).to_be_visible()


def type_frames(page: Page, address: str, amounts: Mapping[str, str]) -> None:
    """Type the frames by their names ("Aktiviteter 2025") on their own page."""
    page.goto(f"{address}rammer/rediger/")
    for name, amount in amounts.items():
        page.get_by_label(name, exact=True).fill(amount)
    page.get_by_role("button", name="Gem rammerne").click()
    page.wait_for_url(f"**{address}rammer/")

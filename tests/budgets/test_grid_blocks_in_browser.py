# SPDX-License-Identifier: MPL-2.0
"""Blocks of the grid in a browser: copied, pasted as from a spreadsheet, cleared, and refused in part."""

import pytest
from playwright.sync_api import expect

from budgets.models import FundingAmount
from tests.budgets.grid_steps import block, cell, copied, paste, posts, stored, tsv

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_block_from_a_spreadsheet_with_one_refused_cell(visit_grid, plan, axe):
    page = visit_grid()
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
    entries = FundingAmount.history.filter(history_change_reason__startswith="indsat")
    assert entries.count() >= 40
    assert entries.values("history_date").distinct().count() == 1


def test_a_refused_cell_of_a_block_can_be_let_go(visit_grid, wages, below):
    page = visit_grid()
    page.expected_errors.append("422")
    cell(page, wages).click()
    paste(page, "1\r\n2x\r\n")
    expect(page.locator("tr.refusal-row")).to_have_count(1)
    cell(page, below).click()
    page.keyboard.press("Escape")
    expect(page.locator(".is-unsaved")).to_have_count(0)
    expect(cell(page, below)).to_have_text("5.000")
    assert (stored(wages), stored(below)) == (1, 5_000)


def test_a_block_is_copied_and_a_single_amount_fills_it(visit_grid, wages, below):
    page = visit_grid()
    cell(page, wages, 2021).click()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator('#gitter [aria-selected="true"]')).to_have_count(4)
    assert copied(page) == "50.000\t50.000\r\n5.000\t5.000"
    paste(page, "9.000")
    expect(cell(page, below, 2022)).to_have_text("9.000")
    expect(cell(page, wages, 2021)).to_have_text("9.000")
    expect(page.locator(".is-unsaved")).to_have_count(0)
    assert [stored(one, year) for one in (wages, below) for year in (2021, 2022)] == [9_000] * 4
    assert stored(wages, 2023) == 50_000


def test_a_block_is_chosen_with_the_mouse_and_cleared(visit_grid, wages, below):
    page = visit_grid()
    cell(page, wages, 2022).hover()
    page.mouse.down()
    cell(page, below, 2023).hover()
    page.mouse.up()
    expect(page.locator('#gitter [aria-selected="true"]')).to_have_count(4)
    page.keyboard.press("Delete")
    expect(page.locator(f"#a-{wages.activity_id}-2023")).not_to_contain_text("0")
    assert stored(below, 2023) is None
    assert FundingAmount.history.filter(history_change_reason="ryddet 4 felter").count() == 4


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1.234", [["1.234"]]),
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ('"1\n2"\t"a ""b"" c"', [["1\n2", 'a "b" c']]),
        ("(blank)\t\t(tom)\n", [["", "", ""]]),
        ('"never closed\t5', [['"never closed', "5"]]),
        ("", [[""]]),
    ],
)
def test_a_clipboard_is_read_as_spreadsheets_write_it(visit_grid, plan, text, rows):
    page = visit_grid()
    assert page.evaluate("async (text) => (await import('/static/grid/tsv.js')).parse(text)", text) == rows


def test_what_is_beyond_the_table_is_said(visit_grid, wages):
    page = visit_grid()
    cell(page, wages, 2024).click()
    paste(page, "1\t2\t3")
    expect(page.locator("#gitter-status")).to_contain_text("2 af felterne er uden for tabellen")
    expect(cell(page, wages, 2024)).to_have_text("1")
    expect(page.locator("#gitter-status")).to_contain_text("2 af felterne er uden for tabellen")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(page.locator("#gitter-status")).to_be_hidden()

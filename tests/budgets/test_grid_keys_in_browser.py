# SPDX-License-Identifier: MPL-2.0
"""The grid in a browser: keys from one end to the other, the pointer, notes, undo, and a phone."""

import pytest
from playwright.sync_api import expect

from tests.budgets.grid_steps import cell, posts, stored, tap

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


def test_the_keyboard_from_one_end_to_the_other(visit_grid, wages, below, axe):
    page = visit_grid()
    cell(page, wages).click()
    expect(cell(page, wages)).to_be_focused()
    expect(page.locator("#celle-navn")).to_contain_text("Lønmidler · 2022")
    page.keyboard.type("60000")
    expect(page.locator("#celle-var")).to_have_text("før 50.000")
    axe(page)
    page.keyboard.press("Enter")
    expect(cell(page, below)).to_be_focused()
    expect(cell(page, wages)).to_have_text("60.000")
    expect(page.locator(f"#a-{wages.activity_id}-2022")).to_have_text("65.000")
    expect(page.locator("#f-fri-2022")).to_have_text("62.000")
    expect(page.locator("#live")).to_contain_text("Lønmidler 2022 er gemt")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#celle-var")).to_have_text("før 50.000")
    page.keyboard.press("F2")
    page.keyboard.press("Backspace")
    page.keyboard.type("1")
    page.keyboard.press("Tab")
    expect(cell(page, wages, 2023)).to_be_focused()
    expect(cell(page, wages)).to_have_text("60.001")
    page.keyboard.type("7")
    page.keyboard.press("Escape")
    expect(cell(page, wages, 2023)).to_be_focused()
    expect(cell(page, wages, 2023)).to_have_text("50.000")
    page.keyboard.press("Delete")
    expect(page.locator(f"#a-{wages.activity_id}-2023")).to_have_text("5.000")
    expect(cell(page, wages, 2023)).to_have_class("n cell blank")
    page.keyboard.type("-")
    page.keyboard.press("ArrowRight")
    expect(cell(page, wages, 2024)).to_be_focused()
    expect(cell(page, wages, 2023)).to_have_text("–")
    assert (stored(wages), stored(wages, 2023)) == (60_001, None)
    axe(page)


def test_keys_walk_the_whole_grid_and_out_of_it(visit_grid, wages, below):
    page = visit_grid()
    cell(page, wages).click()
    page.keyboard.press("Home")
    expect(page.locator(f"#r-{wages.pk} th a")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(cell(page, wages, 2021)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(cell(page, wages, 2021)).to_be_focused()
    page.keyboard.press("End")
    expect(cell(page, wages, 2024)).to_be_focused()
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


def test_what_has_the_focus_is_never_under_the_head_or_the_foot(visit_grid, plan):
    page = visit_grid()
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


def test_the_last_change_is_taken_back_by_key_and_by_button(visit_grid, wages):
    page = visit_grid()
    page.expected_errors.append("409")
    cell(page, wages).click()
    page.keyboard.type("60")
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_contain_text("er gemt")
    page.keyboard.type("70")
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_contain_text("Aktivitetsmidler 2022 er gemt")
    page.keyboard.press("Control+z")
    expect(page.locator("#live")).to_contain_text("Fortrudt: Aktivitetsmidler 2022 er igen 5.000.")
    page.get_by_role("button", name="Fortryd sidste").click()
    expect(cell(page, wages)).to_have_text("50.000")
    expect(page.locator("#f-fri-2022")).to_have_text("72.000")
    page.get_by_role("button", name="Fortryd sidste").click()
    expect(page.locator("#gitter-status")).to_contain_text("ikke noget at fortryde")


@WIDTHS
def test_a_note_on_a_cell(visit_grid, wages, axe, width):
    page = visit_grid(width=width)
    cell(page, wages).click()
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
    expect(cell(page, wages)).to_be_focused()
    expect(cell(page, wages)).to_have_attribute("data-n", "Afventer svar")
    expect(cell(page, wages)).to_have_text("50.000, note: Afventer svar")
    expect(page.locator("#celle-note")).to_have_text("Note: Afventer svar")
    assert wages.amounts.get(year=2022).remark == "Afventer svar"
    axe(page)


def test_on_a_phone_a_tapped_amount_opens(visit_grid, wages, below, axe):
    page = visit_grid(width=390)
    axe(page)
    tap(cell(page, wages))
    field = page.locator("#gitter input")
    expect(field).to_be_focused()
    assert field.bounding_box()["width"] >= 120
    assert field.bounding_box()["height"] >= 44
    axe(page)
    page.keyboard.type("62.000")
    page.keyboard.press("Enter")
    expect(cell(page, wages)).to_have_text("62.000")
    free = page.locator("#f-fri-2022")
    expect(free).to_have_text("60.000")
    expect(free).to_be_in_viewport()
    tap(cell(page, below))
    page.keyboard.type("6.000")
    page.locator("h1").click()
    expect(cell(page, below)).to_have_text("6.000")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_cell_of_three_hundred_activities_is_saved(visit_grid, make_plan):
    wages = make_plan(300).funding_lines.filter(activity__number=150).first()
    page = visit_grid()
    page.evaluate("document.querySelector('#gitter').dataset.still = 'here'")
    cell(page, wages).click()
    page.keyboard.type("61.234")
    page.keyboard.press("Enter")
    expect(cell(page, wages)).to_have_text("61.234")
    expect(page.locator("#live")).to_contain_text("er gemt")
    expect(page.locator("#gitter")).to_have_attribute("data-still", "here")
    assert stored(wages) == 61_234


@WIDTHS
def test_who_may_not_edit_reads_it(visit_grid, plan, cast, wages, axe, width):
    page = visit_grid(cast.collaborator, width=width)
    axe(page)
    expect(page.get_by_role("table", name="Planens økonomi")).to_be_visible()
    expect(page.get_by_role("button", name="Fortryd sidste")).to_have_count(0)

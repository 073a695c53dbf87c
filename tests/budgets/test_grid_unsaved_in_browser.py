# SPDX-License-Identifier: MPL-2.0
"""What was typed in the grid and did not get saved: another's amount, a dead network, a right withdrawn; never lost."""

import pytest
from playwright.sync_api import expect

from tests.budgets.grid_steps import SAVE, cell, stored

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.mark.parametrize(("choice", "wins"), [("Behold mit", 70_000), ("Brug det gemte", 60_000)])
@WIDTHS
def test_a_cell_that_somebody_else_has_changed(visit_grid, wages, cast, axe, choice, wins, width):
    page = visit_grid(width=width)
    page.expected_errors.append("409")
    other = visit_grid(cast.colleague)
    cell(other, wages).click()
    other.keyboard.type("60.000")
    other.keyboard.press("Enter")
    expect(cell(other, wages)).to_have_text("60.000")
    cell(page, wages).click()
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
    expect(cell(page, wages)).to_be_focused()
    expect(page.locator(".is-unsaved")).to_have_count(0)
    expect(cell(page, wages)).to_have_text("70.000" if wins == 70_000 else "60.000")
    assert stored(wages) == wins


def test_a_dead_network_eats_nothing(visit_grid, wages, below, axe):
    page = visit_grid()
    page.expected_errors += ["Failed to load resource", "ERR_FAILED", "sendError", "htmx"]
    page.route(SAVE, lambda route: route.abort())
    cell(page, wages).click()
    page.keyboard.type("61.000")
    page.keyboard.press("Enter")
    expect(page.locator("#gitter-status")).to_contain_text("ingen forbindelse")
    expect(cell(page, wages)).to_have_text("ikke gemt: 61.000")
    axe(page)
    page.unroute(SAVE)
    page.keyboard.type("6.000")
    page.keyboard.press("Enter")
    expect(cell(page, below)).to_have_text("6.000")
    expect(cell(page, wages)).to_have_text("61.000")
    expect(page.locator("#gitter-status")).to_be_hidden()
    assert (stored(wages), stored(below)) == (61_000, 6_000)


def test_an_expired_session_and_a_right_withdrawn_eat_nothing(visit_grid, wages, cast):
    page = visit_grid()
    page.expected_errors += ["401", "403"]
    session = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    cell(page, wages).click()
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
    expect(cell(page, wages)).to_have_text("ikke gemt: 61.000")
    membership.role = "working_group"
    membership.save()
    page.get_by_role("button", name="Prøv igen").click()
    expect(cell(page, wages)).to_have_text("61.000")


def test_leaving_with_unsaved_amounts_asks_first(visit_grid, wages):
    page = visit_grid()
    page.expected_errors.append("422")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    cell(page, wages).click()
    page.keyboard.type("1,2,3")
    page.keyboard.press("Enter")
    expect(page.locator("tr.refusal-row")).to_have_count(1)
    page.reload()
    assert asked == ["beforeunload"]
    page.reload()
    assert asked == ["beforeunload"]


def test_a_post_that_is_gone_keeps_what_was_typed(visit_grid, wages):
    page = visit_grid()
    page.expected_errors.append("409")
    wages.delete()
    cells = page.locator('[data-post="Lønmidler"][data-owner^="Blå Bane"] td.cell')
    cells.first.click()
    page.keyboard.type("77.000")
    page.keyboard.press("Enter")
    expect(page.locator("tr.refusal-row")).to_contain_text("fjernet af en anden imens")
    expect(cells.first).to_have_text("ikke gemt: 77.000")


def test_typing_on_before_the_answer_loses_nothing(visit_grid, wages):
    page = visit_grid()
    held = []
    page.route(SAVE, lambda route: held.append(route))  # noqa: PLW0108 - Playwright cannot wrap a built-in
    cell(page, wages).click()
    page.keyboard.type("60.000")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("61.0")
    page.wait_for_timeout(100)
    held.pop().continue_()
    expect(page.locator("#f-fri-2022")).to_have_text("62.000")
    page.unroute(SAVE)
    page.keyboard.type("00")
    page.keyboard.press("Enter")
    expect(page.locator("#f-fri-2022")).to_have_text("61.000")
    assert stored(wages) == 61_000

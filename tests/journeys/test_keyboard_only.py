# SPDX-License-Identifier: MPL-2.0
"""From the login to a saved text and a saved amount without a mouse, and always with the focus in sight."""

from playwright.sync_api import Page, expect

from activities.models import ActivitySection
from budgets.models import FundingAmount
from tests.journeys.steps import PLAN, cell, editor, is_saved, retype

POST = "Lønmidler og honorarer"

NAME = """element => (element.getAttribute("aria-label") || element.textContent || element.name || "")
  .trim().replace(/\\s+/g, " ")"""
SEEN = """element => {
  const box = element.getBoundingClientRect()
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 20) / 2)
  return box.width > 0 && box.bottom > 0 && box.top < innerHeight && (element.contains(at) || at?.contains(element))
}"""


def walk_to(page: Page, name: str) -> None:
    """Press Tab until the element with that name has the focus, and see that no bar or margin covers it."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(f"({NAME})(document.activeElement)") == name:
            assert page.evaluate(f"({SEEN})(document.activeElement)"), f"{name} has the focus, but is covered"
            return
    raise AssertionError(f"Tab never came to {name}")


def test_login_text_and_amount_from_the_keyboard(page, sample):
    page.goto("/")
    walk_to(page, "Helhedsplanen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Amager Partnerskab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    walk_to(page, "2022")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PLAN}")
    walk_to(page, "Dialog, kommunikation og værtskab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/aktivitet/**")
    page.wait_for_load_state()
    walk_to(page, "Rediger formål")
    page.keyboard.press("Enter")
    expect(editor(page, "formål")).to_be_focused()
    page.wait_for_timeout(60)
    retype(page, "Skrevet uden mus.")
    page.keyboard.press("Control+Enter")
    is_saved(page, "formål")
    walk_to(page, "Rediger økonomi")
    page.keyboard.press("Enter")
    expect(cell(page, POST, 2021)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("270.000")
    page.keyboard.press("Enter")
    expect(page.locator("#sum-2022")).to_have_text("335.000")
    walk_to(page, "Færdig")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Rediger økonomi")).to_be_focused()
    expect(page.locator("#facts-line")).to_contain_text("335.000")
    assert (
        ActivitySection.objects.get(activity__plan=sample, activity__number=1, kind="purpose").text
        == "<p>Skrevet uden mus.</p>"
    )
    assert (
        FundingAmount.objects.get(line__plan=sample, line__activity__number=1, line__post=POST, year=2022).kr == 270_000
    )

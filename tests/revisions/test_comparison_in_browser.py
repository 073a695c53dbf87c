# SPDX-License-Identifier: MPL-2.0
"""The page of changes in a browser: accessible with all open, at both widths, and usable without a mouse."""

import pytest
from playwright.sync_api import Page, expect

from activities.models import Activity, Plan
from tests.journeys.conftest import log_in

from .test_comparison_page import rewrite

ADDRESS = "/amager/plan/2022/aendringer/"


@pytest.fixture
def changed(transactional_db, act, plan: Plan) -> Plan:
    """The small plan with an approved version, and a draft that has gone on: changed, renumbered and a new activity."""
    act.approve(act.submit())
    rewrite(plan)
    area = plan.activities.first().focus_area
    title = "Fællesskabsudviklingsmedarbejderuddannelsesforløbsbeskrivelse"
    Activity.objects.create(plan=plan, number=9, title=title, focus_area=area, order=9)
    return plan


@pytest.mark.parametrize("width", [1280, 390])
def test_accessible_with_everything_open(new_page, live_server, axe, changed, cast, width):
    page: Page = new_page(width=width)
    log_in(page, cast.secretariat, live_server.url)
    page.goto(ADDRESS)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ændringer siden version 2022.1")
    page.evaluate("document.querySelectorAll('main details').forEach(part => { part.open = true })")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_keyboard_opens_what_is_folded_and_chooses_another_version(page, live_server, changed, cast):
    log_in(page, cast.secretariat, live_server.url)
    page.goto(ADDRESS)
    fold = page.get_by_text("andre afsnit er uændrede").first
    fold.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details[open]").filter(has_text="Læs hele aktiviteten").first).to_be_visible()
    page.get_by_label("Til", exact=True).select_option("2022.1")
    page.get_by_role("button", name="Sammenlign").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ingen ændringer.")).to_be_visible()

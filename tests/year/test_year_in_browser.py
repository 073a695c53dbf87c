# SPDX-License-Identifier: MPL-2.0
"""The year in a browser: proposed, changed with the keyboard, ticked off, and put into a calendar."""

import pytest
from playwright.sync_api import Page, expect

from partnerskab.year.models import CalendarKey, Deadline
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits


@pytest.fixture
def plan(transactional_db, make_plan):
    return make_plan(2)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_year_is_proposed_changed_and_kept(new_page, live_server, axe, cast, plan, width):
    page: Page = new_page(width=width)
    page.expected_errors += ["422"]
    log_in(page, cast.secretariat, live_server.url)
    page.goto("/amager/aarshjul/2022/")
    page.get_by_role("button", name="Foreslå et årshjul").click()
    expect(page.get_by_role("row", name="Midtvejsstatus")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Rediger fristerne").focus()
    page.keyboard.press("Enter")
    first = page.locator("#rows-frister li").first
    expect(first.get_by_label("Hvad")).to_be_focused()
    first.get_by_label("Hvornår").fill("til foråret")
    axe(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("”til foråret” kan ikke læses")
    axe(page)
    page.locator("#rows-frister li").first.get_by_label("Hvornår").fill("1. februar")
    page.get_by_role("button", name="Gem frister").click()
    expect(page.get_by_role("row", name="Arbejdsgruppens møder")).to_contain_text("1. februar")
    assert Deadline.objects.filter(month=2, day=1).exists()
    page.goto("/amager/aarshjul/2024/")
    assert fits(page)
    axe(page)
    row = page.locator("li", has=page.get_by_role("heading", name="Afrapportering"))
    row.get_by_text("Markér som gjort").click()
    row.get_by_label("Gjort den").fill("5. december 2024")
    page.evaluate("scrollTo(0, 0)")  # nothing half below the bar
    axe(page)
    row.get_by_role("button", name="Markér").click()
    expect(row).to_contain_text("Markeret af Sanne Sekretær")
    page.get_by_role("button", name="Lav en kalenderadresse").click()
    field = page.get_by_label("Kalenderadresse")
    expect(field).to_have_value(f"{live_server.url}/kalender/{CalendarKey.objects.get().secret}.ics")
    expect(field).to_have_attribute("readonly", "")
    page.evaluate("scrollTo(0, 0)")
    axe(page)
    assert fits(page)
    page.get_by_role("button", name="Slå påmindelser fra").click()
    expect(page.get_by_role("button", name="Slå påmindelser til")).to_be_visible()


def test_the_year_is_kept_without_scripts(browser, live_server, cast, plan):
    from django.test import Client

    client = Client()
    client.force_login(cast.secretariat)
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.goto("/amager/aarshjul/frister/2021-2024/")
    page.get_by_role("button", name="Tilføj den første frist").click()
    page.get_by_label("Hvad").fill("Naboaften")
    page.get_by_label("Hvornår").fill("15. september")
    page.get_by_role("button", name="Gem frister").click()
    expect(page.get_by_role("row", name="Naboaften")).to_contain_text("15. september")
    context.close()

# SPDX-License-Identifier: MPL-2.0
"""A pool through its year in a real browser, on a laptop and on a phone, by mouse and by keyboard."""

import pytest
from playwright.sync_api import expect

from budgets import pools
from tests.journeys.conftest import log_in
from tests.journeys.steps import PLAN, fits


@pytest.fixture
def plan(transactional_db, make_plan):
    """The plan of 2022; activity 2 has 72.000 kr. to give out."""
    return make_plan(2)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_pool_from_the_first_application_to_the_years_end(new_page, live_server, axe, cast, plan, width):
    page = new_page(width=width)
    page.expected_errors.append("422")
    log_in(page, cast.secretariat, live_server.url)
    activity = plan.activities.get(number=2)
    page.goto(f"{PLAN}aktivitet/{activity.pk}/")
    page.get_by_role("button", name="Gør aktiviteten til en pulje").click()
    expect(page.get_by_text("Ingen har søgt puljen endnu")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Ny ansøgning").click()
    page.get_by_label("Ansøger").fill("Haveforeningen")
    page.get_by_label("Hvad skal pengene bruges til?").fill("Fællesspisning for hele gården")
    page.get_by_label("Søgt beløb").fill("tyve tusind")
    page.get_by_label("Ansøgt den").fill("1. marts 2022")
    axe(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("er ikke et sikkert beløb")
    expect(page.get_by_label("Ansøger")).to_have_value("Haveforeningen")
    axe(page)
    page.get_by_label("Søgt beløb").fill("20.000")
    page.get_by_role("button", name="Tilføj ansøgning").click()
    page.get_by_role("link", name="Bevilg penge for Haveforeningen").click()
    page.get_by_label("Bevilget beløb").fill("15.000")
    page.get_by_label("Hvem tog del i afgørelsen?").fill("Arbejdsgruppens møde, ni parter")
    page.get_by_label("Afgjort den").fill("9. marts 2022")
    axe(page)
    page.get_by_role("button", name="Bevilg").click()
    expect(page.get_by_role("main")).to_contain_text("57.000 kr. tilbage af 72.000 kr.")
    axe(page)
    assert fits(page)
    page.get_by_role("link", name="Årets regnskab").click()
    axe(page)
    assert fits(page)
    page.go_back()
    page.get_by_role("link", name="Luk puljens år").click()
    page.get_by_label("Hvad kan resten bruges til?").fill("flere lys på stien")
    axe(page)
    page.get_by_role("button", name="Ja, luk året").click()
    expect(page.get_by_role("main")).to_contain_text("57.000 kr. er foreslået til omdisponering: flere lys på stien")
    axe(page)
    page.get_by_role("link", name="Flyt pengene").click()
    expect(page.get_by_label("Beløb")).to_have_value("57.000")
    axe(page)
    page.goto(f"{PLAN}okonomi/")
    expect(page.get_by_role("heading", name="Forslag til omdisponering")).to_be_visible()
    axe(page)


def test_a_step_is_taken_by_keyboard_alone(new_page, live_server, cast, plan):
    pool = pools.make(plan.activities.get(number=2))
    pools.apply(
        pool, applicant="Haveforeningen", purpose="Fest", kr=500, applied_on=pool.activity.plan.agreement.valid_from
    )
    page = new_page()
    log_in(page, cast.working_group, live_server.url)
    page.goto(f"{PLAN}aktivitet/{pool.activity_id}/pulje/")
    page.get_by_role("link", name="Afslå ansøgningen for Haveforeningen").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Hvem tog del i afgørelsen?").focus()
    page.keyboard.type("Fire parter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listitem").filter(has_text="Haveforeningen")).to_contain_text("Afslået")

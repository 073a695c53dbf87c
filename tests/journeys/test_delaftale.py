# SPDX-License-Identifier: MPL-2.0
"""The delaftale 2018-2021: its economy in 1.000 kr., paid by two who are not the partnership, comes out on paper."""

import pytest
from playwright.sync_api import Page, expect

from budgets.models import FundingAmount
from tests.journeys.conftest import log_in
from tests.journeys.older_papers import add_activity, add_post, begin_agreement, begin_plan, type_amounts
from tests.journeys.steps import fits, paper, squeezed, words_of

SLUG, YEAR = "partnerskabet", 2018
AREA = "Tryghed og trivsel"
UNIT = "1.000\xa0kr."
POSTS = {"Landsbyggefonden": "3.100", "Lokal medfinansiering": "1.928"}


@pytest.fixture
def page(transactional_db, new_page, live_server) -> Page:
    """The secretariat's page, before there is a plan."""
    user = begin_agreement(SLUG, (2018, 2021), (AREA,))
    page = new_page()
    log_in(page, user, live_server.url)
    return page


def test_the_economy_of_the_delaftale_comes_out_with_every_fact(page: Page) -> None:
    begin_plan(page, SLUG, YEAR)
    show_thousands(page)
    add_activity(page, SLUG, YEAR, AREA, area=1)
    for payer, written in POSTS.items():
        add_post(page, payer, payer=payer)
        type_amounts(page, payer, {YEAR: written}, unit=UNIT)
    expect(page.locator(f"#sum-{YEAR}")).to_have_text("5.028")
    assert fits(page)
    page.get_by_role("button", name="Færdig").click()
    expect(page.locator("#penge")).to_contain_text(f"Beløb i {UNIT}")
    expect(page.locator("#penge tfoot")).to_contain_text("5.028")
    assert sorted(FundingAmount.objects.values_list("kr", flat=True)) == [1_928_000, 3_100_000]
    page.goto(f"/{SLUG}/plan/{YEAR}/")
    expect(page.locator("#oversigt")).to_contain_text(f"Beløb i {UNIT}")
    expect(page.locator("#oversigt #sum")).to_contain_text("5.028")
    the_paper_shows_it(page)


def show_thousands(page: Page) -> None:
    page.goto(f"/{SLUG}/plan/{YEAR}/okonomi/ramme/")
    page.get_by_role("link", name="Ret enheden").click()
    page.get_by_label(UNIT).check()
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("main")).to_contain_text(f"viser beløb i {UNIT}")


def the_paper_shows_it(page: Page) -> None:
    text = words_of(paper(page))
    assert squeezed(f"Økonomi, beløb i {UNIT}") in text
    assert squeezed("LandsbyggefondenLandsbyggefonden3.100") in text
    assert squeezed("Lokal medfinansieringLokal medfinansiering1.928") in text
    assert squeezed("I alt5.028") in text
    assert squeezed(f"Hvem betaler, beløb i {UNIT}") in text
    assert squeezed("Planen i alt5.028") in text
    assert squeezed("Bevilling 2018 5.028.000 kr.") in text
    assert "Partnerskabet,egnemidler" not in text
    assert squeezed("Af partnerskabets egen ramme bruges 0 kr. i 2018.") in text

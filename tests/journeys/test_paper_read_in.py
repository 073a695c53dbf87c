# SPDX-License-Identifier: MPL-2.0
"""The secretariat reads a paper in on the page: the sample's own, and the real plan of 2022 where it is at hand."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from activities.models import Activity, ActivitySection
from budgets.models import FundingAmount
from partnerskab.agreements.models import Role
from tests.journeys.steps import PLAN, fits

SAMPLE = settings.BASE_DIR / "partnerskab" / "documents" / "sample" / "tryghedsplan-2022-eksempel.txt"
REAL = settings.BASE_DIR.parent / "shared" / "seeds" / "tryghedsplan-2022.txt"


@pytest.fixture
def page(enter, person) -> Page:
    """The page to read papers in on, before the secretariat."""
    page = enter(person(Role.SECRETARIAT))
    page.goto(PLAN)
    page.get_by_role("link", name="Indlæs", exact=True).click()
    return page


def upload(page: Page, paper: Path) -> None:
    """Choose the file, and look at what was understood."""
    page.get_by_label("Planens papir").set_input_files(paper)
    page.get_by_role("button", name="Læs papiret").click()
    expect(page.locator("main .lede")).to_contain_text("Intet er skrevet i kladden endnu")
    assert fits(page)


def confirm(page: Page) -> None:
    """Say yes, also to replacing the draft where that is asked."""
    question = page.locator("#bekraeft").get_by_role("checkbox")
    if question.count():
        question.check()
    page.locator("#bekraeft").get_by_role("button", name="Læs ind").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2022")


def changes() -> tuple[int, int, int]:
    """How many entries the histories have."""
    return tuple(model.history.count() for model in (Activity, ActivitySection, FundingAmount))


def test_the_same_paper_again_changes_nothing(page, sample):
    before = changes()
    upload(page, SAMPLE)
    expect(page.locator("#bekraeft")).to_contain_text("Planen står allerede sådan")
    page.locator(".import-doc nav a, .parts a").nth(3).click()
    expect(page.get_by_role("heading", name="Forstået som")).to_be_visible()
    confirm(page)
    expect(page.locator("main")).to_contain_text("Intet er ændret")
    assert changes() == before


@pytest.mark.skipif(not REAL.exists(), reason="the real plan of 2022 is not at hand")
def test_the_real_plan_of_2022_is_read_in(page, sample):
    upload(page, REAL)
    expect(page.locator("#bekraeft")).to_contain_text("De erstattes")
    confirm(page)
    expect(page.locator(".figures")).to_contain_text("1.328.000 kr.")
    expect(page.locator("#fund")).to_contain_text("Aktivitet 1 koster mere end sin egen sum")
    expect(page.locator("#fund")).to_contain_text("Aktivitet 9 har to beløb for 2023 og 2024")
    assert list(sample.activities.in_reading_order().values_list("number", flat=True)) == list(range(1, 13))
    before = changes()
    page.goto(PLAN)
    page.get_by_role("link", name="Indlæs", exact=True).click()
    upload(page, REAL)
    confirm(page)
    expect(page.locator("main")).to_contain_text("Intet er ændret")
    assert changes() == before

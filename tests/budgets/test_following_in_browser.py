# SPDX-License-Identifier: MPL-2.0
"""The money followed through the year in a real browser: typed with the keyboard, moved after a question, anchored."""

import pytest
from playwright.sync_api import expect

from budgets.models import FundingLine, Spending, Transfer
from tests.journeys.conftest import log_in
from tests.journeys.steps import PLAN, address_of, fits

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.fixture
def open_page(new_page, live_server, cast, plan):
    """A page of the working group at an address: open_page(address, width)."""

    def visit(address: str, width: int = 1280):
        page = new_page(width=width)
        page.expected_errors += ["409", "422"]
        log_in(page, cast.working_group, live_server.url)
        page.goto(address)
        return page

    return visit


@pytest.fixture
def line(plan) -> FundingLine:
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


@WIDTHS
def test_figures_are_typed_one_after_another_and_add_up(open_page, axe, line, width):
    page = open_page(f"{PLAN}okonomi/forbrug/", width)
    spent, forecast = (page.locator(f"#celle-{line.pk}-{figure}") for figure in ("spent", "forecast"))
    spent.fill("30.000")
    spent.press("Tab")
    expect(forecast).to_be_focused()
    page.keyboard.type("45.000")
    page.keyboard.press("Enter")
    expect(page.locator(f"#rest-{line.pk}")).to_have_text("20.000")
    expect(page.locator(f"#ventet-{line.pk}")).to_have_text("5.000")
    expect(page.locator("#forbrug-ialt")).to_have_text("30.000")
    assert Spending.objects.values_list("spent", "forecast").get() == (30_000, 45_000)
    spent.fill("60.000")
    spent.press("Enter")
    expect(page.locator(f"#rest-{line.pk}")).to_contain_text("overskredet")
    forecast.fill("50,00,0")
    forecast.press("Enter")
    expect(page.locator("#penge").get_by_role("alert")).to_contain_text("er ikke gemt")
    expect(forecast).to_have_value("50,00,0")
    axe(page)
    assert fits(page)


def test_a_figure_that_a_colleague_changed_is_met_and_kept(open_page, line):
    page = open_page(f"{PLAN}okonomi/forbrug/")
    Spending.objects.create(line=line, year=2022, spent=7_000)
    spent = page.locator(f"#celle-{line.pk}-spent")
    spent.fill("8.000")
    spent.press("Enter")
    met = page.locator("#penge").get_by_role("alert")
    expect(met).to_contain_text("7.000")
    page.get_by_role("button", name="Behold mit").click()
    expect(met).to_have_count(0)
    expect(page.locator("#forbrug-ialt")).to_have_text("8.000")
    assert Spending.objects.get().spent == 8_000


@WIDTHS
def test_money_is_moved_after_a_question_that_can_be_taken_back(open_page, axe, line, width):
    page = open_page(f"{PLAN}okonomi/flyt/?fra={line.pk}", width)
    target = FundingLine.objects.get(activity__number=10, post="Aktivitetsmidler")
    page.get_by_label("Til post").select_option(str(target.pk))
    page.get_by_label("Beløb").fill("60.000")
    page.get_by_label("Begrundelse").fill("Flere arrangementer end ventet")
    page.get_by_role("button", name="Se, hvad der sker").click()
    expect(page.locator(".form-summary")).to_contain_text("Skriv højst det beløb")
    expect(page.locator(".form-summary")).to_be_focused()
    axe(page)
    page.get_by_label("Beløb").fill("5.000")
    page.get_by_role("button", name="Se, hvad der sker").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Flyt 5.000\u00a0kr.?")
    axe(page)
    assert fits(page)
    page.get_by_role("button", name="Ret", exact=True).click()
    expect(page.get_by_label("Begrundelse")).to_have_value("Flere arrangementer end ventet")
    page.get_by_role("button", name="Se, hvad der sker").click()
    page.get_by_role("button", name="Flyt 5.000").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Flytninger af penge")
    expect(page.locator(".moves")).to_contain_text("Flere arrangementer end ventet")
    axe(page)
    assert Transfer.objects.get().kr == 5_000


@WIDTHS
def test_the_anchoring_is_written_where_it_stands(open_page, axe, plan, width):
    page = open_page(address_of(plan, 3), width)
    page.get_by_role("button", name="Rediger forankring").click()
    expect(page.get_by_label("Hvem fører aktiviteten videre?")).to_be_focused()
    axe(page)
    page.keyboard.type("Socialforvaltningen")
    page.get_by_label("Fra hvornår?").fill("januar 2023")
    page.get_by_role("button", name="Gem forankring").click()
    expect(page.get_by_role("button", name="Rediger forankring")).to_be_focused()
    expect(page.locator("#forankring")).to_contain_text("Socialforvaltningen")
    expect(page.locator("#eftersyn")).not_to_contain_text("hvem der fører aktiviteten videre")
    assert fits(page)

# SPDX-License-Identifier: MPL-2.0
"""Success criteria followed up in a browser: in the list and on the activity's page, by keyboard, readable by all."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, Route, expect

from activities.models import CriterionResult, Plan, SuccessCriterion
from partnerskab.content.tree import Criterion
from tests.content_examples import example_plan
from tests.journeys.conftest import log_in
from tests.journeys.steps import PLAN, address_of, fits

pytestmark = pytest.mark.django_db(transaction=True)

LIST = f"{PLAN}succeskriterier/"
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.fixture
def plan(make_plan) -> Plan:
    """Two activities with three criteria; the first of them is answered."""
    content = example_plan(2)
    long = "Beboere, der har deltaget, oplever et tættere fællesskab i opgangen og omkring gården end året før"
    criteria = (Criterion("", "Frivillige i haverne", "40", "Lister"), Criterion("", long, "", "Telefoninterview"))
    first, second = content.activities
    activities = (replace(first, criteria=criteria), replace(second, criteria=(Criterion("", "Ture", "6", ""),)))
    plan = make_plan(content=replace(content, activities=activities))
    answered = SuccessCriterion.objects.get(text="Frivillige i haverne")
    CriterionResult.objects.create(criterion=answered, year=2022, state="met", figure="43", note="Flest i byhaven.")
    return plan


@pytest.fixture
def enter(new_page, live_server) -> Callable[..., Page]:
    def open_page(user, path: str, width: int = 1280) -> Page:
        page = new_page(width=width)
        log_in(page, user, live_server.url)
        page.goto(path)
        return page

    return open_page


@WIDTHS
def test_the_list_and_the_unit_are_readable_by_all(enter, axe, cast, plan, width):
    page = enter(cast.working_group, LIST, width)
    page.expected_errors.append("422")
    axe(page)
    assert fits(page)
    page.get_by_role("link", name="Ret opfølgningen for 2022: Frivillige i haverne").click()
    page.get_by_role("form", name="Opfølgning 2022: Ture").get_by_role("button", name="Gem").click()
    expect(page.locator(".form-summary")).to_contain_text("Vælg en vurdering")
    axe(page)
    assert fits(page)
    page.goto(address_of(plan, 1))
    page.locator("#succeskriterier summary").first.click()
    page.get_by_role("link", name="Skriv resultatet for 2023: Frivillige").click()
    expect(page.locator("form.result select")).to_be_focused()
    axe(page)
    assert fits(page)


def test_the_list_is_read_by_those_who_only_read(enter, axe, cast, plan):
    page = enter(cast.steering_group, LIST, 390)
    expect(page.locator("main")).to_contain_text("Ikke besvaret")
    expect(page.locator("main select")).to_have_count(0)
    axe(page)


def tab_to(page: Page, what: str) -> None:
    """Press Tab until such an element has the focus; the name of an activity may stand between two answers."""
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.locator(f"{what}:focus").count():
            return
    pytest.fail(f"no {what} in reach")


def test_answers_are_written_one_after_another_from_the_keyboard(enter, cast, plan):
    page = enter(cast.working_group, f"{LIST}?vis=uden-svar")
    page.locator("#tal a").last.focus()
    for first_letter, figure in (("P", "12 af 20"), ("N", "6")):
        tab_to(page, "select")
        page.keyboard.type(first_letter)  # a list forgets slow letters
        page.keyboard.press("Tab")
        page.keyboard.type(figure)
        page.keyboard.press("Enter")
        expect(page.locator("a.result-edit:focus")).to_be_visible()
    expect(page.locator("#live")).to_have_text("Opfølgningen for 2022 er gemt.")
    expect(page.locator("#tal")).to_contain_text("3 af 3")
    found = {row.criterion.text[:4]: (row.state, row.figure) for row in CriterionResult.objects.exclude(figure="43")}
    assert found == {"Bebo": ("on_the_way", "12 af 20"), "Ture": ("met", "6")}


def test_the_count_follows_an_answer_given_while_it_is_asked_for(enter, cast, plan):
    page, held = enter(cast.working_group, LIST), []

    def hold_the_first(route: Route) -> None:
        if route.request.headers.get("hx-target") != "tal":
            route.fallback()
        elif held:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    page.route("**/succeskriterier/", hold_the_first)
    for text in ("Beboere", "Ture"):
        form = page.get_by_role("form", name=f"Opfølgning 2022: {text}")
        form.get_by_label("Vurdering").select_option("met")
        form.get_by_role("button", name="Gem").click()
        expect(form).to_have_count(0)
    first, counted = held[0]
    first.fulfill(response=counted)
    expect(page.locator("#tal")).to_contain_text("3 af 3")


def test_an_answer_that_was_not_saved_is_offered_again(enter, cast, plan):
    page = enter(cast.working_group, address_of(plan, 2))
    page.get_by_role("link", name="Skriv resultatet for 2022: Ture").click()
    page.get_by_label("Resultat").fill("5 ture")
    page.wait_for_timeout(700)
    page.locator("#rows-kriterier > .edit").click()
    page.locator("form#rows-kriterier").get_by_role("button", name="Fortryd").click()
    page.get_by_role("link", name="Skriv resultatet for 2022: Ture").click()
    page.get_by_role("button", name="Hent den").click()
    expect(page.get_by_label("Resultat")).to_have_value("5 ture")


def test_two_people_answer_and_both_answers_are_shown(enter, axe, cast, plan):
    mine, theirs = enter(cast.working_group, LIST), enter(cast.colleague, LIST)
    mine.expected_errors.append("409")
    for page, figure in ((mine, "7 ture"), (theirs, "8 ture")):
        form = page.get_by_role("form", name="Opfølgning 2022: Ture")
        form.get_by_label("Vurdering").select_option("met")
        form.get_by_label("Resultat").fill(figure)
    theirs.get_by_role("form", name="Opfølgning 2022: Ture").get_by_role("button", name="Gem").click()
    expect(theirs.locator("main")).to_contain_text("8 ture")
    mine.get_by_role("form", name="Opfølgning 2022: Ture").get_by_role("button", name="Gem").click()
    expect(mine.locator(".conflict")).to_contain_text("8 ture")
    axe(mine)
    mine.get_by_role("button", name="Gem min udgave").click()
    expect(mine.locator(".conflict")).to_have_count(0)
    assert CriterionResult.objects.get(criterion__text="Ture").figure == "7 ture"


def test_an_answer_is_taken_away_after_a_question(enter, axe, cast, plan):
    page = enter(cast.working_group, address_of(plan, 1))
    page.get_by_role("link", name="Ret opfølgningen for 2022: Frivillige").click()
    page.get_by_role("link", name="Fjern svaret …").click()
    axe(page)
    page.get_by_role("button", name="Ja, fjern svaret").click()
    expect(page.get_by_role("link", name="Skriv resultatet for 2022: Frivillige")).to_be_focused()
    assert not CriterionResult.objects.exists()

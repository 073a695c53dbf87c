# SPDX-License-Identifier: MPL-2.0
"""The money table in a browser: amounts typed with the keyboard alone, refused, met by another's, and summed up."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from activities.models import Activity, Plan
from budgets.models import FundingLine
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.fixture
def visit(new_page: Callable[..., Page], live_server, cast: Cast, plan: Plan) -> Callable[..., Page]:
    """Open the page of activity 9, or another address, as somebody of the working group: visit(width=390)."""

    def open_page(user=None, width: int = 1280, address: str = "") -> Page:
        client = Client()
        client.force_login(user or cast.working_group)
        page = new_page(width=width)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([session])
        activity = Activity.objects.get(plan=plan, number=9)
        page.goto(address or reverse("activity", args=["amager", 2022, activity.pk]))
        return page

    return open_page


@pytest.fixture
def line(plan: Plan) -> FundingLine:
    """Lønmidler of activity 9: 50.000 kr. a year; Aktivitetsmidler has 5.000."""
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


def edit(page: Page) -> None:
    """Open the table for editing from the keyboard."""
    button = page.get_by_role("button", name="Rediger økonomi").first
    button.focus()
    button.press("Enter")
    expect(cell(page, "Lønmidler", 2021)).to_be_focused()


def cell(page: Page, post: str, year: int) -> Locator:
    return page.get_by_label(f"{post} {year}, kr.", exact=True)


def kr(line: FundingLine, year: int) -> int | None:
    return line.amounts.get(year=year).kr


@WIDTHS
def test_amounts_are_typed_with_the_keyboard_alone(visit, line, axe, width):
    page = visit(width=width)
    edit(page)
    page.keyboard.type("60000")
    page.keyboard.press("Tab")
    expect(cell(page, "Lønmidler", 2022)).to_be_focused()
    expect(page.locator("#sum-2021")).to_have_text("65.000")
    expect(cell(page, "Lønmidler", 2021)).to_have_value("60.000")
    page.keyboard.type("ca. 70.000")
    page.keyboard.press("Enter")
    expect(cell(page, "Aktivitetsmidler", 2022)).to_be_focused()
    expect(page.locator("#sum-2022")).to_have_text("ca. 75.000")
    page.keyboard.type("drift")
    page.keyboard.press("ArrowUp")
    expect(cell(page, "Lønmidler", 2022)).to_be_focused()
    expect(page.locator("#sum-2022")).to_have_text("ca. 70.000")
    expect(page.locator("#live")).to_contain_text("I alt 2022")
    assert (kr(line, 2021), kr(line, 2022)) == (60_000, 70_000)
    axe(page)
    page.get_by_role("button", name="Færdig").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Rediger økonomi").first).to_be_focused()
    expect(page.locator("#penge tfoot")).to_contain_text("65.000")
    axe(page)


def test_the_facts_of_the_page_follow_a_save(visit, line):
    page = visit()
    edit(page)
    cell(page, "Lønmidler", 2022).fill("70.000")
    cell(page, "Lønmidler", 2022).press("Tab")
    expect(page.locator(".act-facts")).to_contain_text("75.000")
    expect(page.locator("#fri-2022")).to_have_text("52.000")


@WIDTHS
def test_a_refused_amount_stays_with_an_example(visit, line, axe, width):
    page = visit(width=width)
    page.expected_errors.append("422")
    edit(page)
    refused = cell(page, "Lønmidler", 2021)
    refused.fill("50,00,0")
    refused.press("Enter")
    note = page.get_by_role("alert")
    expect(note).to_contain_text("for eksempel 50.000")
    expect(note).to_contain_text("Feltet beholder 50.000")
    expect(refused).to_have_value("50,00,0")
    expect(refused).to_have_attribute("aria-invalid", "true")
    axe(page)
    cell(page, "Aktivitetsmidler", 2021).fill("6.000")
    page.keyboard.press("Tab")
    expect(page.locator("#sum-2021")).to_have_text("56.000")
    expect(refused).to_have_value("50,00,0")
    page.get_by_role("button", name="Færdig").click()
    expect(refused).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(refused).to_have_value("50.000")
    page.get_by_role("button", name="Færdig").click()
    expect(page.locator("#penge input")).to_have_count(0)


def test_a_refused_amount_outlives_a_new_post(visit, line):
    page = visit()
    page.expected_errors.append("422")
    edit(page)
    cell(page, "Lønmidler", 2021).fill("50,00,0")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("button", name="Tilføj post").click()
    expect(page.get_by_label("Budgetpost")).to_be_focused()
    page.keyboard.type("Andet")
    page.keyboard.press("Enter")
    expect(cell(page, "Andet", 2022)).to_be_focused()
    expect(cell(page, "Lønmidler", 2021)).to_have_value("50,00,0")
    page.keyboard.type("1.000")
    page.keyboard.press("Tab")
    expect(page.locator("#sum-2022")).to_have_text("56.000")


@pytest.mark.parametrize(("choice", "wins"), [("Behold mit", 70_000), ("Brug det gemte", 60_000)])
@WIDTHS
def test_the_same_cell_in_a_second_tab(visit, line, cast, axe, choice, wins, width):
    first, second = visit(), visit(cast.colleague, width)
    second.expected_errors.append("409")
    for page in (first, second):
        edit(page)
    first.keyboard.type("60.000")
    first.keyboard.press("Tab")
    expect(first.locator("#sum-2021")).to_have_text("65.000")
    second.keyboard.type("70.000")
    second.keyboard.press("Tab")
    note = second.get_by_role("alert")
    expect(note).to_contain_text("Arne Arbejder")
    expect(note).to_contain_text("70.000")
    expect(note).to_contain_text("60.000")
    axe(second)
    second.get_by_role("button", name=choice).focus()
    second.keyboard.press("Enter")
    expect(note).to_have_count(0)
    expect(cell(second, "Lønmidler", 2021)).to_be_focused()
    expect(cell(second, "Lønmidler", 2021)).to_have_value("70.000" if wins == 70_000 else "60.000")
    assert kr(line, 2021) == wins


def test_typing_on_before_the_answer_loses_nothing(visit, line):
    page = visit()
    edit(page)
    held = []
    page.route("**/okonomi/post/**/2021/", lambda route: held.append(route))  # noqa: PLW0108 - Playwright cannot wrap a built-in
    page.keyboard.type("60.000")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("61.000")
    page.wait_for_timeout(100)
    held.pop().continue_()
    expect(page.locator("#sum-2021")).to_have_text("65.000")
    page.unroute("**/okonomi/post/**/2021/")
    expect(cell(page, "Lønmidler", 2021)).to_have_value("61.000")
    page.keyboard.press("Enter")
    expect(page.locator("#sum-2021")).to_have_text("66.000")
    assert kr(line, 2021) == 61_000


def test_a_save_that_did_not_come_through_can_be_tried_again(visit, line):
    page = visit()
    page.expected_errors += ["Failed to load resource", "ERR_FAILED", "sendError", "htmx"]
    edit(page)
    page.route("**/okonomi/post/**/2021/", lambda route: route.abort())
    page.keyboard.type("60.000")
    page.keyboard.press("Tab")
    page.wait_for_timeout(200)
    page.unroute("**/okonomi/post/**/2021/")
    expect(cell(page, "Lønmidler", 2021)).to_have_value("60.000")
    cell(page, "Lønmidler", 2021).focus()
    page.keyboard.press("Tab")
    expect(page.locator("#sum-2021")).to_have_text("65.000")


def test_posts_are_moved_removed_and_brought_back(visit, line, axe):
    page = visit()
    edit(page)
    rows = page.locator("#penge tbody th")
    page.get_by_role("button", name="Ret posten Lønmidler").click()
    axe(page)
    page.get_by_role("button", name="Flyt ned").click()
    expect(rows).to_have_text(["Aktivitetsmidler", "Lønmidler"])
    expect(page.get_by_role("button", name="Ret posten Lønmidler")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Fjern post").click()
    expect(page.get_by_text("med alle beløb?")).to_be_visible()
    expect(page.get_by_role("button", name="Fjern post")).to_be_focused()
    page.keyboard.press("Enter")
    expect(rows).to_have_text(["Aktivitetsmidler"])
    expect(page.locator("#sum-2022")).to_have_text("5.000")
    axe(page)
    page.get_by_role("button", name="Gendan Lønmidler").click()
    expect(rows).to_have_text(["Aktivitetsmidler", "Lønmidler"])
    expect(page.locator("#sum-2022")).to_have_text("55.000")


@WIDTHS
def test_the_lines_without_number_are_edited_on_their_page(visit, plan, axe, width):
    page = visit(width=width, address=reverse("plan_lines", args=["amager", 2022]))
    axe(page)
    page.get_by_role("button", name="Rediger økonomi").click()
    cell(page, "Mødefacilitering", 2022).fill("9.000")
    page.keyboard.press("Tab")
    expect(page.locator("#sum-2022")).to_have_text("9.000")
    axe(page)


def test_a_link_pressed_before_the_answer_comes_is_followed(visit, line):
    """What comes in asks for the focus, and the page would scroll away below the pressed pointer."""
    page = visit()
    edit(page)
    held = []
    page.route("**/okonomi/", lambda route: held.append(route))  # noqa: PLW0108 - Playwright cannot wrap a built-in
    page.get_by_role("button", name="Færdig").click()
    link = page.get_by_role("link", name="Eftersyn", exact=True)
    link.hover()
    page.mouse.down()
    held[0].continue_()
    expect(page.get_by_role("button", name="Færdig")).to_have_count(0)
    page.mouse.up()
    expect(page.get_by_role("heading", level=1)).to_have_text("Eftersyn")

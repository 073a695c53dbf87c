# SPDX-License-Identifier: MPL-2.0
"""A session that ran out, a network that died and a right that was withdrawn never eat what somebody typed."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from activities.models import ActivitySection
from budgets.models import FundingAmount
from partnerskab.agreements.models import Membership, Role
from tests.journeys.conftest import log_in
from tests.journeys.steps import address_of, cell, editor, is_saved, open_money, open_text, retype, save

TYPED = "Det her har taget en time at skrive."
POST = "Lønmidler og honorarer"


@pytest.fixture
def page(enter: Callable[..., Page], person, sample) -> Page:
    """Activity 1 before somebody of the working group."""
    page = enter(person(Role.WORKING_GROUP))
    page.goto(address_of(sample, 1))
    page.expected_errors += [
        "Failed to load resource",
        "Response Status Error Code",
        "htmx:sendError",
        "htmx:afterRequest",
    ]
    return page


def stays(page: Page, notice: str) -> None:
    """The text is still in its editor, and an alert says what happened."""
    expect(page.locator("form.text-form").get_by_role("alert")).to_contain_text(notice)
    expect(editor(page, "formål")).to_have_text(TYPED)


def amount_stays(page: Page, notice: str) -> None:
    """The amount is still in its cell, and an alert in the table says what happened."""
    expect(page.locator("#penge").get_by_role("alert")).to_contain_text(notice)
    expect(cell(page, POST, 2022)).to_have_value("270.000")


def stored_text(sample) -> str:
    return ActivitySection.objects.get(activity__plan=sample, activity__number=1, kind="purpose").text


def stored_amount(sample) -> int | None:
    return FundingAmount.objects.get(line__activity__number=1, line__plan=sample, line__post=POST, year=2022).kr


def log_in_beside(page: Page, person, live_server) -> None:
    """Log in anew in another page of the same browser, as the link in the notice does."""
    log_in(page, person(Role.WORKING_GROUP), live_server.url)
    again = page.context.new_page()
    again.goto("/amager/")
    expect(again.get_by_role("heading", level=1)).to_have_text("Amager Partnerskab")
    again.close()


def test_a_text_outlives_its_session(page, sample):
    open_text(page, "formål")
    retype(page, TYPED)
    Session.objects.all().delete()
    save(page, "formål")
    stays(page, "Du er logget ud")
    assert TYPED not in stored_text(sample)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log ind i et nyt vindue").click()
    login = opened.value
    login.locator(".people button").nth(1).click()
    expect(login.get_by_role("heading", level=1)).to_have_text("Amager Partnerskab")
    login.close()
    save(page, "formål")
    is_saved(page, "formål")
    assert stored_text(sample) == f"<p>{TYPED}</p>"


def test_a_text_outlives_the_network(page, sample):
    open_text(page, "formål")
    retype(page, TYPED)
    page.context.set_offline(True)
    save(page, "formål")
    stays(page, "ingen forbindelse")
    page.context.set_offline(False)
    save(page, "formål")
    is_saved(page, "formål")
    assert stored_text(sample) == f"<p>{TYPED}</p>"


def test_a_text_outlives_the_right_to_write_it(page, person, sample):
    open_text(page, "formål")
    retype(page, TYPED)
    Membership.objects.filter(user=person(Role.WORKING_GROUP)).update(role=Role.READER)
    save(page, "formål")
    stays(page, "Kun arbejdsgruppen og sekretariatet kan redigere planen.")
    assert TYPED not in stored_text(sample)


def test_an_amount_outlives_its_session(page, person, sample, live_server):
    open_money(page)
    Session.objects.all().delete()
    cell(page, POST, 2022).fill("270.000")
    cell(page, POST, 2022).press("Tab")
    amount_stays(page, "Du er logget ud")
    log_in_beside(page, person, live_server)
    cell(page, POST, 2022).focus()
    page.keyboard.press("Tab")
    expect(page.locator("#sum-2022")).to_have_text("335.000")
    expect(page.locator("#penge").get_by_role("alert")).to_have_count(0)
    assert stored_amount(sample) == 270_000


def test_an_amount_outlives_the_network(page, sample):
    open_money(page)
    page.context.set_offline(True)
    cell(page, POST, 2022).fill("270.000")
    cell(page, POST, 2022).press("Tab")
    amount_stays(page, "ingen forbindelse")
    page.context.set_offline(False)
    cell(page, POST, 2022).focus()
    page.keyboard.press("Tab")
    expect(page.locator("#sum-2022")).to_have_text("335.000")
    expect(page.locator("#penge").get_by_role("alert")).to_have_count(0)
    assert stored_amount(sample) == 270_000


def test_an_amount_outlives_the_right_to_write_it(page, person, sample):
    open_money(page)
    Membership.objects.filter(user=person(Role.WORKING_GROUP)).update(role=Role.READER)
    cell(page, POST, 2022).fill("270.000")
    cell(page, POST, 2022).press("Tab")
    amount_stays(page, "Kun arbejdsgruppen og sekretariatet kan redigere planen.")
    assert stored_amount(sample) == 285_000


def test_each_failure_is_told_where_it_happened(page, axe):
    open_text(page, "formål")
    retype(page, TYPED)
    open_money(page)
    page.context.set_offline(True)
    save(page, "formål")
    cell(page, POST, 2022).fill("270.000")
    cell(page, POST, 2021).fill("260.000")
    page.keyboard.press("Tab")
    page.locator("#facts .edit").click()
    expect(page.locator("#facts .notice-failure")).to_contain_text("ingen forbindelse")
    stays(page, "ingen forbindelse")
    amount_stays(page, "ingen forbindelse")
    axe(page)
    page.context.set_offline(False)
    cell(page, POST, 2022).focus()
    page.keyboard.press("Tab")
    expect(page.locator("#sum-2022")).to_have_text("335.000")
    expect(page.locator("#sum-2021")).to_have_text("325.000")
    page.locator("#facts .edit").click()
    expect(page.get_by_label("Titel", exact=True)).to_be_focused()
    stays(page, "ingen forbindelse")

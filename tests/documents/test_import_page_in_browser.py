# SPDX-License-Identifier: MPL-2.0
"""The whole way from a file to a plan, in a browser: readable by all, corrected where it stands, and read in."""

import pytest
from django.test import Client

from partnerskab.content.freezing import freeze
from partnerskab.documents.models import UploadedPaper

from .papers import SAMPLE, real_2022

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/amager/plan/2022/indlaes/"


@pytest.fixture
def enter(new_page, live_server, cast):
    """Open the page at a width as the secretariat."""

    def open_page(width=1280):
        client = Client()
        client.force_login(cast.secretariat)
        page = new_page(width=width)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page.goto(PAGE)
        return page

    return open_page


def choose(page, data: bytes, name: str = "tryghedsplan-2022.txt") -> None:
    page.get_by_label("Planens papir").set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})
    with page.expect_navigation():
        page.get_by_role("button", name="Læs papiret").click()


def fits(page) -> bool:
    """Nothing needs scrolling sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def part(page, label: str) -> None:
    with page.expect_navigation():
        page.get_by_role("navigation", name="Papirets dele").get_by_role("link", name=label).first.click()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_whole_way_of_the_sample(enter, axe, plan, width):
    page = enter(width)
    axe(page)
    choose(page, SAMPLE.read_bytes())
    assert page.locator("h1").inner_text() == "Tryghedsplan 2022 fra papir"
    for label in ("Kapitler", "Forandringsteori", "Oversigt", "Aktivitet 9"):
        part(page, label)
        axe(page)
        assert fits(page), label
    page.get_by_role("button", name="Ret titel og nummer").click()
    title = page.get_by_role("textbox", name="Titel")
    title.wait_for()
    assert page.evaluate("document.activeElement.name") == "title"
    title.fill("Blå Bane om vinteren")
    page.get_by_role("button", name="Ret beløb").click()
    page.get_by_label("Lønmidler, 2023").fill("55.000")
    axe(page)
    assert fits(page)
    page.get_by_role("form", name="Ret: beløbene").get_by_role("button", name="Gem rettelsen").click()
    page.get_by_text("60.000 kr. i 2023").first.wait_for()
    assert title.input_value() == "Blå Bane om vinteren"
    page.get_by_role("form", name="Ret: titel og nummer").get_by_role("button", name="Gem rettelsen").click()
    page.locator(".got strong", has_text="Blå Bane om vinteren").wait_for()
    assert page.evaluate("document.activeElement.innerText") == "Ret titel og nummer"
    assert page.locator("#live").inner_text() == "Titel og nummer er rettet."
    page.get_by_label("Ja, erstat kladden").check()
    page.get_by_role("button", name="Læs ind").click()
    page.get_by_text("er læst ind i kladden: tolv aktiviteter").wait_for()
    ninth = next(activity for activity in freeze(plan).activities if activity.number == 9)
    assert ninth.title == "Blå Bane om vinteren"
    assert [amount.kr for amount in ninth.lines[0].amounts][2] == 55_000


def test_a_refusal_is_heard_at_the_field(enter, axe, plan):
    page = enter()
    page.expected_errors.append("422")
    choose(page, b"%PDF-1.7", "plan.pdf")
    assert "gem den som Word-dokument" in page.get_by_role("alert").inner_text()
    axe(page)
    assert not UploadedPaper.objects.exists()


def test_a_bad_amount_keeps_what_was_typed(enter, plan):
    page = enter()
    page.expected_errors.append("422")
    choose(page, SAMPLE.read_bytes())
    part(page, "Aktivitet 9")
    page.get_by_role("button", name="Ret beløb").click()
    page.get_by_label("Lønmidler, 2023").fill("50,00,0")
    page.get_by_role("button", name="Gem rettelsen").click()
    assert "for eksempel 50.000" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Lønmidler, 2023").input_value() == "50,00,0"
    page.get_by_role("button", name="Fortryd").first.click()
    page.get_by_role("button", name="Ret beløb").wait_for()


def test_the_real_plan_shows_its_contradictions(enter, axe, plan):
    page = enter()
    choose(page, real_2022())
    found = page.get_by_role("complementary", name="Fund og bekræftelse")
    assert "3 spærrer" in found.inner_text()
    part(page, "Aktivitet 9")
    assert "60.000" in page.locator(".got .stop").inner_text()
    axe(page)
    page.get_by_label("Ja, erstat kladden").check()
    page.get_by_role("button", name="Læs ind").click()
    page.get_by_text("er læst ind i kladden: tolv aktiviteter").wait_for()
    content = freeze(plan)
    assert (len(content.activities), len(content.lines)) == (12, 3)

# SPDX-License-Identifier: MPL-2.0
"""The agreement's page in a real browser: written, moved and saved, from the keyboard, readable by all."""

import pytest
from playwright.sync_api import Page, expect

from partnerskab.agreements.models import Agreement
from tests.agreements.conftest import at, begun
from tests.agreements.test_pictures import picture
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits

WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.fixture
def agreement(transactional_db, make_plan) -> Agreement:
    return make_plan(2).agreement


@pytest.fixture
def enter(new_page, live_server, cast):
    """The secretariat on the agreement's page."""

    def go(agreement: Agreement, width: int = 1280) -> Page:
        page = new_page(width=width)
        page.expected_errors += ["409", "422"]
        log_in(page, cast.secretariat, live_server.url)
        page.goto(at("agreement", agreement))
        return page

    return go


def write(page: Page, kind: str, text: str) -> None:
    editor = page.locator(f"#text-new-{kind} [contenteditable]")
    expect(editor).to_be_focused()
    page.wait_for_timeout(60)
    page.keyboard.type(text)
    expect(editor).to_have_text(text)


def test_a_whole_agreement_is_begun_and_written_from_the_keyboard(new_page, live_server, cast, transactional_db):
    page = new_page()
    log_in(page, cast.secretariat, live_server.url)
    page.goto("/amager/")
    page.get_by_role("link", name="Aftale", exact=True).press("Enter")
    page.get_by_role("link", name="Begynd en ny aftale").press("Enter")
    page.get_by_label("Titel").fill("Partnerskabsaftale 2025-2028")
    page.get_by_label("Gælder fra").fill("1. januar 2025")
    page.get_by_label("Gælder til og med").fill("31. december 2028")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Partnerskabsaftale 2025\u20112028")
    expect(page.locator("#eftersyn-h span")).to_be_visible()  # the scripts have come
    page.get_by_role("button", name="Skriv formål").press("Enter")
    write(page, "purpose", "Flere skal være trygge.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#formaal .prose")).to_have_text("Flere skal være trygge.")
    expect(page.locator("#formaal").get_by_role("button", name="Rediger Formål")).to_be_focused()
    page.get_by_role("button", name="Tilføj den første part").press(" ")
    expect(page.get_by_label("Organisation")).to_be_focused()
    page.keyboard.type("Politiet")
    page.get_by_role("button", name="Tilføj part").press("Enter")
    expect(page.get_by_label("Organisation").nth(1)).to_be_focused()
    page.keyboard.type("Boligforeningen")
    page.get_by_role("button", name="Flyt part 2 op").press("Enter")
    expect(page.get_by_label("Organisation").first).to_have_value("Boligforeningen")
    page.get_by_label("Organisation").first.press("Enter")
    expect(page.locator("#rows-parter .signing b")).to_have_text(["Boligforeningen", "Politiet"])
    expect(page.get_by_role("button", name="Rediger parter")).to_be_focused()
    page.get_by_role("button", name="Tilføj det første indsatsområde").press("Enter")
    expect(page.locator("form#rows-omraader").get_by_label("Titel")).to_be_focused()
    page.keyboard.type("Aktive byrum")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Tilføj resultater af Aktive byrum")).to_be_visible()
    page.get_by_role("button", name="Tilføj resultater af Aktive byrum").press("Enter")
    expect(page.locator("#indsatsomraader").get_by_label("Tekst", exact=True)).to_be_focused()
    page.keyboard.type("Flere bruger byrummene")
    page.keyboard.press("Enter")
    expect(page.locator("#forandringsteori figure svg")).to_contain_text("Flere bruger byrummene")
    agreement = Agreement.objects.get()
    assert [str(party) for party in agreement.parties.all()] == ["Boligforeningen", "Politiet"]
    assert agreement.theory_rows.get().text == "Flere bruger byrummene"


def test_a_map_is_chosen_described_and_shown(enter, cast, agreement):
    page = enter(agreement)
    page.locator("#omraadet .boundary > .edit").click()
    file = {"name": "kort.png", "mimeType": "image/png", "buffer": picture("PNG")}
    page.get_by_label("Kort (valgfri)").set_input_files(file)
    page.get_by_role("button", name="Gem området").click()
    expect(page.locator("#omraadet .form-summary")).to_be_focused()
    page.get_by_label("Kortet i ord").fill("Området på Amager")
    page.get_by_role("button", name="Gem området").click()
    shown = page.get_by_role("img", name="Området på Amager")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.complete || image.decode().then(() => true)")
    expect(page.locator("#omraadet .boundary > .edit")).to_be_focused()


def test_two_people_lose_nothing(enter, agreement):
    first, second = enter(agreement), enter(agreement)
    for page in (first, second):
        page.get_by_role("button", name="Rediger parter").click()
        page.get_by_label("Over navnet").first.wait_for()
    first.get_by_label("Over navnet").first.fill("KØBENHAVNS KOMMUNE")
    first.get_by_role("button", name="Gem parter").click()
    expect(first.locator("#rows-parter .over").first).to_have_text("KØBENHAVNS KOMMUNE")
    second.get_by_label("Over navnet").first.fill("KOMMUNEN")
    second.get_by_role("button", name="Gem parter").click()
    expect(second.locator("#rows-parter .conflict")).to_contain_text("KØBENHAVNS KOMMUNE")
    expect(second.get_by_label("Over navnet").first).to_have_value("KOMMUNEN")
    second.get_by_role("button", name="Gem min udgave").click()
    expect(second.locator("#rows-parter .over").first).to_have_text("KOMMUNEN")


@WIDTHS
def test_the_page_and_all_that_opens_on_it_are_readable_by_all(enter, axe, agreement, width):
    page = enter(agreement, width)
    axe(page)
    assert fits(page)
    for opener in (
        "#facts .edit",
        "#omraadet .boundary > .edit",
        "#area-new > a",
        "#rows-omraader > .edit",
        "#rows-effekter > .edit",
        "#rows-organer > [role=button]",
        "#rows-medarbejdere > [role=button]",
        "#rows-parter > .edit",
        "#rows-gang-plan > .edit",
        "#text-new-background > a",
        "#text-new-other > a",
    ):
        page.locator(opener).first.click()
        expect(page.locator(opener)).to_have_count(0)
    axe(page)
    assert fits(page)
    page.get_by_label("Titel", exact=True).first.fill(" ")
    page.get_by_role("button", name="Gem titel og periode").click()
    expect(page.locator("form#facts .form-summary")).to_be_visible()
    axe(page)


@WIDTHS
def test_the_pages_around_it_are_readable_by_all(new_page, live_server, axe, cast, agreement, width):
    begun(cast.partnership)
    page = new_page(width=width)
    log_in(page, cast.secretariat, live_server.url)
    for address in (
        "/amager/aftale/",
        "/amager/aftale/ny/",
        "/amager/aftale/2025-2028/",
        at("agreement_rows_edit", agreement, "parter"),
        at("area_new", agreement),
        at("agreement_facts_edit", agreement),
        at("agreement_section_new", agreement, "background"),
        at("agreement_frames", agreement),
        at("agreement_frames_edit", agreement),
        "/amager/kontakter/",
        "/amager/kontakter/ny/",
        "/amager/medlemmer/",
        "/amager/medlemmer/nyt/",
    ):
        page.goto(address)
        axe(page)
        assert fits(page), address

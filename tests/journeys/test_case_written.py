# SPDX-License-Identifier: MPL-2.0
"""A case paper from the approved plan to the committee's decision: written, corrected, sent, noted, fetched."""

from io import BytesIO

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from activities.models import Plan
from partnerskab import danish
from tests.cast import Cast
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits, squeezed, words_of
from tests.revisions.acting import small_plan

CASE = "/amager/indstilling/2022-1/"


@pytest.fixture
def plan(transactional_db, make_plan) -> Plan:
    return make_plan(content=small_plan())


@pytest.mark.parametrize("width", [1280, 390])
def test_the_plan_becomes_a_case_that_the_committee_notes(new_page, live_server, axe, cast: Cast, act, work, width):
    act.approve(act.submit())
    page = new_page(width=width)
    log_in(page, cast.secretariat, live_server.url)
    begin(page, axe)
    correct_a_text(page)
    correct_a_point(page, axe)
    fill_in_the_number(page, axe)
    fetch_anew(page, axe)
    send(page, axe)
    note_the_decision(page, axe)
    work()
    open_the_paper(page)


def begin(page: Page, axe) -> None:
    page.goto("/amager/plan/2022/version/1/")
    page.get_by_role("link", name="Skriv indstilling om denne version").click()
    expect(page.get_by_label("Sagen handler om")).to_have_value("plan/2022/1")
    axe(page)
    assert fits(page)
    page.get_by_label("Mødedato").fill("14. juni 2022")
    page.get_by_role("button", name="Skriv indstillingen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2022 for Amager Partnerskab")
    expect(page.locator("#oekonomi table")).to_be_visible()
    axe(page)
    assert fits(page)


def correct_a_text(page: Page) -> None:
    page.get_by_role("button", name="Rediger Resumé").click()
    expect(page.get_by_role("textbox", name="Resumé")).to_be_focused()
    page.wait_for_timeout(60)
    page.keyboard.press("Control+A")
    page.keyboard.type("Planen er klar til udvalget.")
    page.get_by_role("button", name="Gem resuméet").click()
    expect(page.get_by_role("button", name="Rediger Resumé")).to_be_focused()
    expect(page.locator("#resume")).to_contain_text("Planen er klar til udvalget.")


def correct_a_point(page: Page, axe) -> None:
    page.get_by_role("button", name="Rediger at-punkterne").click()
    first = page.get_by_label("at", exact=True).first
    expect(first).to_be_focused()
    first.fill("at planen tages til efterretning.")
    axe(page)
    assert fits(page)
    page.get_by_role("button", name="Gem at-punkter").click()
    expect(page.get_by_role("button", name="Rediger at-punkterne")).to_be_focused()
    expect(page.locator("#margen")).to_contain_text("At-punkt 1 er skrevet som en hel sætning")
    page.get_by_role("button", name="Rediger at-punkterne").click()
    page.get_by_label("at", exact=True).first.fill("planen tages til efterretning")
    page.get_by_role("button", name="Gem at-punkter").click()
    expect(page.locator("#margen")).not_to_contain_text("At-punkt 1")


def fill_in_the_number(page: Page, axe) -> None:
    expect(page.locator("#margen")).to_contain_text("Sagsnummeret mangler")
    page.get_by_role("button", name="Rediger titel og oplysninger").click()
    expect(page.get_by_role("textbox", name="Titel")).to_be_focused()
    page.get_by_label("Sagsnr.").fill("2022-0012345")
    axe(page)
    assert fits(page)
    page.get_by_role("button", name="Gem oplysningerne").click()
    expect(page.get_by_role("button", name="Rediger titel og oplysninger")).to_be_focused()
    expect(page.locator("#margen")).not_to_contain_text("Sagsnummeret mangler")


def fetch_anew(page: Page, axe) -> None:
    page.get_by_role("link", name="Hent tallene igen til Resumé").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hent tallene igen")
    expect(page.locator("main")).to_contain_text("Planen er klar til udvalget.")
    axe(page)
    assert fits(page)
    page.get_by_role("link", name="Behold det, der står").click()
    expect(page.locator("#resume")).to_contain_text("Planen er klar til udvalget.")


def send(page: Page, axe) -> None:
    page.get_by_role("link", name="Send til Økonomiudvalget").click()
    page.get_by_role("button", name="Send til efterretning").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Indstilling: Tryghedsplan 2022 for Amager Partnerskab, version 2022-1.1"
    )
    page.get_by_role("link", name="Læs indstillingen").click()
    expect(page.locator("main")).to_contain_text("at planen tages til efterretning")
    axe(page)
    assert fits(page)


def note_the_decision(page: Page, axe) -> None:
    page.goto(f"{CASE}version/1/moede/")
    axe(page)
    page.get_by_label("Dato").fill(danish.date(timezone.localdate()))
    page.locator("#kind-choice input").first.check()
    page.get_by_role("button", name="Notér mødet").click()
    page.get_by_role("button", name="Ja, notér det").click()
    expect(page.locator("main .head")).to_contain_text("Taget til efterretning")
    page.goto("/amager/indstilling/")
    expect(page.locator("main")).to_contain_text("Taget til efterretning")
    axe(page)
    assert fits(page)


def open_the_paper(page: Page) -> None:
    answer = page.request.get(f"{CASE}version/1/papir.pdf")
    name = "indstilling-amager-2022-1-version-2022-1.1-taget-til-efterretning.pdf"
    assert name in answer.headers["content-disposition"]
    text = words_of(PdfReader(BytesIO(answer.body())))
    assert squeezed("at planen tages til efterretning") in text
    assert squeezed("Planen er klar til udvalget.") in text
    assert "UDKAST" not in text

# SPDX-License-Identifier: MPL-2.0
"""The status in a real browser: looked over by axe on a laptop and a phone, its texts written where they stand."""

import pytest
from playwright.sync_api import Page, expect

from targets.models import StatusRemark, TargetStatus
from tests.cast import Cast
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits, open_text, retype
from tests.status_examples import full_status
from tests.status_rows import store_status, write_like

PAGE = "/amager/maal/status/2026/"


@pytest.fixture
def status(transactional_db, cast: Cast) -> TargetStatus:
    return store_status(cast.partnership)


def opened(new_page, live_server, user, width: int = 1280, address: str = PAGE) -> Page:
    page = new_page(width=width)
    log_in(page, user, live_server.url)
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_have_no_findings_of_axe(new_page, live_server, axe, cast, status, width: int):
    write_like(status, full_status())
    page = opened(new_page, live_server, cast.secretariat, width)
    axe(page)
    assert fits(page)
    page.goto("/amager/maal/status/")
    axe(page)
    assert fits(page)


def test_a_remark_is_written_and_the_checks_follow(new_page, live_server, axe, cast, status):
    page = opened(new_page, live_server, cast.secretariat)
    margin = page.get_by_role("complementary", name="Eftersyn og veje videre")
    expect(margin).to_contain_text("Indbrud: ingen bemærkning")
    page.get_by_role("button", name="Skriv en bemærkning til Indbrud").click()
    box = page.get_by_role("textbox", name="Bemærkning til Indbrud")
    expect(box).to_be_focused()
    page.wait_for_timeout(60)
    axe(page)
    retype(page, "Naboerne holder øje.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Rediger Bemærkning til Indbrud")).to_be_focused()
    expect(page.locator("#live")).to_have_text("Bemærkning til Indbrud er gemt.")
    expect(margin).not_to_contain_text("Indbrud: ingen bemærkning")
    assert StatusRemark.objects.get().text == "<p>Naboerne holder øje.</p>"


def test_introduction_and_conclusion_are_two_texts(new_page, live_server, cast, status):
    page = opened(new_page, live_server, cast.secretariat)
    for name, words in (("Indledning", "Først."), ("Afslutning", "Sidst.")):
        page.get_by_role("button", name=f"Skriv {name}", exact=True).click()
        expect(page.get_by_role("textbox", name=name, exact=True)).to_be_focused()
        page.wait_for_timeout(60)
        retype(page, words)
        page.get_by_role("button", name=f"Gem {name.lower()}en").click()
        expect(page.get_by_role("button", name=f"Rediger {name}", exact=True)).to_be_focused()
    expect(page.locator("#indledning")).to_contain_text("Først.")
    expect(page.locator("#afslutning")).to_contain_text("Sidst.")
    open_text(page, "Indledning")
    status.refresh_from_db()
    assert (status.introduction, status.conclusion) == ("<p>Først.</p>", "<p>Sidst.</p>")


def test_a_status_is_begun_with_the_keyboard(new_page, live_server, cast, status):
    page = opened(new_page, live_server, cast.secretariat, address="/amager/maal/status/")
    page.get_by_label("Begynd status for").select_option("2025")
    page.get_by_role("button", name="Begynd status").press("Enter")
    expect(page.get_by_role("heading", name="Status på målene 2025")).to_be_visible()
    expect(page.get_by_text("Status på målene 2025 er begyndt.")).to_be_visible()

# SPDX-License-Identifier: MPL-2.0
"""The agreement as one text and its findings in a browser, on a laptop and on a phone, and versions of it."""

import pytest
from playwright.sync_api import expect

from tests.agreement_examples import empty_agreement, example_agreement
from tests.agreement_rows import ALT, mapped, png, store_agreement, store_picture
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits

HOME = "/amager/aftale/2025-2028/"
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.fixture
def agreement(transactional_db, cast):
    picture = png(900, 500)
    store_picture(picture, cast.partnership)
    return store_agreement(mapped(example_agreement(), picture), cast.partnership)


@WIDTHS
def test_the_agreement_reads_as_one_text(new_page, live_server, axe, cast, agreement, width):
    page = new_page(width=width)
    log_in(page, cast.steering_group, live_server.url)
    page.goto(f"{HOME}laes/")
    axe(page)
    assert fits(page)
    page.get_by_role("img", name=ALT).scroll_into_view_if_needed()
    expect(page.get_by_role("img", name=ALT)).to_be_visible()
    expect(page.locator("#k-organisation")).to_contain_text("Styregruppen indstiller, derefter Parterne godkender.")
    expect(page.locator("#k-signatures li")).to_have_count(14)
    if width > 1000:
        page.get_by_role("link", name="6. Økonomi").click()
        expect(page.locator("#k-economy")).to_be_in_viewport()


@WIDTHS
def test_a_finding_leads_to_its_place(new_page, live_server, axe, cast, agreement, width):
    page = new_page(width=width)
    log_in(page, cast.secretariat, live_server.url)
    page.goto(f"{HOME}eftersyn/")
    axe(page)
    assert fits(page)
    page.get_by_role("link", name="Gå til målene").click()
    expect(page.locator("#maal")).to_be_in_viewport()


@WIDTHS
def test_an_empty_agreement_in_both(new_page, live_server, axe, transactional_db, cast, width):
    store_agreement(empty_agreement(), cast.partnership)
    page = new_page(width=width)
    log_in(page, cast.secretariat, live_server.url)
    for name in ("laes/", "eftersyn/"):
        page.goto(f"{HOME}{name}")
        axe(page)
        assert fits(page)


@WIDTHS
def test_a_version_reads_as_it_was_submitted(new_page, live_server, axe, transactional_db, cast, agree, width):
    agree.approve(agree.submit())
    agree.matter.sections.filter(kind="purpose").update(text="<p>Noget helt andet.</p>")
    page = new_page(width=width)
    log_in(page, cast.reader, live_server.url)
    page.goto("/amager/aftale/2021-2024/version/1/laes/")
    axe(page)
    assert fits(page)
    expect(page.locator("article")).to_contain_text("Området skal være trygt at bo i.")
    expect(page.locator("article")).not_to_contain_text("Noget helt andet.")

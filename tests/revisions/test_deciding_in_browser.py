# SPDX-License-Identifier: MPL-2.0
"""Answering and recording in a browser: on a phone and at a desk, with the keyboard, and without losing a word."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from partnerskab.revisions.models import Decision, Meeting
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits

from .acting import APPROVED, SENT_BACK

OWN = "Socialforvaltningen"


@pytest.fixture
def revision(transactional_db, act):
    """A version that the parties are to answer."""
    revision = act.submit("Se især på økonomien.")
    act.recommend(revision)
    return revision


@pytest.fixture
def decide(new_page, live_server, cast, revision):
    """The page as a member of the steering group opens it: decide(width=390)."""

    def open_page(width):
        page = new_page(width=width, height=844)
        log_in(page, cast.steering_group, live_server.url)
        page.goto(reverse("decide", args=["amager", 2022, revision.number]))
        return page

    return open_page


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_answer_is_within_reach_and_is_asked_back(decide, revision, axe, width):
    page = decide(width)
    expect(page.get_by_role("button", name="Godkend", exact=True)).to_be_in_viewport()
    assert fits(page)
    axe(page)
    page.get_by_label("Kommentar til sekretariatet").fill("Godt arbejde.")
    press(page, "Godkend")
    expect(page.get_by_text("Godkend version 2022.1 for Socialforvaltningen?")).to_be_focused()
    expect(page.get_by_label("Kommentar til sekretariatet")).to_have_value("Godt arbejde.")
    assert fits(page)
    axe(page)
    press(page, "Fortryd")
    press(page, "Godkend")
    press(page, "Ja, godkend")
    expect(page.get_by_role("heading", name="Du har godkendt version 2022.1")).to_be_visible()
    expect(page.get_by_role("button", name="Godkend", exact=True)).to_have_count(0)
    axe(page)
    assert Decision.objects.get(party_name=OWN).comment == "Godt arbejde."


def press_twice(page, name):
    """Press where the button is, and again at the same place once the question stands there."""
    box = page.get_by_role("button", name=name, exact=True).bounding_box()
    place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(*place)
    expect(page.locator(".asks")).to_be_visible()
    page.mouse.click(*place)


def test_pressing_twice_by_accident_answers_nothing(decide):
    page = decide(390)
    press_twice(page, "Godkend")
    expect(page.locator(".asks")).to_have_count(0)
    page.get_by_label("Kommentar til sekretariatet").fill("Ret beløbet.")
    press_twice(page, "Send tilbage")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("Svaret gælder udgaven med fingeraftryk")).to_have_count(0)
    assert not Decision.objects.filter(party_name=OWN).exists()


def test_sending_back_with_comments_on_two_places(decide, revision, axe):
    page = decide(390)
    page.expected_errors.append("422")
    press(page, "Send tilbage")
    expect(page.locator(".form-summary")).to_be_focused()
    axe(page)
    page.get_by_text("Tilføj en kommentar til en aktivitet").click()
    content = revision.frozen
    page.get_by_label("Hvad handler den om?").select_option(content.activities[1].id)
    page.locator("#remark-1").fill("Hvem står for det?")
    press(page, "+ En kommentar til")
    expect(page.locator("#place-2")).to_be_focused()
    page.locator("#place-2").select_option(content.chapters[0].id)
    page.locator("#remark-2").fill("For langt.")
    axe(page)
    press(page, "Send tilbage")
    press(page, "Ja, send tilbage")
    expect(page.get_by_role("heading", name="Du har sendt version 2022.1 tilbage")).to_be_visible()
    decision = Decision.objects.get(party_name=OWN)
    assert (decision.kind, len(decision.remarks)) == (SENT_BACK, 2)


def test_nothing_typed_is_lost_with_the_session(decide, revision):
    page = decide(390)
    page.expected_errors.append("401")
    page.get_by_label("Kommentar til sekretariatet").fill("En lang kommentar.")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    press(page, "Godkend")
    expect(page.locator(".decide-bar .notice-failure")).to_contain_text("Du er logget ud.")
    expect(page.get_by_label("Kommentar til sekretariatet")).to_have_value("En lang kommentar.")


def test_every_row_typed_comes_back_after_a_reload(decide, revision):
    page = decide(390)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_text("Tilføj en kommentar til en aktivitet").click()
    page.locator("#remark-1").fill("Den første.")
    press(page, "+ En kommentar til")
    page.locator("#remark-2").fill("Den anden.")
    page.wait_for_timeout(600)
    page.reload()
    press(page, "Hent den")
    expect(page.locator("#remark-2")).to_have_value("Den anden.")
    expect(page.locator("#remark-1")).to_have_value("Den første.")


def test_the_deputy_was_faster(decide, act, revision):
    page = decide(390)
    page.expected_errors.append("409")
    page.get_by_label("Kommentar til sekretariatet").fill("Også fra mig.")
    press(page, "Godkend")
    expect(page.locator(".asks")).to_be_visible()
    act.answer(revision, OWN, deputy=True)
    press(page, "Ja, godkend")
    expect(page.locator(".form-summary")).to_contain_text("har allerede svaret")
    expect(page.get_by_role("heading", name="Det skrev du")).to_be_visible()
    expect(page.get_by_text("Også fra mig.")).to_be_visible()
    assert Decision.objects.filter(party_name=OWN).count() == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_a_meeting_is_read_over_and_recorded(new_page, live_server, cast, act, revision, axe, width):
    page = new_page(width=width)
    page.expected_errors.append("422")
    log_in(page, cast.secretariat, live_server.url)
    page.goto(reverse("record_meeting", args=["amager", 2022, revision.number]))
    axe(page)
    press(page, "Notér mødet")
    expect(page.locator(".form-summary")).to_be_focused()
    axe(page)
    page.get_by_label("Dato").fill("12. december 2022")
    for party in act.parties():
        page.get_by_label(party, exact=True).check()
    assert fits(page)
    press(page, "Notér mødet")
    asked = page.get_by_role("region", name="Skal det noteres sådan?")
    expect(asked).to_contain_text(f"Godkender: {', '.join(act.parties())}")
    axe(page)
    press(page, "Ja, notér det")
    expect(page).to_have_url(re.compile(r"/version/1/$"))
    expect(page.get_by_text("Mødet i styregruppen 12. december 2022 er noteret.")).to_be_visible()
    assert {one.kind for one in Meeting.objects.get(step=1).decisions.all()} == {APPROVED}

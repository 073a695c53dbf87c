# SPDX-License-Identifier: MPL-2.0
"""Two people in a text of a follow-up, a meeting or a case paper: nothing typed is lost."""

import uuid

import pytest
from django.test import Client

from activities.text_addresses import text_url
from activities.texts import key_of
from partnerskab.cases.models import CasePaper
from partnerskab.followup.models import Round
from partnerskab.meetings.models import Meeting
from tests.activities.conftest import browser_of

MINE = "<p>Min sætning om året.</p>"
THEIRS = "<p>En andens sætning om året.</p>"

WHOLES = {"midterm": "opfoelgningsafslutning", "steering_meeting": "eventuelt", "case": "sagsoekonomi"}
"""By the fixture: a sort of text whose row is the whole itself."""
INTRODUCTION = "opfoelgningsindledning"


@pytest.fixture
def secretariat(cast) -> Client:
    return browser_of(cast.secretariat)


@pytest.fixture(params=[*WHOLES, "point"])
def text(request):
    """What has texts, the row that holds the text, and its sort."""
    if request.param == "point":
        meeting = request.getfixturevalue("steering_meeting")
        return meeting, meeting.points.all()[0], "referat"
    whole = request.getfixturevalue(request.param)
    return whole, whole, WHOLES[request.param]


def at(whole, sort: str, text_id: object, step: str = "text_edit") -> str:
    return text_url(step, "amager", key_of(whole), sort, str(text_id))


def typed(words: str, version: int = 1) -> dict[str, object]:
    return {"version": version, "title": "", "text": words}


def test_a_stale_save_shows_both_texts(secretariat, text):
    whole, row, sort = text
    assert secretariat.post(at(whole, sort, row.pk), typed(THEIRS)).status_code == 200
    met = secretariat.post(at(whole, sort, row.pk), typed(MINE))
    assert met.status_code == 409
    assert "Min" in met.text
    assert "En andens" in met.text
    chosen = secretariat.post(at(whole, sort, row.pk, "text_resolve"), typed(MINE, 2) | {"choice": "mine"})
    assert chosen.status_code == 200


def test_a_text_of_nowhere_comes_back(secretariat, text):
    whole, _, sort = text
    response = secretariat.post(at(whole, sort, uuid.uuid4()), typed(MINE))
    assert response.status_code == 409
    assert "Min sætning om året." in response.text


def test_a_text_of_another_whole_comes_back_and_tells_nothing(secretariat, text):
    whole, row, sort = text
    others = {
        Round: lambda: Round.objects.create(plan=whole.plan, kind="final", opened_on=whole.opened_on),
        Meeting: lambda: Meeting.objects.create(
            agreement=whole.agreement, body=whole.body, year=whole.year, number=2, held_on=whole.held_on
        ),
        CasePaper: lambda: CasePaper.objects.create(
            agreement=whole.agreement, year=whole.year, number=2, title="En anden sag"
        ),
    }
    response = secretariat.post(at(others[type(whole)](), sort, row.pk), typed(MINE))
    assert response.status_code == 409
    assert "Min sætning om året." in response.text
    assert "Teksten findes ikke længere" in response.text


@pytest.fixture
def colleague(cast) -> Client:
    return browser_of(cast.secretariat)


def refused(secretariat, colleague, row) -> None:
    """THEIRS stands at version 2, and at that version in the history the text that was not taken."""
    assert colleague.post(at(row, INTRODUCTION, row.pk), typed(THEIRS)).status_code == 200
    assert secretariat.post(at(row, INTRODUCTION, row.pk), typed(MINE)).status_code == 409
    kept = secretariat.post(at(row, INTRODUCTION, row.pk, "text_resolve"), typed(MINE, 2) | {"choice": "saved"})
    assert kept.status_code == 200


def restore(client, row, version: int, words: str) -> object:
    entry = row.history.filter(introduction=words).first()
    data = {"version": version, "entry": entry.history_id}
    return client.post(at(row, INTRODUCTION, row.pk, "text_restore"), data)


def test_words_that_were_not_taken_are_not_what_was_read(secretariat, colleague, midterm):
    refused(secretariat, colleague, midterm)
    assert restore(secretariat, midterm, 2, MINE).status_code == 200
    met = colleague.post(at(midterm, INTRODUCTION, midterm.pk), typed("<p>Et tredje.</p>", 2))
    assert met.status_code == 409
    midterm.refresh_from_db()
    assert midterm.introduction == MINE


def test_words_that_were_not_taken_make_no_conflict(secretariat, colleague, midterm):
    refused(secretariat, colleague, midterm)
    assert secretariat.post(at(midterm, "opfoelgningsafslutning", midterm.pk), typed(MINE, 2)).status_code == 200
    saved = colleague.post(at(midterm, INTRODUCTION, midterm.pk), typed("<p>Et tredje.</p>", 2))
    assert saved.status_code == 200


def test_an_earlier_text_stands_again_beside_a_new_one_in_the_same_row(secretariat, colleague, midterm):
    for version, words in ((1, MINE), (2, THEIRS)):
        assert secretariat.post(at(midterm, INTRODUCTION, midterm.pk), typed(words, version)).status_code == 200
    assert colleague.post(at(midterm, "opfoelgningsafslutning", midterm.pk), typed(MINE, 3)).status_code == 200
    assert restore(secretariat, midterm, 3, MINE).status_code == 200
    colleague.post(at(midterm, INTRODUCTION, midterm.pk), typed(THEIRS, 5))
    assert restore(secretariat, midterm, 5, MINE).status_code == 409


def test_a_version_too_long_for_a_number_is_none(secretariat, midterm):
    entry = midterm.history.first()
    data = {"version": "9" * 5000, "entry": entry.history_id}
    step = at(midterm, INTRODUCTION, midterm.pk, "text_restore")
    assert secretariat.post(step, data).status_code == 200
    midterm.refresh_from_db()
    assert midterm.version == 1

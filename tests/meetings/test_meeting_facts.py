# SPDX-License-Identifier: MPL-2.0
"""The head of a meeting: edited where it stands, in Danish, without losing what somebody else saved."""

import datetime

from pytest_django.asserts import assertContains, assertNotContains

from partnerskab.editing import change
from partnerskab.meetings.models import Meeting

from .conftest import url

HX = {"HX-Request": "true"}
TYPED = {
    "title": "Forårsmøde", "held_on": "21. maj 2022", "starts_at": "9", "ends_at": "10.30", "place": "Kirken",
    "chair": "Stine", "minute_taker": "Sanne",
}  # fmt: skip


def save(client, version: int, **typed):
    return client.post(url("meeting_facts_edit"), {**TYPED, "version": version, **typed}, headers=HX)


def test_the_facts_are_saved_and_the_number_stays(secretariat, steering_meeting):
    response = save(secretariat, steering_meeting.version, held_on="2. januar 2023")
    assertContains(response, "Forårsmøde")
    assertContains(response, "kl.\u00a09.00-10.30".replace("-", "\u2011"))
    steering_meeting.refresh_from_db()
    assert (steering_meeting.held_on, steering_meeting.mark) == (datetime.date(2023, 1, 2), "2022-1")


def test_the_form_holds_what_stands_in_danish(secretariat, steering_meeting):
    form = secretariat.get(url("meeting_facts_edit"), headers=HX)
    for value in ("20. maj 2022", "14.30", "16.00", "Beboerhuset", "Stine Styrer"):
        assertContains(form, f'value="{value}"')


def test_a_stale_save_shows_both(secretariat, steering_meeting):
    version = steering_meeting.version
    change(steering_meeting, version, place="Skolen")
    response = save(secretariat, version)
    assertContains(response, "Skolen", status_code=409)
    assertContains(response, "Kirken", status_code=409)
    assertContains(response, "14.30", status_code=409)
    assertNotContains(response, "14:30:00", status_code=409)
    assert save(secretariat, Meeting.objects.get().version).status_code == 200


def test_the_call_written_meanwhile_makes_no_facts_stale(secretariat, steering_meeting):
    version = steering_meeting.version
    change(steering_meeting, version, call="<p>Velkommen.</p>")
    assert save(secretariat, version).status_code == 200


def test_a_wrong_time_is_refused_and_kept(secretariat, steering_meeting):
    response = save(secretariat, steering_meeting.version, starts_at="11", ends_at="10")
    assertContains(response, "Skriv et senere klokkeslæt", status_code=422)
    assertContains(response, "Forårsmøde", status_code=422)


def test_nothing_changed_writes_nothing(secretariat, steering_meeting):
    save(secretariat, steering_meeting.version)
    steering_meeting.refresh_from_db()
    save(secretariat, steering_meeting.version)
    assert Meeting.objects.get().version == steering_meeting.version

# SPDX-License-Identifier: MPL-2.0
"""The list of a year's meetings: what is coming, what was held, how often each body has met, and what readers see."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from partnerskab.revisions.lifecycle import Word

LIST = "/amager/moede/"


def test_it_says_how_often_a_body_met_against_the_agreement(secretariat, steering_meeting, working, meet):
    for month in (1, 2, 3):
        meet(working, datetime.date(2022, month, 10))
    meet(working, datetime.date(2022, 4, 10))
    response = secretariat.get(f"{LIST}?aar=2022")
    assertContains(response, "4 af 8-10 møder")
    assertContains(response, "Mangler 4")
    assertContains(response, "1 af mindst 1 møde")
    assertContains(response, "Som aftalt")


def test_years_with_meetings_can_be_chosen(secretariat, steering_meeting, working, meet):
    meet(working, datetime.date(2023, 1, 10), title="Nytår")
    assertContains(secretariat.get(f"{LIST}?aar=2023"), "Nytår")
    assertNotContains(secretariat.get(f"{LIST}?aar=2022"), "Nytår")
    newest = secretariat.get(LIST)
    assertContains(newest, "Nytår")
    assertContains(newest, 'href="/amager/moede/?aar=2022"')


@time_machine.travel(datetime.datetime(2022, 6, 1, 12, tzinfo=datetime.UTC), tick=False)
def test_coming_held_and_cancelled_stand_apart(client, cast, working, meet):
    client.force_login(cast.secretariat)
    meet(working, datetime.date(2022, 8, 1), title="Senere")
    meet(working, datetime.date(2022, 6, 10), title="Snart")
    meet(working, datetime.date(2022, 5, 1), title="Før")
    meet(working, datetime.date(2022, 5, 2), title="Aldrig", cancelled_because="Ingen kunne.",
         cancelled_at=datetime.datetime(2022, 5, 1, tzinfo=datetime.UTC))  # fmt: skip
    page = client.get(LIST).content.decode()
    coming, _, rest = page.partition(">Holdt<")
    held, _, cancelled = rest.partition("aflyst-h")
    assert coming.index("Snart") < coming.index("Senere")
    assert "Før" in held
    assert "Aldrig" in cancelled
    assert "Ingen kunne." in cancelled
    assert "1 af 8-10 møder" in page.replace("\u2011", "-")


def test_only_the_secretariat_calls_meetings(client, cast, steering_meeting):
    client.force_login(cast.working_group)
    assertNotContains(client.get(f"{LIST}?aar=2022"), "Indkald til møde")


def test_readers_see_meetings_whose_minutes_are_approved(client, cast, minutes, steering_meeting):
    client.force_login(cast.reader)
    assertNotContains(client.get(f"{LIST}?aar=2022"), "Møde i styregruppen")
    sent = minutes.submit()
    assertNotContains(client.get(f"{LIST}?aar=2022"), "Møde i styregruppen")
    page = reverse("meeting", args=["amager", "2022-1"])
    assertContains(client.get(page), "ikke godkendt endnu")
    assertNotContains(client.get(page), "Penge til sommerens arrangementer")
    minutes.record(sent, 0, {"": Word("approved")})
    assertContains(client.get(f"{LIST}?aar=2022"), "/amager/moede/2022-1/version/1/laes/")
    assertContains(client.get(page), "Læs referatet")
    assertContains(client.get("/amager/moede/2022-1/version/1/laes/"), "25.000")


@pytest.mark.parametrize("asked", ["1999", "x", "99999", "-1"])
def test_a_year_that_is_none_shows_the_usual_one(secretariat, steering_meeting, asked):
    assertContains(secretariat.get(f"{LIST}?aar={asked}"), "Møde i styregruppen")

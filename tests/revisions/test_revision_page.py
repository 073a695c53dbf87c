# SPDX-License-Identifier: MPL-2.0
"""A version's own page: what was said of it, the frozen plan, and taking it back."""

import re

import pytest
from django.urls import reverse

from partnerskab.content.freezing import freeze
from partnerskab.documents.reading_page import reading_page
from partnerskab.editing import change
from partnerskab.revisions.lifecycle import Word
from partnerskab.revisions.models import Revision

from .acting import APPROVED


def address(name: str = "revision", number: int = 1) -> str:
    return reverse(name, args=["amager", 2022, number])


@pytest.fixture
def secretariat(client, cast):
    client.force_login(cast.secretariat)
    return client


def text(response) -> str:
    html = response.content.decode().replace("\u00a0", " ").split('<header class="bar">')[1]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))


def test_the_page_says_what_was_sent_and_how_far_it_is(secretariat, act):
    act.submit("Se på aktivitet 1.", "Pengene er afsat.")
    page = text(secretariat.get(address()))
    assert "Du læser version 2022.1, som den blev indsendt. Den ændrer sig ikke." in page
    assert "Se på aktivitet 1." in page
    assert "Sanne Sekretær: Pengene er afsat." in page
    assert "Venter på arbejdsgruppen." in page
    assert Revision.objects.get().content_sha256[:4] in page


def test_what_each_said_stands_with_day_and_reference(secretariat, act):
    version = act.submit()
    act.record(version, 0, {"": Word(APPROVED)}, "Referat 2022-17")
    act.answer(version, "Københavns Politi", deputy=True)
    act.answer(version, "Socialforvaltningen", "sent_back", "Ret beløbet i aktivitet 2.")
    page = text(secretariat.get(address()))
    assert "Referat 2022-17" in page
    assert "som stedfortræder" in page
    assert "Ret beløbet i aktivitet 2." in page
    assert "Sendt tilbage af Socialforvaltningen" in page
    assert "SSP KøbenhavnIkke svaret" in page


def test_the_frozen_plan_reads_as_it_was_sent(secretariat, act):
    version = act.submit()
    activity = act.plan.activities.order_by("number").first()
    before = activity.title
    change(activity, activity.version, title="Et helt andet navn")
    page = text(secretariat.get(address("revision_reading")))
    assert before in page
    assert "Et helt andet navn" not in page
    assert "Åbn aktiviteten" not in page
    assert "Et helt andet navn" in text(secretariat.get(reverse("reading", args=["amager", 2022])))
    assert reading_page(version.frozen)["content"] != reading_page(freeze(act.plan))["content"]


def test_a_version_is_taken_back_with_a_reason(secretariat, act):
    act.submit()
    assert "Træk versionen tilbage" in text(secretariat.get(address()))
    assert "Træk version 2022.1 tilbage?" in text(secretariat.get(address("withdraw")))
    response = secretariat.post(address("withdraw"), {"reason": "Et beløb var forkert."})
    page = text(secretariat.get(response["Location"]))
    assert "Version 2022.1 er trukket tilbage." in page
    assert "Et beløb var forkert." in page
    assert "Træk versionen tilbage" not in page


def test_a_version_that_was_answered_meanwhile_is_not_taken_back(secretariat, act):
    version = act.submit()
    act.recommend(version)
    response = secretariat.post(address("withdraw"), {"reason": "Min grund."})
    assert response.status_code == 409
    assert "der er allerede svaret på den" in text(response)
    assert "Min grund." in text(response)
    assert not hasattr(Revision.objects.with_fate().get(), "withdrawal")


def test_readers_meet_a_version_when_it_is_approved(client, cast, act):
    version = act.submit()
    client.force_login(cast.reader)
    for name in ("revision", "revision_reading"):
        assert client.get(address(name)).status_code == 403
    act.approve(version)
    for name in ("revision", "revision_reading"):
        assert client.get(address(name)).status_code == 200
    assert "Gå til kladden" not in text(client.get(address()))


def test_readers_are_not_told_what_a_version_that_was_sent_back_said(client, cast, act):
    first = act.submit()
    act.recommend(first, "sent_back", "Nej.")
    activity = act.plan.activities.order_by("number").first()
    before = activity.title
    change(activity, activity.version, title="Et helt andet navn")
    second = act.approve(act.submit())
    assert second.since is None
    client.force_login(cast.secretariat)
    assert "siden 2022.1" in text(client.get(address(number=2)))
    client.force_login(cast.reader)
    page = client.get(address(number=2))
    assert "2022.1" not in page.content.decode()
    assert before not in text(page)


def test_a_version_that_is_not_there(secretariat, act):
    for name in ("revision", "revision_reading", "withdraw"):
        assert secretariat.get(address(name, 9)).status_code == 404


def test_hostile_words_are_harmless(secretariat, act):
    version = act.submit("<script>x()</script>", "<script>y()</script>")
    act.recommend(version)
    act.answer(version, "Socialforvaltningen", "sent_back", "<script>z()</script>")
    html = secretariat.get(address()).content.decode()
    assert not re.search(r"<script>[xyz]\(\)", html)


def test_a_meeting_is_told_once_for_all_who_were_there(secretariat, act):
    version = act.submit()
    act.recommend(version)
    act.record(version, 1, {party.id: Word(APPROVED) for party in version.frozen.agreement.voting}, "Referat 12")
    page = text(secretariat.get(address()))
    assert page.count("Referat 12") == 1
    assert page.count("Godkendt") >= 4

# SPDX-License-Identifier: MPL-2.0
"""A meeting's minutes are sent out, decided and compared as a plan is, in words of their own: minutes are neuter."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from partnerskab.content.yearly import MeetingContent
from partnerskab.editing import change
from partnerskab.notices.models import Notice
from partnerskab.revisions.lifecycle import Refused, Word
from partnerskab.revisions.models import Standing
from partnerskab.revisions.standing import standing

from .acting import APPROVED, SENT_BACK, now

MATTER = "moede/2022-1"


def address(name: str, *number: int) -> str:
    return reverse(name, args=["amager", MATTER, *number])


def text(response) -> str:
    html = response.content.decode().replace("\u00a0", " ").replace("\u2011", "-").split('<header class="bar">')[1]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))


@pytest.fixture
def secretariat(client, cast):
    client.force_login(cast.secretariat)
    return client


def test_a_version_is_the_minutes(minutes):
    version = minutes.submit()
    assert (version.label, version.title) == ("2022-1.1", "version 2022-1.1 af referatet")
    assert isinstance(version.frozen, MeetingContent)


def test_the_next_meeting_of_the_body_approves_them(secretariat, minutes):
    version = minutes.submit()
    page = text(secretariat.get(address("record_meeting", 1)))
    assert "Notér et møde i styregruppen" in page
    minutes.record(version, 0, {"": Word(APPROVED)}, "Referat 2022-2")
    assert now(version).is_approved
    assert standing(minutes.matter).in_force == version


def test_the_pages_speak_of_them_in_the_neuter(secretariat, minutes):
    before = text(secretariat.get(address("versions")))
    assert "Når referatet er klar, sender sekretariatet det til godkendelse. Så bliver det frosset som" in before
    assert "Bliver det godkendt, er det det, der gælder" in before
    assert "referatet, som det blev sendt til godkendelse" in before
    sending = text(secretariat.get(address("submit")))
    assert "Referatet fryses, som du ser det her, og bliver til version 2022-1.1." in sending
    assert "De indkaldte får referatet på mail" in sending
    minutes.submit()
    for name, number in (("versions", []), ("revision", [1]), ("withdraw", [1]), ("revision_reading", [1]),
                         ("submit", []), ("comparison", []), ("record_meeting", [1])):  # fmt: skip
        page = secretariat.get(address(name, *number))
        assert page.status_code == 200, name
        assert "Møde i styregruppen" in text(page), name
        assert not re.search(r"referatet, som den|sender sekretariatet den|en nyere referat", text(page)), name
    assert "Læs referatet" in text(secretariat.get(address("revision", 1)))


def test_a_stale_page_says_that_they_have_changed(secretariat, minutes):
    page = secretariat.get(address("submit"))
    point = minutes.matter.points.first()
    change(point, point.version, title="Et andet punkt")
    data = {"version": page.context["form"]["version"].value()}
    response = secretariat.post(address("submit"), data)
    assert "Referatet er ændret, siden du så det." in response.content.decode()
    assert "Her ser du referatet, som det er nu." in response.content.decode()


def test_an_earlier_version_knows_the_newer_minutes(secretariat, minutes):
    first = minutes.submit()
    minutes.record(first, 0, {"": Word(APPROVED)})
    point = minutes.matter.points.first()
    change(point, point.version, said="<p>Noget andet.</p>")
    minutes.record(minutes.submit(), 0, {"": Word(APPROVED)})
    assert "Der er et nyere referat" in text(secretariat.get(address("revision", 1)))


def test_two_versions_are_compared(secretariat, minutes):
    minutes.record(minutes.submit(), 0, {"": Word(APPROVED)})
    point = minutes.matter.points.get(kind="information")
    change(point, point.version, said="<p>Næsten alle bakkede op.</p>")
    page = secretariat.get(address("comparison"))
    assert "Ændringer siden version 2022-1.1" in text(page)
    assertContains(page, "[slettet: </span>")


def test_nothing_new_is_not_sent_twice(minutes):
    minutes.record(minutes.submit(), 0, {"": Word(APPROVED)})
    with pytest.raises(Refused, match=r"Kladden er den samme som version 2022-1\.1"):
        minutes.submit()


def test_those_called_get_the_minutes_and_the_secretariat_notes_the_approval(minutes, cast):
    cast.colleague.memberships.update(role="reader")
    minutes.submit()
    told = {(one.recipient.name, one.text) for one in Notice.objects.select_related("recipient")}
    sent = "Referatet fra mødet i styregruppen 20. maj 2022 er sendt ud. Læs det her:"
    asked = "Version 2022-1.1 af referatet venter på Styregruppen. Notér beslutningen her, når mødet er holdt:"
    assert told == {
        ("Stine Styrer", sent), ("Samir Samarbejder", sent), ("Sanne Sekretær", asked),
    }  # fmt: skip
    assert Notice.objects.get(recipient=cast.steering_group).link == address("revision_reading", 1)


def test_minutes_sent_back_are_mended_in_the_draft(secretariat, minutes):
    version = minutes.submit()
    minutes.record(version, 0, {"": Word(SENT_BACK, "Vi var flere.")})
    assert now(version).standing is Standing.SENT_BACK
    assert "Version 2022-1.1 er sendt tilbage." in text(secretariat.get(reverse("meeting", args=["amager", "2022-1"])))


def test_readers_meet_them_when_they_are_approved(client, cast, minutes):
    version = minutes.submit()
    client.force_login(cast.reader)
    assert client.get(address("revision_reading", 1)).status_code == 403
    minutes.record(version, 0, {"": Word(APPROVED)})
    assertContains(client.get(address("revision_reading", 1)), "Alle bakkede op.")
    assertContains(client.get(reverse("front", args=["amager"])), address("revision_reading", 1))

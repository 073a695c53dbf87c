# SPDX-License-Identifier: MPL-2.0
"""A year's status on the targets is frozen, decided and noted as a plan is, in words of its own."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from partnerskab.content.agreed import StatusContent
from partnerskab.editing import change
from partnerskab.notices.models import Notice
from partnerskab.revisions import lifecycle
from partnerskab.revisions.lifecycle import Refused, Word
from partnerskab.revisions.models import Decision, Standing
from partnerskab.revisions.remarks import to_answer
from partnerskab.revisions.standing import standing

from .acting import APPROVED, NOTED, SENT_BACK, Acting, now

MATTER = "maal/status/2022"


def address(name: str, *number: int) -> str:
    return reverse(name, args=["amager", MATTER, *number])


def text(response) -> str:
    html = response.content.decode().replace("\u00a0", " ").replace("\u2011", "-").split('<header class="bar">')[1]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))


def approve(follow: Acting):
    """Send it, and note that the steering group's meeting approved it."""
    version = follow.submit()
    follow.record(version, 0, {"": Word(APPROVED)}, "Referat 5")
    return now(version)


def rewrite(follow: Acting) -> None:
    status = follow.matter
    status.refresh_from_db()
    change(status, status.version, introduction="<p>Færre har fundet sammen i år.</p>")


@pytest.fixture
def secretariat(client, cast):
    client.force_login(cast.secretariat)
    return client


def test_a_version_is_the_status_with_its_judgements(follow):
    version = follow.submit()
    assert (version.label, str(version)) == ("2022.1", "Status på målene 2022, version 2022.1")
    assert version.title == "version 2022.1 af målstatussen"
    content = version.frozen
    assert isinstance(content, StatusContent)
    assert [entry.aim.title for entry in content.entries] == ["Aktiviteter med flere partnere"]
    assert content.entries[0].sentence


def test_it_stands_beside_a_plan_of_the_same_label(act, agree, follow):
    plan, status = act.submit(), follow.submit()
    assert plan.label == status.label == "2022.1"
    assert (standing(act.plan).pending, standing(follow.matter).pending) == (plan, status)
    follow.record(status, 0, {"": Word(APPROVED)})
    assert now(plan).is_pending
    assert standing(follow.matter).in_force == status
    assert standing(agree.matter).in_force is None


def test_it_goes_from_the_steering_group_to_the_committee(secretariat, follow):
    version = approve(follow)
    assert version.is_approved
    page = text(secretariat.get(address("record_meeting", 1)))
    assert "Økonomiudvalget orienteres om version 2022.1." in page
    follow.record(version, 1, {"": Word(NOTED)}, "2026-123")
    assert "2026-123" in text(secretariat.get(address("revision", 1)))


def test_its_pages_speak_of_the_status(secretariat, follow):
    assert "Målstatussen fryses, som du ser den her, og bliver til version 2022.1." in text(
        secretariat.get(address("submit"))
    )
    assert "Hvad koster det?" not in text(secretariat.get(address("submit")))
    follow.submit()
    for name, number in (("versions", []), ("revision", [1]), ("withdraw", [1]), ("revision_reading", [1])):
        page = secretariat.get(address(name, *number))
        assert page.status_code == 200
        assertContains(page, ">Status på målene 2022</a>")
    assert "Læs målstatussen" in text(secretariat.get(address("revision", 1)))


def test_a_member_of_the_steering_group_sees_that_the_meeting_answers(client, cast, follow):
    follow.submit()
    client.force_login(cast.steering_group)
    page = client.get(address("decide", 1))
    assert "Styregruppen svarer samlet på et møde." in text(page)
    assertNotContains(page, "Hvad koster det?")


def test_parties_may_answer_one_by_one_where_the_agreement_says_so(client, cast, follow):
    follow.matter.agreement.approval_steps.filter(matter="status", act="approves").update(rule="parties")
    version = follow.submit()
    target = version.frozen.entries[0].aim
    word = Word(SENT_BACK, "", [(target.id, "Hvem er de?")])
    lifecycle.answer(version, follow.member("Socialforvaltningen"), word, version.content_sha256)
    assert Decision.objects.get().remarks == [{"target": target.id, "text": "Hvem er de?"}]
    assert now(version).standing is Standing.SENT_BACK
    (remark,) = to_answer(standing(follow.matter)).remarks
    assert (remark.title, remark.is_gone) == (target.title, False)
    client.force_login(cast.secretariat)
    assertContains(client.get(reverse("target_status", args=["amager", 2022])), "Hvem er de?")


def test_nothing_new_is_not_sent_twice_whatever_day_it_is(follow, time_machine):
    time_machine.move_to("2026-11-20 10:00+01:00")
    version = approve(follow)
    time_machine.move_to("2026-11-25 10:00+01:00")
    with pytest.raises(Refused, match=r"Kladden er den samme som version 2022\.1"):
        follow.submit()
    rewrite(follow)
    second = follow.submit()
    assert (second.number, second.since) == (2, version)


def test_two_versions_are_compared(secretariat, follow):
    approve(follow)
    rewrite(follow)
    page = secretariat.get(address("comparison"))
    assert "Ændringer siden version 2022.1" in text(page)
    assertContains(page, "[slettet: </span>")
    assert "Ændret: tekster" in text(page)


def test_it_is_taken_back(secretariat, follow):
    version = follow.submit()
    secretariat.post(address("withdraw", 1), {"reason": "Et tal mangler."})
    assert now(version).standing is Standing.WITHDRAWN


def test_readers_meet_it_when_it_is_approved(client, cast, follow):
    version = follow.submit()
    client.force_login(cast.reader)
    assert client.get(address("revision", 1)).status_code == 403
    follow.record(version, 0, {"": Word(APPROVED)})
    for name in ("revision", "revision_reading"):
        assert client.get(address(name, 1)).status_code == 200
    assertContains(client.get(reverse("front", args=["amager"])), address("revision_reading", 1))


def test_mail_and_the_front_page_name_it(client, cast, follow):
    follow.submit()
    told = Notice.objects.get(recipient=cast.secretariat)
    assert told.text.startswith("Version 2022.1 af målstatussen venter på Styregruppen. Notér beslutningen her")
    assert told.status == follow.matter
    client.force_login(cast.secretariat)
    page = text(client.get(reverse("front", args=["amager"])))
    assert "Version 2022.1 af målstatussen venter på styregruppen" in page
    assert "Venter på styregruppen." in page

# SPDX-License-Identifier: MPL-2.0
"""Mail about an agreement and about a status: one a day for each person and matter, each in its own words."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from partnerskab.content.matters import Matter
from partnerskab.notices.models import Letter, Notice
from partnerskab.notices.telling import tell
from targets.models import TargetStatus

from .test_delivery import at, look


@pytest.fixture
def matters(plan) -> list[Matter]:
    """A plan, the agreement it stands on, and a status on its targets."""
    return [plan, plan.agreement, TargetStatus.objects.create(agreement=plan.agreement, year=2022)]


def happen(matter: Matter, person, key: str) -> None:
    tell([person], matter, f"Version {matter.mark}.1 er godkendt.", f"/amager/{matter.address}/", f"{matter.pk}:{key}")


def test_each_matter_has_its_own_mail_in_its_own_words(cast, matters):
    with at(9):
        for matter in matters:
            happen(matter, cast.secretariat, "a")
        look()
    assert [message.subject for message in mail.outbox] == [
        f"Amager Partnerskab, {matter}: Version {matter.mark}.1 er godkendt" for matter in matters
    ]
    said = zip(mail.outbox, matters, ("plan", "aftale", "målstatus"), strict=True)
    for message, matter, noun in said:
        assert f"Der er nyt om {matter} i Amager Partnerskab." in message.body
        assert f"højst én mail om dagen om hver {noun}." in message.body
        assert f"http://localhost:8000/amager/{matter.address}/" in message.body


def test_mail_about_minutes_is_neuter(cast, steering_meeting):
    with at(9):
        happen(steering_meeting, cast.secretariat, "a")
        look()
    assert "højst én mail om dagen om hvert referat." in mail.outbox[0].body
    assert mail.outbox[0].subject.startswith("Amager Partnerskab, Møde i styregruppen 20.5.2022: ")


@pytest.mark.parametrize("which", [0, 1, 2])
def test_what_follows_on_the_same_day_waits_for_the_morning(cast, matters, which):
    with at(9):
        happen(matters[which], cast.secretariat, "a")
        look()
        happen(matters[which], cast.secretariat, "b")
        happen(matters[which], cast.secretariat, "c")
        look()
    assert len(mail.outbox) == 1
    with at(7, 5, day=21):
        look()
    assert len(mail.outbox) == 2
    assert "2 nyheder" in mail.outbox[1].subject


@pytest.mark.parametrize("which", [0, 1, 2])
def test_the_database_holds_one_letter_a_day(cast, matters, which):
    kind = ("plan", "agreement", "status")[which]
    now = timezone.now()
    letter = {"recipient": cast.secretariat, kind: matters[which], "made_at": now}
    sent = {"sent_at": now, "sent_on": timezone.localdate(now)}
    Letter.objects.create(**letter, **sent)
    with pytest.raises(IntegrityError, match="one_letter_a_day"), transaction.atomic():
        Letter.objects.create(**letter, **sent)
    Letter.objects.create(**letter)
    with pytest.raises(IntegrityError, match="one_letter_waits_at_a_time"), transaction.atomic():
        Letter.objects.create(**letter)
    for _ in range(2):
        Letter.objects.create(**letter, dropped_at=now)


@pytest.mark.parametrize("kinds", [(), (0, 1), (1, 2), (0, 1, 2)])
def test_what_is_told_is_of_one_matter(cast, matters, kinds):
    about = {("plan", "agreement", "status")[at]: matters[at] for at in kinds}
    now = timezone.now()
    with pytest.raises(IntegrityError, match="a_letter_is_about_one_matter"), transaction.atomic():
        Letter.objects.create(recipient=cast.secretariat, made_at=now, **about)
    with pytest.raises(IntegrityError, match="a_notice_is_about_one_matter"), transaction.atomic():
        Notice.objects.create(recipient=cast.secretariat, text="x", link="/", happened_at=now, key="k", **about)

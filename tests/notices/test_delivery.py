# SPDX-License-Identifier: MPL-2.0
"""One mail a day for each person and plan, in plain Danish, to those who are still there."""

import datetime

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from activities.models import Plan
from partnerskab.agreements.models import Membership, Role, User
from partnerskab.notices.delivery import waits_until
from partnerskab.notices.jobs import deliver_waiting
from partnerskab.notices.models import Letter, Notice
from partnerskab.notices.telling import tell


def at(hour: int, minute: int = 0, day: int = 20) -> time_machine.travel:
    """Copenhagen time, in November 2022."""
    moment = datetime.datetime(2022, 11, day, hour, minute)  # noqa: DTZ001 - made aware below
    return time_machine.travel(timezone.make_aware(moment), tick=False)


def happen(plan: Plan, *people: User, key: str, sentence: str = "Version 2022.1 er godkendt.") -> None:
    tell(people, plan, sentence, f"/amager/plan/2022/{key}/", key)


def look() -> None:
    """The worker's round, as every five minutes."""
    deliver_waiting(timestamp=0)


def test_the_first_event_of_a_day_is_sent_at_once(cast, plan, work):
    happen(plan, cast.secretariat, key="a")
    assert not mail.outbox
    work()
    [message] = mail.outbox
    assert message.to == ["sanne@eksempel.dk"]
    assert message.subject == "Amager Partnerskab, Tryghedsplan 2022: Version 2022.1 er godkendt"
    assert message.body.startswith(
        "Hej Sanne Sekretær\n\nDer er nyt om Tryghedsplan 2022 i Amager Partnerskab.\n\nVersion 2022.1 er godkendt.\n"
    )
    assert "\nhttp://localhost:8000/amager/plan/2022/a/\n" in message.body
    work()
    assert len(mail.outbox) == 1


def test_later_events_wait_and_come_together_next_morning_at_seven(cast, plan):
    with at(9):
        happen(plan, cast.secretariat, key="a")
        look()
    with at(10, 30):
        happen(plan, cast.secretariat, key="b", sentence="Helhedsplanen har godkendt.")
        look()
    with at(6, 30, day=21):
        happen(plan, cast.secretariat, key="c", sentence="Københavns Politi har godkendt & underskrevet.")
        look()
    with at(6, 55, day=21):
        look()
        assert len(mail.outbox) == 1
    with at(7, day=21):
        look()
    assert len(mail.outbox) == 2
    assert mail.outbox[1].subject == "Amager Partnerskab, Tryghedsplan 2022: 2 nyheder"
    assert mail.outbox[1].body == (
        "Hej Sanne Sekretær\n\nDer er nyt om Tryghedsplan 2022 i Amager Partnerskab:\n\n"
        "20. november 2022 kl. 10.30\nHelhedsplanen har godkendt.\nhttp://localhost:8000/amager/plan/2022/b/\n\n"
        "21. november 2022 kl. 6.30\nKøbenhavns Politi har godkendt & underskrevet.\n"
        "http://localhost:8000/amager/plan/2022/c/\n\n"
        "Du får højst én mail om dagen om hver plan. Sker der mere samme dag, samler vi det i en mail næste morgen.\n\n"
        "Venlig hilsen\nAmager Partnerskab\n"
    )
    with at(12, day=21):
        happen(plan, cast.secretariat, key="d")
        look()
    with at(7, day=22):
        assert len(mail.outbox) == 2
        look()
    assert len(mail.outbox) == 3


def test_a_worker_that_slept_through_the_morning_sends_when_it_wakes(cast, plan):
    for hour, key in ((9, "a"), (10, "b")):
        with at(hour):
            happen(plan, cast.secretariat, key=key)
            look()
    with at(15, day=23):
        look()
    assert len(mail.outbox) == 2


def test_each_person_and_each_plan_has_its_own_day(cast, plan, make_plan):
    with at(9):
        happen(plan, cast.secretariat, key="a")
        look()
    other = Plan.objects.create(agreement=plan.agreement, year=2023)
    with at(10):
        happen(plan, cast.secretariat, cast.steering_group, key="b")
        happen(other, cast.secretariat, key="c")
        look()
    assert sorted((message.to[0], message.subject[20:39]) for message in mail.outbox) == [
        ("sanne@eksempel.dk", "Tryghedsplan 2022: "),
        ("sanne@eksempel.dk", "Tryghedsplan 2023: "),
        ("stine@eksempel.dk", "Tryghedsplan 2022: "),
    ]


def moment(text: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("first", "last_sent_on", "expected"),
    [
        ("2022-11-20 09:00", None, None),
        ("2022-11-20 00:05", "2022-11-19", None),
        ("2022-11-20 23:59", "2022-11-20", "2022-11-21 07:00"),
        ("2022-11-20 09:00", "2022-11-21", "2022-11-22 07:00"),
        ("2022-10-29 12:00", "2022-10-29", "2022-10-30 07:00"),  # the night of the winter clock
        ("2022-03-26 12:00", "2022-03-26", "2022-03-27 07:00"),  # and of the summer clock
        ("2022-12-31 12:00", "2022-12-31", "2023-01-01 07:00"),
    ],
)
def test_when_a_mail_is_due(first: str, last_sent_on: str | None, expected: str | None):
    last = datetime.date.fromisoformat(last_sent_on) if last_sent_on else None
    assert waits_until(moment(first), last) == (moment(expected) if expected else None)


def test_what_is_rolled_back_was_never_told(cast, plan, work):
    with transaction.atomic():
        happen(plan, cast.secretariat, key="a")
        transaction.set_rollback(True)
    work()
    assert not Notice.objects.exists()
    assert not mail.outbox


def test_nobody_is_told_twice_of_one_event(cast, plan, work):
    happen(plan, cast.secretariat, cast.secretariat, key="a")
    work()
    happen(plan, cast.secretariat, cast.steering_group, key="a")
    work()
    assert [message.to[0] for message in mail.outbox] == ["sanne@eksempel.dk", "stine@eksempel.dk"]


def test_who_has_left_meanwhile_gets_no_mail(cast, plan, work):
    happen(plan, cast.secretariat, cast.working_group, cast.colleague, cast.stranger, key="a")
    Membership.objects.filter(user=cast.working_group).update(ended_on=datetime.date(2022, 11, 1))
    User.objects.filter(pk=cast.colleague.pk).update(is_active=False)
    work()
    assert [message.to[0] for message in mail.outbox] == ["sanne@eksempel.dk"]
    assert Letter.objects.exclude(dropped_at=None).count() == 3
    assert not Letter.objects.waiting().exists()


def test_who_came_back_gets_what_happens_from_then_on(cast, plan, work):
    Membership.objects.filter(user=cast.colleague).update(ended_on=datetime.date(2022, 11, 1))
    happen(plan, cast.colleague, key="a")
    work()
    Membership.objects.create(user=cast.colleague, partnership=cast.partnership, role=Role.WORKING_GROUP)
    happen(plan, cast.colleague, key="b", sentence="Version 2022.2 er godkendt.")
    work()
    [message] = mail.outbox
    assert "Version 2022.2" in message.body
    assert "Version 2022.1" not in message.body


def test_the_database_itself_holds_one_a_day(cast, plan):
    now = timezone.now()
    for _ in range(2):
        letter = Letter.objects.create(recipient=cast.secretariat, plan=plan, made_at=now)
        if Letter.objects.count() == 1:
            letter.sent(now)
    with pytest.raises(IntegrityError, match="one_letter_a_day"), transaction.atomic():
        letter.sent(now)
    with pytest.raises(IntegrityError, match="one_letter_waits_at_a_time"), transaction.atomic():
        Letter.objects.create(recipient=cast.secretariat, plan=plan, made_at=now)


def test_a_sentence_over_two_lines_cannot_forge_a_header(cast, plan, work):
    happen(plan, cast.secretariat, key="a", sentence="Version 2022.1\nBcc: alle@eksempel.dk\n er <godkendt>.")
    work()
    [message] = mail.outbox
    assert message.recipients() == ["sanne@eksempel.dk"]
    assert message.subject.endswith("Version 2022.1 Bcc: alle@eksempel.dk er <godkendt>")


def test_a_round_with_nothing_to_do_asks_twice(cast, plan, django_assert_num_queries):
    with django_assert_num_queries(2):
        look()

# SPDX-License-Identifier: MPL-2.0
"""Reminders 30, 7 and 1 days before: to those who can do something, of what is not done, and never twice."""

import datetime
from collections.abc import Callable, Iterator

import pytest
from django.core import mail
from django.utils import timezone

from activities.models import ActivityPartner
from partnerskab.agreements.models import Membership, Organisation, User
from partnerskab.followup.models import Answer, Round
from partnerskab.notices.jobs import deliver_waiting
from partnerskab.notices.models import Letter, Notice
from partnerskab.notices.telling import tell
from partnerskab.year.jobs import remind_of_the_day
from partnerskab.year.models import Deadline, ReminderChoice
from partnerskab.year.reminding import threshold
from partnerskab.year.ticking import tick

from .conftest import day, member, on

SANNE, ARNE, PIA, STINE = "sanne@eksempel.dk", "arne@eksempel.dk", "pia@eksempel.dk", "stine@eksempel.dk"


def days(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    while first <= last:
        yield first
        first += datetime.timedelta(days=1)


@pytest.fixture
def a_day(work) -> Callable[[datetime.date], None]:
    """What the worker does in a day: the round before seven, and the mail at seven."""

    def live(today: datetime.date) -> None:
        with on(today, 6, 45):
            remind_of_the_day(timestamp=0)
            work()
        with on(today, 7):
            deliver_waiting(timestamp=0)

    return live


def sent(since: int = 0) -> list[tuple[str, str]]:
    """To whom, and the subject without the partnership's name."""
    return [(message.to[0], message.subject.removeprefix("Amager Partnerskab: ")) for message in mail.outbox[since:]]


@pytest.mark.parametrize(
    ("looked", "today", "told"),
    [
        (day(5, 30), day(5, 31), 30),
        (day(5, 31), day(6, 1), None),
        (day(6, 22), day(6, 23), 7),
        (day(6, 28), day(6, 29), 1),
        (day(6, 29), day(6, 30), None),
        # the worker slept
        (day(5, 20), day(6, 3), 30),
        (day(5, 20), day(6, 25), 7),
        (day(5, 20), day(6, 30), 1),
        (day(6, 25), day(6, 29), 1),
        # over
        (day(5, 20), day(7, 1), None),
        (day(6, 29), day(7, 1), None),
    ],
)
def test_thresholds(looked, today, told):
    assert threshold(day(6, 30), looked, today) == told


def test_a_deadline_by_hand_is_told_three_times_to_those_who_see_to_it(deadline, cast, a_day):
    deadline("Midtvejsstatus")
    deadline("Naboaften", month=9, day=15, responsible="working_group")
    for today in days(day(1, 1), day(12, 31)):
        a_day(today)
    told = [(to, subject) for to, subject in sent() if "Midtvejsstatus" in subject]
    assert told == [
        (SANNE, "Husk: Midtvejsstatus senest 30. juni"),
        (SANNE, "Husk: Midtvejsstatus senest 30. juni"),
        (SANNE, "Husk: Midtvejsstatus senest 30. juni"),
    ]
    evenings = [(to, subject) for to, subject in sent() if "Naboaften" in subject]
    assert len(evenings) == 9
    assert {to for to, _ in evenings} == {SANNE, ARNE, PIA}
    assert len(mail.outbox) == len(told) + len(evenings)
    assert Notice.objects.count() == len(mail.outbox)
    moments = {timezone.localtime(notice.happened_at).date() for notice in Notice.objects.filter(text__contains="Nabo")}
    assert moments == {day(8, 16), day(9, 8), day(9, 14)}


def test_a_deadline_that_is_moved_is_reminded_of_anew(deadline, a_day):
    deadline("Midtvejsstatus")
    a_day(day(5, 31))
    Deadline.objects.update(last_month=8)
    a_day(day(8, 1))
    assert sent() == [
        (SANNE, "Husk: Midtvejsstatus senest 30. juni"),
        (SANNE, "Husk: Midtvejsstatus senest 31. august"),
    ]


def test_what_is_done_is_not_told(deadline, cast, a_day):
    row = deadline("Midtvejsstatus")
    for today in days(day(5, 25), day(6, 10)):
        a_day(today)
    assert len(mail.outbox) == 1
    tick(row, 2022, day(6, 10), cast.secretariat)
    for today in days(day(6, 11), day(7, 2)):
        a_day(today)
    assert len(mail.outbox) == 1


@pytest.fixture
def a_letter_that_waits(deadline, cast, a_day, settings) -> Letter:
    """Two reminders of 30 June, to the secretariat, that the mail server did not take."""
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "nothing.of.the.kind"
    deadline("Midtvejsstatus")
    deadline("Regnskab")
    a_day(day(5, 31))
    settings.EMAIL_BACKEND = backend
    return Letter.objects.waiting().get()


def test_a_letter_that_waits_forgets_what_is_done(a_letter_that_waits, cast, a_day):
    tick(Deadline.objects.get(title="Regnskab"), 2022, day(6, 1), cast.secretariat)
    a_day(day(6, 2))
    assert sent() == [(SANNE, "Husk: Midtvejsstatus senest 30. juni")]
    assert "Regnskab" not in mail.outbox[0].body


@pytest.mark.parametrize("why", ["done", "over", "off", "moved"])
def test_a_letter_with_nothing_left_to_tell_is_given_up(a_letter_that_waits, cast, a_day, why):
    if why == "done":
        for row in Deadline.objects.all():
            tick(row, 2022, day(6, 1), cast.secretariat)
    elif why == "off":
        ReminderChoice.objects.create(membership=member(cast, "secretariat"), is_off=True)
    elif why == "moved":
        Deadline.objects.update(last_month=8)
    a_day(day(7, 1) if why == "over" else day(6, 2))
    assert not mail.outbox
    assert not Notice.objects.exists()
    assert Letter.objects.get().dropped_at


def test_a_letter_that_waits_keeps_its_news(a_letter_that_waits, agreement, cast, a_day):
    a_letter_that_waits.notices.create(
        recipient=cast.secretariat,
        agreement=agreement,
        text="En nyhed.",
        link="/a/",
        happened_at=timezone.now(),
        key="a",
    )
    a_day(day(7, 1))
    [(to, subject)] = sent()
    assert (to, subject.rpartition(": ")[2]) == (SANNE, "En nyhed")


def test_a_letter_of_reminders_says_so(deadline, a_day):
    deadline("Midtvejsstatus", paper="Midtvejsstatus", body="Økonomiudvalget")
    a_day(day(5, 31))
    [message] = mail.outbox
    assert message.body == (
        "Hej Sanne Sekretær\n\n"
        "Her er det, der snart skal være klart i Amager Partnerskab, og som mangler noget fra dig.\n\n"
        "Husk: Midtvejsstatus senest 30. juni.\n"
        f"http://localhost:8000{Notice.objects.get().link}\n\n"
        "Vi minder om en frist 30, 7 og 1 dag før, og kun når noget mangler. Du kan slå påmindelser fra her:\n"
        "http://localhost:8000/amager/aarshjul/#paamindelser\n\n"
        "Venlig hilsen\nAmager Partnerskab\n"
    )
    assert "/aarshjul/2022/#frist-" in Notice.objects.get().link


def test_several_deadlines_of_a_day_are_one_mail(deadline, a_day):
    deadline("Midtvejsstatus")
    deadline("Puljen gøres op")
    a_day(day(5, 31))
    assert sent() == [(SANNE, "2 ting at huske")]
    assert "Husk: Midtvejsstatus" in mail.outbox[0].body
    assert "Husk: Puljen gøres op" in mail.outbox[0].body
    assert " kl. " not in mail.outbox[0].body


def test_reminders_and_news_of_the_agreement_share_a_letter(deadline, agreement, cast, a_day):
    deadline("Midtvejsstatus")
    with on(day(5, 30), 9):
        tell([cast.secretariat], agreement, "Første nyhed.", "/a/", "a")
        deliver_waiting(timestamp=0)
    with on(day(5, 30), 10):
        tell([cast.secretariat], agreement, "Anden nyhed.", "/b/", "b")
    a_day(day(5, 31))
    assert len(mail.outbox) == 2
    assert mail.outbox[1].subject == "Amager Partnerskab: 2 nyheder og påmindelser"
    assert "30. maj 2022 kl. 10.00\nAnden nyhed." in mail.outbox[1].body
    assert "\n\nHusk: Midtvejsstatus senest 30. juni.\n" in mail.outbox[1].body
    assert "slå påmindelser fra" in mail.outbox[1].body


def test_a_second_look_on_the_same_day_tells_nothing(deadline, a_day):
    deadline("Midtvejsstatus")
    a_day(day(5, 31))
    deadline("Kom senere på dagen")
    a_day(day(5, 31))
    assert len(mail.outbox) == 1


def test_nobody_is_told_before_a_quarter_to_seven(deadline, work):
    deadline("Midtvejsstatus")
    with on(day(5, 31), 6, 30):
        remind_of_the_day(timestamp=0)
        work()
    assert not mail.outbox
    with on(day(5, 31), 11, 15):  # the worker woke late
        remind_of_the_day(timestamp=0)
        work()
    assert len(mail.outbox) == 1


def test_days_the_worker_slept_are_caught_up_once(deadline, a_day):
    deadline("Midtvejsstatus")
    a_day(day(5, 20))
    a_day(day(6, 25))
    assert sent() == [(SANNE, "Husk: Midtvejsstatus senest 30. juni")]
    for today in days(day(6, 26), day(7, 5)):
        a_day(today)
    assert [subject for _, subject in sent(1)] == ["Husk: Midtvejsstatus senest 30. juni"]


def test_a_member_can_turn_reminders_off_and_on(deadline, browser_of, cast, a_day):
    deadline("Midtvejsstatus")
    client = browser_of("secretariat")
    page = client.post("/amager/aarshjul/paamindelser/", {"reminders": "off"}, follow=True).text
    assert "Du får ikke længere påmindelser." in page
    assert "Slå påmindelser til" in page
    a_day(day(5, 31))
    assert not mail.outbox
    client.post("/amager/aarshjul/paamindelser/", {"reminders": "on"})
    a_day(day(6, 23))
    assert len(mail.outbox) == 1
    assert ReminderChoice.objects.get().history.count() == 3


def test_those_who_left_hear_nothing(deadline, cast, a_day):
    deadline("Naboaften", month=6, day=30, responsible="working_group")
    Membership.objects.filter(user=cast.working_group).update(ended_on=day(5, 1))
    User.objects.filter(pk=cast.colleague.pk).update(is_active=False)
    a_day(day(5, 31))
    assert {to for to, _ in sent()} == {SANNE}


def lead(plan, number: int, cast, role: str) -> None:
    """Let the organisation of that member alone be responsible for an activity."""
    activity = plan.activities.get(number=number)
    activity.partners.filter(role="lead").delete()
    organisation = member(cast, role).organisation
    ActivityPartner.objects.create(activity=activity, role="lead", organisation=organisation)


def test_the_draft_reminds_those_whose_own_activities_lack_something(deadline, plan, cast, a_day):
    deadline("Udkast til næste år", kind="draft", month=11)
    plan.year = 2023
    plan.save()
    lead(plan, 9, cast, "working_group")
    plan.activities.get(number=9).sections.filter(kind="purpose").delete()
    with on(day(10, 31)):
        a_day(day(10, 31))
    told = dict(sent())
    assert ARNE in told
    assert PIA not in told
    assert STINE not in told
    text = Notice.objects.get(recipient=cast.working_group).text
    assert text.startswith("Husk: Udkast til næste år senest 30. november. Det venter på dig: ")


def test_the_plans_approval_reminds_the_parties_that_have_not_answered(deadline, plan, act, cast, a_day):
    deadline("Næste års plan", kind="next_plan", month=12, responsible="steering_group")
    type(plan).objects.filter(pk=plan.pk).update(year=2023)
    plan.refresh_from_db()
    with on(day(11, 20)):
        revision = act.submit()
        act.recommend(revision)
        first, second, *_ = act.parties()
        people = {name: act.member(name).user.email for name in (first, second)}
        act.answer(revision, first)
        deliver_waiting(timestamp=0)
    before = len(mail.outbox)
    a_day(day(12, 1))
    told = {to for to, subject in sent(before) if subject.startswith("Husk")}
    assert people[second] in told
    assert people[first] not in told
    assert not told & {ARNE, PIA, SANNE}


def test_members_of_another_partnership_hear_nothing_of_this_one(deadline, cast, a_day):
    deadline("Midtvejsstatus")
    a_day(day(5, 31))
    assert cast.stranger.email not in {to for to, _ in sent()}
    assert Organisation.objects.exists()


def test_a_rounds_answers_are_asked_of_those_who_owe_them(plan, cast, a_day):
    lead(plan, 9, cast, "working_group")
    made = Round.objects.create(plan=plan, kind="midterm", opened_on=day(4, 1), due_on=day(5, 10))
    with on(day(4, 10)):
        a_day(day(4, 10))
    title = plan.activities.get(number=9).title
    text = Notice.objects.get(recipient=cast.working_group).text
    assert text == (f"Husk: Svar til Midtvejsstatus 2022 senest 10. maj. Det venter på dig: {title} mangler svar.")
    assert title not in Notice.objects.get(recipient=cast.colleague).text  # the police lead another one
    answered = plan.activities.get(number=9)
    Answer.objects.create(round=made, activity=answered, state="on_track", sent_at=timezone.now())
    before = len(mail.outbox)
    for today in days(day(4, 11), day(5, 12)):
        a_day(today)
    assert ARNE not in {to for to, _ in sent(before)}


def test_an_answer_is_reminded_of_once_a_letter(plan, cast, deadline, a_day):
    deadline("Midtvejsstatus", kind="midterm", month=5, last_month=None, day=20)
    lead(plan, 9, cast, "working_group")
    Round.objects.create(plan=plan, kind="midterm", opened_on=day(4, 1), due_on=day(5, 10))
    a_day(day(4, 10))
    a_day(day(4, 20))
    title = plan.activities.get(number=9).title
    [round_] = Notice.objects.filter(recipient=cast.working_group, text__contains=title)
    assert round_.text.startswith("Husk: Svar til Midtvejsstatus 2022 senest 10. maj.")
    a_day(day(5, 13))
    last = Notice.objects.filter(recipient=cast.working_group, text__contains=title).last()
    assert last.text.startswith("Husk: Midtvejsstatus senest 20. maj.")

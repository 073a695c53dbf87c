# SPDX-License-Identifier: MPL-2.0
"""Reminders 30, 7 and 1 days before a deadline: to each member only what the member can do, and what is not done.

A threshold is told on its own day. The days on which nobody looked, for the worker slept, are caught up: of several
thresholds that were passed, the nearest is told. Those that wait to be sent are looked through again every day.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from partnerskab import danish
from partnerskab.agreements.models import Membership, Partnership
from partnerskab.notices.telling import REMINDER, Event, tell_all

from .calendar import Calendar
from .due import Due
from .models import Reminded
from .taking_back import take_back, waiting
from .tasks import Task, gather
from .tasks.followup import answers_of

THRESHOLDS = (30, 7, 1)
"""Days before a last day."""
MOST = 6
"""Missing things that a reminder names before it counts the rest."""


MembersTasks = Sequence[tuple[Membership, Sequence[Task]]]


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something with a last day, and which tasks it waits for: a deadline, or the answers of a round of follow-up."""

    key: str
    title: str
    ends: datetime.date
    waits_for: Callable[[Task], bool]

    @property
    def mark(self) -> str:
        """How the keys of its reminders begin; with the last day, for a deadline that is moved is told anew."""
        return f"{REMINDER}{self.key}/{self.ends.isoformat()}"


@dataclass(frozen=True, slots=True)
class Reminder:
    """An occasion as one member is reminded of it, so many days before or fewer."""

    occasion: Occasion
    threshold: int
    tasks: tuple[Task, ...]

    @property
    def key(self) -> str:
        return f"{self.occasion.mark}/{self.threshold}"

    @property
    def sentence(self) -> str:
        """ "Husk: Afrapportering senest 31. december. Det venter på dig: …"; no days are counted, for it may wait."""
        named = [task.title for task in self.tasks[:MOST]]
        rest = len(self.tasks) - MOST
        more = f" og {danish.in_words(rest)} til" if rest > 0 else ""
        said = f"Husk: {self.occasion.title} senest {danish.day_and_month(self.occasion.ends)}."
        return said if named == [self.occasion.title] else f"{said} Det venter på dig: {'; '.join(named)}{more}."


def threshold(ends: datetime.date, last_looked: datetime.date, today: datetime.date) -> int | None:
    """The nearest threshold whose day lies after `last_looked` and not after today; None where there is none, or the
    last day is over."""
    if ends < today:
        return None
    passed = (days for days in THRESHOLDS if last_looked < ends - datetime.timedelta(days=days) <= today)
    return min(passed, default=None)


def reminders(due: Iterable[tuple[Occasion, int]], tasks: Sequence[Task]) -> list[Reminder]:
    """What a member with those tasks is reminded of."""
    found = ((each, days, tuple(task for task in tasks if each.waits_for(task))) for each, days in due)
    return [Reminder(each, days, own) for each, days, own in found if own]


def remind(partnership: Partnership) -> None:
    """Take back what waits and no longer holds, tell the partnership's members, all or nobody, and remember that today
    was looked at."""
    today = timezone.localdate()
    with transaction.atomic():
        yesterday = today - datetime.timedelta(days=1)
        rows = Reminded.objects.select_for_update()
        row, _ = rows.get_or_create(partnership=partnership, defaults={"day": yesterday})
        calendar = Calendar(partnership, today)
        occasions = list(_occasions(calendar))
        found = ((each, threshold(each.ends, row.day, today)) for each in occasions)
        due = [(each, days) for each, days in found if days]
        if due or waiting(partnership).exists():
            asked = gather(calendar)
            tasks = [(member, list(asked(member))) for member in _members(partnership)]
            take_back(partnership, _holding(occasions, tasks))
            _tell(calendar, due, tasks)
        Reminded.objects.filter(pk=row.pk).update(day=today)


def _occasions(calendar: Calendar) -> Iterator[Occasion]:
    """The rounds that take answers, and the deadlines that are open; an answer is its round's as long as the round's
    own day has not passed."""
    own: list[str] = []
    for each in calendar.rounds:
        if each.is_open and each.due_on and each.due_on >= calendar.today:
            own.append(answers_of(each))
            yield Occasion(own[-1], f"Svar til {each}", each.due_on, _begins(own[-1]))
    for due in calendar.open:
        if due.ends >= calendar.today:
            yield Occasion(f"{due.deadline.pk}/{due.year}", due.deadline.title, due.ends, _of(due, tuple(own)))


def _holding(occasions: list[Occasion], tasks: MembersTasks) -> set[tuple[int, str]]:
    """Which members an occasion still waits for."""
    return {(member.user_id, each.mark) for each in occasions for member, own in tasks if any(map(each.waits_for, own))}


def _tell(calendar: Calendar, due: list[tuple[Occasion, int]], tasks: MembersTasks) -> None:
    matter = calendar.agreement
    front = f"{reverse('front', args=[calendar.partnership.slug])}#opgaver"
    events = [
        Event((member.user,), each.sentence, each.tasks[0].address if len(each.tasks) == 1 else front, each.key)
        for member, own in tasks
        for each in reminders(due, own)
    ]
    if matter and events:
        tell_all(matter, events)


def _of(due: Due, but: tuple[str, ...]) -> Callable[[Task], bool]:
    return lambda task: task.is_of(due) and not task.key.startswith(but)


def _begins(begins: str) -> Callable[[Task], bool]:
    return lambda task: task.key.startswith(begins)


def _members(partnership: Partnership) -> Iterable[Membership]:
    """Those who are members today, may log in, and have not turned reminders off."""
    present = Membership.objects.filter(partnership=partnership, ended_on=None, user__is_active=True)
    return present.exclude(reminder_choice__is_off=True).select_related("user", "organisation").order_by("pk")

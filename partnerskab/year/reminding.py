# SPDX-License-Identifier: MPL-2.0
"""Reminders 30, 7 and 1 days before a deadline: to each member only what the member can do, and what is not done.

A threshold is told on its own day. The days on which nobody looked, for the worker slept, are caught up: of several
thresholds that were passed, the nearest is told.
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
from .due import Due, days_left
from .models import Reminded
from .tasks import Task, gather
from .tasks.followup import answers_of

THRESHOLDS = (30, 7, 1)
"""Days before a last day."""
MOST = 6
"""Missing things that a reminder names before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something with a last day, and which tasks it waits for: a deadline, or the answers of a round of follow-up."""

    key: str
    title: str
    ends: datetime.date
    waits_for: Callable[[Task], bool]


@dataclass(frozen=True, slots=True)
class Reminder:
    """An occasion as one member is reminded of it, so many days before or fewer."""

    occasion: Occasion
    threshold: int
    left: str
    tasks: tuple[Task, ...]

    @property
    def key(self) -> str:
        """With the last day in it, for a deadline that is moved is reminded of anew."""
        return f"{REMINDER}{self.occasion.key}/{self.occasion.ends.isoformat()}/{self.threshold}"

    @property
    def sentence(self) -> str:
        """ "Husk: Afrapportering senest 31. december, om 7 dage. Det mangler: …"."""
        named = [task.title for task in self.tasks[:MOST]]
        rest = len(self.tasks) - MOST
        more = f" og {danish.in_words(rest)} til" if rest > 0 else ""
        ends = self.occasion.ends
        said = f"Husk: {self.occasion.title} senest {ends.day}. {danish.MONTHS[ends.month - 1]}, {self.left}."
        return said if named == [self.occasion.title] else f"{said} Det mangler: {'; '.join(named)}{more}."


def threshold(ends: datetime.date, last_looked: datetime.date, today: datetime.date) -> int | None:
    """The nearest threshold whose day lies after `last_looked` and not after today; None where there is none, or the
    last day is over."""
    if ends < today:
        return None
    passed = (days for days in THRESHOLDS if last_looked < ends - datetime.timedelta(days=days) <= today)
    return min(passed, default=None)


def reminders(due: Iterable[tuple[Occasion, int]], tasks: Sequence[Task], today: datetime.date) -> list[Reminder]:
    """What a member with those tasks is reminded of."""
    found = ((each, days, tuple(task for task in tasks if each.waits_for(task))) for each, days in due)
    return [Reminder(each, days, days_left((each.ends - today).days), own) for each, days, own in found if own]


def remind(partnership: Partnership) -> None:
    """Tell the partnership's members, all or nobody, and remember that today was looked at."""
    today = timezone.localdate()
    with transaction.atomic():
        yesterday = today - datetime.timedelta(days=1)
        rows = Reminded.objects.select_for_update()
        row, _ = rows.get_or_create(partnership=partnership, defaults={"day": yesterday})
        calendar = Calendar(partnership, today)
        found = ((each, threshold(each.ends, row.day, today)) for each in _occasions(calendar))
        due = [(each, days) for each, days in found if days]
        if due:
            _tell(calendar, due)
        Reminded.objects.filter(pk=row.pk).update(day=today)


def _occasions(calendar: Calendar) -> Iterator[Occasion]:
    """The deadlines that are open, and the rounds that take answers."""
    for due in calendar.open:
        yield Occasion(f"{due.deadline.pk}/{due.year}", due.deadline.title, due.ends, _of(due))
    for each in calendar.rounds:
        if each.is_open and each.due_on:
            begins = answers_of(each)
            yield Occasion(begins, f"Svar til {each}", each.due_on, _begins(begins))


def _tell(calendar: Calendar, due: list[tuple[Occasion, int]]) -> None:
    asked, matter = gather(calendar), calendar.agreement
    front = f"{reverse('front', args=[calendar.partnership.slug])}#opgaver"
    events = [
        Event((member.user,), each.sentence, each.tasks[0].address if len(each.tasks) == 1 else front, each.key)
        for member in _members(calendar.partnership)
        for each in reminders(due, list(asked(member)), calendar.today)
    ]
    if matter and events:
        tell_all(matter, events)


def _of(due: Due) -> Callable[[Task], bool]:
    return lambda task: task.is_of(due)


def _begins(begins: str) -> Callable[[Task], bool]:
    return lambda task: task.key.startswith(begins)


def _members(partnership: Partnership) -> Iterable[Membership]:
    """Those who are members today, may log in, and have not turned reminders off."""
    present = Membership.objects.filter(partnership=partnership, ended_on=None, user__is_active=True)
    return present.exclude(reminder_choice__is_off=True).select_related("user", "organisation").order_by("pk")

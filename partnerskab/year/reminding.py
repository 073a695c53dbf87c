# SPDX-License-Identifier: MPL-2.0
"""Reminders 30, 7 and 1 days before a deadline: to each member only what the member can do, and what is not done.

A threshold is told on its own day. The days on which nobody looked, for the worker slept, are caught up: of several
thresholds that were passed, the nearest is told.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from partnerskab import danish
from partnerskab.agreements.models import Membership, Partnership
from partnerskab.notices.telling import REMINDER, tell

from .calendar import Calendar
from .due import Due
from .models import Reminded
from .tasks import Task, gather

THRESHOLDS = (30, 7, 1)
"""Days before a deadline's last day."""
MOST = 6
"""Missing things that a reminder names before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One deadline as one member is reminded of it."""

    due: Due
    threshold: int
    tasks: tuple[Task, ...]

    @property
    def key(self) -> str:
        return f"{REMINDER}{self.due.deadline.pk}/{self.due.year}/{self.threshold}"

    @property
    def sentence(self) -> str:
        """ "Husk: Afrapportering senest 31. december, om 7 dage. Det mangler: …"."""
        named = [task.title for task in self.tasks[:MOST]]
        rest = len(self.tasks) - MOST
        more = f" og {danish.in_words(rest)} til" if rest > 0 else ""
        day = f"{self.due.ends.day}. {danish.MONTHS[self.due.ends.month - 1]}"
        said = f"Husk: {self.due.deadline.title} senest {day}, {self.due.left}."
        if named == [self.due.deadline.title]:
            return said
        return f"{said} Det mangler: {'; '.join(named)}{more}."


def threshold(ends: datetime.date, last_looked: datetime.date, today: datetime.date) -> int | None:
    """The nearest threshold whose day lies after `last_looked` and not after today; None where there is none, or the
    deadline is over."""
    if ends < today:
        return None
    passed = (days for days in THRESHOLDS if last_looked < ends - datetime.timedelta(days=days) <= today)
    return min(passed, default=None)


def reminders(due: Iterable[tuple[Due, int]], tasks: Sequence[Task]) -> list[Reminder]:
    """What a member with those tasks is reminded of."""
    found = ((each, days, tuple(task for task in tasks if task.is_of(each))) for each, days in due)
    return [Reminder(each, days, own) for each, days, own in found if own]


def remind(partnership: Partnership) -> None:
    """Tell the partnership's members, all or nobody, and remember that today was looked at."""
    today = timezone.localdate()
    with transaction.atomic():
        yesterday = today - datetime.timedelta(days=1)
        row, _ = Reminded.objects.select_for_update().get_or_create(
            partnership=partnership, defaults={"day": yesterday}
        )
        calendar = Calendar(partnership, today)
        due = [(each, days) for each in calendar.open if (days := threshold(each.ends, row.day, today))]
        if due:
            _tell(calendar, due)
        Reminded.objects.filter(pk=row.pk).update(day=today)


def _tell(calendar: Calendar, due: list[tuple[Due, int]]) -> None:
    asked, matter = gather(calendar), calendar.agreement
    if matter is None:
        return
    front = f"{reverse('front', args=[calendar.partnership.slug])}#opgaver"
    for member in _members(calendar.partnership):
        for each in reminders(due, list(asked(member))):
            path = each.tasks[0].address if len(each.tasks) == 1 else front
            tell([member.user], matter, each.sentence, path, each.key)


def _members(partnership: Partnership) -> Iterable[Membership]:
    """Those who are members today, may log in, and have not turned reminders off."""
    present = Membership.objects.filter(partnership=partnership, ended_on=None, user__is_active=True)
    return present.exclude(reminder_choice__is_off=True).select_related("user", "organisation").order_by("pk")

# SPDX-License-Identifier: MPL-2.0
"""Meetings as lists, calendars and tasks tell of them: what is coming, what is owed, how often a body has met.

Each function asks the database once or twice, however many meetings there are.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from partnerskab.agreements.models import Agreement, Body, Partnership

from .models import Attendance, Meeting


@dataclass(frozen=True, slots=True)
class Announced:
    """A meeting from outside. `address` is an absolute path on the site; `called` are ids of the users who are called;
    `version` grows whenever its facts change. Times are local and None where nobody said."""

    id: UUID
    title: str
    body: str
    held_on: datetime.date
    starts_at: datetime.time | None
    ends_at: datetime.time | None
    place: str
    address: str
    version: int
    is_called: bool
    cancelled_because: str
    is_cancelled: bool
    called: frozenset[int]


@dataclass(frozen=True, slots=True)
class Met:
    """How often a body has met in a year against what the agreement asks, None where it asks nothing."""

    name: str
    kind: str
    least: int | None
    most: int | None
    held: int
    to_come: int = 0

    @property
    def is_asked(self) -> bool:
        """Whether the agreement says how often."""
        return self.least is not None or self.most is not None

    @property
    def missing(self) -> int:
        """How many meetings are still owed, those in the calendar counted as owed until they are held."""
        return max(0, (self.least or 0) - self.held)

    @property
    def is_planned(self) -> bool:
        """Whether those that are owed stand in the calendar."""
        return self.missing <= self.to_come

    @property
    def words(self) -> str:
        """ "3 af 8-10 møder", "1 af mindst 1 møde", "2 møder"."""
        asked = how_often(self.least, self.most)
        last = self.held if not asked else (self.most if self.most is not None else self.least)
        return f"{self.held}{f' af {asked}' if asked else ''} {'møde' if last == 1 else 'møder'}"


def how_often(least: int | None, most: int | None) -> str:
    """What is asked of a body's meetings in a year: "8-10", "mindst 1", "højst 4"; nothing where nothing is."""
    if least is not None and most is not None:
        return f"{least}-{most}" if least != most else f"{least}"
    if least is not None:
        return f"mindst {least}"
    return f"højst {most}" if most is not None else ""


def has_begun(held_on: datetime.date, starts_at: datetime.time | None, now: datetime.datetime) -> bool:
    """Whether a meeting has begun at the moment `now`; without a time it has begun when its day has."""
    here = timezone.localtime(now)
    return (held_on, starts_at or datetime.time.min) <= (here.date(), here.time())


def between(partnership: Partnership, first: datetime.date, last: datetime.date) -> list[Announced]:
    """The meetings from the one day to the other, the cancelled ones too, the first of them first. Two queries."""
    return _announced(Meeting.objects.of(partnership).filter(held_on__range=(first, last)))


def coming(partnership: Partnership, today: datetime.date) -> list[Announced]:
    """The meetings of today and later that are not cancelled, the next one first. Two queries."""
    return _announced(_standing(partnership).filter(held_on__gte=today))


def uncalled(partnership: Partnership, today: datetime.date, days: int) -> list[Announced]:
    """Those of the next `days` days whose call nobody has sent, the next one first. Two queries."""
    soon = today + datetime.timedelta(days)
    return _announced(_standing(partnership).filter(called_at=None, held_on__range=(today, soon)))


def without_minutes(partnership: Partnership, now: datetime.datetime) -> list[Announced]:
    """Those that have begun and whose minutes nobody has sent out, or took back; the oldest first. Two queries."""
    sent = Count("revisions", filter=Q(revisions__withdrawal=None))
    held = _standing(partnership).filter(held_on__lte=timezone.localdate(now)).annotate(sent=sent).filter(sent=0)
    return [one for one in _announced(held) if has_begun(one.held_on, one.starts_at, now)]


def met(agreement: Agreement, year: int, now: datetime.datetime) -> tuple[Met, ...]:
    """How often each body of the agreement has met in the year, in the agreement's order. A meeting that is cancelled,
    or has not begun at the moment `now`, does not count. Two queries."""
    found = Meeting.objects.filter(agreement=agreement, cancelled_at=None, held_on__year=year)
    return tally(agreement.bodies.order_by("order", "pk"), found.values_list("body_id", "held_on", "starts_at"), now)


def tally(
    bodies: Iterable[Body],
    meetings: Iterable[tuple[UUID, datetime.date, datetime.time | None]],
    now: datetime.datetime,
) -> tuple[Met, ...]:
    """The meetings (body, day, time), none of them cancelled, counted for each body."""
    held, to_come = Counter[UUID](), Counter[UUID]()
    for body, held_on, starts_at in meetings:
        (held if has_begun(held_on, starts_at, now) else to_come)[body] += 1
    return tuple(
        Met(one.name, one.kind, one.meetings_least, one.meetings_most, held[one.pk], to_come[one.pk]) for one in bodies
    )


def _standing(partnership: Partnership) -> QuerySet[Meeting]:
    return Meeting.objects.of(partnership).filter(cancelled_at=None)


def _announced(meetings: QuerySet[Meeting]) -> list[Announced]:
    found = list(meetings.order_by("held_on", "starts_at", "number"))
    people: dict[UUID, set[int]] = defaultdict(set)
    called = Attendance.objects.filter(meeting__in=found, membership__ended_on=None, membership__isnull=False)
    for meeting, user in called.values_list("meeting_id", "membership__user_id"):
        people[meeting].add(user)
    return [
        Announced(
            id=one.pk,
            title=one.name,
            body=one.body.name,
            held_on=one.held_on,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            place=one.place,
            address=reverse("meeting", args=[one.partnership.slug, one.mark]),
            version=one.version,
            is_called=one.called_at is not None,
            cancelled_because=one.cancelled_because,
            is_cancelled=one.cancelled_at is not None,
            called=frozenset(people[one.pk]),
        )
        for one in found
    ]

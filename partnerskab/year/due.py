# SPDX-License-Identifier: MPL-2.0
"""The deadlines of an agreement as they fall in a year, and how each stands on a day."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from partnerskab import danish
from partnerskab.agreements.models import Agreement

from .models import Deadline

SOON = 30
"""Days before its end that a deadline is something to do now."""


class State(StrEnum):
    """How a deadline stands."""

    DONE = "done"
    NOW = "now"
    LATE = "late"
    COMING = "coming"
    BEFORE = "before"

    @property
    def label(self) -> str:
        """In words for people."""
        return _LABELS[self]


_LABELS = {
    State.DONE: "Gjort",
    State.NOW: "I gang",
    State.LATE: "Overskredet",
    State.COMING: "Senere",
    State.BEFORE: "Før årshjulet",
}


@dataclass(frozen=True, slots=True)
class Done:
    """How it is known that something is done: the day if it has one, and in words, as "Godkendt" or "Markeret".

    `by_hand` says that a person ticked it off, and so can take that back. `at` is the moment it came to be known, where
    that is kept."""

    day: datetime.date | None
    how: str
    by_hand: bool = False
    at: datetime.datetime | None = None


Facts = Mapping[tuple[str, int], Done]
"""What the data itself says is done, by kind of deadline and year."""


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline in a year: from when to when, and how it stands."""

    deadline: Deadline
    year: int
    begins: datetime.date
    ends: datetime.date
    state: State
    done: Done | None
    today: datetime.date

    @property
    def is_open(self) -> bool:
        """Whether there is something to do about it now."""
        return self.state in (State.NOW, State.LATE)

    @property
    def days_left(self) -> int:
        return (self.ends - self.today).days

    @property
    def left(self) -> str:
        """ "om 4 dage", "i morgen", "i dag", "for 3 dage siden"."""
        return days_left(self.days_left)

    @property
    def anchor(self) -> str:
        """Its place on the page of the year."""
        return f"frist-{self.deadline.pk}"

    @property
    def span(self) -> str:
        """When, in words: "15. december", "maj og juni", "september til november", "1. maj til 15. juni"."""
        last = danish.day_and_month(self.ends)
        if self.begins == self.ends:
            return last
        if self.deadline.day:
            return f"{danish.day_and_month(self.begins)} til {last}"
        first, last = danish.MONTHS[self.begins.month - 1], danish.MONTHS[self.ends.month - 1]
        between = "og" if self.ends.month == self.begins.month + 1 else "til"
        return first if first == last else f"{first} {between} {last}"


def occurrences(
    deadlines: Iterable[Deadline],
    year: int,
    facts: Facts,
    ticked: Mapping[tuple[UUID, int], Done],
    today: datetime.date,
) -> list[Due]:
    """What is due in `year`, in the order of time, as far as each deadline's agreement covers it."""
    found = [_due(each, year, facts, ticked, today) for each in deadlines if each.only_in in (None, year)]
    within = [due for due in found if falls_within(due.deadline.agreement, due.begins, due.ends)]
    return sorted(within, key=lambda due: (due.ends, due.begins, due.deadline.order))


def falls_within(agreement: Agreement, begins: datetime.date, ends: datetime.date) -> bool:
    """Whether an agreement covers some of that time."""
    return begins <= agreement.valid_to and ends >= agreement.valid_from


def _due(
    deadline: Deadline, year: int, facts: Facts, ticked: Mapping[tuple[UUID, int], Done], today: datetime.date
) -> Due:
    begins, ends = deadline.when.span(year)
    done = ticked.get((deadline.pk, year)) or facts.get((deadline.kind, year))
    return Due(deadline, year, begins, ends, _state(begins, ends, deadline, done, today), done, today)


def _state(
    begins: datetime.date, ends: datetime.date, deadline: Deadline, done: Done | None, today: datetime.date
) -> State:
    if done:
        return State.DONE
    if ends < deadline.made_on:
        return State.BEFORE
    if ends < today:
        return State.LATE
    return State.NOW if begins <= today or (ends - today).days <= SOON else State.COMING


def days_left(days: int) -> str:
    """How far away a day is: "om 4 dage", "i morgen", "i dag", "for 3 dage siden"."""
    if days in (0, 1):
        return ("i dag", "i morgen")[days]
    if days < 0:
        return f"for {_days(-days)} siden"
    return f"om {_days(days)}" if days <= 2 * SOON else f"om {days // 30} måneder"


def _days(count: int) -> str:
    return "1 dag" if count == 1 else f"{count} dage"

# SPDX-License-Identifier: MPL-2.0
"""The next dates of a partnership, deadlines and meetings alike, as the front page tells of them."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from partnerskab import danish
from partnerskab.agreements.models import Membership, Role
from partnerskab.meetings.coming import Announced

from .calendar import Calendar
from .due import Due, days_left


@dataclass(frozen=True, slots=True)
class Date:
    """A day, what it is, the page of it, and who sees to it or where it is held."""

    day: datetime.date
    title: str
    address: str
    said: str
    today: datetime.date

    @property
    def left(self) -> str:
        """ "om 4 dage"."""
        return days_left((self.day - self.today).days)

    @property
    def is_soon(self) -> bool:
        return (self.day - self.today).days <= 7

    @property
    def short_month(self) -> str:
        """The month under a large day: "dec.", "maj"."""
        name = danish.MONTHS[self.day.month - 1]
        return name if len(name) < 5 else f"{name[:3]}."


def next_dates(calendar: Calendar, meetings: list[Announced], most: int) -> list[Date]:
    """The next deadlines that are not done, and the next of these meetings."""
    dates = [_of_due(due, calendar) for due in calendar.next(most)]
    coming = (one for one in meetings if one.held_on >= calendar.today and not one.is_cancelled)
    dates += [_of_meeting(one, calendar.today) for one in coming]
    return sorted(dates, key=lambda date: date.day)[:most]


def meetings_of(member: Membership, meetings: list[Announced]) -> list[Announced]:
    """Those that concern a member: the secretariat all, others those they are called to or that name nobody yet.

    Readers see meetings when their minutes are approved, and so none that are to come.
    """
    if member.role == Role.READER:
        return []
    if member.role == Role.SECRETARIAT:
        return meetings
    return [one for one in meetings if not one.called or member.user_id in one.called]


def held_on(meetings: list[Announced]) -> list[datetime.date]:
    """The days of those that are not cancelled."""
    return [one.held_on for one in meetings if not one.is_cancelled]


def _of_due(due: Due, calendar: Calendar) -> Date:
    page = reverse("year", args=[calendar.partnership.slug, due.year])
    return Date(due.ends, due.deadline.title, f"{page}#{due.anchor}", due.deadline.errand, calendar.today)


def _of_meeting(meeting: Announced, today: datetime.date) -> Date:
    begins = f"kl. {danish.clock(meeting.starts_at)}" if meeting.starts_at else ""
    said = ", ".join(filter(None, (begins, meeting.place))) or meeting.body
    return Date(meeting.held_on, meeting.title, meeting.address, f"{said[:1].upper()}{said[1:]}.", today)

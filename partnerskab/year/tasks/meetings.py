# SPDX-License-Identifier: MPL-2.0
"""Meetings: to be laid in the calendar, to be called, and minutes to be sent; for the secretariat."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from partnerskab import access, danish
from partnerskab.access import Action
from partnerskab.agreements.models import Membership
from partnerskab.meetings.coming import Announced, coming, uncalled, without_minutes
from partnerskab.names import folded

from ..calendar import Calendar
from ..due import State
from ..models import Deadline
from .task import Asked, Task

_MEETING = Deadline.Kind.MEETING
KINDS = frozenset({_MEETING})
CALLED_BEFORE = 14
"""Days before a meeting that its call is asked for."""


def source(calendar: Calendar) -> Asked:
    """Read what comes, what nobody has called, and what has no minutes."""
    partnership, today = calendar.partnership, calendar.today
    found = [_call(each) for each in uncalled(partnership, today, CALLED_BEFORE)]
    found += [_minutes(each) for each in without_minutes(partnership, timezone.now())]
    found += _unplanned(calendar, coming(partnership, today))

    def asked(member: Membership) -> list[Task]:
        return found if access.may(member.role, Action.EDIT_MEETINGS) else []

    return asked


def _call(meeting: Announced) -> Task:
    title, why = f"{meeting.title}: dagsordenen er ikke sendt", f"Mødet holdes {danish.day_and_month(meeting.held_on)}."
    return Task(f"moede/{meeting.id}", title, why, meeting.address)


def _minutes(meeting: Announced) -> Task:
    title, why = (
        f"{meeting.title}: referatet er ikke sendt",
        f"Mødet blev holdt {danish.day_and_month(meeting.held_on)}.",
    )
    return Task(f"moede/{meeting.id}", title, why, meeting.address)


def _unplanned(calendar: Calendar, announced: list[Announced]) -> Iterator[Task]:
    """Meetings that the year asks for and that stand in nobody's calendar; what is late may be held any day."""
    slug = calendar.partnership.slug
    for due in calendar.open:
        if due.deadline.kind != _MEETING:
            continue
        is_late, body = due.state is State.LATE, folded(due.deadline.body)
        planned = [one for one in announced if folded(one.body) == body and (is_late or one.held_on <= due.ends)]
        if due.deadline.body and not planned:
            why = f"Intet møde i {due.deadline.body} står i kalenderen. Indkald til det."
            yield _of(due.deadline, due.year, why, reverse("meetings", args=[slug]))
        elif not due.deadline.body:
            address = f"{reverse('year', args=[slug, due.year])}#{due.anchor}"
            yield _of(due.deadline, due.year, "Markér fristen, når mødet er holdt.", address)


def _of(deadline: Deadline, year: int, why: str, address: str) -> Task:
    return Task(f"frist/{deadline.pk}/{year}", deadline.title, why, address, year=year, deadline=deadline.pk)

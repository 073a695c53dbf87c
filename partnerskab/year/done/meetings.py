# SPDX-License-Identifier: MPL-2.0
"""A meeting that the year asks for is done when the body has met in its time or after it; told for each deadline."""

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from partnerskab.agreements.models import Partnership
from partnerskab.meetings.coming import has_begun
from partnerskab.meetings.models import Meeting
from partnerskab.names import folded

from ..due import Done
from ..models import Deadline


def done(partnership: Partnership, deadlines: Iterable[Deadline]) -> dict[tuple[UUID, int], Done]:
    """By deadline and year: the first meeting of its body since its time began that was not cancelled and has begun.
    From the next year's time on a meeting is that year's."""
    wanted = [each for each in deadlines if each.kind == Deadline.Kind.MEETING and each.body]
    if not wanted:
        return {}
    rows = Meeting.objects.of(partnership).filter(cancelled_at=None).order_by("held_on")
    found: dict[tuple[UUID, int], Done] = {}
    for body, held_on, starts_at in rows.values_list("body__name", "held_on", "starts_at"):
        if has_begun(held_on, starts_at, timezone.now()):
            for each in wanted:
                if folded(each.body) == folded(body):
                    found.setdefault((each.pk, _year_of(each, held_on)), Done(held_on, "Holdt"))
    return found


def _year_of(deadline: Deadline, held_on: datetime.date) -> int:
    """The year whose time has begun last."""
    begins, _ = deadline.when.span(held_on.year)
    return held_on.year if begins <= held_on else held_on.year - 1

# SPDX-License-Identifier: MPL-2.0
"""A meeting that the year asks for is done when the body has met in its time; told for each deadline by itself."""

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from partnerskab.agreements.models import Partnership
from partnerskab.meetings.coming import has_begun
from partnerskab.meetings.models import Meeting

from ..due import Done
from ..models import Deadline


def done(partnership: Partnership, deadlines: Iterable[Deadline]) -> dict[tuple[UUID, int], Done]:
    """By deadline and year: the first meeting of its body in its time that was not cancelled and has begun."""
    wanted = [each for each in deadlines if each.kind == Deadline.Kind.MEETING and each.body]
    if not wanted:
        return {}
    rows = Meeting.objects.of(partnership).filter(cancelled_at=None).order_by("held_on")
    found: dict[tuple[UUID, int], Done] = {}
    for body, held_on, starts_at in rows.values_list("body__name", "held_on", "starts_at"):
        if has_begun(held_on, starts_at, timezone.now()):
            for each in wanted:
                if each.body == body and _is_within(each, held_on):
                    found.setdefault((each.pk, held_on.year), Done(held_on, "Holdt"))
    return found


def _is_within(deadline: Deadline, held_on: datetime.date) -> bool:
    begins, ends = deadline.when.span(held_on.year)
    return begins <= held_on <= ends

# SPDX-License-Identifier: MPL-2.0
"""A version decided at a meeting whose minutes are written here: what the record takes from the minutes, and what it
gives back to them, so that nobody types it twice."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from partnerskab import danish
from partnerskab.agreements.bodies import inside
from partnerskab.agreements.models import Partnership
from partnerskab.editing import change, held
from partnerskab.meetings.models import AgendaPoint

from .models import Decision, Meeting, Revision
from .route import Stage, stages

Outcome = AgendaPoint.Outcome
_OUTCOMES = {
    Decision.Kind.APPROVED: Outcome.AGREED,
    Decision.Kind.SENT_BACK: Outcome.REJECTED,
    Decision.Kind.NOTED: Outcome.NOTED,
}


@dataclass(frozen=True, slots=True)
class Minuted:
    """A point of a meeting: the day, the names of the organisations that were there, and what others find it by."""

    point: AgendaPoint
    held_on: datetime.date
    present: frozenset[str]
    reference: str


def minuted(partnership: Partnership, mark: str, point_id: str) -> Minuted | None:
    """The point that a page's address names by its meeting's mark and its own id; none where there is no such point,
    or where the meeting is cancelled."""
    try:
        key = UUID(point_id)
    except ValueError:
        return None
    points = AgendaPoint.objects.select_related("meeting__body", "meeting__agreement__partnership")
    held = points.filter(meeting__agreement__partnership=partnership, meeting__cancelled_at=None)
    point = held.filter(pk=key).first()
    if point is None or point.meeting.mark != mark:
        return None
    meeting = point.meeting
    there = meeting.attendances.filter(standing="present", organisation__isnull=False)
    number = meeting.points.filter(order__lt=point.order).count() + 1
    return Minuted(
        point=point,
        held_on=meeting.held_on,
        present=frozenset(there.values_list("organisation__name", flat=True)),
        reference=f"Referat {mark} fra {inside(meeting.body.name)} {danish.date(meeting.held_on)}, punkt {number}",
    )


def write_back(found: Minuted, revision: Revision, recorded: Meeting) -> None:
    """Let the point say what was decided, unless it says so already, or some party has yet to answer; it is bound to
    the version from now on."""
    point = held(found.point)
    stage = stages(revision.frozen, revision.decisions.all())[recorded.step]
    is_told = bool(stage.kind) and not point.outcome
    values: dict[str, Any] = {"outcome": _outcome(stage)} if is_told else {}
    if not point.subject:
        values |= {
            "subject": AgendaPoint.Subject.VERSION,
            "subject_id": revision.pk,
            "subject_label": str(revision)[:300],
            "subject_address": reverse("revision", args=[revision.partnership.slug, revision.matter, revision.number]),
            "subject_sha256": revision.content_sha256,
        }
    change(point, point.version, **values)


def _outcome(stage: Stage) -> Outcome:
    kind = Decision.Kind(stage.kind)
    return Outcome.NOTED if kind is Decision.Kind.APPROVED and stage.step.act == "notes" else _OUTCOMES[kind]

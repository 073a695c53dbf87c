# SPDX-License-Identifier: MPL-2.0
"""From live rows to the frozen tree of a meeting with its minutes, in a constant number of queries."""

import datetime
from collections import defaultdict
from uuid import UUID

from partnerskab.meetings.models import Attachment, Meeting

from . import yearly
from .freezing import parties
from .tree import Step


def freeze_meeting(meeting: Meeting) -> yearly.MeetingContent:
    """The meeting as it stands now. The body that met approves its minutes at its next meeting."""
    agreement = meeting.agreement
    return yearly.MeetingContent(
        schema=yearly.MEETING_SCHEMA,
        matter="meeting",
        id=str(meeting.pk),
        partnership=agreement.partnership.name,
        slug=agreement.partnership.slug,
        year=meeting.year,
        number=meeting.number,
        body=meeting.body.name,
        body_kind=meeting.body.kind,
        title=meeting.name,
        held_on=meeting.held_on.isoformat(),
        starts_at=_time(meeting.starts_at),
        ends_at=_time(meeting.ends_at),
        place=meeting.place,
        chair=meeting.chair,
        minute_taker=meeting.minute_taker,
        call=meeting.call,
        closing=meeting.closing,
        attendants=_attendants(meeting),
        points=_points(meeting),
        parties=parties(agreement, meeting.held_on.year),
        steps=(Step(meeting.body.name, "approves", "meeting"),),
    )


def _time(at: datetime.time | None) -> str:
    return at.isoformat("minutes") if at else ""


def _attendants(meeting: Meeting) -> tuple[yearly.Attendant, ...]:
    rows = meeting.attendances.order_by("order", "pk")
    columns = ("pk", "name", "organisation__name", "standing", "votes")
    return tuple(
        yearly.Attendant(str(key), name, organisation or "", standing, votes)
        for key, name, organisation, standing, votes in rows.values_list(*columns)
    )


def _points(meeting: Meeting) -> tuple[yearly.Point, ...]:
    attached: dict[UUID, list[yearly.Attached]] = defaultdict(list)
    rows = Attachment.objects.filter(point__meeting=meeting).order_by("order", "pk")
    for point, *values in rows.values_list("point_id", "title", "address", "sha256"):
        attached[point].append(yearly.Attached(*values))
    return tuple(
        yearly.Point(
            id=str(row.pk),
            title=row.title,
            kind=row.kind,
            presenter=row.presenter,
            text=row.text,
            said=row.said,
            outcome=row.outcome,
            decision=row.decision,
            subject=row.subject,
            subject_label=row.subject_label,
            subject_sha256=row.subject_sha256,
            attachments=tuple(attached[row.pk]),
            minutes=row.minutes_wanted,
        )
        for row in meeting.points.order_by("order", "pk")
    )

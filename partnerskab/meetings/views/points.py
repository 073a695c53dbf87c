# SPDX-License-Identifier: MPL-2.0
"""The points of a meeting as its page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from partnerskab.meetings.models import AgendaPoint, Meeting
from partnerskab.revisions.models import Revision
from partnerskab.revisions.remarks import Remark, at_places
from partnerskab.revisions.standing import standing

from . import subjects


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """A point, the version whose turn it is at this very body if the point is bound to one, and what was said of the
    point in minutes that were sent back."""

    point: AgendaPoint
    to_record: Revision | None
    said: Sequence[Remark]


def shown_points(meeting: Meeting, points: Sequence[AgendaPoint]) -> dict[str, Any]:
    """What the agenda's template wants beside its rows."""
    open_at = subjects.open_at(meeting, subjects.versions_of(points))
    open_now: dict[UUID | None, Revision] = {one.pk: one for one, _ in open_at}
    said = at_places(standing(meeting))
    shown = [ShownPoint(one, open_now.get(one.subject_id), said.get(str(one.pk), ())) for one in points]
    return {"shown": shown}

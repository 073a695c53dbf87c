# SPDX-License-Identifier: MPL-2.0
"""The lists of a meeting that are edited as one: people, points of the agenda, a point's attachments."""

import datetime

from partnerskab.lists.saving import RESTORED, Listing

from .models import AgendaPoint, Attachment, Attendance, Meeting

_AT_ONCE = datetime.timedelta(seconds=5)


def people(meeting: Meeting) -> Listing:
    """Who is called, and who came."""
    return Listing(Attendance, meeting, {"meeting": meeting}, ("organisation", "membership"))


def agenda(meeting: Meeting) -> Listing:
    """The points in their order."""
    return Listing(AgendaPoint, meeting, {"meeting": meeting}, prefetched=("attachments",), returned=bring_back)


def attachments(point: AgendaPoint) -> Listing:
    """What goes along with a point."""
    return Listing(Attachment, point, {"point": point})


def bring_back(point: AgendaPoint) -> None:
    """Let the attachments stand again that went when their point did."""
    removed = AgendaPoint.history.filter(id=point.pk, history_type="-").order_by("-history_date").first()
    if removed is None:
        return
    when = (removed.history_date - _AT_ONCE, removed.history_date + _AT_ONCE)
    for record in Attachment.history.filter(point_id=point.pk, history_type="-", history_date__range=when):
        row: Attachment = record.instance
        row.version += 1
        row._change_reason = RESTORED
        row.save(force_insert=True)

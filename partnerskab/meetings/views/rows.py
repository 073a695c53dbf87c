# SPDX-License-Identifier: MPL-2.0
"""The lists of a meeting, each shown, edited and saved as one: people, points of the agenda, a point's attachments."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from partnerskab.access import MemberRequest
from partnerskab.htmx import is_htmx
from partnerskab.lists.page import ListPlace, RowList, id_in
from partnerskab.lists.saving import Listing
from partnerskab.meetings import listings
from partnerskab.meetings.models import AgendaPoint, Meeting
from partnerskab.meetings.row_forms import PointForm, attachment_form, attendance_form

from . import papers
from .menu import has_begun, meeting_or_404, newest_plan
from .points import shown_points

PEOPLE, AGENDA, ATTACHED = "deltagere", "dagsorden", "bilag-"


def place(request: MemberRequest, mark: str, name: str) -> ListPlace:
    """A meeting's list of that name."""
    meeting = meeting_or_404(request, mark)
    row_list, listing, more = _found(request, meeting, name)
    is_agenda = name == AGENDA
    here = [request.partnership.slug, mark, name]
    context = {"meeting": meeting, "matter": meeting, "section": "meetings", "has_begun": has_begun(meeting), **more}
    return ListPlace(
        row_list,
        listing,
        kind="meeting",
        here=here,
        page=f"{reverse('meeting', args=here[:2])}#rows-{name}",
        heading=str(meeting),
        context=context if is_htmx(request) else context | {"plan": newest_plan(request)},
        beside=lambda rows: shown_points(meeting, rows) if is_agenda else {},
    )


def _found(request: MemberRequest, meeting: Meeting, name: str) -> tuple[RowList, Listing, dict[str, Any]]:
    if name == PEOPLE:
        form = attendance_form(request.partnership)
        listed = RowList(name, form, "deltagere", "deltager", "meetings/_attendances.html", style="attendances")
        return listed, listings.people(meeting), {}
    if name == AGENDA:
        listed = RowList(name, PointForm, "dagsordenen", "punkt", "meetings/_agenda.html", style="points")
        return listed, listings.agenda(meeting), {}
    point = get_object_or_404(AgendaPoint, meeting=meeting, pk=id_in(name, ATTACHED))
    listing = listings.attachments(point)
    attached = attachment_form(papers.offered(request.partnership, meeting), listing.rows())
    listed = RowList(name, attached, "bilag", "bilag", "meetings/_attachments.html")
    return listed, listing, {"point": point}

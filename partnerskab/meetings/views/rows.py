# SPDX-License-Identifier: MPL-2.0
"""The lists of a meeting, each shown, edited and saved as one: people, points of the agenda, a point's attachments."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.htmx import is_htmx
from partnerskab.lists import page
from partnerskab.lists.page import ListPlace, RowList
from partnerskab.lists.saving import Listing
from partnerskab.meetings import listings
from partnerskab.meetings.models import AgendaPoint, Meeting
from partnerskab.meetings.row_forms import PointForm, attachment_form, attendance_form

from . import papers
from .menu import has_begun, meeting_or_404, newest_plan
from .points import shown_points

PEOPLE, AGENDA, ATTACHED = "deltagere", "dagsorden", "bilag-"


@require_GET
@requires(Action.READ_DRAFT)
def meeting_rows(request: MemberRequest, slug: str, mark: str, name: str) -> HttpResponse:
    """The list as it stands, e.g. after a cancelled edit."""
    return page.shown(request, _place(request, mark, name))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_MEETINGS)
def meeting_rows_edit(request: MemberRequest, slug: str, mark: str, name: str) -> HttpResponse:
    """The list in a form, and saved."""
    return page.edited(request, _place(request, mark, name))


@require_POST
@requires(Action.EDIT_MEETINGS)
def meeting_row_restore(request: MemberRequest, slug: str, mark: str, name: str) -> HttpResponse:
    """Bring back the row named in `gone`."""
    return page.restored(request, _place(request, mark, name))


def _place(request: MemberRequest, mark: str, name: str) -> ListPlace:
    meeting = meeting_or_404(request, mark)
    row_list, listing, more = _found(request, meeting, name)
    is_agenda = name == AGENDA
    here = [request.partnership.slug, mark, name]
    context = {"meeting": meeting, "matter": meeting, "section": "meetings", "has_begun": has_begun(meeting), **more}
    return ListPlace(
        row_list,
        listing,
        show_url=reverse("meeting_rows", args=here),
        edit_url=reverse("meeting_rows_edit", args=here),
        restore_url=reverse("meeting_row_restore", args=here),
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
    point = get_object_or_404(AgendaPoint, meeting=meeting, pk=_point_id(name))
    listing = listings.attachments(point)
    attached = attachment_form(papers.offered(request.partnership, meeting), listing.rows())
    listed = RowList(name, attached, "bilag", "bilag", "meetings/_attachments.html")
    return listed, listing, {"point": point}


def _point_id(name: str) -> UUID:
    try:
        return UUID(name.removeprefix(ATTACHED)) if name.startswith(ATTACHED) else UUID("")
    except ValueError:
        raise Http404 from None

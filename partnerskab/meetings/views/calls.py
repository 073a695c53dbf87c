# SPDX-License-Identifier: MPL-2.0
"""A new meeting, and what is due for its agenda."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Body
from partnerskab.editing import create_together
from partnerskab.meetings.calling import call_together
from partnerskab.meetings.forms import NewMeetingForm
from partnerskab.meetings.models import AgendaPoint, Meeting
from partnerskab.revisions.progress import capital

from .due_points import Due, due_points
from .menu import has_begun, meeting_or_404, page

_CANCELLED = "Mødet er aflyst. Vælg ”Hold mødet alligevel” på mødets side, før du lægger punkter på dagsordenen."
_BEGUN = "Mødet er begyndt. Skriv nye punkter direkte i dagsordenen på mødets side."


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_MEETINGS)
def meeting_new(request: MemberRequest, slug: str) -> HttpResponse:
    """Ask who meets, when and where; the meeting then has its people, and is asked what goes on its agenda."""
    bodies = Body.objects.filter(agreement__partnership=request.partnership).select_related("agreement__partnership")
    found = list(bodies.order_by("-agreement__valid_from", "order", "pk"))
    form = NewMeetingForm(request.POST or None, bodies=found, today=timezone.localdate())
    if request.method == "POST" and form.is_valid() and form.chosen:
        meeting = call_together(form.chosen, request.membership.user, **form.values)
        return redirect("meeting" if has_begun(meeting) else "meeting_due", slug, meeting.mark)
    return page(request, "meetings/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_MEETINGS)
def meeting_due(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Show what is due at the meeting, and put what was chosen last on the agenda; 409 where it is too late."""
    meeting = meeting_or_404(request, mark)
    if meeting.cancelled_at or has_begun(meeting):
        context = {"meeting": meeting, "matter": meeting, "refusal": _CANCELLED if meeting.cancelled_at else _BEGUN}
        return page(request, "meetings/due.html", context, status=409 if request.method == "POST" else 200)
    if request.method == "POST":
        is_first = not meeting.points.exists()
        added = _put(request, meeting, request.POST.getlist("due"))
        if added and is_first:
            messages.success(request, "Dagsordenen er begyndt. Ret punkterne, og send indkaldelsen, når den er klar.")
        elif added:
            points = danish.counted(added, "punkt", "punkter", neuter=True)
            messages.success(request, f"{capital(points)} er lagt sidst på dagsordenen.")
        return redirect("meeting", slug, mark)
    return page(request, "meetings/due.html", {"meeting": meeting, "matter": meeting, "due": due_points(meeting)})


@transaction.atomic
def _put(request: MemberRequest, meeting: Meeting, chosen: list[str]) -> int:
    """Whoever comes second finds what the first one put there."""
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    wanted = [one for one in due_points(meeting) if one.key in chosen]
    first = meeting.points.count()
    create_together([_point(meeting, first + at, one) for at, one in enumerate(wanted)], user=request.user)
    return len(wanted)


def _point(meeting: Meeting, order: int, due: Due) -> AgendaPoint:
    fields: dict[str, Any] = due.fields
    return AgendaPoint(meeting=meeting, order=order, **fields)

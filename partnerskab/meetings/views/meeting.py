# SPDX-License-Identifier: MPL-2.0
"""The meeting's page: the call, the agenda, who came, what was said and decided, all edited where it stands."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.checks import check
from partnerskab.content.freezing_meeting import freeze_meeting
from partnerskab.documents.printing.meeting_paper import is_minutes
from partnerskab.meetings.listings import agenda, people
from partnerskab.meetings.models import Meeting
from partnerskab.revisions.models import Revision
from partnerskab.revisions.standing import standing

from .menu import has_begun, meeting_or_404, page
from .points import shown_points


@require_GET
@requires(Action.VISIT)
def meeting(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The meeting as it is written now; readers are shown the way to its approved minutes."""
    found = meeting_or_404(request, mark)
    context: dict[str, Any] = {"meeting": found, "matter": found}
    if not request.may["read_draft"]:
        approved = Revision.objects.of_matter(found).approved().with_fate().order_by("-number").first()
        return page(request, "meetings/meeting_closed.html", {**context, "approved": approved})
    return page(request, "meetings/meeting.html", context | _of_page(found))


@require_GET
@requires(Action.READ_DRAFT)
def meeting_margin(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """What the checks find, and the ways on; the page asks for it again after every save."""
    found = meeting_or_404(request, mark)
    return render(request, "meetings/_margin.html", {"meeting": found, "standing": standing(found), **_margin(found)})


def _of_page(found: Meeting) -> dict[str, Any]:
    points = agenda(found).rows()
    return {
        "standing": standing(found),
        "attendances": people(found).rows(),
        "points": points,
        **shown_points(found, points),
        **_margin(found),
    }


def _margin(found: Meeting) -> dict[str, Any]:
    """How far the meeting has come, and what the checks find once it has begun."""
    today, begun = timezone.localdate(), has_begun(found)
    content = freeze_meeting(found) if found.held_on <= today else None
    return {
        "has_begun": begun,
        "is_minutes": content is not None and is_minutes(content, today),
        "findings": check(content) if content and begun else (),
    }

# SPDX-License-Identifier: MPL-2.0
"""The meeting's page: the call, the agenda, who came, what was said and decided, all edited where it stands."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.meetings import coming
from partnerskab.meetings.models import Meeting
from partnerskab.revisions.models import Revision

from .menu import meeting_or_404, page


@require_GET
@requires(Action.VISIT)
def meeting(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The meeting as it is written now; readers are shown the way to its approved minutes."""
    found = meeting_or_404(request, mark)
    context: dict[str, Any] = {"meeting": found, "matter": found}
    if not request.may["read_draft"]:
        approved = Revision.objects.of_matter(found).approved().with_fate().order_by("-number").first()
        return page(request, "meetings/meeting_closed.html", {**context, "approved": approved})
    return page(request, "meetings/meeting.html", context | of_page(found))


def of_page(found: Meeting) -> dict[str, Any]:
    """All that the page shows of the meeting."""
    now = timezone.now()
    return {
        "has_begun": coming.has_begun(found.held_on, found.starts_at, now),
        "attendances": list(found.attendances.select_related("organisation").order_by("order", "pk")),
        "points": list(found.points.prefetch_related("attachments").order_by("order", "pk")),
    }

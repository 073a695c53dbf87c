# SPDX-License-Identifier: MPL-2.0
"""All versions of a plan, an agreement or a status, and the draft beside them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.matters import Matter, all_like, freeze_matter
from partnerskab.revisions import lifecycle
from partnerskab.revisions.finding import matter_at
from partnerskab.revisions.models import Revision
from partnerskab.revisions.pages import of_matter
from partnerskab.revisions.progress import progress
from partnerskab.revisions.since import changes_since
from partnerskab.revisions.standing import MatterStanding, standing

ON_A_PAGE = 25


@require_GET
@requires(Action.VISIT)
def versions(request: MemberRequest, slug: str, matter: str) -> HttpResponse:
    """The versions, newest first, a page at a time; readers see those that were approved."""
    found = matter_at(request.partnership, matter)
    shown = Revision.objects.of(request.partnership).of_matter(found).order_by("-number")
    shown = shown.select_related(*_SINCE, "withdrawal__withdrawn_by")
    if not request.may["read_draft"]:
        shown = shown.approved()
    stands = standing(found)
    context = {
        **of_matter(found),
        "standing": stands,
        "others": [other for other in all_like(found) if other != found],
        "page": Paginator(shown, ON_A_PAGE).get_page(request.GET.get("side")),
        **(_of_draft(found, stands) if request.may["read_draft"] else {}),
    }
    return render(request, "revisions/versions.html", context)


_SINCE = ("since__plan", "since__agreement", "since__status")


def _of_draft(matter: Matter, stands: MatterStanding) -> dict[str, Any]:
    """What the draft changes in the version in force, and how far the one before the parties has come."""
    content, since = freeze_matter(matter), stands.in_force or stands.newest
    return {
        "since": since,
        "changes": changes_since(since, content) if since else None,
        "is_same": stands.is_in_force(content),
        "blocks": len(lifecycle.blocking(content)),
        "progress": progress(stands.pending) if stands.pending else None,
    }

# SPDX-License-Identifier: MPL-2.0
"""All versions of a plan, and the draft beside them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.canonical import fingerprint_of, to_json
from partnerskab.content.freezing import freeze
from partnerskab.revisions import lifecycle
from partnerskab.revisions.models import Revision
from partnerskab.revisions.progress import progress
from partnerskab.revisions.since import changes_since
from partnerskab.revisions.standing import PlanStanding, standing

ON_A_PAGE = 25


@require_GET
@requires(Action.VISIT)
def versions(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The versions, newest first, a page at a time; readers see those that were approved."""
    plans = list(Plan.objects.of(request.partnership).order_by("-year"))
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    found = Revision.objects.of(request.partnership).filter(plan=plan).order_by("-number")
    found = found.select_related("since__plan", "withdrawal__withdrawn_by")
    if not request.may["read_draft"]:
        found = found.approved()
    stands = standing(plan)
    context = {
        "section": "versions",
        "plan": plan,
        "standing": stands,
        "others": [other for other in plans if other.pk != plan.pk],
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("side")),
        **(_of_draft(plan, stands) if request.may["read_draft"] else {}),
    }
    return render(request, "revisions/versions.html", context)


def _of_draft(plan: Plan, stands: PlanStanding) -> dict[str, Any]:
    """What the draft changes in the version in force, and how far the one before the parties has come."""
    content, in_force = freeze(plan), stands.in_force
    since = in_force or stands.newest
    return {
        "since": since,
        "changes": changes_since(since, content) if since else None,
        "is_same": in_force is not None and in_force.content_sha256 == fingerprint_of(to_json(content)),
        "blocks": len(lifecycle.blocking(content)),
        "progress": progress(stands.pending) if stands.pending else None,
    }

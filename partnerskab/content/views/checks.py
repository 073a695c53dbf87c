# SPDX-License-Identifier: MPL-2.0
"""What the checks find in a plan, as a list to work through."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.checks import Finding, Scope, check_plan
from partnerskab.content.freezing import freeze
from partnerskab.content.places import link_to
from partnerskab.content.tree import PlanContent


@dataclass(frozen=True)
class Found:
    """A finding, and the address of the field it speaks of."""

    finding: Finding
    address: str


@dataclass(frozen=True)
class Place:
    """What was found in one activity, or in the plan itself."""

    number: int | None
    title: str
    found: tuple[Found, ...]


@require_GET
@requires(Action.READ_DRAFT)
def checks(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Every finding in the order of the plan, what blocks first, each with the way to its field."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    content = freeze(plan)
    findings = check_plan(content)
    blocking = [finding for finding in findings if finding.blocks]
    advice = [finding for finding in findings if not finding.blocks]
    context = {
        "section": "checks",
        "plan": plan,
        "content": content,
        "blocking": _by_place(content, blocking),
        "advice": _by_place(content, advice),
        "blocks": len(blocking),
        "advises": len(advice),
    }
    return render(request, "content/checks.html", context)


def _by_place(content: PlanContent, findings: Iterable[Finding]) -> list[Place]:
    """The findings of each place together; `findings` stand in the order of the plan."""
    names = {activity.id: (activity.number, activity.title) for activity in content.activities}

    def activity_of(finding: Finding) -> str:
        return finding.place.id if finding.place.scope is Scope.ACTIVITY else ""

    places = []
    for activity_id, found in groupby(findings, key=activity_of):
        number, title = names.get(activity_id, (None, "Planen som helhed"))
        places.append(Place(number, title, tuple(Found(finding, link_to(content, finding)) for finding in found)))
    return places

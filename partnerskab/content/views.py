# SPDX-License-Identifier: MPL-2.0
"""The plan read as one text, and what the checks find in it. Both show the frozen content and nothing else."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires

from .checks import Finding, Scope, check_plan, summary
from .freezing import freeze
from .places import link_to
from .totals import Total, activity_totals, line_totals, plan_totals
from .tree import ActivityContent, AreaContent, PlanContent


@dataclass(frozen=True)
class Chapter:
    """A focus area with its activities, each with its totals by year."""

    area: AreaContent
    activities: tuple[tuple[ActivityContent, tuple[Total, ...]], ...]
    totals: tuple[Total, ...]


@require_GET
@requires(Action.READ_DRAFT)
def reading(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The whole plan in the order of the paper."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    content = freeze(plan)
    context = {
        "section": "reading",
        "plan": plan,
        "content": content,
        "areas": [_chapter(content, area) for area in content.agreement.areas],
        "appendix": [(activity, activity_totals(activity, content.years)) for activity in content.appendix],
        "lines": [(line, line_totals([line], content.years)) for line in content.lines],
        "totals": plan_totals(content),
        "names": {area.number: area.title for area in content.agreement.areas},
    }
    return render(request, "content/reading.html", context)


@require_GET
@requires(Action.READ_DRAFT)
def checks(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Every finding, what blocks first, each with the way to its field."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    content = freeze(plan)
    findings = check_plan(content)
    context = {
        "section": "checks",
        "plan": plan,
        "summary": summary(content, findings),
        "blocking": [(finding, link_to(content, finding), _where(content, finding)) for finding in findings if finding.blocks],
        "advice": [(finding, link_to(content, finding), _where(content, finding)) for finding in findings if not finding.blocks],
    }
    return render(request, "content/checks.html", context)


def _chapter(content: PlanContent, area: AreaContent) -> Chapter:
    activities = content.in_area(area.number)
    lines = [line for activity in activities for line in activity.lines]
    with_totals = tuple((activity, activity_totals(activity, content.years)) for activity in activities)
    return Chapter(area, with_totals, line_totals(lines, content.years))


def _where(content: PlanContent, finding: Finding) -> str:
    if finding.place.scope is not Scope.ACTIVITY:
        return content.title
    activity = next(activity for activity in content.activities if activity.id == finding.place.id)
    return f"{activity.number}. {activity.title}" if activity.number else activity.title

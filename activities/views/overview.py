# SPDX-License-Identifier: MPL-2.0
"""The plan's overview: what it holds and costs, what stands in its way, and its activities by focus area."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from activities.models import Plan
from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Organisation
from partnerskab.content.checks import check_plan, summary
from partnerskab.content.freezing import freeze
from partnerskab.content.places import link_to
from partnerskab.planning.begun import begun
from partnerskab.planning.source import next_year, plan_before
from partnerskab.revisions.remarks import to_answer
from partnerskab.revisions.standing import standing

from .overview_table import Table, figures, lede, levels, on_level

CARDS = 3


@require_GET
@requires(Action.READ_DRAFT)
def plan(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The whole overview, computed afresh from the plan's content; `niveau` narrows the table to a level."""
    row = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    content = freeze(row)
    stands = standing(row)
    context = {"section": "plan", "plan": row, "content": content, "standing": stands, "unit": row.unit}
    if not content.activities and not content.lines:
        context["earlier"] = plan_before(request.partnership, year)
        return render(request, "activities/plan_empty.html", context)
    findings = check_plan(content)
    counts = summary(content, findings)
    short_names = dict(Organisation.objects.exclude(short_name="").values_list("name", "short_name"))
    used, level = levels(content), request.GET.get("niveau", "")
    shown = on_level(content, level) if level in used else content
    table = Table(shown, findings, short_names)
    blocking = [finding for finding in findings if finding.blocks]
    context |= {
        "content": shown,
        "lede": lede(content),
        "figures": figures(content, counts),
        "cards": [(finding, link_to(content, finding)) for finding in blocking[:CARDS]],
        "cards_heading": _heading(len(blocking)),
        "found": len(findings),
        "said": to_answer(stands),
        "levels": used,
        "level": level if level in used else "",
        "has_criteria": any(activity.criteria for activity in content.activities),
        "groups": table.groups(),
        "sums": table.sums(),
        "begun": begun(row),
        "next_year": _next_year(request, row),
    }
    return render(request, "activities/plan.html", context)


def _next_year(request: MemberRequest, row: Plan) -> int | None:
    """The year that may be begun from here: the one after the newest plan's, for those who begin plans."""
    if not request.may["edit_agreement"] or Plan.objects.of(request.partnership).filter(year__gt=row.year).exists():
        return None
    return next_year(request.partnership, row)


def _heading(blocking: int) -> str:
    words = danish.counted(blocking, "modsigelse", "modsigelser")
    return f"{words[0].upper()}{words[1:]} spærrer for indsendelse"

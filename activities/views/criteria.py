# SPDX-License-Identifier: MPL-2.0
"""All the plan's success criteria on one page, with what became of them in a year, and who has not answered."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires

from .criteria_table import SLUGS, UNANSWERED, criteria_table


@require_GET
@requires(Action.READ_DRAFT)
def criteria(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The criteria of a year; `aar` names another year of the agreement than the plan's, `vis` a judgement, `ansvarlig`
    a responsible actor. Those nobody has answered stand open to be answered, for those who may."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    asked, shown = request.GET.get("aar", ""), request.GET.get("vis", "")
    years = plan.agreement.years
    chosen = int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in years else plan.year
    known = shown if shown in {UNANSWERED, *SLUGS.values()} else ""
    table = criteria_table(plan, chosen, known, request.GET.get("ansvarlig", ""))
    context = {"section": "plan", "plan": plan, "years": years, "table": table, "from_list": True}
    return render(request, "activities/criteria.html", context)

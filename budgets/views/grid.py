# SPDX-License-Identifier: MPL-2.0
"""The page of the whole plan's money: to read, and for those who may to edit like a sheet."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from activities.models import Plan
from budgets.models import FundingAmount, Reallocation
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.freezing import freeze

from .grid_table import grid


@require_GET
@requires(Action.READ_DRAFT)
def money_grid(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Every post of the plan by year, with sums and what is left of the frames."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    content = freeze(plan)
    context: dict[str, Any] = {"section": "money", "plan": plan, "content": content}
    if not content.activities and not content.lines:
        return render(request, "budgets/grid_empty.html", context)
    may_edit = bool(request.may["edit_plan"])
    versions = _versions(plan) if may_edit else {}
    proposals = Reallocation.objects.filter(plan=plan).open().with_source()
    shown = {"grid": grid(content, versions), "may_edit": may_edit, "proposals": proposals}
    return render(request, "budgets/grid.html", {**context, **shown})


def _versions(plan: Plan) -> dict[tuple[str, int], int]:
    rows = FundingAmount.objects.filter(line__plan=plan).values_list("line_id", "year", "version")
    return {(str(line_id), year): version for line_id, year, version in rows}

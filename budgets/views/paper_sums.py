# SPDX-License-Identifier: MPL-2.0
"""What an imported paper says of an activity's money, of a line's or of the whole plan's, set aside when the plan has
moved on, and taken back."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from activities.models import Activity, Plan
from budgets.models import FundingLine, StatedTotal
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import change

ASIDE = "papirets tal er sat til side"
BACK = "papirets tal gælder igen"


@dataclass(frozen=True)
class Place:
    """Whose money the paper speaks of, and the page people go back to."""

    name: str
    totals: tuple[StatedTotal, ...]
    address: str

    @property
    def is_aside(self) -> bool:
        return bool(self.totals) and all(total.is_set_aside for total in self.totals)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def plan_sums(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The paper's sum of the whole plan."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    totals = plan.stated_totals.filter(source=StatedTotal.Source.PLAN_TOTAL)
    return _answer(request, plan, Place(str(plan), tuple(totals), reverse("plan", args=[slug, year]) + "#sum"))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def activity_sums(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """The paper's sums of an activity: its table's "I alt", and its row in the overview."""
    activity = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    address = reverse("activity", args=[slug, year, activity_id]) + "#oekonomi"
    return _answer(request, activity.plan, Place(activity.title, tuple(activity.stated_totals.all()), address))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def line_sums(request: MemberRequest, slug: str, year: int, line_id: UUID) -> HttpResponse:
    """What the paper's overview says of a line without an activity."""
    line = get_object_or_404(FundingLine.objects.of(request.partnership, year), pk=line_id)
    address = reverse("plan_lines", args=[slug, year]) + f"#linje-{line_id}"
    return _answer(request, line.plan, Place(line.post, tuple(line.stated_totals.all()), address))


def _answer(request: MemberRequest, plan: Plan, place: Place) -> HttpResponse:
    if request.method == "GET":
        return render(request, "budgets/paper_sums.html", {"section": "plan", "plan": plan, "place": place})
    aside = request.POST.get("do") != "back"
    with transaction.atomic():
        for total in place.totals:
            change(total, total.version, because=ASIDE if aside else BACK, is_set_aside=aside)
    said = "er sat til side" if aside else "gælder igen"
    messages.success(request, f"Papirets tal for {place.name} {said}.")
    return redirect(place.address)

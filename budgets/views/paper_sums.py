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
from budgets.models import FundingLine, StatedTotal, StatedTotalQuerySet
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import change
from partnerskab.lists.saving import mark_of

ASIDE = "papirets tal er sat til side"
BACK = "papirets tal gælder igen"
_CHANGED = "Papirets tal blev ændret imens, for eksempel fordi papiret blev læst ind igen. Sådan står de nu."


@dataclass(frozen=True)
class Place:
    """Whose money the paper speaks of, where its sums are found, and the page people go back to."""

    name: str
    sums: StatedTotalQuerySet
    address: str


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def plan_sums(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The paper's sum of the whole plan."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    sums = StatedTotal.objects.filter(plan=plan, source=StatedTotal.Source.PLAN_TOTAL)
    return _answer(request, plan, Place(str(plan), sums, reverse("plan", args=[slug, year]) + "#sum"))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def activity_sums(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """The paper's sums of an activity: its table's "I alt", and its row in the overview."""
    activity = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    address = reverse("activity", args=[slug, year, activity_id]) + "#oekonomi"
    return _answer(
        request, activity.plan, Place(activity.title, StatedTotal.objects.filter(activity=activity), address)
    )


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def line_sums(request: MemberRequest, slug: str, year: int, line_id: UUID) -> HttpResponse:
    """What the paper's overview says of a line without an activity."""
    line = get_object_or_404(FundingLine.objects.of(request.partnership, year), pk=line_id)
    address = reverse("plan_lines", args=[slug, year]) + f"#linje-{line_id}"
    return _answer(request, line.plan, Place(line.post, StatedTotal.objects.filter(line=line), address))


def _answer(request: MemberRequest, plan: Plan, place: Place) -> HttpResponse:
    """The sums to read; a post sets those aside that the page showed, or takes them back. Where others stand by then,
    409 with what stands."""
    if request.method == "GET":
        return _page(request, plan, place)
    aside = request.POST.get("do") != "back"
    with transaction.atomic():
        standing = list(place.sums.select_for_update())
        is_done = bool(standing) and all(total.is_set_aside == aside for total in standing)
        if not is_done and mark_of(standing) != request.POST.get("mark"):
            return _page(request, plan, place, refusal=_CHANGED)
        for total in standing:
            change(total, total.version, because=ASIDE if aside else BACK, is_set_aside=aside)
    said = "er sat til side" if aside else "gælder igen"
    messages.success(request, f"Papirets tal for {place.name} {said}.")
    return redirect(place.address)


def _page(request: MemberRequest, plan: Plan, place: Place, refusal: str = "") -> HttpResponse:
    standing = list(place.sums.all())
    context = {
        "section": "plan",
        "plan": plan,
        "place": place,
        "totals": standing,
        "mark": mark_of(standing),
        "is_aside": bool(standing) and all(total.is_set_aside for total in standing),
        "refusal": refusal,
    }
    return render(request, "budgets/paper_sums.html", context, status=409 if refusal else 200)

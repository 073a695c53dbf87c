# SPDX-License-Identifier: MPL-2.0
"""What the earlier plan has and this one has not: taken over one by one; and the amounts that came as proposals."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from activities.models import Activity, Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import FocusArea
from partnerskab.content.freezing import freeze
from partnerskab.content.tree import ActivityContent
from partnerskab.planning.areas import matched
from partnerskab.planning.models import Beginning, LeftBehind
from partnerskab.planning.rolling import CarriedError, not_carried, proposed_amounts, see_amounts, take_over
from partnerskab.planning.source import Source, plan_before


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def taking_over(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The activities that may be taken over; taking one over. 422 where its focus area must be chosen first."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    beginning = Beginning.objects.filter(plan=plan).select_related("from_plan__agreement__partnership").first()
    earlier = beginning.from_plan if beginning else plan_before(request.partnership, year)
    if earlier is None:
        raise Http404
    if request.method == "GET":
        return _page(request, plan, earlier)
    left = get_object_or_404(Activity, pk=_key(request), plan=earlier)
    source, activity = _found(beginning, earlier, str(left.pk))
    areas = _areas(request, plan, source, activity)
    if _missing(activity, areas):
        return _page(request, plan, earlier, to_place=left)
    try:
        row = take_over(plan, source, activity, areas, request.membership.user)
    except CarriedError:
        messages.error(request, f"”{activity.title}” står allerede i planen for {year}.")
        return redirect("taking_over", slug, year)
    messages.success(request, f"”{row.title}” er hentet fra {source.name}. Gennemgå tekst, nummer og beløb.")
    return redirect("activity", slug, year, row.pk)


@require_POST
@requires(Action.EDIT_PLAN)
def amounts_seen(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The amounts that came from last year's plan were gone through, and hold."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    get_object_or_404(Beginning, plan=plan)
    see_amounts(plan, _moment(request))
    if proposed_amounts(plan):
        messages.error(request, "Der er hentet beløb, siden du åbnede siden. Gennemgå også dem.")
    else:
        messages.success(request, f"Beløbene for {year} står nu som planens egne.")
    return redirect("plan", slug, year)


def _moment(request: MemberRequest) -> datetime.datetime:
    """When the page was made on which the amounts were seen."""
    try:
        moment = datetime.datetime.fromisoformat(request.POST.get("set", ""))
    except ValueError:
        raise Http404 from None
    if moment.tzinfo is None:
        raise Http404
    return min(moment, timezone.now())


def _key(request: MemberRequest) -> UUID:
    try:
        return UUID(request.POST.get("aktivitet", ""))
    except ValueError:
        raise Http404 from None


def _found(beginning: Beginning | None, earlier: Plan, key: str) -> tuple[Source, ActivityContent]:
    """The activity as the version has it that the plan was begun from, else as it stands in the draft."""
    for source in _sources(beginning, earlier):
        activity = next((one for one in source.content.activities if one.id == key), None)
        if activity:
            return source, activity
    raise Http404


def _sources(beginning: Beginning | None, earlier: Plan) -> Iterator[Source]:
    """The version the plan was begun from, and the draft, which is read only where it is asked for."""
    if beginning and beginning.revision:
        yield Source(earlier, beginning.revision, beginning.revision.frozen)  # type: ignore[arg-type]
    yield Source(earlier, None, freeze(earlier))


def _areas(request: MemberRequest, plan: Plan, source: Source, activity: ActivityContent) -> Mapping[int, FocusArea]:
    """The focus areas that are known again; for those that are not, the one that was chosen."""
    found = matched(source.content, plan.agreement)
    chosen = plan.agreement.focus_areas.filter(number=_number(request)).first()
    others = {number: chosen for number in _missing(activity, found) if chosen}
    return {**found, **others}


def _number(request: MemberRequest) -> int:
    typed = request.POST.get("omraade", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0


def _missing(activity: ActivityContent, areas: Mapping[int, FocusArea]) -> list[int]:
    wanted = (activity.area, *activity.other_areas)
    return [number for number in wanted if number is not None and number not in areas]


def _page(request: MemberRequest, plan: Plan, earlier: Plan, to_place: Activity | None = None) -> HttpResponse:
    reasons = {left.activity: left for left in LeftBehind.objects.filter(plan=plan)}
    rows = not_carried(plan, earlier).select_related("focus_area")
    context: dict[str, Any] = {
        "section": "plan",
        "plan": plan,
        "earlier": earlier,
        "rows": [(row, reasons.get(row.pk)) for row in rows],
        "to_place": to_place,
        "areas": list(plan.agreement.focus_areas.all()) if to_place else [],
    }
    return render(request, "planning/taking_over.html", context, status=422 if to_place else 200)

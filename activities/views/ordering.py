# SPDX-License-Identifier: MPL-2.0
"""The order of the plan's activities: moved by buttons within and between focus areas, and numbered afresh."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.activity_forms import APPENDIX
from activities.models import Activity, Plan
from activities.ordering import OutdatedError, beside, mark_of, move, place_in, renumber, renumbering
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import FocusArea
from partnerskab.htmx import say


@dataclass(frozen=True)
class Shelf:
    """A focus area, or the appendix, with its activities in order and how a move to it is called."""

    key: str
    number: int | None
    title: str
    activities: list[Activity]


@require_GET
@requires(Action.EDIT_PLAN)
def ordering(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The activities by focus area, each with its buttons."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    return render(request, "activities/ordering.html", {"section": "plan", "plan": plan, "shelves": _shelves(plan)})


@require_POST
@requires(Action.EDIT_PLAN)
def activity_move(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Move an activity up, down, or to another focus area; the button that was pressed keeps the focus."""
    activity = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    way = request.POST.get("way", "")
    if way in ("up", "down"):
        moved = move(activity, -1 if way == "up" else 1)
        end = "øverst" if way == "up" else "nederst"
        words = _place(activity) if moved else f"{activity.title} står allerede {end}."
    else:
        area = get_area(activity.plan, request.POST.get("area", ""))
        place_in(activity, area)
        way = "area"
        words = _place(activity)
    context = {"plan": activity.plan, "shelves": _shelves(activity.plan), "moved": activity.pk, "way": way}
    return say(render(request, "activities/_ordering_list.html", context), words)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def renumber_all(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Show each activity's old and new number, and number them so when that is confirmed."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    status = 200
    if request.method == "POST":
        try:
            renumber(plan, request.POST.get("mark", ""))
        except OutdatedError:
            status = 409
        else:
            return redirect("plan", slug, year)
    numbers = renumbering(plan)
    context = {
        "section": "plan",
        "plan": plan,
        "numbers": numbers,
        "changes": sum(new.differs for new in numbers),
        "mark": mark_of(numbers),
        "outdated": status == 409,
    }
    return render(request, "activities/renumber.html", context, status=status)


def get_area(plan: Plan, key: str) -> FocusArea | None:
    """The agreement's focus area with that number, None for the appendix; anything else is no address (404)."""
    if key == APPENDIX:
        return None
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 5 else -1
    return get_object_or_404(FocusArea, agreement=plan.agreement, number=number)


def _shelves(plan: Plan) -> list[Shelf]:
    activities = list(plan.activities.in_reading_order().select_related("focus_area"))
    shelves = [
        Shelf(str(area.number), area.number, area.title,
              [each for each in activities if each.focus_area_id == area.pk and not each.is_appendix])
        for area in plan.agreement.focus_areas.all()
    ]  # fmt: skip
    return [*shelves, Shelf(APPENDIX, None, "Appendiks", [each for each in activities if each.is_appendix])]


def _place(activity: Activity) -> str:
    standing = beside(activity)
    where = "Appendiks" if activity.is_appendix else str(activity.focus_area)
    return f"{activity.title} er nu nummer {standing.index(activity) + 1} af {len(standing)} i {where}."

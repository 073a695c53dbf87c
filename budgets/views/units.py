# SPDX-License-Identifier: MPL-2.0
"""The money of an activity, or of the plan beside its activities, as one unit of a page: to read, and to edit."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET
from django_htmx.http import trigger_client_event

from activities.models import Activity, Plan
from budgets import posts
from partnerskab.access import Action, MemberRequest, requires

from .table import money_table, read, table_to_edit


@require_GET
@requires(Action.READ_DRAFT)
def plan_lines(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The page of the posts that have no activity."""
    plan, _ = place(request, year, None)
    return render(request, "budgets/plan_lines.html", {"section": "plan", **_shown(request, plan, None)})


@require_GET
@requires(Action.READ_DRAFT)
def money(request: MemberRequest, slug: str, year: int, activity_id: UUID | None = None) -> HttpResponse:
    """The table to read, e.g. when editing is done."""
    context = _shown(request, *place(request, year, activity_id))
    return render(request, "budgets/_money.html", {**context, "focus": True})


@require_GET
@requires(Action.EDIT_PLAN)
def money_edit(request: MemberRequest, slug: str, year: int, activity_id: UUID | None = None) -> HttpResponse:
    """The table with a field in every cell."""
    return opened(request, *place(request, year, activity_id))


def place(request: MemberRequest, year: int, activity_id: UUID | None) -> tuple[Plan, Activity | None]:
    """The plan, and the activity if the money is an activity's.

    Raises:
        Http404: the partnership has no such plan or activity.
    """
    if activity_id is None:
        return get_object_or_404(Plan.objects.of(request.partnership), year=year), None
    activity = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    return activity.plan, activity


def opened(
    request: MemberRequest, plan: Plan, activity: Activity | None, *, focus: str = "", refusal: str = ""
) -> HttpResponse:
    """The unit open for editing; `focus` is the id of the element that gets the focus, else the first cell does.
    With a `refusal` it is the answer to a stale save, and says so."""
    table = table_to_edit(plan, activity)
    first = f"celle-{table.rows[0].fields[0].place}" if table.rows else "ny-post"
    context = {
        **addresses(request, plan, activity),
        "table": table,
        "removed": posts.removed(plan, activity),
        "focus_on": focus or first,
        "refusal": refusal,
    }
    return render(request, "budgets/_money_edit.html", context, status=409 if refusal else 200)


def addresses(request: MemberRequest, plan: Plan, activity: Activity | None) -> dict[str, Any]:
    """What a template needs to know of where it is: the unit's own addresses and what the money belongs to."""
    slug, name = request.partnership.slug, "money" if activity else "plan_money"
    arguments = [slug, plan.year] + ([activity.pk] if activity else [])
    return {
        "plan": plan,
        "row": activity,
        "owner": activity.title if activity else "linjer uden nummer",
        "show_url": reverse(name, args=arguments),
        "edit_url": reverse(f"{name}_edit", args=arguments),
        "add_url": reverse(f"{name}_add", args=arguments),
    }


def say(response: HttpResponse, words: str, saved: bool = True) -> HttpResponse:
    """Announce something in the live region, and after a save let the page refresh what follows from it."""
    if saved:
        trigger_client_event(response, "plan-changed", {})
    return trigger_client_event(response, "announce", {"text": words})


def _shown(request: MemberRequest, plan: Plan, activity: Activity | None) -> dict[str, Any]:
    table = money_table(read(plan, activity), plan.agreement.years, plan.year, unit=plan.unit)
    return {**addresses(request, plan, activity), "table": table}

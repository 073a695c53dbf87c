# SPDX-License-Identifier: MPL-2.0
"""Adding an activity to the plan."""

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from activities.activity_forms import NewActivityForm
from activities.models import Activity, Plan
from activities.ordering import last_place, next_number
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.htmx import is_htmx


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def activity_new(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Ask for title, focus area and number, then go to the new activity's page."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    if request.method == "GET":
        return _page(request, plan, NewActivityForm(initial={"number": next_number(plan)}, plan=plan))
    form = NewActivityForm(request.POST, plan=plan)
    if not form.is_valid():
        return _page(request, plan, form, 422)
    try:
        activity = _create(plan, form)
    except IntegrityError:
        form.add_error("number", f"Nummer {form.cleaned_data['number']} er netop taget i brug. Skriv et andet.")
        return _page(request, plan, form, 422)
    address = reverse("activity", args=[slug, year, activity.pk])
    return HttpResponseClientRedirect(address) if is_htmx(request) else redirect(address)


@transaction.atomic
def _create(plan: Plan, form: NewActivityForm) -> Activity:
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    area = form.focus_area
    return Activity.objects.create(
        plan=plan,
        title=form.cleaned_data["title"],
        number=form.cleaned_data["number"],
        focus_area=area,
        is_appendix=area is None,
        order=last_place(plan, area),
    )


def _page(request: MemberRequest, plan: Plan, form: NewActivityForm, status: int = 200) -> HttpResponse:
    template = "activities/_activity_new_form.html" if is_htmx(request) else "activities/activity_new.html"
    return render(request, template, {"section": "plan", "plan": plan, "form": form}, status=status)

# SPDX-License-Identifier: MPL-2.0
"""The follow-up on a success criterion: its answer for a year, shown, edited, saved and taken away as one unit.

The same unit stands on the activity's page and in the list of all the plan's criteria; `liste` says that it was the
latter that sent it.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from activities.models import SuccessCriterion
from activities.result_form import ResultForm
from activities.results import Answer, GoneError, remove, write
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale, version_in
from partnerskab.htmx import is_htmx, say, say_saved

from .texts import whole_or_part


@require_GET
@requires(Action.READ_DRAFT)
def result(request: MemberRequest, slug: str, year: int, criterion_id: UUID, of_year: int) -> HttpResponse:
    """The answer as it stands, e.g. after a cancelled edit."""
    return _shown(request, _standing(_criterion(request, year, criterion_id, of_year), of_year))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def result_edit(request: MemberRequest, slug: str, year: int, criterion_id: UUID, of_year: int) -> HttpResponse:
    """The answer in a form; saving gives it back to read."""
    criterion = _criterion(request, year, criterion_id, of_year)
    if request.method == "GET":
        form = ResultForm(answer=_standing(criterion, of_year))
        form.fields["state"].widget.attrs["autofocus"] = True
        return _form(request, form)
    form = ResultForm(request.POST, answer=Answer(criterion, of_year, None))
    if not form.is_valid():
        return _form(request, ResultForm(request.POST, answer=_standing(criterion, of_year)), 422)
    try:
        row, written = write(criterion, of_year, form.cleaned_data["version"], form.values)
    except Stale as stale:
        return _conflict(request, form, stale.current)
    except GoneError:
        return _conflict(request, form, None)
    except SuccessCriterion.DoesNotExist:
        raise Http404 from None
    response = _shown(request, Answer(criterion, of_year, row), done=True)
    if not written:
        return say(response, "Intet var ændret.")
    return say_saved(response, f"Opfølgningen for {of_year} er gemt.")


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def result_remove(request: MemberRequest, slug: str, year: int, criterion_id: UUID, of_year: int) -> HttpResponse:
    """Ask first, then take the answer away; it stays in the activity's history. One that was changed meanwhile is asked
    about anew, as it now stands."""
    criterion = _criterion(request, year, criterion_id, of_year)
    if request.method == "GET":
        return _ask(request, _standing(criterion, of_year))
    try:
        remove(criterion, of_year, version_in(request.POST))
    except Stale:
        return _ask(request, _standing(criterion, of_year), 409)
    response = _shown(request, Answer(criterion, of_year, None), done=True)
    return say_saved(response, f"Opfølgningen for {of_year} er fjernet.")


def _criterion(request: MemberRequest, year: int, criterion_id: UUID, of_year: int) -> SuccessCriterion:
    """The criterion, if it can have an answer for that year: one of the agreement's, or one that has an answer."""
    plans = {"activity__plan__year": year, "activity__plan__agreement__partnership": request.partnership}
    found = SuccessCriterion.objects.filter(**plans).select_related("activity__plan__agreement__partnership")
    criterion = get_object_or_404(found, pk=criterion_id)
    plan = criterion.activity.plan
    if of_year not in (plan.year, *plan.agreement.years) and not criterion.results.filter(year=of_year).exists():
        raise Http404
    return criterion


def _standing(criterion: SuccessCriterion, year: int) -> Answer:
    return Answer(criterion, year, criterion.results.filter(year=year).first())


def _context(request: MemberRequest, answer: Answer) -> dict[str, Any]:
    activity = answer.criterion.activity
    place = reverse("activity", args=[request.partnership.slug, activity.plan.year, activity.pk])
    return {
        "section": "plan",
        "plan": activity.plan,
        "row": activity,
        "answer": answer,
        "from_list": "liste" in (request.POST if request.method == "POST" else request.GET),
        "label": f"Opfølgning {answer.year}",
        "place": f"{place}#succeskriterier",
    }


def _shown(request: MemberRequest, answer: Answer, *, done: bool = False) -> HttpResponse:
    """The unit to read; without htmx a save leads back to the page that it stands on."""
    context = _context(request, answer)
    if done and not is_htmx(request):
        listed = reverse("criteria", args=[request.partnership.slug, answer.criterion.activity.plan.year])
        return redirect(f"{listed}?aar={answer.year}#svar-{answer.place}" if context["from_list"] else context["place"])
    return whole_or_part(request, "activities/_result.html", {**context, "focus": True})


def _form(request: MemberRequest, form: ResultForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {**_context(request, form.answer), "form": form, **more}
    return whole_or_part(request, "activities/_result_form.html", context, status=status)


def _conflict(request: MemberRequest, form: ResultForm, current: Any) -> HttpResponse:
    """Both answers; the form now carries the version of the one that is shown as saved."""
    posted = request.POST.copy()
    posted["version"] = str(current.version if current else 0)
    again = ResultForm(posted, answer=replace(form.answer, result=current))
    return _form(request, again, 409, differing=form.differing(current))


def _ask(request: MemberRequest, answer: Answer, status: int = 200) -> HttpResponse:
    if answer.result is None:
        return _shown(request, answer)
    context = {**_context(request, answer), "is_stale": status == 409}
    return whole_or_part(request, "activities/_result_remove.html", context, status=status)

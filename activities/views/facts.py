# SPDX-License-Identifier: MPL-2.0
"""An activity's title, number, state, origin, what it carries on and how it is sorted; ending and resuming it.

The activity's version guards these. Its anchoring is a unit of its own in the same row; its place, its focus areas and
its rows have guards of their own.
"""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.activity_forms import SORTS, FactsForm
from activities.models import Activity
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale, change, unit_version
from partnerskab.htmx import say_saved

FIELDS = ("title", "number", "state", "origin", "predecessor_id", *SORTS)


@require_GET
@requires(Action.READ_DRAFT)
def facts(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Title and number as they stand, e.g. after a cancelled edit."""
    return _shown(request, _activity(request, year, activity_id))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def facts_edit(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """The facts in a form; saving gives the head of the page back."""
    row = _activity(request, year, activity_id)
    if request.method == "GET":
        initial = {name.removesuffix("_id"): getattr(row, name) for name in (*FIELDS, "version")}
        form = FactsForm(initial=initial, plan=row.plan, activity=row)
        form.fields["title"].widget.attrs["autofocus"] = True
        return _form(request, row, form)
    form = FactsForm(request.POST, plan=row.plan, activity=row)
    if not form.is_valid():
        return _form(request, row, form, 422)
    try:
        change(row, unit_version(row, form.cleaned_data["version"], FIELDS), **form.values)
    except Stale as stale:
        return _conflict(request, row, form, stale)
    except IntegrityError:
        form.add_error("number", f"Nummer {form.cleaned_data['number']} er netop taget i brug. Skriv et andet.")
        return _form(request, row, form, 422)
    return say_saved(_shown(request, row), "Aktivitetens oplysninger er gemt.")


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def activity_end(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Ask first, then mark the activity as ended. It stays in the plan with its money."""
    row = _activity(request, year, activity_id)
    if request.method == "GET":
        return render(request, "activities/_activity_end.html", {"plan": row.plan, "row": row})
    with transaction.atomic():
        row = Activity.objects.select_for_update(of=("self",)).select_related("plan").get(pk=row.pk)
        change(row, row.version, state=Activity.State.ENDED)
    return say_saved(_shown(request, row), f"{row.title} er ophørt.")


@require_POST
@requires(Action.EDIT_PLAN)
def activity_resume(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Take an ended activity up again, in the state it had before."""
    row = _activity(request, year, activity_id)
    with transaction.atomic():
        row = Activity.objects.select_for_update(of=("self",)).select_related("plan").get(pk=row.pk)
        if row.state == Activity.State.ENDED:
            change(row, row.version, state=state_before_end(row))
    return say_saved(_shown(request, row), f"{row.title} er genoptaget som {row.get_state_display().lower()}.")


def state_before_end(row: Activity) -> str:
    """The last state in the history that was not ended; "fortsat" where a paper brought the activity in as ended."""
    earlier = Activity.history.filter(id=row.pk).exclude(state=Activity.State.ENDED)
    return earlier.values_list("state", flat=True).first() or Activity.State.CONTINUED


def _activity(request: MemberRequest, year: int, activity_id: UUID) -> Activity:
    return get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)


def _shown(request: MemberRequest, row: Activity) -> HttpResponse:
    context = {"plan": row.plan, "row": row, "activity": row, "focus": True}
    return render(request, "activities/_activity_facts.html", context)


def _form(request: MemberRequest, row: Activity, form: FactsForm, status: int = 200) -> HttpResponse:
    context = {"plan": row.plan, "row": row, "form": form}
    return render(request, "activities/_activity_facts_form.html", context, status=status)


def _conflict(request: MemberRequest, row: Activity, form: FactsForm, stale: Stale) -> HttpResponse:
    """Both values of each field that differs; the form now carries the version that is shown as saved."""
    current = stale.current
    differing = []
    for name in [name for name in FIELDS if name in form.values and form.values[name] != getattr(current, name)]:
        typed, saved = (form.words(name, value) for value in (form.values[name], getattr(current, name)))
        differing.append((form.fields[name.removesuffix("_id")].label, typed, saved))
    posted = request.POST.copy()
    posted["version"] = str(current.version)
    again = FactsForm(posted, plan=row.plan, activity=row)
    context = {"plan": row.plan, "row": row, "form": again, "differing": differing}
    return render(request, "activities/_activity_facts_form.html", context, status=409)

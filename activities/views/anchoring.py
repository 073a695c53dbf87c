# SPDX-License-Identifier: MPL-2.0
"""Who carries an activity on when its funding ends, and from when: a unit of its own on the activity's page."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from activities.activity_forms import AnchoringForm
from activities.models import Activity
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Editable, Stale, change, unit_version
from partnerskab.htmx import say_saved

FIELDS = ("anchored_with", "anchored_from")


@require_GET
@requires(Action.READ_DRAFT)
def anchoring(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """The anchoring as it stands, e.g. after a cancelled edit."""
    return _shown(request, _activity(request, year, activity_id))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def anchoring_edit(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Both fields in a form; saving gives them back to read. The title and the rest of the row are guarded apart."""
    row = _activity(request, year, activity_id)
    if request.method == "GET":
        form = AnchoringForm(initial={name: getattr(row, name) for name in (*FIELDS, "version")})
        form.fields["anchored_with"].widget.attrs["autofocus"] = True
        return _form(request, row, form)
    form = AnchoringForm(request.POST)
    if not form.is_valid():
        return _form(request, row, form, status=422)
    values = {name: form.cleaned_data[name] for name in FIELDS}
    try:
        change(row, unit_version(row, form.cleaned_data["version"], FIELDS), **values)
    except Stale as stale:
        return _conflict(request, row, form, stale.current)
    return say_saved(_shown(request, row), "Forankringen er gemt.")


def _activity(request: MemberRequest, year: int, activity_id: UUID) -> Activity:
    return get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)


def _shown(request: MemberRequest, row: Activity) -> HttpResponse:
    context = {"plan": row.plan, "row": row, "activity": row, "focus": True}
    return render(request, "activities/_anchoring.html", context)


def _form(request: MemberRequest, row: Activity, form: AnchoringForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"plan": row.plan, "row": row, "form": form, **more}
    return render(request, "activities/_anchoring_form.html", context, status=status)


def _conflict(request: MemberRequest, row: Activity, form: AnchoringForm, current: Editable) -> HttpResponse:
    """Both wordings; the form now carries the version that is shown as saved."""
    differing = [
        (form.fields[name].label, form.cleaned_data[name] or "tomt", getattr(current, name) or "tomt")
        for name in FIELDS
        if form.cleaned_data[name] != getattr(current, name)
    ]
    posted = request.POST.copy()
    posted["version"] = str(current.version)
    return _form(request, row, AnchoringForm(posted), status=409, differing=differing)

# SPDX-License-Identifier: MPL-2.0
"""A text that an activity does not have yet."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import trigger_client_event

from activities.forms import NewSectionForm
from activities.models import Activity, ActivitySection
from activities.texts import OPTIONAL, SECTION, SEVERAL, TextUnit, add_section, lock
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.htmx import is_htmx

from .texts import conflict, part, place

SAME_HEADING = "Der er allerede et afsnit med den mellemrubrik. Skriv en anden, fx ”På lang sigt”."


@require_GET
@requires(Action.READ_DRAFT)
def section_missing(request: MemberRequest, slug: str, year: int, activity_id: UUID, kind: str) -> HttpResponse:
    """The place where a text can be added, e.g. after a cancelled one."""
    unit = _blank(request, year, activity_id, kind)
    if not is_htmx(request):
        return redirect(_page(unit))
    return render(request, "activities/_section_missing.html", _missing(unit, focus=True))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def section_new(request: MemberRequest, slug: str, year: int, activity_id: UUID, kind: str) -> HttpResponse:
    """Write a text of that kind; 409 with both if somebody wrote the same meanwhile."""
    unit = _blank(request, year, activity_id, kind)
    standing = _standing(unit.row.activity, kind)
    if request.method == "GET":
        return _form(request, unit, _bound(unit, initial={"version": 0, "seen": len(standing)}))
    form = _bound(unit, request.POST)
    if not form.is_valid():
        return _form(request, unit, form, status=422)
    title, text = form.cleaned_data["title"], form.cleaned_data["text"]
    if not text:
        form.add_error("text", f"Der er ingen tekst at gemme. Skriv {unit.label.lower()}, eller vælg Fortryd.")
        return _form(request, unit, form, status=422)
    with transaction.atomic():
        lock(unit.row.activity)
        standing = _standing(unit.row.activity, kind)
        rival = _rival(standing, title)
        if rival is None:
            row = add_section(unit.row.activity, kind, title, text)
    if rival is None:
        return _added(request, TextUnit(SECTION, row, unit.plan))
    if rival.text == text:  # the button was pressed twice
        return _added(request, TextUnit(SECTION, rival, unit.plan))
    if kind in SEVERAL and len(standing) <= (form.cleaned_data["seen"] or 0):
        form.add_error("title", SAME_HEADING)
        return _form(request, unit, form, status=422)
    return conflict(request, TextUnit(SECTION, rival, unit.plan), title, text)


def _blank(request: MemberRequest, year: int, activity_id: UUID, kind: str) -> TextUnit:
    if kind not in ActivitySection.Kind:
        raise Http404
    activity = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    return TextUnit(SECTION, ActivitySection(activity=activity, kind=kind), activity.plan)


def _standing(activity: Activity, kind: str) -> list[ActivitySection]:
    rows = list(activity.sections.filter(kind=kind).exclude(text=""))
    for row in rows:
        row.activity = activity
    return rows


def _rival(standing: list[ActivitySection], title: str) -> ActivitySection | None:
    """The text that stands where this one was to go: a kind has one text for each sub-heading."""
    return next((row for row in standing if row.sub_heading.casefold() == title.casefold()), None) or next(
        (row for row in standing if row.kind not in SEVERAL), None
    )


def _bound(unit: TextUnit, data: Any = None, **kwargs: Any) -> NewSectionForm:
    return NewSectionForm(data, name=unit.label, auto_id=f"ny-{unit.row.kind}-%s", **kwargs)


def _form(request: MemberRequest, unit: TextUnit, form: NewSectionForm, status: int = 200) -> HttpResponse:
    form.fields["title" if form.errors.get("title") else "text"].widget.attrs["autofocus"] = True
    context = {"form": form, "is_new": True, "is_unsaved": status != 200, "place": _page(unit)}
    return part(request, "activities/_text_form.html", unit, context, status=status)


def _added(request: MemberRequest, unit: TextUnit) -> HttpResponse:
    if not is_htmx(request):
        return redirect(place(unit))
    response = part(request, "activities/_section_added.html", unit, {"focus": True, **_missing(unit)})
    trigger_client_event(response, "plan-changed", {})
    trigger_client_event(response, "announce", {"text": f"{unit.label} er gemt."})
    return response


def _missing(unit: TextUnit, focus: bool = False) -> dict[str, Any]:
    standing = unit.row.activity.sections.filter(kind=unit.row.kind).exclude(text="").exists()
    return {
        "row": unit.row.activity,
        "plan": unit.plan,
        "kind": unit.row.kind,
        "label": unit.label,
        "is_missing": not standing,
        "several": unit.row.kind in SEVERAL,
        "optional": unit.row.kind in OPTIONAL,
        "focus_missing": focus,
    }


def _page(unit: TextUnit) -> str:
    return f"{place(unit).partition('#')[0]}#text-new-{unit.row.kind}"

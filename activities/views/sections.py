# SPDX-License-Identifier: MPL-2.0
"""A text that an activity does not have yet; or the agreement, see `agreement_texts`."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from activities.forms import TextForm, new_text_form
from activities.models import Activity, ActivitySection
from activities.text_addresses import section_url
from activities.texts import OPTIONAL, SECTION, SEVERAL, TextUnit, add_section, lock
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.htmx import is_htmx, say_saved

from .texts import conflict, part, place, slug_of, whereabouts

SAME_HEADING = "Der er allerede et afsnit med den mellemrubrik. Skriv en anden, fx ”På lang sigt”."
SAME_TITLE = "Der er allerede et kapitel med den titel. Skriv en anden, fx ”Kommunikation”."


@require_GET
@requires(Action.READ_DRAFT)
def section_missing(request: MemberRequest, slug: str, year: int, activity_id: UUID, kind: str) -> HttpResponse:
    """The place where a text can be added, e.g. after a cancelled one."""
    return missing(request, _blank(request, year, activity_id, kind))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def section_new(request: MemberRequest, slug: str, year: int, activity_id: UUID, kind: str) -> HttpResponse:
    """Write a text of that kind; 409 with both if somebody wrote the same meanwhile."""
    return new(request, _blank(request, year, activity_id, kind))


def missing(request: MemberRequest, unit: TextUnit) -> HttpResponse:
    """The place of the text to be."""
    if not is_htmx(request):
        return redirect(_page(unit))
    return render(request, "activities/_section_missing.html", _missing(request, unit, focus=True))


def new(request: MemberRequest, unit: TextUnit) -> HttpResponse:
    """The editor of the text to be, or what became of it."""
    if request.method == "GET":
        return _form(request, unit, new_text_form(unit, initial={"version": 0, "seen": len(_standing(unit))}))
    form = new_text_form(unit, request.POST)
    if not form.is_valid():
        return _form(request, unit, form, status=422)
    title, text = form.cleaned_data["title"], form.cleaned_data["text"]
    if not text:
        form.add_error("text", f"Der er ingen tekst at gemme. Skriv {unit.label.lower()}, eller vælg Fortryd.")
        return _form(request, unit, form, status=422)
    with transaction.atomic():
        lock(getattr(unit.row, unit.sort.owner))
        standing = _standing(unit)
        rival = _rival(standing, title)
        if rival is None:
            row = add_section(unit, title, text)
    if rival is None:
        return _added(request, TextUnit(unit.sort, row, unit.plan))
    if rival.text == text:  # the button was pressed twice
        return _added(request, rival)
    if unit.row.kind in SEVERAL and len(standing) <= (form.cleaned_data["seen"] or 0):
        form.add_error("title", SAME_HEADING if unit.sort is SECTION else SAME_TITLE)
        return _form(request, unit, form, status=422)
    return conflict(request, rival, title, text)


def _blank(request: MemberRequest, year: int, activity_id: UUID, kind: str) -> TextUnit:
    if kind not in ActivitySection.Kind:
        raise Http404
    activity = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    return TextUnit(SECTION, ActivitySection(activity=activity, kind=kind), activity.plan)


def _standing(unit: TextUnit) -> list[TextUnit]:
    """The texts of the kind that hold anything."""
    rows = list(unit.siblings().exclude(text=""))
    for row in rows:
        setattr(row, unit.sort.owner, getattr(unit.row, unit.sort.owner))
    return [TextUnit(unit.sort, row, unit.plan) for row in rows]


def _rival(standing: list[TextUnit], title: str) -> TextUnit | None:
    """The text that stands where this one was to go: a kind has one text for each heading."""
    return next((unit for unit in standing if unit.title.casefold() == title.casefold()), None) or next(
        (unit for unit in standing if unit.row.kind not in SEVERAL), None
    )


def _form(request: MemberRequest, unit: TextUnit, form: TextForm, status: int = 200) -> HttpResponse:
    form.fields["title" if form.errors.get("title") else "text"].widget.attrs["autofocus"] = True
    context = {
        "form": form,
        "is_new": True,
        "is_unsaved": status != 200,
        "place": _page(unit),
        "cancel": _url("section_missing", unit),
        "save": request.path,
    }
    return part(request, "activities/_text_form.html", unit, context, status=status)


def _added(request: MemberRequest, unit: TextUnit) -> HttpResponse:
    if not is_htmx(request):
        return redirect(place(unit))
    context = {"focus": True, **_missing(request, unit)}
    return say_saved(part(request, "activities/_section_added.html", unit, context), f"{unit.label} er gemt.")


def _missing(request: MemberRequest, unit: TextUnit, focus: bool = False) -> dict[str, Any]:
    kind = unit.row.kind
    return {
        **whereabouts(request, unit.whole),
        "row": unit.activity,
        "kind": kind,
        "sort": unit.sort.name,
        "label": unit.label,
        "new_url": _url("section_new", unit),
        "is_missing": not _standing(unit),
        "several": kind in SEVERAL,
        "optional": kind in OPTIONAL,
        "focus_missing": focus,
    }


def _url(step: str, unit: TextUnit) -> str:
    return section_url(step, slug_of(unit), unit.key, unit.row.kind, unit.activity.pk if unit.activity else None)


def _page(unit: TextUnit) -> str:
    return f"{place(unit).partition('#')[0]}#text-new-{unit.row.kind}"

# SPDX-License-Identifier: MPL-2.0
"""The plan's texts beside its activities: front chapters, the overview's text, introductions, appendices."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from activities import chapters as rules
from activities.forms import ChapterForm
from activities.models import Plan, PlanSection
from activities.text_history import last_saved
from activities.texts import CHAPTER, INTRODUCTION, TextUnit
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale, version_in
from partnerskab.htmx import is_htmx
from partnerskab.revisions.remarks import at_places
from partnerskab.revisions.standing import standing

from .texts import part, place, shown, unit_or_404

HINTS = {
    PlanSection.Kind.FRONT: "Står i planen før oversigten over aktiviteterne.",
    PlanSection.Kind.OVERVIEW: "Står sammen med oversigten over aktiviteter og beløb.",
    PlanSection.Kind.APPENDIX: "Står sidst i planen.",
}
HEADINGS = {
    PlanSection.Kind.FRONT: "Indledende kapitler",
    PlanSection.Kind.OVERVIEW: "Tekst til oversigten",
    PlanSection.Kind.APPENDIX: "Bilag",
}


@dataclass(frozen=True)
class Group:
    """Chapters under one heading of the page; `kind` is empty where none can be added."""

    id: str
    heading: str
    hint: str
    units: list[TextUnit]
    kind: str = ""


@require_GET
@requires(Action.READ_DRAFT)
def chapters(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Every chapter of the plan, to be read and edited in one place."""
    plan = _plan(request, year)
    stands = standing(plan)
    context = {
        "section": "chapters",
        "standing": stands,
        "plan": plan,
        "groups": _groups(plan),
        "removed": rules.removed(plan),
        "remarks": at_places(stands),
    }
    return render(request, "activities/chapters.html", context)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def chapter_new(request: MemberRequest, slug: str, year: int, kind: str) -> HttpResponse:
    """Write a new chapter of that kind."""
    if kind not in PlanSection.Kind:
        raise Http404
    plan = _plan(request, year)
    unit = TextUnit(CHAPTER, PlanSection(plan=plan, kind=kind), plan)
    data = request.POST if request.method == "POST" else None
    form = ChapterForm(data, initial={"version": 0}, name=HEADINGS[PlanSection.Kind(kind)], auto_id=f"ny-{kind}-%s")
    if data is None or not form.is_valid():
        form.fields["title"].widget.attrs["autofocus"] = True
        context = {"form": form, "is_new": True, "is_unsaved": data is not None, "label": "kapitlet"}
        context |= {"cancel": reverse("chapter_missing", args=[slug, year, kind]), "save": request.path}
        return part(request, "activities/_text_form.html", unit, context, status=200 if data is None else 422)
    row = rules.add(plan, kind, form.cleaned_data["title"], form.cleaned_data["text"])
    return _placed(request, TextUnit(CHAPTER, row, plan), "activities/_chapter_added.html", f"{row.title} er gemt.")


@require_GET
@requires(Action.READ_DRAFT)
def chapter_missing(request: MemberRequest, slug: str, year: int, kind: str) -> HttpResponse:
    """The place where a chapter can be added, e.g. after a cancelled one."""
    if kind not in PlanSection.Kind:
        raise Http404
    plan = _plan(request, year)
    if not is_htmx(request):
        return redirect("chapters", slug, year)
    return render(request, "activities/_chapter_missing.html", {"plan": plan, "kind": kind, "focus_missing": True})


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def chapter_remove(request: MemberRequest, slug: str, year: int, text_id: UUID) -> HttpResponse:
    """Ask, then take the chapter out; 409 with the text that stands if somebody changed it meanwhile."""
    unit = unit_or_404(request, year, CHAPTER.name, text_id)
    if request.method == "GET":
        return part(request, "activities/_chapter_remove.html", unit, {})
    try:
        entry_id = rules.remove(unit.row, version_in(request.POST))
    except Stale:
        entry = last_saved(CHAPTER, text_id, request.partnership)
        return part(request, "activities/_chapter_remove.html", unit, {"is_stale": True, "entry": entry}, status=409)
    if not is_htmx(request):
        return redirect("chapters", slug, year)
    response = part(request, "activities/_chapter_removed.html", unit, {"entry_id": entry_id})
    trigger_client_event(response, "plan-changed", {})
    trigger_client_event(response, "announce", {"text": f"{unit.title} er fjernet."})
    return response


@require_POST
@requires(Action.EDIT_PLAN)
def chapter_bring_back(request: MemberRequest, slug: str, year: int, entry_id: int) -> HttpResponse:
    """Let a removed chapter stand again where it stood."""
    plan = _plan(request, year)
    row = rules.bring_back(plan, entry_id)
    if row is None:
        raise Http404
    return shown(request, TextUnit(CHAPTER, row, plan), said=f"{row.title} er hentet tilbage.")


def _plan(request: MemberRequest, year: int) -> Plan:
    return get_object_or_404(Plan.objects.of(request.partnership), year=year)


def _groups(plan: Plan) -> list[Group]:
    units = [TextUnit(CHAPTER, row, plan) for row in PlanSection.objects.filter(plan=plan)]
    groups = [
        Group(kind.value, heading, HINTS[kind], [unit for unit in units if unit.row.kind == kind], kind.value)
        for kind, heading in HEADINGS.items()
    ]
    introductions = [TextUnit(INTRODUCTION, row, plan) for row in plan.agreement.focus_areas.all()]
    hint = f"Hører til aftalen, og står i alle planer for {plan.agreement.period}."
    groups.insert(2, Group("areas", "Indledninger til indsatsområderne", hint, introductions))
    return groups


def _placed(request: MemberRequest, unit: TextUnit, template: str, said: str) -> HttpResponse:
    if not is_htmx(request):
        return redirect(place(unit))
    response = part(request, template, unit, {"focus": True, "kind": unit.row.kind})
    trigger_client_event(response, "plan-changed", {})
    trigger_client_event(response, "announce", {"text": said})
    return response

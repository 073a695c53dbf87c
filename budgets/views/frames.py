# SPDX-License-Identifier: MPL-2.0
"""The agreement's frames year by year, whose decision a move of money takes, and the unit of the plan's amounts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from activities.models import Plan
from budgets.frame_forms import FramesForm, RulesForm, UnitForm, key
from budgets.frames import Place, StaleFrames, allotted, standing, write_all
from budgets.models import Frame
from budgets.transfers import BETWEEN, WITHIN
from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Editable, Stale, change, unit_version
from partnerskab.form_pages import again, differing

RULES = ("moves_within", "moves_between")
_NOTHING = "Intet var ændret."


@dataclass(frozen=True, slots=True)
class FrameCell:
    """A frame with what the plan takes of it, whole kr.; `field` is where it is typed, in the form."""

    kr: int | None
    taken: int
    is_example: bool
    field: Any = None
    version: Any = None

    @property
    def free(self) -> int | None:
        return None if self.kr is None else self.kr - self.taken


@dataclass(frozen=True, slots=True)
class FrameYear:
    year: int
    cells: tuple[FrameCell, ...]


@require_GET
@requires(Action.READ_DRAFT)
def frames(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Each year's frames, allotted and free beside each; the rules of moves, and the unit."""
    plan = _plan(request, year)
    rules = {"within": plan.agreement.moves_within or WITHIN, "between": plan.agreement.moves_between or BETWEEN}
    context = {"section": "money", "plan": plan, "rows": _years(plan, standing(plan.agreement)), "rules": rules}
    return render(request, "budgets/frames.html", context)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def frames_edit(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """All frames in a form, saved together."""
    plan = _plan(request, year)
    years, now = plan.agreement.years, standing(plan.agreement)
    if request.method == "GET":
        return _frames_form(request, plan, FramesForm(years, now), now)
    form = FramesForm(years, now, request.POST)
    if not form.is_valid():
        return _frames_form(request, plan, form, now, status=422)
    try:
        written = write_all(plan.agreement, form.writes)
    except StaleFrames as stale:
        return _conflict(request, plan, form, stale)
    return _done(request, plan, "Rammerne er gemt." if written else _NOTHING)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def frame_rules(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Whose decision it takes to move money, in a form."""
    plan = _plan(request, year)
    return _small_form(request, plan, plan.agreement, RulesForm, RULES, "Hvem beslutter flytninger?")


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def plan_unit(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The unit that the plan's tables show amounts in, in a form."""
    plan = _plan(request, year)
    return _small_form(request, plan, plan, UnitForm, ("unit",), "Hvordan skal beløb vises?")


def _small_form(
    request: MemberRequest, plan: Plan, row: Editable, kind: type[forms.Form], names: tuple[str, ...], title: str
) -> HttpResponse:
    """A form for some fields of a row, on a page of its own: shown, refused, met by another's, or saved."""
    context: dict[str, Any] = {"section": "money", "plan": plan, "title": title}
    if request.method == "GET":
        initial = {name: getattr(row, name) for name in (*names, "version")}
        return render(request, "budgets/frame_form.html", context | {"form": kind(initial=initial)})
    form = kind(request.POST)
    if not form.is_valid():
        return render(request, "budgets/frame_form.html", context | {"form": form}, status=422)
    values = {name: form.cleaned_data[name] for name in names}
    try:
        written = change(row, unit_version(row, form.cleaned_data["version"], names), **values)
    except Stale as stale:
        saved = {name: getattr(stale.current, name) for name in names}
        met = {
            "form": kind(again(request.POST, version=stale.current.version)),
            "differing": differing(form, saved, names),
        }
        return render(request, "budgets/frame_form.html", context | met, status=409)
    return _done(request, plan, f"{title.rstrip('?')}: det er gemt." if written else _NOTHING)


def _conflict(request: MemberRequest, plan: Plan, form: FramesForm, stale: StaleFrames) -> HttpResponse:
    """Both amounts of each frame that differs; the form now carries the versions of those shown as saved."""
    met, found = request.POST.copy(), []
    for purpose, year in sorted(stale.places):
        frame, name = stale.standing.get((purpose, year)), key(purpose, year)
        met[f"version-{name}"] = str(frame.version if frame else 0)
        saved = danish.kr(frame.kr) if frame else "ingen ramme"
        found.append((str(form.fields[name].label), request.POST.get(name) or "ingen ramme", saved))
    form = FramesForm(plan.agreement.years, stale.standing, met)
    return _frames_form(request, plan, form, stale.standing, status=409, differing=found)


def _frames_form(
    request: MemberRequest,
    plan: Plan,
    form: FramesForm,
    now: Mapping[Place, Frame],
    *,
    status: int = 200,
    differing: Any = None,
) -> HttpResponse:
    context = {
        "section": "money",
        "plan": plan,
        "form": form,
        "rows": _years(plan, now, form),
        "differing": differing,
    }
    return render(request, "budgets/frames_form.html", context, status=status)


def _years(plan: Plan, now: Mapping[Place, Frame], form: FramesForm | None = None) -> list[FrameYear]:
    taken = allotted(plan)

    def cell(purpose: str, year: int) -> FrameCell:
        frame, name = now.get((purpose, year)), key(purpose, year)
        found = (frame.kr if frame else None, taken.get((purpose, year), 0), bool(frame and frame.is_example))
        return FrameCell(*found, *((form[name], form[f"version-{name}"]) if form else ()))

    purposes = Frame.Purpose.values
    return [FrameYear(year, tuple(cell(purpose, year) for purpose in purposes)) for year in plan.agreement.years]


def _done(request: MemberRequest, plan: Plan, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("frames", request.partnership.slug, plan.year)


def _plan(request: MemberRequest, year: int) -> Plan:
    return get_object_or_404(Plan.objects.of(request.partnership), year=year)

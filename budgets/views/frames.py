# SPDX-License-Identifier: MPL-2.0
"""The agreement's frames year by year, whose decision a move of money takes, and the unit of the plan's amounts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from activities.models import Plan
from budgets.frame_forms import FramesForm, RulesForm, UnitForm, key
from budgets.frames import Place, StaleFrames, allotted, allotted_by_year, standing, write_all
from budgets.models import Frame
from budgets.transfers import BETWEEN, WITHIN
from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement
from partnerskab.editing import Stale, change, unit_version
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


@dataclass(frozen=True)
class Page:
    """Where the frames are shown: under the plan's money, or, without a plan, under the agreement itself."""

    agreement: Agreement
    plan: Plan | None = None

    def url(self, name: str) -> str:
        """The address of "frames" or a page below it."""
        slug = self.agreement.partnership.slug
        if self.plan:
            return reverse(name, args=[slug, self.plan.year])
        return reverse(f"agreement_{name}", args=[slug, self.agreement.mark])

    def context(self) -> dict[str, Any]:
        """What every page about frames needs; under the agreement the menu is the newest plan's."""
        names = {"frames_url": "frames", "edit_url": "frames_edit", "rules_url": "frame_rules"}
        found: dict[str, Any] = {name: self.url(page) for name, page in names.items()}
        if self.plan:
            return found | {"section": "money", "plan": self.plan, "of_plan": True, "agreed": self.agreement}
        newest = Plan.objects.of(self.agreement.partnership).order_by("-year").first()
        agreed = {"agreed": self.agreement, "agreement": self.agreement, "matter": self.agreement}
        return found | agreed | {"section": "agreement", "plan": newest}

    def taken(self) -> dict[Place, int]:
        """What is allotted: by the plan, or by each year's own."""
        return allotted(self.plan) if self.plan else allotted_by_year(self.agreement)


@require_GET
@requires(Action.READ_DRAFT)
def frames(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Each year's frames, allotted and free beside each; the rules of moves, and the unit."""
    return _shown(request, _of_plan(request, year))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def frames_edit(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """All frames in a form, saved together."""
    return _edited(request, _of_plan(request, year))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def frame_rules(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Whose decision it takes to move money, in a form."""
    return _rules(request, _of_plan(request, year))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def plan_unit(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The unit that the plan's tables show amounts in, in a form."""
    page = _of_plan(request, year)
    return _small_form(request, page, page.plan, UnitForm, ("unit",), "Hvordan skal beløb vises?")


@require_GET
@requires(Action.READ_DRAFT)
def agreement_frames(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The same below the agreement, where no plan need exist."""
    return _shown(request, _of_agreement(request, mark))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def agreement_frames_edit(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """All frames in a form, saved together."""
    return _edited(request, _of_agreement(request, mark))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def agreement_frame_rules(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Whose decision it takes to move money, in a form."""
    return _rules(request, _of_agreement(request, mark))


def _of_plan(request: MemberRequest, year: int) -> Page:
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    return Page(plan.agreement, plan)


def _of_agreement(request: MemberRequest, mark: str) -> Page:
    return Page(get_object_or_404(Agreement.objects.of(request.partnership).marked(mark)))


def _shown(request: MemberRequest, page: Page) -> HttpResponse:
    agreement = page.agreement
    rules = {"within": agreement.moves_within or WITHIN, "between": agreement.moves_between or BETWEEN}
    context = {**page.context(), "rows": _years(page, standing(agreement)), "rules": rules}
    return render(request, "budgets/frames.html", context)


def _edited(request: MemberRequest, page: Page) -> HttpResponse:
    agreement = page.agreement
    years, now = agreement.years, standing(agreement)
    if request.method == "GET":
        return _frames_form(request, page, FramesForm(years, now), now)
    form = FramesForm(years, now, request.POST)
    if not form.is_valid():
        return _frames_form(request, page, form, now, status=422)
    try:
        written = write_all(agreement, form.writes)
    except StaleFrames as stale:
        return _conflict(request, page, form, stale)
    return _done(request, page, "Rammerne er gemt." if written else _NOTHING)


def _rules(request: MemberRequest, page: Page) -> HttpResponse:
    return _small_form(request, page, page.agreement, RulesForm, RULES, "Hvem beslutter flytninger?")


def _small_form(
    request: MemberRequest, page: Page, row: Any, kind: type[forms.Form], names: tuple[str, ...], title: str
) -> HttpResponse:
    """A form for some fields of a row, on a page of its own: shown, refused, met by another's, or saved."""
    context: dict[str, Any] = {**page.context(), "title": title}
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
        newer = kind(again(request.POST, version=stale.current.version))
        met = {"form": newer, "differing": differing(form, saved, names)}
        return render(request, "budgets/frame_form.html", context | met, status=409)
    return _done(request, page, f"{title.rstrip('?')}: det er gemt." if written else _NOTHING)


def _conflict(request: MemberRequest, page: Page, form: FramesForm, stale: StaleFrames) -> HttpResponse:
    """Both amounts of each frame that differs; the form now carries the versions of those shown as saved."""
    versions, met = {}, []
    for purpose, year in sorted(stale.places):
        frame, name = stale.standing.get((purpose, year)), key(purpose, year)
        versions[f"version-{name}"] = frame.version if frame else 0
        saved = danish.kr(frame.kr) if frame else "ingen ramme"
        met.append((str(form.fields[name].label), request.POST.get(name) or "ingen ramme", saved))
    form = FramesForm(page.agreement.years, stale.standing, again(request.POST, **versions))
    return _frames_form(request, page, form, stale.standing, status=409, met=met)


def _frames_form(
    request: MemberRequest,
    page: Page,
    form: FramesForm,
    now: Mapping[Place, Frame],
    *,
    status: int = 200,
    met: Any = None,
) -> HttpResponse:
    context = {**page.context(), "form": form, "rows": _years(page, now, form), "differing": met}
    return render(request, "budgets/frames_form.html", context, status=status)


def _years(page: Page, now: Mapping[Place, Frame], form: FramesForm | None = None) -> list[FrameYear]:
    taken = page.taken()

    def cell(purpose: str, year: int) -> FrameCell:
        frame, name = now.get((purpose, year)), key(purpose, year)
        found = (frame.kr if frame else None, taken.get((purpose, year), 0), bool(frame and frame.is_example))
        return FrameCell(*found, *((form[name], form[f"version-{name}"]) if form else ()))

    purposes = Frame.Purpose.values
    return [FrameYear(year, tuple(cell(purpose, year) for purpose in purposes)) for year in page.agreement.years]


def _done(request: MemberRequest, page: Page, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(page.url("frames"))

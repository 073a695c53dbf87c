# SPDX-License-Identifier: MPL-2.0
"""The agreement's page: the paper in the middle, edited where it stands, its parts to the left."""

import dataclasses
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from activities.texts import OPTIONAL, SEVERAL
from budgets.frames import standing as standing_frames
from budgets.models import Frame
from budgets.transfers import BETWEEN, WITHIN
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements import listings
from partnerskab.agreements.models import Agreement, AgreementSection, ApprovalStep, TheoryRow
from partnerskab.content.checks import check
from partnerskab.content.freezing import areas_and_theory, freeze_outline
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from partnerskab.documents.printing import theory
from partnerskab.lists.page import RowList
from partnerskab.revisions.remarks import to_answer
from partnerskab.revisions.standing import standing
from targets.models import Target

from .agreement_lists import AREAS, BODIES, PARTIES, ROUTES, STAFF, THEORY
from .menu import agreement_or_404, page

KINDS = AgreementSection.Kind
PARTS = (
    ("formaal", KINDS.PURPOSE, "Formål"),
    ("omraadet", "", "Området"),
    ("problemkompleks", KINDS.PROBLEM, "Problemkompleks"),
    ("baggrund", KINDS.BACKGROUND, "Baggrund"),
    ("maal", KINDS.TARGETS, "Overordnede målsætninger"),
    ("indsatsomraader", KINDS.FOCUS, "Indsatsområder"),
    ("forandringsteori", "", "Forandringsteori"),
    ("organisering", KINDS.ORGANISATION, "Organisering"),
    ("medarbejdere", KINDS.STAFF, "Medarbejderressourcer"),
    ("sammenhaeng", KINDS.COORDINATION, "Sammenhæng med andre indsatser"),
    ("oekonomi", KINDS.ECONOMY, "Økonomi"),
    ("uenighed", KINDS.CONFLICT, "Uenighed og underretning"),
    ("aendring", KINDS.REVISION, "Ændring af aftalen"),
    ("oevrigt", KINDS.OTHER, "Øvrige kapitler"),
    ("parter", "", "Parter"),
    ("beslutningsgang", "", "Beslutningsgange"),
)
"""The parts of the page in the order of the paper (agreement 2025-2028; delaftale 2018-2021), each with its chapter."""


@dataclass(frozen=True)
class Chapter:
    """A kind of chapter with those that stand."""

    kind: str
    label: str
    rows: list[AgreementSection]
    new_url: str

    @property
    def is_missing(self) -> bool:
        return not self.rows

    @property
    def several(self) -> bool:
        return self.kind in SEVERAL

    @property
    def optional(self) -> bool:
        return self.kind in OPTIONAL


@dataclass(frozen=True)
class Part:
    """A part of the page; an optional one without a text is quiet until somebody comes near."""

    anchor: str
    label: str
    chapter: Chapter | None

    @property
    def is_quiet(self) -> bool:
        return bool(self.chapter and self.chapter.optional and self.chapter.is_missing)


@dataclass(frozen=True)
class Rows:
    """A list of the page, in words, with its rows."""

    of: RowList
    rows: list[Any]
    heading: str = ""


@require_GET
@requires(Action.VISIT)
def agreement(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The whole agreement as it is written now; readers see what is approved."""
    found = agreement_or_404(request, mark)
    context: dict[str, Any] = {"agreement": found, "matter": found}
    if not request.may["read_draft"]:
        return page(request, "agreements/agreement_closed.html", context)
    stands = standing(found)
    context |= {"standing": stands, "said": to_answer(stands)}
    return page(request, "agreements/agreement.html", context | _parts(found) | _rows(found) | _figures(found))


@require_GET
@requires(Action.READ_DRAFT)
def agreement_theory(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The theory of change as it is drawn from its rows; the page asks for it again after every save."""
    found = agreement_or_404(request, mark)
    context = {"agreement": found, "drawings": _drawings(found)}
    return render(request, "agreements/_theory.html", context)


@require_GET
@requires(Action.READ_DRAFT)
def agreement_margin(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """What the checks find, and what belongs to the agreement. The page asks for it once it stands, for the checks read
    the whole agreement, and again after every save."""
    found = agreement_or_404(request, mark)
    findings = check(freeze_whole_agreement(found))
    context = {"agreement": found, "findings": findings, "plan_years": _plan_years(found)}
    return render(request, "agreements/_agreement_margin.html", context)


def _plan_years(agreement: Agreement) -> list[int]:
    return list(agreement.plans.order_by("year").values_list("year", flat=True))


def _parts(agreement: Agreement) -> dict[str, Any]:
    written: dict[str, list[AgreementSection]] = defaultdict(list)
    for row in agreement.sections.order_by("order", "pk"):
        written[row.kind].append(row)
    slug = agreement.partnership.slug

    def chapter(kind: str) -> Chapter | None:
        if not kind:
            return None
        new_url = reverse("agreement_section_new", args=[slug, agreement.mark, kind])
        return Chapter(kind, KINDS(kind).label, written[kind], new_url)

    parts = [Part(anchor, label, chapter(kind)) for anchor, kind, label in PARTS]
    return {"parts": parts, "part": {part.anchor: part for part in parts}}


def _rows(agreement: Agreement) -> dict[str, Any]:
    crossing: dict[str, list[TheoryRow]] = defaultdict(list)
    for row in agreement.theory_rows.filter(focus_area=None).order_by("order", "pk"):
        crossing[row.kind].append(row)
    steps: dict[str, list[ApprovalStep]] = defaultdict(list)
    for step in agreement.approval_steps.order_by("order", "pk"):
        steps[step.matter].append(step)
    headings = {"cross_cutting": "På tværs", "cross_result": "Resultater på tværs", "effect": "Effekt"}
    return {
        "areas": Rows(AREAS, listings.focus_areas(agreement).rows()),
        "parties": Rows(PARTIES, listings.parties(agreement).rows()),
        "bodies": Rows(BODIES, listings.bodies(agreement).rows()),
        "staff": Rows(STAFF, listings.staff(agreement).rows()),
        "routes": [Rows(each, steps[matter], matter.label) for each, matter in ROUTES.values()],
        "theory": [Rows(each, crossing[kind], headings[kind]) for each, kind in THEORY.values()],
        "plan_years": _plan_years(agreement),
        "boundaries": list(agreement.area_versions.select_related("picture").defer("picture__data")),
    }


def _figures(agreement: Agreement) -> dict[str, Any]:
    frames = standing_frames(agreement)
    purposes = Frame.Purpose.values
    return {
        "drawings": _drawings(agreement),
        "frames": [(year, [frames.get((purpose, year)) for purpose in purposes]) for year in agreement.years],
        "within": agreement.moves_within or WITHIN,
        "between": agreement.moves_between or BETWEEN,
        "targets": list(Target.objects.filter(agreement=agreement).order_by("order", "pk")),
    }


def _drawings(agreement: Agreement) -> list[SafeString]:
    areas, rows = areas_and_theory(agreement)
    content = dataclasses.replace(freeze_outline(agreement), areas=areas, theory=rows)
    if not theory.has_theory(content):
        return []
    return [mark_safe(drawn) for drawn in theory.drawings(content)]  # noqa: S308 - escaped in svg.py

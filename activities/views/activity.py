# SPDX-License-Identifier: MPL-2.0
"""The activity page: the paper in the middle, its parts to the left, checks and history to the right.

It reads one activity with its rows and the names of the agreement's focus areas, never the whole plan.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Q, Window
from django.db.models.functions import Lag, Lead
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from activities.models import Activity
from activities.results import followed
from activities.texts import OPTIONAL, SEVERAL
from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.checks import SHARE_WANTED, Finding, check_activity, has_partners
from partnerskab.content.checks.findings import UNITS
from partnerskab.content.freezing import freeze_activity, freeze_outline
from partnerskab.content.totals import activity_totals
from partnerskab.content.tree import SECTION_LABELS, ActivityContent, AgreementContent, Section
from partnerskab.revisions.remarks import at_activity
from partnerskab.revisions.standing import standing

from .changes import latest_changes

ANCHORS = {"background": "baggrund", "criteria": "succeskriterier", **{unit: at for unit, (at, _) in UNITS.items()}}
PARTS = {
    "background": "Baggrund",
    "purpose": "Formål",
    "objectives": "Målsætninger",
    "areas": "Indsatsområder",
    "target_group": "Målgruppe",
    "timeline": "Tidsplan",
    "economy": "Økonomi",
    "anchoring": "Forankring",
    "deliverables": "Leverancer",
    "criteria": "Succeskriterier",
    "responsible": "Ansvarlige aktører",
}
"""The headings of the page, in the order of the 2022 plan."""


@dataclass(frozen=True)
class TextUnit:
    """A heading of the activity with its texts; `several` where the kind may hold more than one, `optional` where
    nobody misses it."""

    kind: str
    label: str
    anchor: str
    sections: tuple[Section, ...]
    several: bool
    optional: bool

    @property
    def is_missing(self) -> bool:
        return not self.sections


@dataclass(frozen=True)
class Part:
    """A line of the contents list, with how many findings lie there."""

    anchor: str
    label: str
    findings: int
    blocks: bool


@dataclass(frozen=True)
class Neighbour:
    """The activity before or after this one."""

    id: UUID
    number: int | None
    title: str


@require_GET
@requires(Action.READ_DRAFT)
def activity(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """The whole page of one activity."""
    context = _context(request, year, activity_id)
    content: ActivityContent = context["activity"]
    units = {kind: text_unit(content, kind) for kind in SECTION_LABELS}
    more = {"units": units, "followed": followed(context["row"], content.criteria)}
    return render(request, "activities/activity.html", {**context, **more})


@require_GET
@requires(Action.READ_DRAFT)
def activity_margin(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Comments, checks and history of one activity, and beside them whatever else a save may have changed: the line of
    facts and the marks of the contents list. The page asks for it again after every save."""
    context = _context(request, year, activity_id)
    return render(request, "activities/_margin_again.html", {**context, "changes": latest_changes(context["row"])})


def text_unit(content: ActivityContent, kind: str) -> TextUnit:
    """The texts of one kind that hold anything."""
    written = tuple(section for section in content.of_kind(kind) if section.text)
    anchor = ANCHORS.get(kind, kind)
    return TextUnit(kind, SECTION_LABELS[kind], anchor, written, kind in SEVERAL, kind in OPTIONAL)


def _context(request: MemberRequest, year: int, activity_id: UUID) -> dict[str, Any]:
    row = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    content, agreement = freeze_activity(row), freeze_outline(row.plan.agreement)
    findings = check_activity(content, agreement, year)
    before, after = neighbours(row)
    stands = standing(row.plan)
    return {
        "section": "plan",
        "plan": row.plan,
        "row": row,
        "activity": content,
        "agreement": agreement,
        "areas": areas_of(content, agreement),
        "this_year": next((total for total in activity_totals(content, agreement.years) if total.year == year), None),
        "findings": findings,
        "partners_in_order": _in_order(content),
        "standing": stands,
        "remarks": at_activity(stands, row.pk),
        "parts": parts(content, findings),
        "previous": before,
        "next": after,
    }


def areas_of(content: ActivityContent, agreement: AgreementContent) -> list[str]:
    """The names of the activity's focus areas, the primary one first."""
    numbers = [content.area, *content.other_areas]
    return [area.title for number in numbers if (area := agreement.area(number))]


def parts(content: ActivityContent, findings: tuple[Finding, ...]) -> list[Part]:
    """The contents list; success criteria are in it when there are any."""
    counts = Counter(finding.place.anchor for finding in findings)
    blocking = {finding.place.anchor for finding in findings if finding.blocks}
    return [
        Part(ANCHORS[unit], label, counts[ANCHORS[unit]], ANCHORS[unit] in blocking)
        for unit, label in PARTS.items()
        if unit != "criteria" or content.criteria
    ]


def neighbours(row: Activity) -> tuple[Neighbour | None, Neighbour | None]:
    """The activities before and after this one in reading order; the database looks them up, so that a large plan
    sends no more rows than a small one."""
    order = [F("is_appendix").asc(), F("focus_area__number").asc(nulls_last=True), F("order").asc(), F("number").asc()]
    order.append(F("pk").asc())
    beside = Activity.objects.filter(plan=row.plan_id).annotate(
        comes_before=Window(Lead("pk"), order_by=order), comes_after=Window(Lag("pk"), order_by=order)
    )
    found = beside.filter(Q(comes_before=row.pk) | Q(comes_after=row.pk)).order_by()
    before = after = None
    for pk, number, title, comes_before in found.values_list("pk", "number", "title", "comes_before"):
        if comes_before == row.pk:
            before = Neighbour(pk, number, title)
        else:
            after = Neighbour(pk, number, title)
    return before, after


def _in_order(content: ActivityContent) -> str:
    """What is said for an activity that counts towards the target of cooperating partners; nothing for others."""
    if content.has_ended or not has_partners(content):
        return ""
    words = danish.counted(len(content.cooperating), "samarbejdspartner", "samarbejdspartnere")
    target = danish.percent(SHARE_WANTED)
    return f"{words[0].upper()}{words[1:]}. Aktiviteten tæller med i {target}-målet."

# SPDX-License-Identifier: MPL-2.0
"""The pages where a matter is written, read and checked, and from a finding's place the field where it is mended."""

from django.urls import reverse

from activities.models import Plan
from partnerskab.agreements.models import Agreement
from targets.models import TargetStatus

from .agreed import StatusContent, WholeAgreement
from .canonical import Content
from .checks import Finding, Scope
from .matters import Matter, kind_of
from .tree import PlanContent

_OF_YEAR = {"followup": "followup", "meeting": "meeting", "case": "case"}
_HOME = {"plan": "plan", "agreement": "agreement", "status": "target_status", **_OF_YEAR}
_READING = {"plan": "reading", "agreement": "agreement_reading", "status": "target_status", **_OF_YEAR}
_CHECKS = {"plan": "checks", "agreement": "agreement_checks", "status": "target_status", **_OF_YEAR}


def home(matter: Matter) -> str:
    """The page where the draft is written."""
    return _page(_HOME, matter)


def reading(matter: Matter) -> str:
    """The page where the draft is read as one text."""
    return _page(_READING, matter)


def checks(matter: Matter) -> str:
    """The page that lists what the checks find in the draft; some have them in the margin of the page itself."""
    kind = kind_of(matter)
    return f"{_page(_CHECKS, matter)}{'#eftersyn' if _CHECKS[kind] == _HOME[kind] else ''}"


def place(matter: Plan | Agreement, kind: str, id_: str) -> str:
    """Where a part of the draft is written that people comment on: an activity, a chapter, a focus area, a target."""
    if kind == "activity":
        return f"{reverse('activity', args=[matter.partnership.slug, matter.mark, id_])}#kommentarer"
    if isinstance(matter, Plan):
        return f"{reverse('chapters', args=[matter.partnership.slug, matter.mark])}#text-{id_}"
    return f"{home(matter)}#{_ANCHORS[kind].format(id_)}"


_ANCHORS = {"chapter": "text-{}", "area": "omraade-{}", "target": "maal"}
"""Where each kind of place stands on the agreement's page."""


def _page(pages: dict[str, str], matter: Matter) -> str:
    mark = matter.year if isinstance(matter, Plan | TargetStatus) else matter.mark
    return reverse(pages[kind_of(matter)], args=[matter.partnership.slug, mark])


def link_to(content: Content, finding: Finding) -> str:
    """The address of the very field the finding speaks of."""
    if isinstance(content, WholeAgreement):
        page = reverse("agreement", args=[content.slug, content.mark])
        return f"{page}#{finding.place.anchor}"
    if isinstance(content, StatusContent):
        return f"{reverse('target_status', args=[content.slug, content.year])}#{finding.place.anchor}"
    if not isinstance(content, PlanContent):
        return f"{reverse(_HOME[content.matter], args=[content.slug, content.mark])}#{finding.place.anchor}"
    return link(content.slug, content.year, finding)


def link(slug: str, year: int, finding: Finding) -> str:
    """The address of the field a finding of that partnership's plan of `year` speaks of."""
    place = finding.place
    if place.scope is Scope.ACTIVITY:
        page = reverse("activity", args=[slug, year, place.id])
    elif place.scope is Scope.LINE:
        page = reverse("plan_lines", args=[slug, year])
    else:
        page = reverse("plan", args=[slug, year])
    return f"{page}#{place.anchor}"

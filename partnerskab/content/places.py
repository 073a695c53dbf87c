# SPDX-License-Identifier: MPL-2.0
"""From a finding's place to the address where it is put right."""

from django.urls import reverse

from .agreed import WholeAgreement
from .checks import Finding, Scope
from .tree import PlanContent


def link_to(content: PlanContent | WholeAgreement, finding: Finding) -> str:
    """The address of the very field the finding speaks of; an agreement's targets have a page of their own."""
    if isinstance(content, PlanContent):
        return link(content.slug, content.year, finding)
    if finding.place.unit == "targets":
        return reverse("targets", args=[content.slug, content.mark])
    return f"{reverse('agreement', args=[content.slug, content.mark])}#{finding.place.anchor}"


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

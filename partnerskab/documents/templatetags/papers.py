# SPDX-License-Identifier: MPL-2.0
"""For pages that show a version: its papers, in three queries at most."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from partnerskab.content.canonical import fingerprint_shown
from partnerskab.content.matters import kind_of
from partnerskab.danish import NO_BREAK_SPACE, decimal
from partnerskab.documents.proposing import KINDS
from partnerskab.documents.proposing.gathering import key_of
from partnerskab.documents.shelf import Shelf, shelf
from partnerskab.revisions.models import Revision, Standing

register = template.Library()


@register.simple_tag
def case_about(revision: Revision) -> str:
    """The address where a case paper about the version is begun; empty where no case can be about it."""
    if kind_of(revision.matter) not in KINDS or revision.standing not in (Standing.APPROVED, Standing.PENDING):
        return ""
    about = urlencode({"om": key_of(revision)})
    return f"{reverse('case_new', args=[revision.partnership.slug])}?{about}"


@register.simple_tag(takes_context=True)
def papers_of(context: dict[str, Any], revision: Revision) -> Shelf:
    """{% papers_of revision as shelf %}: the papers the member may see."""
    return shelf(revision, drafts=bool(context["request"].may["read_draft"]))


@register.filter
def filesize(size: int) -> str:
    """`431204` -> "431 kB", `1250000` -> "1,3 MB"; decimal units, as a file manager shows them."""
    kilo = size / 1000
    return f"{decimal(kilo / 1000)}{NO_BREAK_SPACE}MB" if kilo >= 1000 else f"{max(1, round(kilo))}{NO_BREAK_SPACE}kB"


@register.filter
def fingerprint_start(sha256: str) -> str:
    """The first 16 digits in groups of four, as in the foot of a paper."""
    return fingerprint_shown(sha256)

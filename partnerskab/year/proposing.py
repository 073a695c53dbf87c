# SPDX-License-Identifier: MPL-2.0
"""A year proposed for an agreement that has none, and the year of an earlier agreement carried into the next.

The proposal is what the agreement 2025-2028 asks for (sections 3-5) and what plan 2022 tells of the reporting:
midtvejsstatus in May or June and afrapportering in December to Økonomiudvalget, a yearly status on the targets after
the Tryghedsundersøgelse in spring, next year's plan approved before the year begins, pools accounted for at its end.
"""

from calendar import monthrange
from typing import Any

from django.db import transaction
from django.utils import timezone

from partnerskab.agreements.beginning import COPIED, copy_of
from partnerskab.agreements.models import Agreement, Body, User
from partnerskab.editing import create_together

from .due import falls_within
from .models import Deadline

PROPOSED = "foreslået årshjul"
"""The reason in the history of rows that nobody typed."""

_KIND, _WHO = Deadline.Kind, Deadline.Responsible
_COMMITTEE, _STEERING, _WORKING = "Økonomiudvalget", "Styregruppen", "Arbejdsgruppen"
_YEAR: tuple[dict[str, Any], ...] = (
    {"kind": _KIND.OTHER, "title": "Arbejdsgruppens møder lægges i kalenderen", "month": 1, "body": _WORKING},
    {"kind": _KIND.SURVEY, "title": "Årets tal fra Tryghedsundersøgelsen", "month": 3, "last_month": 4},
    {
        "kind": _KIND.TARGETS,
        "title": "Status på målene",
        "month": 4,
        "last_month": 5,
        "paper": "Status på målene",
        "body": _STEERING,
    },
    {
        "kind": _KIND.MIDTERM,
        "title": "Midtvejsstatus",
        "month": 5,
        "last_month": 6,
        "paper": "Midtvejsstatus",
        "body": _COMMITTEE,
    },
    {
        "kind": _KIND.DRAFT,
        "title": "Udkast til næste års tryghedsplan",
        "month": 9,
        "last_month": 11,
        "responsible": _WHO.WORKING_GROUP,
    },
    {"kind": _KIND.MEETING, "title": "Styregruppen mødes", "month": 11, "last_month": 12, "body": _STEERING},
    {
        "kind": _KIND.NEXT_PLAN,
        "title": "Næste års tryghedsplan er godkendt",
        "month": 12,
        "responsible": _WHO.STEERING_GROUP,
        "paper": "Tryghedsplanen",
        "body": _STEERING,
    },
    {
        "kind": _KIND.FINAL,
        "title": "Afrapportering",
        "month": 12,
        "paper": "Afrapportering",
        "body": _COMMITTEE,
        "note": "Lægges på aflæggerbordet.",
    },
    {"kind": _KIND.ANNUAL, "title": "Statusrapport", "month": 12, "paper": "Statusrapport", "body": _STEERING},
    {"kind": _KIND.POOL, "title": "Puljens regnskab", "month": 12, "day": 31, "body": _WORKING},
)
_LAST_YEAR: dict[str, Any] = {
    "kind": _KIND.AGREEMENT,
    "title": "Ny partnerskabsaftale",
    "paper": "Partnerskabsaftalen",
    "body": "parterne",
}


@transaction.atomic
def propose(agreement: Agreement, user: User | None = None) -> list[Deadline]:
    """Give an agreement without deadlines the proposed year; return what was made, nothing where it has some."""
    Agreement.objects.select_for_update().only("pk").get(pk=agreement.pk)
    if agreement.deadlines.exists():
        return []
    names = _bodies(agreement)
    last = {**_LAST_YEAR, **_at_its_end(agreement)}
    rows = [Deadline(agreement=agreement, order=place, **row) for place, row in enumerate((*_YEAR, last))]
    for row in rows:
        row.body = names.get(row.body, row.body)
    create_together(rows, user=user, because=PROPOSED)
    return rows


def _at_its_end(agreement: Agreement) -> dict[str, Any]:
    """The last months before an agreement ends, four where its last year has them."""
    ends = agreement.valid_to
    first = max(1, ends.month - 3)
    is_whole = ends.day == monthrange(ends.year, ends.month)[1]
    last = ends.month if ends.month > first else None
    return {"month": first, "last_month": last, "day": None if is_whole else ends.day, "only_in": ends.year}


def _bodies(agreement: Agreement) -> dict[str, str]:
    """What the agreement itself calls its bodies, where it has one of the kind."""
    kinds = {Body.Kind.STEERING: _STEERING, Body.Kind.WORKING: _WORKING, Body.Kind.COMMITTEE: _COMMITTEE}
    return {kinds[Body.Kind(body.kind)]: body.name for body in agreement.bodies.all() if body.kind in kinds}


def carry(earlier: Agreement, later: Agreement, user: User | None = None) -> None:
    """Copy the deadlines of an earlier agreement. One of its last year alone becomes one of the new one's last year, in
    its last months where it would come too late; one of any other single year stays behind."""
    rows = []
    for old in earlier.deadlines.order_by("order", "pk"):
        if old.only_in not in (None, earlier.valid_to.year):
            continue
        rows.append(copy_of(old, agreement=later, made_on=timezone.localdate(), **_moved(old, later)))
    create_together(rows, user=user, because=COPIED)


def _moved(old: Deadline, later: Agreement) -> dict[str, Any]:
    """What changes in the time of a deadline of one year alone."""
    if old.only_in is None:
        return {}
    last = later.valid_to.year
    return {"only_in": last} if falls_within(later, *old.when.span(last)) else _at_its_end(later)

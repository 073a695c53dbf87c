# SPDX-License-Identifier: MPL-2.0
"""A new agreement, begun from nothing or from an earlier one, of which nothing is touched."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models, transaction

from partnerskab.editing import Editable, Row

from .models import (
    Agreement,
    AgreementSection,
    ApprovalStep,
    AreaVersion,
    Body,
    FocusArea,
    Party,
    StaffResource,
)

COPIED = "begyndt fra en tidligere aftale"
"""The reason in the history of rows that came with a copy."""


class Part(models.TextChoices):
    """What of an earlier agreement a new one can begin with."""

    CHAPTERS = "chapters", "Kapitler"
    PARTIES = "parties", "Parter og samarbejdspartnere"
    AREAS = "areas", "Indsatsområder og forandringsteori"
    BODIES = "bodies", "Organer"
    STAFF = "staff", "Medarbejderressourcer"
    ROUTES = "routes", "Beslutningsgange"
    AREA = "area", "Partnerskabsområdet, som det sidst er afgrænset"
    TARGETS = "targets", "Mål, uden baselines"
    DEADLINES = "deadlines", "Årshjul"


@dataclass
class Begun:
    """The new agreement, and its focus areas by the id of those they were copied from."""

    agreement: Agreement
    areas: dict[UUID, FocusArea] = field(default_factory=dict)


_PARTIES, _MEETING = ApprovalStep.Rule.PARTIES, ApprovalStep.Rule.MEETING
_APPROVES, _IS_INFORMED = ApprovalStep.Act.APPROVES, ApprovalStep.Act.IS_INFORMED
_OF = ApprovalStep.Matter
ROUTES = (
    (_OF.AGREEMENT, 1, "Parterne", _APPROVES, _PARTIES),
    (_OF.PLAN, 1, "Styregruppen", _APPROVES, _PARTIES),
    (_OF.PLAN, 2, "Økonomiudvalget", _IS_INFORMED, _MEETING),
    (_OF.STATUS, 1, "Styregruppen", _APPROVES, _MEETING),
    (_OF.STATUS, 2, "Økonomiudvalget", _IS_INFORMED, _MEETING),
)
"""The routes of an agreement that has no others: the agreement is its parties' own, the plan the steering group's, and
Økonomiudvalget is told (agreement 2025-2028, sections 3 and 6; plan 2022, the political process)."""


@transaction.atomic
def begin(agreement: Agreement, parts: Collection[str]) -> Begun:
    """Save the new agreement, and copy those `parts` of its predecessor, targets and deadlines apart; routes it has in
    any case."""
    agreement.save(force_insert=True)
    begun, earlier = Begun(agreement), agreement.predecessor
    if earlier is None:
        _routes(agreement)
        return begun
    if Part.AREAS in parts:
        _areas(earlier, begun)
    simple: Iterable[tuple[str, type[Editable]]] = (
        (Part.CHAPTERS, AgreementSection),
        (Part.PARTIES, Party),
        (Part.BODIES, Body),
        (Part.STAFF, StaffResource),
        (Part.ROUTES, ApprovalStep),
    )
    for part, model in simple:
        if part in parts:
            _copy(_rows(model, earlier), agreement=agreement)
    if Part.PARTIES in parts:
        agreement.parties.filter(to_date__lt=agreement.valid_from).delete()
    if Part.ROUTES not in parts:
        _routes(agreement)
    if Part.AREA in parts:
        _copy(
            _rows(AreaVersion, earlier).order_by("-from_date")[:1], agreement=agreement, from_date=agreement.valid_from
        )
    return begun


def _rows(model: type[Editable], agreement: Agreement) -> models.QuerySet[Any]:
    of_agreement: dict[str, Any] = {"agreement": agreement}
    return model._default_manager.filter(**of_agreement)


def copy_of(row: Row, **changed: Any) -> Row:
    """A new row, not saved yet, with the same values but for those `changed`."""
    anew = {"id", "version", *changed}
    kept = {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields if each.name not in anew}
    return type(row)(**kept, **changed)


def _copy(rows: Iterable[Any], **changed: Any) -> list[Any]:
    """Copies of the rows, saved; the old ones are left alone."""
    made = [copy_of(row, **changed) for row in rows]
    for row in made:
        row._change_reason = COPIED
        row.save(force_insert=True)
    return made


def _areas(earlier: Agreement, begun: Begun) -> None:
    """The focus areas with the whole theory of change."""
    old = list(earlier.focus_areas.all())
    begun.areas = dict(zip((area.pk for area in old), _copy(old, agreement=begun.agreement), strict=True))
    for row in earlier.theory_rows.all():
        area = begun.areas[row.focus_area_id] if row.focus_area_id else None
        _copy([row], agreement=begun.agreement, focus_area=area)


def _routes(agreement: Agreement) -> None:
    for matter, order, body, act, rule in ROUTES:
        ApprovalStep.objects.create(agreement=agreement, matter=matter, order=order, body=body, act=act, rule=rule)

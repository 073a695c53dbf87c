# SPDX-License-Identifier: MPL-2.0
"""From live rows to the frozen tree of an agreement, in a constant number of queries."""

import datetime

from django.utils import timezone

from partnerskab.agreements.models import Agreement, AgreementSection, ApprovalStep
from targets.aims import agreed_aims
from targets.disclosure import cover

from . import agreed
from .freezing import areas_and_theory, frames, route

_ORDER = {kind: place for place, kind in enumerate(AgreementSection.Kind.values)}


def freeze_whole_agreement(agreement: Agreement) -> agreed.WholeAgreement:
    """The whole agreement as it stands now. Contact details are no part of it, nor are small numbers."""
    areas, theory = areas_and_theory(agreement)
    matters = ApprovalStep.Matter
    return agreed.WholeAgreement(
        schema=agreed.AGREEMENT_SCHEMA,
        matter="agreement",
        id=str(agreement.pk),
        partnership=agreement.partnership.name,
        slug=agreement.partnership.slug,
        kind=agreement.kind,
        title=agreement.title,
        valid_from=agreement.valid_from.isoformat(),
        valid_to=agreement.valid_to.isoformat(),
        chapters=_chapters(agreement),
        boundaries=_boundaries(agreement),
        areas=areas,
        theory=theory,
        targets=cover(agreed_aims(agreement)),
        bodies=_bodies(agreement),
        staff=_staff(agreement),
        parties=_parties(agreement),
        frames=frames(agreement),
        steps=route(agreement, matters.AGREEMENT),
        plan_steps=route(agreement, matters.PLAN),
        status_steps=route(agreement, matters.STATUS),
        moves_within=agreement.moves_within,
        moves_between=agreement.moves_between,
    )


def _chapters(agreement: Agreement) -> tuple[agreed.AgreementChapter, ...]:
    """In the order of the kinds, those of a kind by their place; one that was emptied is none."""
    rows = sorted(agreement.sections.exclude(text="").order_by("order", "pk"), key=lambda row: _ORDER[row.kind])
    return tuple(agreed.AgreementChapter(str(row.pk), row.kind, str(row), row.text) for row in rows)


def _boundaries(agreement: Agreement) -> tuple[agreed.Boundary, ...]:
    found = []
    rows = agreement.area_versions.select_related("picture").defer("picture__data").order_by("from_date", "pk")
    for row in rows:
        picture = row.picture
        shown = (picture.sha256, row.picture_alt, picture.width, picture.height) if picture else ("", "", 0, 0)
        boundary = agreed.Boundary(str(row.pk), row.from_date.isoformat(), row.description, tuple(row.estates), *shown)
        found.append(boundary)
    return tuple(found)


def _bodies(agreement: Agreement) -> tuple[agreed.BodyContent, ...]:
    names = ("kind", "name", "chair", "members", "tasks", "meetings_least", "meetings_most")
    rows = agreement.bodies.order_by("order", "pk").values_list("pk", *names)
    return tuple(agreed.BodyContent(str(key), *values) for key, *values in rows)


def _staff(agreement: Agreement) -> tuple[agreed.StaffContent, ...]:
    rows = agreement.staff.select_related("organisation").order_by("order", "pk")
    return tuple(
        agreed.StaffContent(str(row.pk), row.title, row.share, str(row.organisation or ""), row.note) for row in rows
    )


def _parties(agreement: Agreement) -> tuple[agreed.Signatory, ...]:
    rows, today = agreement.parties.select_related("organisation").order_by("order", "pk"), timezone.localdate()
    return tuple(
        agreed.Signatory(
            str(row.organisation_id),
            row.organisation.name,
            agreed.FORMER if row.has_left(today) else row.role,
            row.heading,
            _day(row.from_date),
            _day(row.to_date),
        )
        for row in rows
    )


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""

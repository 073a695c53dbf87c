# SPDX-License-Identifier: MPL-2.0
"""An agreement's targets, taken over into the next one."""

from collections.abc import Mapping
from uuid import UUID

from partnerskab.agreements.models import Agreement, FocusArea

from .models import Target


def carry(earlier: Agreement, later: Agreement, areas: Mapping[UUID, FocusArea]) -> None:
    """Copy the targets without what they were held against: the baseline year is the one before the new agreement, and
    a final year its last. `areas` are the new focus areas by the id of the old ones."""
    for old in Target.objects.filter(agreement=earlier).order_by("order", "pk"):
        Target.objects.create(
            agreement=later,
            order=old.order,
            code=old.code,
            title=old.title,
            wording=old.wording,
            rule=old.rule,
            focus_area=areas.get(old.focus_area_id) if old.focus_area_id else None,
            indicator_id=old.indicator_id,
            place_id=old.place_id,
            reference_id=old.reference_id,
            baseline_year=later.valid_from.year - 1 if old.baseline_year else None,
            final_year=later.valid_to.year if old.final_year else None,
            limit=old.limit,
            partners=old.partners,
            data_source=old.data_source,
        )

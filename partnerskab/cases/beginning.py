# SPDX-License-Identifier: MPL-2.0
"""A new case paper with its number, and the rows it begins with."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from partnerskab.agreements.models import Agreement, Partnership, User
from partnerskab.editing import create_together

from .models import Annex, CasePaper, Handling, Recommendation

Listed = Recommendation | Handling | Annex
Rows = Iterable[Mapping[str, Any]]


@transaction.atomic
def begin(
    agreement: Agreement, year: int, values: Mapping[str, Any], rows: Mapping[type[Listed], Rows], by: User
) -> CasePaper:
    """A case paper under the partnership's next number of the year; two who begin one wait for each other."""
    partnership = Partnership.objects.select_for_update().get(pk=agreement.partnership_id)
    taken = CasePaper.objects.of(partnership).filter(year=year).aggregate(last=Max("number"))["last"] or 0
    case = CasePaper.objects.create(agreement=agreement, year=year, number=taken + 1, **values)
    for model, of_model in rows.items():
        create_together([model(case=case, order=order, **row) for order, row in enumerate(of_model)], user=by)
    return case

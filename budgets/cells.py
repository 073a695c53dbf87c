# SPDX-License-Identifier: MPL-2.0
"""Saving one cell of a money table: each is guarded by itself, so two people in different cells never meet.

A cell's version is its row's; 0 stands for a cell that has no row yet.
"""

from django.db import IntegrityError, transaction

from partnerskab.danish import Amount
from partnerskab.editing import Stale, change

from .models import FundingAmount, FundingLine


def write(cell: FundingAmount, version: int, value: Amount) -> tuple[FundingAmount, bool]:
    """Put `value` in the cell if it still stands at `version`; return the cell and whether anything was written.

    `cell` is the row, or an unsaved one with its line and year where there is none.

    Raises:
        Stale: somebody else has written something else there since it was read.
        FundingLine.DoesNotExist: somebody has removed the post.
    """
    if not cell._state.adding:
        return _changed(cell, version, value)
    if value == Amount():
        return cell, False
    if version:
        raise Stale(cell)
    made = FundingAmount(
        line=cell.line, year=cell.year, kr=value.kr, qualifier=value.qualifier, note=value.note, version=1
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        return _changed(_made_meanwhile(cell), version, value)
    return made, True


def _made_meanwhile(cell: FundingAmount) -> FundingAmount:
    standing = FundingAmount.objects.filter(line=cell.line_id, year=cell.year).select_related("line__plan").first()
    if standing is None:
        raise FundingLine.DoesNotExist
    return standing


def _changed(cell: FundingAmount, version: int, value: Amount) -> tuple[FundingAmount, bool]:
    try:
        written = change(cell, version, kr=value.kr, qualifier=value.qualifier, note=value.note)
    except FundingAmount.DoesNotExist:
        raise FundingLine.DoesNotExist from None
    return cell, written

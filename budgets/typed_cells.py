# SPDX-License-Identifier: MPL-2.0
"""What was typed or pasted in cells of the grid, turned into clean values to write, or refused with an example."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from activities.models import Plan
from partnerskab import danish

from .cells import CellWrite, Place
from .models import FundingAmount

MOST = 10_000
"""Cells in one save; more than the largest plan has."""
LONGEST_REMARK = 400
_OUT_OF_ORDER = "Siden er i uorden. Kopiér det, du har skrevet, og genindlæs siden."
_TOO_MANY = f"Så stor en blok kan ikke gemmes på én gang. Indsæt højst {danish.amount(MOST)} felter ad gangen."
_LONG_REMARK = f"Noten er for lang. Skriv højst {LONGEST_REMARK} tegn."


@dataclass(frozen=True, slots=True)
class TypedCell:
    """Text for a cell that was read at `version`; without a `remark` the cell's own note stays."""

    line_id: UUID
    year: int
    version: int
    text: str
    remark: str | None = None

    @property
    def place(self) -> Place:
        return self.line_id, self.year


def read(sent: str) -> list[TypedCell]:
    """The cells of a save, as the page sends them: a JSON list.

    Raises:
        ValueError: it is no such list, or one too long; the message is Danish.
    """
    try:
        rows = json.loads(sent)
        cells = [_cell(**row) for row in rows]
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise ValueError(_OUT_OF_ORDER) from None
    if not cells:
        raise ValueError(_OUT_OF_ORDER)
    if len(cells) > MOST:
        raise ValueError(_TOO_MANY)
    return cells


def _cell(line: str, year: int, version: int, text: str, remark: str | None = None) -> TypedCell:
    is_right = type(year) is int and type(version) is int and isinstance(text, str) and isinstance(remark, str | None)
    if not is_right or not 1900 < year < 3000 or not 0 <= version < 2**31:
        raise ValueError(_OUT_OF_ORDER)
    return TypedCell(UUID(line), year, version, text, remark)


def clean(plan: Plan, cells: Sequence[TypedCell]) -> tuple[list[CellWrite], dict[Place, str]]:
    """What is to be written, and why some of it cannot be. Text that says what stands already is not read anew, so that
    whatever an older paper had there can stay; only for that a query is asked, and only when something is refused."""
    values: dict[Place, danish.Amount] = {}
    refused: dict[Place, str] = {}
    for cell in cells:
        try:
            values[cell.place] = danish.parse_amount(cell.text, plan.unit)
        except ValueError as refusal:
            refused[cell.place] = str(refusal)
    if refused:
        unchanged = _unchanged(plan, [cell for cell in cells if cell.place in refused])
        values |= unchanged
        refused = {place: why for place, why in refused.items() if place not in unchanged}
    refused |= {cell.place: _LONG_REMARK for cell in cells if cell.remark and len(cell.remark) > LONGEST_REMARK}
    writes = [
        CellWrite(cell.line_id, cell.year, cell.version, values[cell.place], cell.remark)
        for cell in cells
        if cell.place not in refused
    ]
    return writes, refused


def _unchanged(plan: Plan, cells: Iterable[TypedCell]) -> Mapping[Place, danish.Amount]:
    typed = {cell.place: cell.text for cell in cells}
    rows = FundingAmount.objects.filter(line__plan=plan, line__in={line_id for line_id, _ in typed})
    found: dict[Place, Any] = {}
    for row in rows:
        if typed.get((row.line_id, row.year)) == danish.written(row, plan.unit):
            found[row.line_id, row.year] = danish.Amount(row.kr, row.qualifier, row.note)
    return found

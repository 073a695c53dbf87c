# SPDX-License-Identifier: MPL-2.0
"""Saving cells of a money table: each is guarded by itself, so two people in different cells never meet.

A cell's version is its row's; 0 stands for a cell that has no row yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from activities.models import Plan
from partnerskab.danish import Amount
from partnerskab.editing import Stale, change
from partnerskab.richtext.signs import legible

from .models import FundingAmount, FundingLine
from .overspending import guarding

Place = tuple[UUID, int]
FIELDS = ("kr", "qualifier", "note", "remark")
PASTED, CLEARED = "indsat", "ryddet"
READ_IN = "læst fra Excel"
"""How what a workbook says came to be written; the file's name follows."""

"""How a block came to be written; with its size it is the reason in the history."""
_TOLD = {PASTED: "indsatte", CLEARED: "ryddede"}


def block_reason(how: str, cells: int) -> str:
    """ "indsat 48 felter"; nothing for a single cell, or where `how` is no way to write a block."""
    return f"{how} {cells} felter" if how in _TOLD and cells > 1 else ""


def block_deed(reason: str) -> str:
    """What a person did for that reason, "indsatte 48 felter i planens økonomi"; nothing for other reasons."""
    how, _, size = reason.partition(" ")
    return f"{_TOLD[how]} {size} i planens økonomi" if how in _TOLD else ""


def plan_deed(reason: str) -> str:
    """What a person did to the whole plan's money for that reason: a block, or a workbook read in; else nothing."""
    return "læste planens økonomi ind fra Excel" if reason.startswith(READ_IN) else block_deed(reason)


@dataclass(frozen=True, slots=True)
class CellWrite:
    """What is to stand in a cell that was read at `version`; without a `remark` the cell's own stays."""

    line_id: UUID
    year: int
    version: int
    value: Amount
    remark: str | None = None

    @property
    def place(self) -> Place:
        return self.line_id, self.year

    def asks_for(self, standing: FundingAmount) -> dict[str, object]:
        """The fields as they are to stand."""
        remark = standing.remark if self.remark is None else legible(self.remark)
        return {
            "kr": self.value.kr,
            "qualifier": self.value.qualifier,
            "note": legible(self.value.note),
            "remark": remark,
        }


class StaleCells(Exception):
    """Others have written something else in some of the cells. `current` is those as they stand now."""

    def __init__(self, current: Sequence[FundingAmount]) -> None:
        super().__init__(f"{len(current)} cells have other values")
        self.current = current


def write(cell: FundingAmount, version: int, value: Amount) -> tuple[FundingAmount, bool]:
    """Put `value` in the cell if it still stands at `version`; return the cell and whether anything was written.

    `cell` is the row, or an unsaved one with its line and year where there is none.

    Raises:
        Stale: somebody else has written something else there since it was read.
        FundingLine.DoesNotExist: somebody has removed the post.
        Overspent: the post is a pool's, and the pool would give out more than it has.
    """
    with guarding(cell.line, rows=(cell,)):
        return _write(cell, version, value)


def _write(cell: FundingAmount, version: int, value: Amount) -> tuple[FundingAmount, bool]:
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


def write_all(
    plan: Plan, writes: Iterable[CellWrite], because: str = "", moment: datetime | None = None
) -> list[FundingAmount]:
    """Write many cells of a plan, all or none, with one moment and one reason in the history.

    `moment` is that of an act which these cells are a part of; now, without one.

    The number of queries does not depend on the number of cells. Cells that stand as asked are left alone; those that
    were written are returned.

    Raises:
        StaleCells: others have written something else in some of the cells since they were read; nothing is written.
        FundingLine.DoesNotExist: somebody has removed a post; nothing is written.
        Overspent: a pool would give out more than it has; nothing is written.
    """
    wanted = {write.place: write for write in writes}
    try:
        with transaction.atomic():
            return _write_all(plan, wanted, because, moment)
    except IntegrityError:  # a cell came into being meanwhile: now it is there to be met
        with transaction.atomic():
            return _write_all(plan, wanted, because, moment)


def _write_all(
    plan: Plan, wanted: dict[Place, CellWrite], because: str, moment: datetime | None
) -> list[FundingAmount]:
    posts = FundingLine.objects.filter(plan=plan, pk__in={line_id for line_id, _ in wanted})
    lines = posts.select_related("activity__pool").in_bulk()
    if len(lines) != len({line_id for line_id, _ in wanted}):
        raise FundingLine.DoesNotExist
    rows = FundingAmount.objects.select_for_update(of=("self",)).filter(line__in=lines).order_by("pk")
    standing = {(row.line_id, row.year): row for row in rows}
    made: list[FundingAmount] = []
    changed: list[FundingAmount] = []
    stale: list[FundingAmount] = []
    for place, write in wanted.items():
        row = standing.get(place) or FundingAmount(line=lines[write.line_id], year=write.year, version=0)
        asked = write.asks_for(row)
        if all(getattr(row, name) == value for name, value in asked.items()):
            continue
        if row.version != write.version:
            stale.append(row)
            continue
        for name, value in asked.items():
            setattr(row, name, value)
        row.version += 1
        (made if row._state.adding else changed).append(row)
    if stale:
        raise StaleCells(stale)
    with guarding(*lines.values()):
        _save_together(made, changed, because, moment or timezone.now())
    return [*made, *changed]


def _save_together(made: list[FundingAmount], changed: list[FundingAmount], because: str, moment: datetime) -> None:
    reason = because or None
    if made:
        bulk_create_with_history(made, FundingAmount, default_change_reason=reason, default_date=moment)
    if changed:
        bulk_update_with_history(
            changed, FundingAmount, [*FIELDS, "version"], default_change_reason=reason, default_date=moment
        )


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

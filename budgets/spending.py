# SPDX-License-Identifier: MPL-2.0
"""Saving what has been spent, and what the year is expected to come to; whole kr., None where nothing is said.

A row holds both figures of a post and year. Its version guards many rows at once; where people type one figure at a
time, each figure is guarded by itself, so two people in different fields never meet. Version 0 stands for no row yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from activities.models import Plan
from partnerskab.editing import Stale, unit_version

from .models import FundingLine, Spending

Place = tuple[UUID, int]
Figure = Literal["spent", "forecast"]


@dataclass(frozen=True, slots=True)
class SpendingWrite:
    """What is to stand for a post and year that was read at `version`; whole kr., None for nothing."""

    line_id: UUID
    year: int
    version: int
    spent: int | None
    forecast: int | None

    @property
    def place(self) -> Place:
        return self.line_id, self.year


class StaleSpending(Exception):
    """Others have written something else for some of the posts. `current` is those rows as they stand now."""

    def __init__(self, current: Sequence[Spending]) -> None:
        super().__init__(f"{len(current)} rows have other figures")
        self.current = current


def write_all(
    plan: Plan, writes: Iterable[SpendingWrite], because: str = "", moment: datetime | None = None
) -> list[Spending]:
    """Write the figures of many posts of a plan, all or none, with one moment and one reason in the history.

    `moment` is that of an act which these figures are a part of; now, without one.

    The number of queries does not depend on the number of rows. Rows that stand as asked are left alone; those that
    were written are returned.

    Raises:
        StaleSpending: others have written something else in some of the rows since they were read; nothing is written.
        FundingLine.DoesNotExist: somebody has removed a post; nothing is written.
    """
    wanted = {write.place: write for write in writes}
    try:
        with transaction.atomic():
            return _write_all(plan, wanted, because, moment)
    except IntegrityError:  # a row came into being meanwhile: now it is there to be met
        with transaction.atomic():
            return _write_all(plan, wanted, because, moment)


def write(line: FundingLine, year: int, figure: Figure, version: int, kr: int | None) -> tuple[Spending, bool]:
    """Put `kr` where the figure still stands as it did at `version`; return the row and whether anything was written.

    Raises:
        Stale: somebody else has written something else there since it was read.
        FundingLine.DoesNotExist: somebody has removed the post.
    """
    try:
        with transaction.atomic():
            return _write(line, year, figure, version, kr)
    except IntegrityError:  # the row came into being meanwhile, or the post went
        if not FundingLine.objects.filter(pk=line.pk).exists():
            raise FundingLine.DoesNotExist from None
        with transaction.atomic():
            return _write(line, year, figure, version, kr)


def _write(line: FundingLine, year: int, figure: Figure, version: int, kr: int | None) -> tuple[Spending, bool]:
    row = Spending.objects.select_for_update(of=("self",)).filter(line=line.pk, year=year).first()
    if row is None:
        return _first(line, year, figure, kr)
    standing = getattr(row, figure)
    if standing == kr:
        return row, False
    is_untouched = standing is None if version == 0 else unit_version(row, version, [figure]) == row.version
    if not is_untouched:
        raise Stale(row)
    setattr(row, figure, kr)
    row.version += 1
    row.save(update_fields=[figure, "version"])
    return row, True


def _first(line: FundingLine, year: int, figure: Figure, kr: int | None) -> tuple[Spending, bool]:
    made = Spending(line=line, year=year, **{figure: kr})
    if kr is None:
        made.version = 0
        return made, False
    made.save(force_insert=True)
    return made, True


def _write_all(plan: Plan, wanted: dict[Place, SpendingWrite], because: str, moment: datetime | None) -> list[Spending]:
    ids = {line_id for line_id, _ in wanted}
    lines = FundingLine.objects.select_for_update(of=("self",)).filter(plan=plan, pk__in=ids).in_bulk()
    if len(lines) != len(ids):
        raise FundingLine.DoesNotExist
    rows = Spending.objects.select_for_update(of=("self",)).filter(line__in=lines).order_by("pk")
    standing = {(row.line_id, row.year): row for row in rows}
    made: list[Spending] = []
    changed: list[Spending] = []
    stale: list[Spending] = []
    for place, write in wanted.items():
        row = standing.get(place) or Spending(line=lines[write.line_id], year=write.year, version=0)
        if (row.spent, row.forecast) == (write.spent, write.forecast):
            continue
        if row.version != write.version:
            stale.append(row)
            continue
        row.spent, row.forecast, row.version = write.spent, write.forecast, row.version + 1
        (made if row._state.adding else changed).append(row)
    if stale:
        raise StaleSpending(stale)
    _save_together(made, changed, because, moment or timezone.now())
    return [*made, *changed]


def _save_together(made: list[Spending], changed: list[Spending], because: str, moment: datetime) -> None:
    reason = because or None
    if made:
        bulk_create_with_history(made, Spending, default_change_reason=reason, default_date=moment)
    if changed:
        bulk_update_with_history(
            changed,
            Spending,
            ["spent", "forecast", "version"],
            default_change_reason=reason,
            default_date=moment,
        )

# SPDX-License-Identifier: MPL-2.0
"""The agreement's frames written: a year's ceiling for activities or for project management, whole kr. or none.

A row is gone where no frame is agreed; 0 is a frame of nought. Whatever a person writes is no example any more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max, QuerySet, Sum

from activities.models import Plan
from partnerskab.agreements.models import Agreement
from partnerskab.editing import change

from .models import Frame, Funding, FundingAmount

Place = tuple[str, int]
"""A purpose and a year."""


@dataclass(frozen=True, slots=True)
class FrameWrite:
    """What is to be the frame of a purpose and year that was read at `version` (0 for none); whole kr. or none."""

    purpose: str
    year: int
    version: int
    kr: int | None

    @property
    def place(self) -> Place:
        return self.purpose, self.year


class StaleFrames(Exception):
    """Others have written other frames meanwhile. `places` are those, `standing` all frames as they stand now."""

    def __init__(self, places: frozenset[Place], standing: Mapping[Place, Frame]) -> None:
        super().__init__(f"{len(places)} frames have other values")
        self.places, self.standing = places, standing


def standing(agreement: Agreement) -> dict[Place, Frame]:
    """The agreement's frames by purpose and year."""
    return {(frame.purpose, frame.year): frame for frame in Frame.objects.filter(agreement=agreement)}


def allotted(plan: Plan) -> dict[Place, int]:
    """What the plan takes of the partnership's own money, in whole kr. by purpose and year; one query."""
    return _allotted(FundingAmount.objects.filter(line__plan=plan))


def allotted_by_year(agreement: Agreement) -> dict[Place, int]:
    """The same of the agreement's plans, each in its own year; one query."""
    return _allotted(FundingAmount.objects.filter(line__plan__agreement=agreement, line__plan__year=F("year")))


def _allotted(amounts: QuerySet[FundingAmount]) -> dict[Place, int]:
    own = amounts.filter(line__funding=Funding.OWN, kr__isnull=False).order_by()
    sums = own.values("line__purpose", "year").annotate(total=Sum("kr"))
    return {(purpose, year): total for purpose, year, total in sums.values_list("line__purpose", "year", "total")}


@transaction.atomic
def write_all(agreement: Agreement, writes: Iterable[FrameWrite]) -> bool:
    """Write the frames, all or none; return whether anything was written. Frames that stand as asked are left alone.

    Raises:
        StaleFrames: others have written something else since they were read; nothing is written.
    """
    Agreement.objects.select_for_update(of=("self",)).only("pk").get(pk=agreement.pk)
    now = standing(agreement)
    asked = [write for write in writes if _kr(now.get(write.place)) != write.kr]
    stale = frozenset(write.place for write in asked if _version(now.get(write.place)) != write.version)
    if stale:
        raise StaleFrames(stale, now)
    for write in asked:
        _write(agreement, write, now.get(write.place))
    return bool(asked)


def _write(agreement: Agreement, write: FrameWrite, row: Frame | None) -> None:
    if write.kr is None:
        if row:
            row.delete()
    elif row:
        change(row, row.version, kr=write.kr, is_example=False)
    else:
        earlier = Frame.history.filter(agreement_id=agreement.pk, purpose=write.purpose, year=write.year)
        last = earlier.aggregate(last=Max("version"))["last"] or 0
        made = Frame(agreement=agreement, purpose=write.purpose, year=write.year, kr=write.kr, version=last + 1)
        made.save(force_insert=True)


def _kr(row: Frame | None) -> int | None:
    return row.kr if row else None


def _version(row: Frame | None) -> int:
    return row.version if row else 0

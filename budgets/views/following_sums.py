# SPDX-License-Identifier: MPL-2.0
"""What follows from cells that were saved: the cells themselves, their sums, and the foot of the grid; one query."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from activities.models import Plan
from budgets.cells import Place
from budgets.models import Frame, FundingAmount
from partnerskab.content.tree import Amount, Line

from .grid_table import Field, Sum, foot, group_of, sums


@dataclass(frozen=True, slots=True)
class Following:
    """`posts` are the posts' names by their ids."""

    fields: tuple[Field, ...]
    sums: tuple[Sum, ...]
    posts: dict[str, str]


_COLUMNS = (
    "line_id",
    "line__post",
    "line__activity_id",
    "line__activity__is_appendix",
    "line__activity__focus_area__number",
    "line__funding",
    "line__purpose",
    "frame",
    "version",
    "year",
    "kr",
    "qualifier",
    "note",
    "remark",
)


class _Rows:
    """The plan's cells of some years, by what they add up to."""

    def __init__(self, plan: Plan, years: Collection[int]) -> None:
        self.cells: dict[Place, tuple[Amount, int]] = {}
        self.lines: dict[tuple[Any, int], Line] = {}
        self.posts: dict[str, str] = {}
        self.keys: dict[Any, tuple[str, ...]] = {}
        self.frames: dict[tuple[str, int], int] = {}
        for row in _read(plan, years):
            self._add(*row)

    def _add(self, line: Any, post: str, activity: Any, appendix: bool, area: int | None, *rest: Any) -> None:
        funding, purpose, frame, version, year, *cell = rest
        amount = Amount(year, *cell)
        self.cells[line, year] = amount, version
        self.lines[line, year] = Line(str(line), post, "", (amount,), funding=funding, purpose=purpose)
        self.posts[str(line)] = post
        group = f"g-{group_of(area, bool(appendix), is_loose=activity is None)}"
        self.keys[line] = (group, f"a-{activity}") if activity else (group,)
        if frame is not None:
            self.frames[purpose, year] = frame


def following(plan: Plan, places: Collection[Place]) -> Following:
    """The cells as they stand, the sums of their activities and groups, and the foot, all for the cells' years."""
    years = sorted({year for _, year in places})
    rows = _Rows(plan, years)
    touched = {key for line, _ in places for key in rows.keys.get(line, ())}
    parts: dict[str, list[Line]] = defaultdict(list)
    for (line, _), of_year in rows.lines.items():
        for key in rows.keys[line]:
            if key in touched:
                parts[key].append(of_year)
    found = [one for key in sorted(touched) for one in sums(key, parts[key], years, plan.unit)]
    for year in years:
        lines = [line for (_, at), line in rows.lines.items() if at == year]
        found += (one for row in foot(lines, rows.frames, [year], plan.unit) for one in row.cells)
    return Following(tuple(_fields(plan, rows, places)), tuple(found), rows.posts)


def _fields(plan: Plan, rows: _Rows, places: Iterable[Place]) -> Iterable[Field]:
    for line, year in places:
        cell, version = rows.cells.get((line, year), (Amount(year), 0))
        yield Field(str(line), year, cell, version, plan.unit)


def _read(plan: Plan, years: Collection[int]) -> Iterable[Any]:
    """Every cell with the frame it counts against."""
    frame = Frame.objects.filter(agreement=plan.agreement_id, year=OuterRef("year"), purpose=OuterRef("line__purpose"))
    cells = FundingAmount.objects.filter(line__plan=plan, year__in=years).order_by("line__order", "pk")
    return cells.annotate(frame=Subquery(frame.values("kr"))).values_list(*_COLUMNS)

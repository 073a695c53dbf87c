# SPDX-License-Identifier: MPL-2.0
"""The money table: posts by year with their sum, as it is read and as it is edited.

Built from frozen posts. To edit, it also needs the versions of the posts and cells; `read` brings both from the rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from activities.models import Activity, Plan
from budgets.models import Frame, FundingAmount, FundingLine, StatedTotal, funder_name
from partnerskab import danish
from partnerskab.content.checks.gaps import gaps
from partnerskab.content.totals import Total, line_totals
from partnerskab.content.tree import Amount, Line, Stated


@dataclass(frozen=True, slots=True)
class Field:
    """A cell with its address in the table; `version` is 0 where it has no row."""

    line_id: str
    post: str
    year: int
    cell: Amount
    is_now: bool
    version: int = 0
    unit: int = 1
    typed: str | None = None
    """What was typed and not saved; None where nothing was."""
    refusal: str = ""

    @property
    def stored(self) -> str:
        """What is saved, as a person types it in the table's unit."""
        return danish.written(self.cell, self.unit)

    @property
    def text(self) -> str:
        return self.stored if self.typed is None else self.typed

    @property
    def place(self) -> str:
        """For ids: one of its kind on the page."""
        return f"{self.line_id}-{self.year}"


@dataclass(frozen=True, slots=True)
class Row:
    """A post; `about` is the small line under its name: the frame it comes out of where that is not the usual one, and
    its note."""

    id: str
    post: str
    funder: str
    about: str
    version: int
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class YearTotal:
    """A sum at the foot, and what is left of the year's frame (None: not asked for, or no frame)."""

    total: Total
    is_now: bool
    free: int | None = None

    @property
    def year(self) -> int:
        return self.total.year


@dataclass(frozen=True, slots=True)
class StatedCell:
    """What the paper states for a year; `differs` where the posts do not sum to it."""

    cell: Stated | None
    year: int
    is_now: bool
    differs: bool


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """Amounts are whole kr.; `unit` is what the table shows and reads a bare figure in."""

    years: tuple[int, ...]
    year: int
    rows: tuple[Row, ...]
    totals: tuple[YearTotal, ...]
    stated: tuple[StatedCell, ...]
    """The paper's own totals; empty where they agree."""
    unit: int = 1

    @property
    def is_funded(self) -> bool:
        """Whether anybody but the partnership pays, so that a column of funders is needed."""
        return any(row.funder for row in self.rows)

    @property
    def has_frame(self) -> bool:
        return any(total.free is not None for total in self.totals)

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """What empty-looking cells mean, where more than one sort of them stands in the table; and that words do not
        count."""
        cells = [one.cell for row in self.rows for one in row.fields]
        sorts = (
            ("0", "der er afsat nul kroner", any(cell.kr == 0 for cell in cells)),
            ("–", "ingen bevilling det år", any(cell.is_dash for cell in cells)),
            ("Skraveret felt", "ikke udfyldt", any(cell.is_blank for cell in cells)),
        )
        found = tuple((sign, meaning) for sign, meaning, present in sorts if present)
        words = any(cell.note and cell.kr is None for cell in cells)
        return (found if len(found) > 1 else ()) + ((("Tekst", "tæller ikke med i summen"),) if words else ())


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts of a table as the rows hold them now. Versions stand by the line's id, and by its id and the year."""

    lines: tuple[Line, ...]
    stated: tuple[Stated, ...]
    versions: Mapping[Any, int] = field(default_factory=dict)


def money_table(
    posts: Posts, period: Iterable[int], year: int, free: Mapping[int, int] | None = None, unit: int = 1
) -> MoneyTable:
    """The table of some posts. `period` is the agreement's years, to which other years with money are added; `free`
    is what is left of the frames, whole kr. by year."""
    with_money = {cell.year for line in posts.lines for cell in line.amounts if not cell.is_blank}
    years = tuple(sorted(set(period) | with_money))
    totals = (YearTotal(one, one.year == year, (free or {}).get(one.year)) for one in line_totals(posts.lines, years))
    return MoneyTable(
        years=years,
        year=year,
        rows=tuple(_row(line, years, year, posts.versions, unit) for line in posts.lines),
        totals=tuple(totals),
        stated=_stated(posts, years, year),
        unit=unit,
    )


def _row(line: Line, years: Sequence[int], year: int, versions: Mapping[Any, int], unit: int) -> Row:
    cells = {cell.year: cell for cell in line.amounts}
    fields = (
        Field(line.id, line.post, one, cells.get(one, Amount(one)), one == year, versions.get((line.id, one), 0), unit)
        for one in years
    )
    about = " · ".join(filter(None, ("Projektledelse" if line.purpose == "management" else "", line.note)))
    return Row(line.id, line.post, line.funder, about, versions.get(line.id, 0), tuple(fields))


def _stated(posts: Posts, years: Sequence[int], year: int) -> tuple[StatedCell, ...]:
    differing = {gap.year for gap in gaps(posts.stated, "table_total", posts.lines)}
    if not differing:
        return ()
    cells = {row.year: row for row in posts.stated if row.source == "table_total"}
    return tuple(StatedCell(cells.get(one), one, one == year, one in differing) for one in years)


def read(plan: Plan, activity: Activity | None) -> Posts:
    """The posts of an activity, or those of the plan without one, in three queries."""
    mine: dict[str, Any] = {"plan": plan, "activity": activity}
    versions: dict[Any, int] = {}
    cells = defaultdict(list)
    amounts = FundingAmount.objects.filter(line__plan=plan, line__activity=activity).order_by("year")
    columns = ("line_id", "version", "year", "kr", "qualifier", "note", "remark")
    for line_id, version, year, *cell in amounts.values_list(*columns):
        cells[line_id].append(Amount(year, *cell))
        versions[str(line_id), year] = version
    lines = []
    rows = FundingLine.objects.filter(**mine).order_by("order", "pk")
    payers = ("funding", "funder__name", "other_funder")
    for line_id, post, purpose, note, version, *payer in rows.values_list(
        "id", "post", "purpose", "note", "version", *payers
    ):
        filled, name = tuple(cells[line_id]), funder_name(*payer)
        lines.append(Line(str(line_id), post, name, filled, funding=payer[0], purpose=purpose, note=note))
        versions[str(line_id)] = version
    stated = StatedTotal.objects.in_force().filter(**mine, source=StatedTotal.Source.TABLE_TOTAL).order_by("year")
    totals = stated.values_list("source", "year", "kr", "qualifier", "note")
    return Posts(tuple(lines), tuple(Stated(*row) for row in totals), versions)


def table_to_edit(plan: Plan, activity: Activity | None) -> MoneyTable:
    """The table as it stands, with versions and what is left of the frames."""
    return money_table(read(plan, activity), plan.agreement.years, plan.year, Frame.objects.free(plan), plan.unit)

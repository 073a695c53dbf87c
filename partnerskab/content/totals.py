# SPDX-License-Identifier: MPL-2.0
"""Adding up money: one place, so that grid, overview, paper and checks agree."""

from collections.abc import Iterable
from dataclasses import dataclass

from .tree import ActivityContent, Amount, Line, PlanContent

OWN_MONEY = "Partnerskabet"
"""What tables call the funder of the partnership's own money."""


@dataclass(frozen=True, slots=True)
class Total:
    """A computed total of a year in whole kr.

    `kr` is None where no cell has kroner: then all were blank, or `is_dash` says that a dash stood there. `has_words`
    says that a cell in it holds words ("drift"), which no sum can carry; `is_rough` that a part is "ca." or "anslået".
    """

    year: int
    kr: int | None
    is_dash: bool = False
    has_words: bool = False
    is_rough: bool = False


def total(year: int, amounts: Iterable[Amount]) -> Total:
    """Add the cells of one year. Words and dashes never count as 0."""
    cells = [amount for amount in amounts if amount.year == year]
    counted = [amount.kr for amount in cells if amount.kr is not None]
    return Total(
        year=year,
        kr=sum(counted) if counted else None,
        is_dash=not counted and any(amount.is_dash for amount in cells),
        has_words=any(amount.note and amount.kr is None for amount in cells),
        is_rough=any(amount.kr is not None and amount.qualifier for amount in cells),
    )


def line_totals(lines: Iterable[Line], years: Iterable[int]) -> tuple[Total, ...]:
    """The totals of some budget posts, year by year."""
    cells: dict[int, list[Amount]] = {year: [] for year in years}
    for line in lines:
        for amount in line.amounts:
            if amount.year in cells:
                cells[amount.year].append(amount)
    return tuple(total(year, of_year) for year, of_year in cells.items())


def activity_totals(activity: ActivityContent, years: Iterable[int]) -> tuple[Total, ...]:
    """The totals of an activity's posts, year by year."""
    return line_totals(activity.lines, years)


def plan_totals(content: PlanContent) -> tuple[Total, ...]:
    """The totals of the whole plan, for `content.years`."""
    return line_totals(content.all_lines(), content.years)


def allotted(content: PlanContent, year: int, purpose: str = "activities") -> int:
    """What the plan takes of the partnership's own frame for a purpose in a year, in whole kr."""
    own = (line for line in content.all_lines() if line.funding == "own" and line.purpose == purpose)
    return line_totals(own, [year])[0].kr or 0


@dataclass(frozen=True, slots=True)
class FunderTotals:
    """What one funder pays, year by year; `is_unfunded` marks what nobody has promised to pay."""

    name: str
    is_own: bool
    is_unfunded: bool
    totals: tuple[Total, ...]


def funder_totals(content: PlanContent) -> tuple[FunderTotals, ...]:
    """The plan's totals for each who pays: the partnership first, what is unfunded last, the others by name."""
    found: dict[tuple[bool, bool, str], list[Line]] = {}
    for line in content.all_lines():
        key = (line.funding == "unfunded", line.funding != "own", line.funder or OWN_MONEY)
        found.setdefault(key, []).append(line)
    return tuple(
        FunderTotals(name, not is_other, is_unfunded, line_totals(lines, content.years))
        for (is_unfunded, is_other, name), lines in sorted(found.items())
    )


def shown(year: int, amounts: Iterable[Amount]) -> Amount:
    """What a table shows for some cells of one year: the only one that is filled as it is written, else their sum, or
    the words or the dash that stand there instead of kroner. Words beside kroner are not in it."""
    filled = [amount for amount in amounts if amount.year == year and not amount.is_blank]
    if len(filled) == 1:
        return filled[0]
    found = total(year, filled)
    if found.kr is not None:
        return Amount(year, found.kr, "ca." if found.is_rough else "")
    words = ", ".join(dict.fromkeys(amount.note for amount in filled if amount.note))
    return Amount(year, None, "-" if found.is_dash and not words else "", words)

# SPDX-License-Identifier: MPL-2.0
"""Money before and after: for each post, activity, focus area, funder and for the plan, in whole kr.

Both sides keep their own form: blank, a dash, 0 and words stay four things. Only in a difference does a side without
kroner count as 0.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partnerskab.content.totals import OWN_MONEY, Total, line_totals
from partnerskab.content.tree import ActivityContent, Amount, Line, PlanContent

from .areas import are_two

APPENDIX = "Appendiks"
LOOSE = "Linjer uden nummer"

AreaKey = tuple[int | None, str]
"""An area's number and its title, or None and the name of what stands in no area (see `area_key`)."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A sum before and after. The two may be of different years: the plan year of each plan."""

    before: Total
    after: Total

    @property
    def difference(self) -> int:
        """Whole kr.; a side without kroner counts as 0."""
        return (self.after.kr or 0) - (self.before.kr or 0)

    @property
    def is_same(self) -> bool:
        """Whether both sides read alike, but for their year."""
        one, other = self.before, self.after
        return (one.kr, one.is_dash, one.has_words, one.is_rough) == (
            other.kr,
            other.is_dash,
            other.has_words,
            other.is_rough,
        )

    def reversed(self) -> "Shift":
        return Shift(self.after, self.before)


@dataclass(frozen=True, slots=True)
class CellShift:
    """A cell before and after, as written; None where the post itself is not on that side."""

    before: Amount | None
    after: Amount | None

    @property
    def difference(self) -> int:
        """Whole kr.; a side without kroner counts as 0."""
        return (self.after.kr if self.after and self.after.kr else 0) - (
            self.before.kr if self.before and self.before.kr else 0
        )

    def reversed(self) -> "CellShift":
        return CellShift(self.after, self.before)


@dataclass(frozen=True, slots=True)
class PostShift:
    """A budget post before and after; None on the side where it is not. `headline` is its plan year's cell."""

    before: Line | None
    after: Line | None
    headline: CellShift
    years: tuple[tuple[int, CellShift], ...]

    @property
    def line(self) -> Line:
        """The post under the name it has now, or had last."""
        return next(line for line in (self.after, self.before) if line)

    def reversed(self) -> "PostShift":
        years = tuple((year, cell.reversed()) for year, cell in self.years)
        return PostShift(self.after, self.before, self.headline.reversed(), years)


@dataclass(frozen=True, slots=True)
class Money:
    """Sums before and after: `headline` compares the plan year of each plan, `years` each calendar year with itself."""

    headline: Shift
    years: tuple[Shift, ...]

    @property
    def difference(self) -> int:
        """Of the plan year, in whole kr."""
        return self.headline.difference

    @property
    def is_same(self) -> bool:
        return self.headline.is_same and all(shift.is_same for shift in self.years)

    def reversed(self) -> "Money":
        return Money(self.headline.reversed(), tuple(shift.reversed() for shift in self.years))


@dataclass(frozen=True, slots=True)
class NamedMoney:
    """The money of a focus area (`number`, or None for the appendix and for posts without activity) or a funder.

    The names are those of each side; empty on a side that has no such area.
    """

    number: int | None
    before_name: str
    after_name: str
    money: Money

    @property
    def name(self) -> str:
        """The name it has now, or had last."""
        return self.after_name or self.before_name

    def reversed(self) -> "NamedMoney":
        return NamedMoney(self.number, self.after_name, self.before_name, self.money.reversed())


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """All sums of the two plans. Each side's focus areas hold what that side's plan puts there."""

    plan: Money
    areas: tuple[NamedMoney, ...]
    funders: tuple[NamedMoney, ...]

    def reversed(self) -> "PlanMoney":
        areas, funders = (tuple(each.reversed() for each in rows) for rows in (self.areas, self.funders))
        return PlanMoney(self.plan.reversed(), areas, funders)


class PlanYears:
    """The plan year of each side, and all calendar years in which either has money or an agreement.

    Before there is a plan, its year is the year of the first one.
    """

    def __init__(self, before: PlanContent, after: PlanContent) -> None:
        self.before, self.after = before.year or after.year, after.year
        self.all = tuple(sorted({*_years(before), *_years(after)}))

    def money(self, before: Sequence[Line], after: Sequence[Line]) -> Money:
        """What the posts of each side come to."""
        earlier = {total.year: total for total in line_totals(before, self.all)}
        later = earlier if before == after else {total.year: total for total in line_totals(after, self.all)}
        return Money(
            Shift(earlier[self.before], later[self.after]),
            tuple(Shift(earlier[year], later[year]) for year in self.all),
        )

    def post(self, before: Line | None, after: Line | None) -> PostShift:
        """One post, cell by cell."""
        earlier, later = _cells(before), _cells(after)

        def cell(year: int, other: int) -> CellShift:
            return CellShift(
                (earlier.get(year) or Amount(year)) if before else None,
                (later.get(other) or Amount(other)) if after else None,
            )

        return PostShift(
            before, after, cell(self.before, self.after), tuple((year, cell(year, year)) for year in self.all)
        )


def plan_money(before: PlanContent, after: PlanContent, years: PlanYears) -> PlanMoney:
    """The sums of the plan, of its focus areas and of its funders."""
    by_title = are_two(before.agreement, after.agreement)
    earlier, later = _by_area(before, by_title), _by_area(after, by_title)
    keys = sorted({*earlier, *later}, key=lambda key: (key[1] == LOOSE, key[0] is None, key[0] or 0, key[1]))
    posts = [*before.all_lines()], [*after.all_lines()]
    names = sorted({line.funder for side in posts for line in side})
    funders = [[[line for line in side if line.funder == name] for side in posts] for name in names]
    return PlanMoney(
        plan=years.money(*posts),
        areas=tuple(
            NamedMoney(
                key[0],
                _area_name(key, before),
                _area_name(key, after),
                years.money(earlier.get(key, []), later.get(key, [])),
            )
            for key in keys
        ),
        funders=tuple(
            NamedMoney(None, name or OWN_MONEY, name or OWN_MONEY, years.money(*sides))
            for name, sides in zip(names, funders, strict=True)
        ),
    )


def _by_area(plan: PlanContent, by_title: bool) -> dict[AreaKey, list[Line]]:
    """The posts under the focus area of their activity; the appendix and the loose posts under a name."""
    found: dict[AreaKey, list[Line]] = {}
    for activity in plan.activities:
        found.setdefault(area_key(activity, plan, by_title), []).extend(activity.lines)
    if plan.lines:
        found[None, LOOSE] = list(plan.lines)
    return found


def area_key(activity: ActivityContent, plan: PlanContent, by_title: bool) -> AreaKey:
    """Where the money of an activity is summed: under its area's number, and between two agreements its title too."""
    if activity.is_appendix or activity.area is None:
        return None, APPENDIX
    area = plan.agreement.area(activity.area) if by_title else None
    return activity.area, area.title if area else ""


def _area_name(key: AreaKey, plan: PlanContent) -> str:
    number, name = key
    if number is None:
        return name
    area = plan.agreement.area(number)
    return area.title if area and name in ("", area.title) else ""


def _cells(line: Line | None) -> dict[int, Amount]:
    return {amount.year: amount for amount in line.amounts} if line else {}


def _years(plan: PlanContent) -> Iterable[int]:
    """The plan's year, and all others it speaks of; the empty beginning speaks of none."""
    return {plan.year, *plan.years} if plan.agreement.valid_from else ()

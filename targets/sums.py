# SPDX-License-Identifier: MPL-2.0
"""The figures of a paper as numbers of cases, and the sums that they stand in."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from .series import Aim, Point
from .solving import Bounds, Row

MOST = 4
"""The largest small number."""

PARTS_OF_PLACES = {"district": "city", "estate": "area"}
"""Kinds of places that lie in a place of another kind, so that they may sum up to it."""


@dataclass(frozen=True, slots=True)
class Key:
    """Where a figure stands: two with the same key are the same figure."""

    indicator: str
    place: str
    year: int
    area: str
    definition: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as cases, with what else decides whether it is shown.

    `cases` is None where it cannot be told how many there are; `slack` is how far off a rounded rate may be, in cases.
    """

    cases: Decimal | None
    slack: Decimal
    kind: str
    totals: tuple[str, ...]
    is_guarded: bool

    @property
    def is_small(self) -> bool:
        """Whether it is left out for its own size."""
        return self.is_guarded and (self.cases is None or is_small(self.cases))

    @property
    def bounds(self) -> Bounds:
        """Between which numbers of cases a reader knows it to be, once it is left out."""
        return (Fraction(1), Fraction(MOST)) if self.is_small and self.cases is not None else (Fraction(0), math.inf)


Figures = dict[Key, Figure]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a sum has beside the figures that it names: a number of its own, and perhaps a small one.

    `least` is 1 for a total that is known to have something beside its parts, and unbounded between two areas.
    """

    number: int
    least: Fraction | float
    is_small: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the figures that are parts of it; `beside` is None where they are all there is."""

    total: Key
    parts: tuple[Key, ...]
    beside: Beside | None

    @property
    def terms(self) -> tuple[Key | Beside, ...]:
        return (self.total, *self.parts, *([self.beside] if self.beside else ()))

    def row(self, shown: dict[Key, Fraction]) -> Row:
        """The equation that a reader can write down who knows the figures shown."""
        factors: dict[Key | Beside, Fraction] = {self.total: Fraction(1)}
        factors |= dict.fromkeys(self.parts, Fraction(-1))
        if self.beside:
            factors[self.beside] = Fraction(-1)
        known = -sum(factor * shown[key] for key, factor in factors.items() if isinstance(key, Key) and key in shown)
        return Row({key: factor for key, factor in factors.items() if key not in shown}, Fraction(known))


def figures_of(aims: Iterable[Aim]) -> Figures:
    """Every figure of the aims; of a reading and a baseline for the same one, that with fewer cases."""
    found: Figures = {}
    for aim in aims:
        for series in filter(None, (aim.series, aim.reference)):
            for point in series.points:
                _add(found, aim, series.place, series.kind, point)
        if aim.baseline:
            _add(found, aim, aim.place, aim.read.kind, aim.baseline.point)
    return found


def sums_in(figures: Figures) -> Iterator[Sum]:
    """Every sum in the figures of a year."""
    parts: dict[Key, list[Key]] = defaultdict(list)
    for key, figure in figures.items():
        if total := _nearest_total(key, figure, figures):
            parts[total].append(key)
    found = [*parts.items(), *_places(figures)]
    for number, (total, named) in enumerate(found):
        if (one := _sum(number, total, tuple(named), figures)) is not None:
            yield one
    yield from _told_twice(len(found), figures)


def _sum(number: int, total: Key, parts: tuple[Key, ...], figures: Figures) -> Sum | None:
    """The total with its parts; None where nobody has stated how many cases the total stands for."""
    known = [figures[total], *(figures[part] for part in parts)]
    cases = [figure.cases for figure in known if figure.cases is not None]
    guarded = any(figures[part].is_guarded for part in parts)
    if len(cases) < len(known):
        return None if figures[total].cases is None else Sum(total, parts, None)
    rest, slack = cases[0] - sum(cases[1:]), sum((figure.slack for figure in known), Decimal(0))
    if abs(rest) <= slack:
        return Sum(total, parts, None)
    return Sum(total, parts, Beside(number, Fraction(1), guarded and is_small(rest)))


def _places(figures: Figures) -> Iterator[tuple[Key, list[Key]]]:
    """The places that lie in another one; a part of no area of its own is one of the total however that is bounded."""
    parts: dict[tuple[str, str, int], list[Key]] = defaultdict(list)
    for key, figure in figures.items():
        if whole := PARTS_OF_PLACES.get(figure.kind):
            parts[whole, key.indicator, key.definition].append(key)
    for key, figure in figures.items():
        found = parts.get((figure.kind, key.indicator, key.definition), ())
        if same := [part for part in found if part.area in ("", key.area)]:
            yield key, same


def _told_twice(number: int, figures: Figures) -> Iterator[Sum]:
    """Two areas or definitions of one place, and what lies between them; it is the older that is left out."""
    same: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, figure in figures.items():
        if figure.cases is not None:
            same[key.indicator, key.place].append(key)
    for keys in same.values():
        for older, newer in combinations(keys, 2):
            number += 1
            apart = (figures[older].cases or 0) - (figures[newer].cases or 0)
            small = figures[older].is_guarded and is_small(abs(Decimal(apart)))
            yield Sum(older, (newer,), Beside(number, -math.inf, small))


def _nearest_total(key: Key, figure: Figure, figures: Figures) -> Key | None:
    """The figure of the same place, year and area that this one is counted in; of several definitions the newest."""
    for name in figure.totals:
        same = [
            other
            for other in figures
            if other.indicator == name and (other.place, other.year, other.area) == (key.place, key.year, key.area)
        ]
        if same:
            return max(same, key=lambda other: other.definition)
    return None


def is_small(cases: Decimal) -> bool:
    """Whether the nearest whole number of cases is 1-4."""
    return Decimal("0.5") <= cases < Decimal(MOST) + Decimal("0.5")


def _add(found: Figures, aim: Aim, place: str, kind: str, point: Point) -> None:
    if point.value is None:
        return
    key = key_of(aim, place, point)
    cases, slack = _cases(aim.unit, point.value, point.denominator)
    figure = Figure(cases, slack, kind, aim.totals, aim.small_numbers and aim.unit != "other")
    before = found.get(key)
    if before is None or (before.cases is not None and (cases is None or cases < before.cases)):
        found[key] = replace(figure, kind=kind or (before.kind if before else ""))


def _cases(unit: str, value: Decimal, denominator: int | None) -> tuple[Decimal | None, Decimal]:
    """How many cases a value stands for, and how many more or fewer, its last decimal being rounded."""
    if unit in ("count", "other"):
        return value, Decimal(0)
    if not value or denominator is None:
        return (Decimal(0), Decimal(0)) if not value else (None, Decimal(0))
    of = Decimal(denominator) / (1000 if unit == "per_1000" else 100)
    last = min(int(value.normalize().as_tuple().exponent), 0)
    return value * of, Decimal("0.5").scaleb(last) * of


def key_of(aim: Aim, place: str, point: Point) -> Key:
    return Key(aim.indicator, place, point.year, point.area, point.definition)

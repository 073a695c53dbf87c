# SPDX-License-Identifier: MPL-2.0
"""Nobody can work a hidden small number out of what a public paper shows, by however many subtractions.

The reader here knows all but the hidden values: which figures are parts of which totals, which totals consist of
nothing else, and that what is hidden for its size is 1-4.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from targets.disclosure import cover
from targets.series import Aim, Series
from tests.targets.aims import monitor, point

TYPES = ("Vold", "Trusler", "Chikane")
KINDS = {"Nord": "district", "Syd": "district", "Hele byen": "city"}
TOTAL, CITY = "I alt", "Hele byen"
AREAS = ("old", "new")

Cell = tuple[str, str, str]
"""Type, place, and the area as it was bounded."""


@dataclass(frozen=True)
class World:
    """All figures of one year, and those that the paper shows before anything is hidden."""

    values: dict[Cell, int]
    published: frozenset[tuple[str, str]]
    areas: tuple[str, ...]

    def equations(self) -> Iterator[tuple[dict[Cell, int], int]]:
        """Each total less its published parts, and how much of it is neither."""
        for area in self.areas:
            for place in KINDS:
                yield self._equation((TOTAL, place, area), [(kind, place, area) for kind in TYPES])
            for kind in (*TYPES, TOTAL):
                yield self._equation((kind, CITY, area), [(kind, one, area) for one in KINDS if one != CITY])

    def _equation(self, total: Cell, parts: list[Cell]) -> tuple[dict[Cell, int], int]:
        known = [part for part in parts if part[:2] in self.published]
        if total[:2] not in self.published or not known:
            return {}, 0
        return {total: 1, **dict.fromkeys(known, -1)}, self.values[total] - sum(self.values[part] for part in known)

    def aims(self) -> list[Aim]:
        return [self._aim(kind, place) for kind, place in sorted(self.published)]

    def _aim(self, kind: str, place: str) -> Aim:
        points = tuple(point(2026, self.values[kind, place, area], area=area) for area in self.areas)
        aim = monitor(small_numbers=True, totals=() if kind == TOTAL else (TOTAL,))
        return replace(aim, indicator=kind, place=place, series=Series(place, KINDS[place], points))


COUNTS = st.integers(0, 7) | st.integers(0, 40)
RESTS = st.just(0) | st.integers(0, 12)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Types in two districts, with their totals; now and then something that no type or district names."""
    areas = AREAS if draw(st.booleans()) else AREAS[:1]
    values: dict[Cell, int] = {}
    for area in areas:
        beside = {place: draw(RESTS) for place in KINDS}
        for place in ("Nord", "Syd"):
            for kind in TYPES:
                values[kind, place, area] = draw(COUNTS)
            values[TOTAL, place, area] = sum(values[kind, place, area] for kind in TYPES) + beside[place]
        for kind in TYPES:
            values[kind, CITY, area] = values[kind, "Nord", area] + values[kind, "Syd", area] + draw(RESTS)
        values[TOTAL, CITY, area] = sum(values[kind, CITY, area] for kind in TYPES) + sum(beside.values())
    every = sorted((kind, place) for kind in (*TYPES, TOTAL) for place in KINDS)
    left_out = draw(st.sets(st.sampled_from(every), max_size=4))
    return World(values, frozenset(every) - left_out, areas)


def shown_in(world: World, aims: tuple[Aim, ...]) -> dict[Cell, int]:
    """What the paper shows."""
    return {
        (aim.indicator, aim.place, one.area): int(one.value)
        for aim in aims
        for one in aim.read.points
        if one.value is not None
    }


@settings(deadline=None)
@given(worlds())
def test_no_small_number_is_shown(world: World):
    assert not [cell for cell, value in shown_in(world, cover(world.aims())).items() if 1 <= value <= 4]


@settings(deadline=None)
@given(worlds())
def test_no_small_number_can_be_solved_for(world: World):
    """Linear algebra over all sums that are complete: no hidden small value is determined by what is shown."""
    shown = shown_in(world, cover(world.aims()))
    rows = [equation for equation, rest in world.equations() if equation and rest == 0]
    hidden = sorted({cell for row in rows for cell in row} - set(shown))
    matrix = [[Fraction(row.get(cell, 0)) for cell in hidden] for row in rows]
    solved = {hidden[at] for at in determined(matrix)}
    assert not {cell for cell in solved if 1 <= world.values[cell] <= 4}


@settings(deadline=None)
@given(worlds())
def test_no_small_number_is_cornered(world: World):
    """What a shown total leaves for the parts that are not shown fits more than one value of each."""
    shown = shown_in(world, cover(world.aims()))
    for equation, rest in world.equations():
        total = next(iter(equation), None)
        if total not in shown:
            continue
        parts = [cell for cell in equation if cell != total]
        small = [cell for cell in parts if 1 <= world.values[cell] <= 4]
        free = rest > 0 or any(cell not in shown for cell in parts if cell not in small)
        left = shown[total] - sum(shown.get(part, 0) for part in parts)
        if small:
            assert len(small) < left
            assert free or left < 4 * len(small)
        elif all(part in shown for part in parts):
            assert not 1 <= left <= 4


@settings(deadline=None)
@given(worlds())
def test_two_areas_of_a_year_do_not_tell_what_lies_between(world: World):
    shown = shown_in(world, cover(world.aims()))
    for kind, place in world.published:
        pair = [shown.get((kind, place, area)) for area in world.areas]
        if len(pair) == 2 and None not in pair:
            assert not 1 <= abs(pair[0] - pair[1]) <= 4


def determined(matrix: list[list[Fraction]]) -> Iterator[int]:
    """The unknowns that a system of equations leaves no freedom: in reduced form they stand alone in a row."""
    rows = [row[:] for row in matrix]
    columns = len(rows[0]) if rows else 0
    done = 0
    for column in range(columns):
        pivot = next((at for at in range(done, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [one / rows[done][column] for one in rows[done]]
        for at, row in enumerate(rows):
            if at != done and row[column]:
                factor = row[column]
                rows[at] = [one - factor * other for one, other in zip(row, rows[done], strict=True)]
        done += 1
    for row in rows[:done]:
        unknown = [at for at, one in enumerate(row) if one]
        if len(unknown) == 1:
            yield unknown[0]

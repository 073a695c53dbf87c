# SPDX-License-Identifier: MPL-2.0
"""The table that stands beside every chart: the same figures, with what must be said of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from partnerskab import danish

from .. import telling
from ..series import Aim, Point, Series
from . import saying
from .scales import number


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as it is written, and what is to be said of it in small words."""

    text: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A year with a cell for each place; or, where `why` is said, a break between the years around it."""

    year: int = 0
    cells: tuple[Cell, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class FiguresTable:
    """`note` is what must be said of all the figures at once."""

    caption: str
    places: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""


NONE = Cell("–")
ALL_EXAMPLES = "Tallene er eksempler."


def figures_table(aim: Aim) -> FiguresTable:
    """Every year with a reading, oldest first, and a line of words wherever a series breaks."""
    shown = tuple(one for one in saying.both(aim) if one.points) or saying.both(aim)[:1]
    return _table(aim.title, [(saying.short_name(one), one, aim.unit) for one in shown])


def joint_table(aims: Iterable[Aim], caption: str) -> FiguresTable:
    """Several targets side by side, each the figures of its own place; those without any are left out."""
    return _table(caption, [(aim.title, aim.series, aim.unit) for aim in aims if aim.series and aim.series.points])


def _table(caption: str, columns: list[tuple[str, Series, str]]) -> FiguresTable:
    series = [one for _, one, _ in columns]
    marked = {point.is_example for one in series for point in one.points}
    lines = _lines(series, [unit for _, _, unit in columns], marks=marked == {True, False})
    note = ALL_EXAMPLES if marked == {True} else ""
    return FiguresTable(caption, tuple(name for name, _, _ in columns), tuple(lines), note)


def _lines(series: Sequence[Series], units: Sequence[str], marks: bool) -> Iterator[Line]:
    last: list[Point | None] = [None] * len(series)
    for year in sorted({point.year for one in series for point in one.points}):
        in_year = [[point for point in one.points if point.year == year] for one in series]
        for at in range(max(len(points) for points in in_year)):
            row = [points[at] if at < len(points) else None for points in in_year]
            broken = _broken(last, row)
            if broken:
                yield Line(why=broken)
            yield Line(year, tuple(_cell(point, unit, marks) for point, unit in zip(row, units, strict=True)))
            last = [point or before for point, before in zip(row, last, strict=True)]


def _broken(before: list[Point | None], after: list[Point | None]) -> str:
    found = {
        saying.why(one, two) for one, two in zip(before, after, strict=True) if one and two and not two.continues(one)
    }
    said = " og ".join(sorted(found))
    return f"{said[:1].upper()}{said[1:]}: tallene kan ikke sammenlignes hen over stregen" if said else ""


def _cell(point: Point | None, unit: str, marks: bool) -> Cell:
    if point is None:
        return NONE
    text = telling.figure(point.value, unit if unit == "percent" else "other")
    remarks = []
    if point.value is not None and point.margin:
        remarks.append(f"±{danish.NO_BREAK_SPACE}{number(point.margin)}")
    if point.is_preliminary:
        remarks.append("foreløbig")
    if point.is_example and marks:
        remarks.append("eksempel")
    return Cell(text, tuple(remarks))

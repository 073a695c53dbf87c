# SPDX-License-Identifier: MPL-2.0
"""The table that stands beside every chart: the same figures, with what must be said of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from partnerskab import danish

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
    caption: str
    places: tuple[str, ...]
    lines: tuple[Line, ...]


NONE = Cell("–")


def figures_table(aim: Aim) -> FiguresTable:
    """Every year with a reading, oldest first; a line of words wherever a series breaks."""
    series = tuple(one for one in saying.both(aim) if one.points) or saying.both(aim)[:1]
    names = tuple(saying.short_name(one) for one in series)
    return FiguresTable(aim.title, names, tuple(_lines(series, aim.unit)))


def _lines(series: tuple[Series, ...], unit: str) -> Iterator[Line]:
    last: list[Point | None] = [None] * len(series)
    for year in sorted({point.year for one in series for point in one.points}):
        in_year = [[point for point in one.points if point.year == year] for one in series]
        for at in range(max(len(points) for points in in_year)):
            row = [points[at] if at < len(points) else None for points in in_year]
            broken = _broken(last, row)
            if broken:
                yield Line(why=broken)
            yield Line(year, tuple(_cell(point, unit) for point in row))
            last = [point or before for point, before in zip(row, last, strict=True)]


def _broken(before: list[Point | None], after: list[Point | None]) -> str:
    found = {
        saying.why(one, two) for one, two in zip(before, after, strict=True) if one and two and not two.continues(one)
    }
    said = " og ".join(sorted(found))
    return f"{said[:1].upper()}{said[1:]}: tallene kan ikke sammenlignes hen over stregen" if said else ""


def _cell(point: Point | None, unit: str) -> Cell:
    if point is None:
        return NONE
    text = "skjult" if point.value is None else _figure(point, unit)
    remarks = []
    if point.value is not None and point.margin:
        remarks.append(f"±{danish.NO_BREAK_SPACE}{number(point.margin)}")
    if point.is_preliminary:
        remarks.append("foreløbig")
    if point.is_example:
        remarks.append("eksempel")
    return Cell(text, tuple(remarks))


def _figure(point: Point, unit: str) -> str:
    said = number(point.value or 0)
    return f"{said}{danish.NO_BREAK_SPACE}%" if unit == "percent" else said

# SPDX-License-Identifier: MPL-2.0
"""The year as a wheel: twelve months, what is due as arcs and numbered marks, meetings as dots, and today's hand.

Numbers are written with a point, as SVG wants them. Angles are degrees from the top, clockwise.
"""

import calendar
import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass

from partnerskab.danish import MONTHS

from .due import Due

SIZE = 400
_CENTRE = SIZE / 2
_INNER, _OUTER = 104, 142
_LANES = (150, 157, 164)
_MARKS, _DOTS = 182, 90
_APART = 9.5
"""Degrees between two marks, so that they do not cover each other."""
_ROUNDS = 500


@dataclass(frozen=True, slots=True)
class Month:
    """A piece of the ring with its name."""

    path: str
    name: str
    x: str
    y: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What is due: its number in the list, an arc over its time, and where the mark stands."""

    number: int
    due: Due
    arc: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Wheel:
    """A year's drawing. `hand` is the line of today, empty in other years; dots are meetings."""

    year: int
    months: tuple[Month, ...]
    marks: tuple[Mark, ...]
    dots: tuple[tuple[str, str], ...]
    hand: tuple[str, str, str, str] | None


def wheel(year: int, due: Sequence[Due], today: datetime.date, meetings: Sequence[datetime.date] = ()) -> Wheel:
    """Draw the year; `due` is numbered from 1 in its own order."""
    now = today if today.year == year else None
    return Wheel(
        year,
        tuple(_month(number, bool(now and now.month == number)) for number in range(1, 13)),
        tuple(_marks(due)),
        tuple(_point(_DOTS, angle_of(day)) for day in meetings if day.year == year),
        (*_point(52, angle_of(now)), *_point(_OUTER, angle_of(now))) if now else None,
    )


def angle_of(day: datetime.date, after: bool = False) -> float:
    """Where a day begins, or ends where `after`; every month is as wide as another."""
    length = calendar.monthrange(day.year, day.month)[1]
    return 30 * (day.month - 1 + (day.day - (0 if after else 1)) / length)


def spread(angles: Sequence[float], apart: float = _APART) -> list[float]:
    """The angles, in their order around the wheel, moved as little as needed for none to be nearer than `apart`."""
    placed, apart = list(angles), min(apart, 360 / max(len(angles), 1))
    order = sorted(range(len(placed)), key=lambda at: (placed[at], at))
    for _ in range(_ROUNDS if len(placed) > 1 else 0):
        moved = False
        for at, here in enumerate(order):
            there = order[(at + 1) % len(order)]
            gap = placed[there] - placed[here] + (360 if at == len(order) - 1 else 0)
            if gap < apart - 0.01:
                placed[here] -= (apart - gap) / 2
                placed[there] += (apart - gap) / 2
                moved = True
        if not moved:
            break
    return placed


def _marks(due: Sequence[Due]) -> list[Mark]:
    spans = [(angle_of(each.begins), angle_of(each.ends, after=True)) for each in due]
    lanes = _lanes(spans)
    places = spread([(first + last) / 2 for first, last in spans])
    return [
        Mark(number, each, _arc(_LANES[lane], first + 1, last - 1), *_point(_MARKS, place))
        for number, (each, (first, last), lane, place) in enumerate(
            zip(due, spans, lanes, places, strict=True), start=1
        )
    ]


def _lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """A lane for each span in which no earlier one is in the way; the last lane takes what has none."""
    until = [0.0] * len(_LANES)
    found = []
    for first, last in spans:
        lane = next((at for at, end in enumerate(until) if end <= first), len(_LANES) - 1)
        until[lane] = max(until[lane], last)
        found.append(lane)
    return found


def _month(number: int, is_now: bool) -> Month:
    first, last = 30 * (number - 1), 30 * number
    (ax, ay), (bx, by) = _point(_OUTER, first), _point(_OUTER, last)
    (cx, cy), (dx, dy) = _point(_INNER, last), _point(_INNER, first)
    path = f"M{ax} {ay}A{_OUTER} {_OUTER} 0 0 1 {bx} {by}L{cx} {cy}A{_INNER} {_INNER} 0 0 0 {dx} {dy}Z"
    return Month(path, MONTHS[number - 1][:3], *_point((_INNER + _OUTER) / 2, first + 15), is_now)


def _arc(radius: float, first: float, last: float) -> str:
    last = max(last, first + 0.5)
    (ax, ay), (bx, by) = _point(radius, first), _point(radius, last)
    return f"M{ax} {ay}A{radius} {radius} 0 {int(last - first > 180)} 1 {bx} {by}"


def _point(radius: float, angle: float) -> tuple[str, str]:
    turn = math.radians(angle)
    return f"{_CENTRE + radius * math.sin(turn):.1f}", f"{_CENTRE - radius * math.cos(turn):.1f}"

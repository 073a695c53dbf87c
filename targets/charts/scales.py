# SPDX-License-Identifier: MPL-2.0
"""Values and years as places on a drawing."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from partnerskab import danish

from ..series import Aim, Point
from .drawing import TEXT, width_of

_STEPS = (1, 2, 5, 10)
_PARTS = 5
_LEAST_STEP = {"percent": 5.0, "count": 1.0}
_FROM_ZERO = ("count", "per_1000")


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high` in even steps."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        return tuple(self.low + at * self.step for at in range(round((self.high - self.low) / self.step) + 1))


def axis(values: Iterable[Decimal], unit: str) -> Axis:
    """An axis with air around these values, at most five steps or one more.

    Counts and rates begin at zero, so that a bar's length and a line's fall are what they look like. Shares may begin
    higher but then span at least 20 points, and never leave 0 to 100.
    """
    known = [float(value) for value in values] or [0.0, 1.0]
    low, high = (0.0 if unit in _FROM_ZERO else min(known)), max(known)
    step = _step(high - low, unit)
    bottom = max(0.0, math.floor((low - step / 4) / step) * step)
    top = max(math.ceil((high + step / 4) / step) * step, bottom + step * 2)
    if unit == "percent":
        bottom, top = _shares(bottom, top, step)
    return Axis(bottom, top, step)


def _step(span: float, unit: str) -> float:
    least = _LEAST_STEP.get(unit, 0.1)
    raw = max(span / _PARTS, least)
    size = 10 ** math.floor(math.log10(raw))
    return max(least, next(size * step for step in _STEPS if size * step >= raw * 0.999))


def _shares(bottom: float, top: float, step: float) -> tuple[float, float]:
    """A range of shares within 0 to 100, at least four steps high where there is room."""
    top = min(top, 100.0)
    lacking = math.ceil(4 - (top - bottom) / step)
    if lacking <= 0:
        return bottom, top
    bottom = max(0.0, bottom - step * (lacking // 2))
    top = min(100.0, bottom + 4 * step)
    return max(0.0, top - 4 * step), top


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a drawing between the axes."""

    left: float
    right: float
    top: float
    bottom: float
    first: int
    last: int
    axis: Axis
    inset: float = 0

    @property
    def step(self) -> float:
        """The distance from one year to the next."""
        return (self.right - self.left - self.inset) / max(1, self.last - self.first)

    def x(self, year: int) -> float:
        """A single year stands in the middle."""
        if self.first == self.last:
            return (self.left + self.right) / 2
        return self.left + self.inset + (year - self.first) * self.step

    def y(self, value: float | Decimal) -> float:
        """Values beyond the axis stand at its end."""
        share = (float(value) - self.axis.low) / (self.axis.high - self.axis.low)
        return self.bottom - min(1.0, max(0.0, share)) * (self.bottom - self.top)


def number(value: float | Decimal) -> str:
    """A value without its unit: "83", "83,5", "1.386"."""
    return danish.decimal(value, places=4)


def frame_of(aim: Aim, width: float, height: float, wide: bool) -> Frame:
    """Where a line chart's axes stand, with room for all it shows."""
    points = [point for series in (aim.series, aim.reference) if series for point in series.points]
    values = [value for point in points for value in _reach(point)]
    goal = target_level(aim)
    years = [point.year for point in points] + [aim.final_year or points[-1].year]
    axis_of = axis([*values, *([goal] if goal is not None else [])], aim.unit)
    named = max(width_of(f"{number(tick)} %", TEXT) for tick in axis_of.ticks)
    left = max(46.0 if wide else 28.0, named + 4)
    edge, inset = (96.0, 24.0) if wide else (26.0, 14.0)
    return Frame(left, width - edge, 26, height - (44 if wide else 36), min(years), max(years), axis_of, inset)


def _reach(point: Point) -> Iterator[Decimal]:
    """What the axis must hold of a point: its value and how far its uncertainty goes."""
    if point.value is not None:
        yield point.value
        if point.margin:
            yield from (point.value - point.margin, point.value + point.margin)


def target_level(aim: Aim) -> Decimal | None:
    """The value that the target is about, where it is known."""
    if aim.rule == "near" and aim.reference:
        return next((point.value for point in reversed(aim.reference.points) if point.value is not None), None)
    if aim.rule == "hold":
        return aim.baseline.value if aim.baseline else None
    return aim.limit if aim.rule == "reach" else None

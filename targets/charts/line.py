# SPDX-License-Identifier: MPL-2.0
"""The line of a target's own place against the place it is compared with."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from .. import telling
from ..series import Aim, Point, Series
from . import saying
from .drawing import (
    LEADING,
    STRONG,
    TEXT,
    Chart,
    Dot,
    Ground,
    Layer,
    Words,
    box,
    level,
    shortened,
    through,
    upright,
    width_of,
)
from .scales import frame_of, number, target_level

_BAND = 30


@dataclass(frozen=True, slots=True)
class _Spot:
    """A point with its place on the drawing; `y` is None where the value is hidden."""

    point: Point
    x: float
    y: float | None


Stretch = tuple[_Spot, ...]


def line_chart(aim: Aim, wide: bool = True) -> Chart:
    """The chart of a target: as broad as a text column, or as a phone. Empty where no value is known."""
    size = "wide" if wide else "narrow"
    if not any(point.value is not None for series in saying.both(aim) for point in series.points):
        return Chart(f"c-{aim.id}-{size}", 0, 0, saying.title(aim), saying.NOTHING, size=size)
    width, height = (620, 330) if wide else (358, 300)
    drawing = _Drawing(aim, width, height, wide)
    return Chart(
        id=f"c-{aim.id}-{size}",
        width=width,
        height=height,
        title=saying.title(aim),
        description=saying.description(aim),
        layers=tuple(layer for layer in drawing.layers() if layer != Layer(layer.kind)),
        notes=(*saying.notes(aim), *saying.begins(drawing.frame.axis.low, aim.unit)),
        size=size,
    )


class _Drawing:
    """One chart while it is drawn: marks take their room first, words are put where room is left."""

    def __init__(self, aim: Aim, width: float, height: float, wide: bool) -> None:
        self.aim, self.wide = aim, wide
        self.frame = frame_of(aim, width, height, wide)
        self.ground = Ground(width, height)
        self.own = self._placed(aim.series)
        self.near = self._placed(aim.reference)
        self.level = target_level(aim)
        for stretch in (*self.own, *self.near):
            self._take(stretch)

    def layers(self) -> Iterator[Layer]:
        """From the ground up."""
        yield from self._axes()
        yield from self._breaks()
        yield from self._target()
        yield from _drawn(self.near, "c-city", "c-cdot", 3.5)
        yield Layer("c-whisker", paths=tuple(self._whiskers()))
        yield from _drawn(self.own, "c-area", "c-dot", 5.5)
        yield from self._written()

    def _placed(self, series: Series | None) -> tuple[Stretch, ...]:
        stretches = tuple(series.segments()) if series else ()
        found = []
        for at, points in enumerate(stretches):
            spots = []
            for point in points:
                after = at > 0 and point.year == stretches[at - 1][-1].year
                before = at + 1 < len(stretches) and point.year == stretches[at + 1][0].year
                aside = min(10.0, self.frame.step / 5) * (after - before)
                y = None if point.value is None else self.frame.y(point.value)
                spots.append(_Spot(point, self.frame.x(point.year) + aside, y))
            found.append(tuple(spots))
        return tuple(found)

    def _take(self, stretch: Stretch) -> None:
        for run in _runs(stretch):
            self.ground.take_line(run)
            for x, y in run:
                self.ground.take(x, y, 6.5)

    def _axes(self) -> Iterator[Layer]:
        frame, ground = self.frame, self.ground
        heights = [(tick, frame.y(tick)) for tick in frame.axis.ticks]
        yield Layer("c-grid", paths=tuple(level(frame.left, y, frame.right) for _, y in heights))
        yield Layer("c-base", paths=(level(frame.left, frame.bottom, frame.right),))
        sign = " %" if self.aim.unit == "percent" and self.wide else ""
        named = [
            Words(frame.left - 10, y + 4, number(tick) + (sign if at == len(heights) - 1 else ""), "end")
            for at, (tick, y) in enumerate(heights)
        ]
        for words in named:
            ground.taken.append((0, words.y - 12, frame.left - 4, words.y + 4))
        years = [*self._years()]
        for year in years:
            ground.take(year.x, year.y - 4, 10)
        yield Layer("t-axis", words=(*named, *years))

    def _years(self) -> Iterator[Words]:
        frame = self.frame
        final = self.aim.final_year
        apart = math.ceil(width_of("2028", TEXT) * 1.2 / frame.step)
        for year in range(frame.first, frame.last + 1):
            too_near = final is not None and 0 < abs(final - year) < apart
            if year != final and not too_near and (year - frame.first) % apart == 0:
                yield Words(frame.x(year), frame.bottom + 22, str(year), "middle")

    def _breaks(self) -> Iterator[Layer]:
        """A band wherever a series stops and another begins; its words are above it."""
        bands = {}
        for stretches in (self.own, self.near):
            for before, after in pairwise(stretches):
                bands[before[-1].x, after[0].x] = saying.why(before[-1].point, after[0].point)
        zones: list[str] = []
        edges: list[str] = []
        said: list[Words] = []
        for (from_x, to_x), why in sorted(bands.items()):
            half = min(_BAND, (to_x - from_x) * 0.4) / 2
            middle, top, tall = (from_x + to_x) / 2, self.frame.top, self.frame.bottom - self.frame.top
            zones.append(box(middle - half, top, half * 2, tall))
            edges.extend(upright(middle + side, top, self.frame.bottom) for side in (-half, half))
            spots = [(middle, top - 9.0, "middle"), (self.frame.right, top - 9.0, "end"), (4.0, top - 9.0, "start")]
            said.extend(self.ground.put((why,), TEXT, spots))
        yield Layer("c-breakzone", paths=tuple(zones))
        yield Layer("c-break", paths=tuple(edges))
        yield Layer("t-break", words=tuple(said))

    def _target(self) -> Iterator[Layer]:
        """A bracket at the final year that reaches to where nearness begins; or the level that is not to be crossed."""
        frame, words, final = self.frame, saying.target(self.aim), self.aim.final_year
        if final is not None and self.aim.rule != "monitor":
            yield Layer("t-target", words=(Words(frame.x(final), frame.bottom + 22, str(final), "middle"),))
        elif final is not None:
            yield Layer("t-axis", words=(Words(frame.x(final), frame.bottom + 22, str(final), "middle"),))
        if not words:
            return
        x, y = frame.x(final or frame.last), frame.top + 14
        if self.level is not None:
            y = frame.y(self.level)
            yield Layer("c-target", paths=(self._goal(x, y),))
        spots = [(x + 18, y - 4, "start"), *((frame_x, y + by, "end") for frame_x in self._ends() for by in _ASIDE)]
        yield Layer("t-target", words=self.ground.put(words, STRONG, spots))

    def _ends(self) -> tuple[float, float]:
        return self.ground.width - 2, self.frame.right - 4

    def _goal(self, x: float, y: float) -> str:
        if self.aim.rule != "near":
            start, end = self._level_reach()
            self.ground.take_line(((start, y), (end, y)))
            return level(start, y, end)
        worse = 18 if self.aim.direction == "up" else -18
        other = min(self.frame.bottom, max(self.frame.top, y + worse))
        for at in (y, other):
            self.ground.take_line(((x - 11, at), (x + 11, at)))
        return level(x - 11, y, x + 11) + level(x - 11, other, x + 11) + upright(x, y, other)

    def _level_reach(self) -> tuple[float, float]:
        """A baseline's level runs along the points that may be held against it, and on if nothing broke since."""
        frame, baseline = self.frame, self.aim.baseline
        if self.aim.rule != "hold" or baseline is None:
            return frame.left, frame.right
        for stretch in self.own:
            first = stretch[0].point
            if (first.area, first.definition) == (baseline.area, baseline.definition):
                start = min(stretch[0].x, frame.x(max(baseline.year, frame.first))) - 12
                return max(frame.left, start), frame.right if stretch is self.own[-1] else stretch[-1].x + 12
        return frame.x(max(baseline.year, frame.first)) - 12, frame.x(max(baseline.year, frame.first)) + 12

    def _whiskers(self) -> Iterator[str]:
        for spot in (spot for stretch in self.own for spot in stretch):
            if spot.point.value is None or not spot.point.margin:
                continue
            low, high = (self.frame.y(spot.point.value + by) for by in (-spot.point.margin, spot.point.margin))
            self.ground.take_line(((spot.x, low), (spot.x, high)))
            yield upright(spot.x, low, high) + level(spot.x - 5, low, spot.x + 5) + level(spot.x - 5, high, spot.x + 5)

    def _written(self) -> Iterator[Layer]:
        """The newest value, the names where two lines must be told apart, then the other values."""
        spots = [spot for stretch in self.own for spot in stretch if spot.y is not None]
        ends = [stretch[at] for stretch in self.own for at in (-1, 0) if stretch[at].y is not None]
        newest = self._value(spots[-1]) if spots else ()
        other = self.aim.reference.newest if self.aim.reference else None
        value = f" {number(other.value)}" if other and other.value is not None else ""
        yield Layer("t-city", words=self._name(self.aim.reference, self.near, value))
        if self.near:
            yield Layer("t-area", words=self._name(self.aim.series, self.own, ""))
        rest = [spot for spot in (*ends, *spots) if spot is not spots[-1]]
        once = {id(spot): spot for spot in rest}.values()
        yield Layer("t-val", words=(*newest, *(words for spot in once for words in self._value(spot))))
        yield Layer("t-unseen", words=tuple(self._unseen()))

    def _name(self, series: Series | None, stretches: tuple[Stretch, ...], value: str) -> tuple[Words, ...]:
        spots = [spot for stretch in stretches for spot in stretch if spot.y is not None]
        if not series or not spots:
            return ()
        text = shortened(saying.short_name(series), self.ground.width * 0.4, STRONG) + value
        return self.ground.put((text,), STRONG, _beside(spots))

    def _value(self, spot: _Spot) -> tuple[Words, ...]:
        said = (number(spot.point.value or 0), *(["foreløbig"] if spot.point.is_preliminary else []))
        return self.ground.put(said, STRONG, self._value_spots(spot, len(said)))

    def _value_spots(self, spot: _Spot, lines: int) -> Iterator[tuple[float, float, str]]:
        """Away from the line it is compared with first, outside its whisker."""
        value, margin = spot.point.value or Decimal(0), spot.point.margin or Decimal(0)
        y, more = self.frame.y(value), (lines - 1) * LEADING
        above = (spot.x, min(y - 12, self.frame.y(value + margin) - 7) - more, "middle")
        below = (spot.x, max(y + 22, self.frame.y(value - margin) + 17), "middle")
        other = self.aim.reference.in_year(spot.point.year) if self.aim.reference else None
        is_below = bool(other and other.value is not None and other.value >= value)
        for one in (below, above) if is_below else (above, below):
            if one is above or one[1] + more < self.frame.bottom - 2:
                yield one
        yield spot.x + 10, y + 5 - more / 2, "start"
        yield spot.x - 10, y + 5 - more / 2, "end"

    def _unseen(self) -> Iterator[Words]:
        for stretch in self.own:
            for spot in stretch:
                if spot.y is None:
                    at = (spot.x, self.frame.bottom - 6, "middle")
                    yield from self.ground.put((telling.HIDDEN,), TEXT, [at])


_ASIDE = (-22.0, 32.0, 50.0, -40.0, 70.0, -60.0)


def _runs(stretch: Stretch) -> Iterator[list[tuple[float, float]]]:
    """The parts of a stretch between hidden values."""
    run: list[tuple[float, float]] = []
    for spot in stretch:
        if spot.y is None:
            if run:
                yield run
            run = []
        else:
            run.append((spot.x, spot.y))
    if run:
        yield run


def _drawn(stretches: tuple[Stretch, ...], line: str, dot: str, radius: float) -> Iterator[Layer]:
    yield Layer(line, paths=tuple(through(run) for one in stretches for run in _runs(one) if len(run) > 1))
    seen = [(spot.point, Dot(spot.x, spot.y, radius)) for one in stretches for spot in one if spot.y is not None]
    yield Layer(dot, dots=tuple(mark for point, mark in seen if not point.is_preliminary))
    yield Layer(f"{dot} c-hollow", dots=tuple(mark for point, mark in seen if point.is_preliminary))


def _beside(spots: list[_Spot]) -> Iterator[tuple[float, float, str]]:
    """Where a line's name may stand: after its last dot, then around its dots, the newest first."""
    last = spots[-1]
    for by in (5, -9, 20, -22, 34):
        yield last.x + 12, (last.y or 0) + by, "start"
    for spot in reversed(spots):
        for by, anchor in ((-14, "middle"), (26, "middle"), (42, "middle"), (-30, "middle"), (-14, "end"), (26, "end")):
            yield spot.x, (spot.y or 0) + by, anchor

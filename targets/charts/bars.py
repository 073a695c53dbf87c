# SPDX-License-Identifier: MPL-2.0
"""Figures that are followed without a target, as bars from zero."""

import math
from collections.abc import Iterator
from itertools import pairwise

from ..series import Aim, Point
from . import saying
from .drawing import STRONG, TEXT, Chart, Ground, Layer, Words, box, level, upright, width_of
from .scales import axis, number

_WIDTH, _TALL, _TOP = 190.0, 52.0, 22.0
_BASE = _TOP + _TALL


def bar_chart(aim: Aim) -> Chart:
    """One bar a reading, side by side, as narrow as a quarter of a column; empty where nothing was read."""
    points = aim.series.points if aim.series else ()
    named = f"{aim.title}: {saying.short_name(aim.series)}" if aim.series else aim.title
    if not points:
        return Chart(f"b-{aim.id}", 0, 0, named, saying.NOTHING, size="bars")
    return Chart(
        id=f"b-{aim.id}",
        width=_WIDTH,
        height=_BASE + 22,
        title=named,
        description=saying.description(aim),
        layers=tuple(layer for layer in _layers(aim, points) if layer != Layer(layer.kind)),
        notes=saying.notes_on_bars(aim),
        size="bars",
    )


def _layers(aim: Aim, points: tuple[Point, ...]) -> Iterator[Layer]:
    breaks = [not after.continues(before) for before, after in pairwise(points)]
    step = _WIDTH / (len(points) + 0.6 * sum(breaks))
    starts = [step * (at + 0.6 * sum(breaks[:at])) for at in range(len(points))]
    thick = min(26.0, step * 0.72)
    middles = [start + step / 2 for start in starts]
    tall = _heights(aim, points)
    yield Layer("c-base", paths=(level(0, _BASE, _WIDTH),))
    for kind, chosen in (
        ("c-fill", [not point.is_hidden and not point.is_preliminary for point in points]),
        ("c-fill c-hollow", [not point.is_hidden and point.is_preliminary for point in points]),
        ("c-unseen", [point.is_hidden for point in points]),
    ):
        shown = zip(middles, tall, chosen, strict=True)
        yield Layer(kind, paths=tuple(box(x - thick / 2, _BASE - up, thick, up) for x, up, is_in in shown if is_in))
    gaps = [(starts[at] + step + starts[at + 1]) / 2 for at, is_break in enumerate(breaks) if is_break]
    yield Layer("c-break", paths=tuple(upright(x, 6, _BASE + 20) for x in gaps))
    ground = Ground(_WIDTH + 8, _BASE + 22)
    yield Layer("t-val", words=tuple(_values(points, middles, tall, ground)))
    yield Layer("t-axis", words=tuple(_years(points, middles, step)))


def _heights(aim: Aim, points: tuple[Point, ...]) -> list[float]:
    high = axis([point.value for point in points if point.value is not None], aim.unit).high
    return [14.0 if point.value is None else max(0.75, float(point.value) / high * _TALL) for point in points]


def _values(points: tuple[Point, ...], middles: list[float], tall: list[float], ground: Ground) -> Iterator[Words]:
    """The newest first; the others as far as there is room."""
    for point, x, up in reversed(list(zip(points, middles, tall, strict=True))):
        said = "?" if point.value is None else number(point.value)
        half = width_of(said, STRONG) / 2
        spots = [(min(max(x, half), _WIDTH - half), _BASE - up - 6, "middle")]
        yield from ground.put((said,), STRONG, spots)


def _years(points: tuple[Point, ...], middles: list[float], step: float) -> Iterator[Words]:
    """Whole years where they fit, else their last two figures, else every second and so on, the newest always."""
    short = width_of("2028", TEXT) * 1.15 > step
    apart = math.ceil(width_of("28" if short else "2028", TEXT) * 1.15 / step)
    for at, (point, x) in enumerate(zip(points, middles, strict=True)):
        if (len(points) - 1 - at) % apart == 0:
            year = f"{point.year % 100:02d}" if short else str(point.year)
            half = width_of(year, TEXT) / 2
            yield Words(min(max(x, half), _WIDTH - half), _BASE + 17, year, "middle")

# SPDX-License-Identifier: MPL-2.0
"""A target as a small drawing without axes, for a tile: the words beside it carry the figures."""

from collections.abc import Iterator
from decimal import Decimal

from partnerskab import danish

from ..series import Aim, Series, Sharing
from . import saying
from .drawing import TEXT, Chart, Dot, Layer, Words, box, through, upright
from .scales import Axis, Frame

_WIDTH, _HEIGHT = 240.0, 64.0


def tile_chart(aim: Aim) -> Chart:
    """The two lines as far as they are known, or the share as a bar with its goal; empty where there is no line."""
    if aim.sharing and aim.sharing.activities and aim.limit is not None:
        layers = tuple(_share(aim.sharing, aim.limit))
    else:
        layers = tuple(layer for layer in _lines(aim) if layer != Layer(layer.kind))
    described = saying.description(aim) or saying.NOTHING
    return Chart(f"tile-{aim.id}", _WIDTH, _HEIGHT, saying.title(aim), described, layers, size="tile")


def _lines(aim: Aim) -> Iterator[Layer]:
    known = [
        (point.year, float(point.value)) for one in saying.both(aim) for point in one.points if point.value is not None
    ]
    if len(known) < 2:
        return
    years, values = [year for year, _ in known], [value for _, value in known]
    air = max(max(values) - min(values), 1.0) * 0.1
    axis = Axis(min(values) - air, max(values) + air, 1)
    frame = Frame(8, 182, 8, _HEIGHT - 8, min(years), max(years), axis)
    if aim.reference:
        yield Layer("c-city", paths=tuple(_paths(aim.reference, frame)))
    if aim.series:
        yield Layer("c-area", paths=tuple(_paths(aim.series, frame)))
        newest = aim.series.newest
        if newest and newest.value is not None:
            kind = "c-dot c-hollow" if newest.is_preliminary else "c-dot"
            yield Layer(kind, dots=(Dot(frame.x(newest.year), frame.y(newest.value), 5),))
    other = aim.reference.newest if aim.reference else None
    if aim.reference and other and other.value is not None:
        name = "Byen" if aim.reference.kind == "city" else ""
        y = min(max(frame.y(other.value) + 4, TEXT), _HEIGHT - 4)
        yield Layer("t-axis", words=(Words(frame.x(other.year) + 12, y, name),) if name else ())


def _paths(series: Series, frame: Frame) -> Iterator[str]:
    """The parts of a line between its breaks and its hidden values."""
    for stretch in series.segments():
        run: list[tuple[float, float]] = []
        for point in (*stretch, None):
            if point is not None and point.value is not None:
                run.append((frame.x(point.year), frame.y(point.value)))
                continue
            if len(run) > 1:
                yield through(run)
            run = []


def _share(sharing: Sharing, limit: Decimal) -> Iterator[Layer]:
    share = len(sharing.enough) / len(sharing.activities)
    goal = 8 + 224 * float(limit) / 100
    yield Layer("c-rest", paths=(box(8, 14, 224, 16),))
    if share:
        yield Layer("c-fill", paths=(box(8, 14, 224 * share, 16),))
    yield Layer("c-tick", paths=(upright(goal, 8, 38),))
    x, anchor = (_WIDTH - 4, "end") if goal > 190 else (goal, "middle")
    yield Layer("t-axis", words=(Words(x, 54, f"mål {danish.percent(limit)}", anchor),))

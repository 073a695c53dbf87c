# SPDX-License-Identifier: MPL-2.0
"""What somebody can work out who knows some sums and, of every unknown number, between which bounds it lies.

It is the reader's side of `disclosure`: rows of a system of equations, reduced by elimination, and bounds drawn tighter
by every row until no row tightens any. Unknowns are whole numbers.
"""

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Bounds = tuple[Fraction | float, Fraction | float]

_ROUNDS = 30
"""So often every row is looked at again; bounds that still move then have no end."""


@dataclass(frozen=True, slots=True)
class Row:
    """The unknowns, each times its factor, sum up to `known`."""

    factors: Mapping[Hashable, Fraction]
    known: Fraction

    def less(self, other: "Row", times: Fraction) -> "Row":
        """This row less so many times the other."""
        factors = {
            key: factor
            for key in {**self.factors, **other.factors}
            if (factor := self.factors.get(key, Fraction(0)) - times * other.factors.get(key, Fraction(0)))
        }
        return Row(factors, self.known - times * other.known)


def worked_out(rows: Iterable[Row], bounds: Mapping[Any, Bounds]) -> frozenset[Any]:
    """The unknowns that have one possible value left, or none where what is known contradicts itself."""
    rows = [row for row in rows if row.factors]
    tight = dict(bounds)
    rows += _reduced(rows)
    for _ in range(_ROUNDS):
        before = dict(tight)
        for row in rows:
            _tighten(row, tight)
        if tight == before:
            break
    return frozenset(key for key in bounds if tight[key][1] - tight[key][0] < 1)


def _reduced(rows: list[Row]) -> list[Row]:
    """The same equations in reduced form: an unknown without freedom stands alone in its row."""
    rows, done = rows[:], list[Row]()
    while rows:
        lead = rows.pop()
        if not lead.factors:
            continue
        key = next(iter(lead.factors))
        times = lead.factors[key]
        unit = Row({one: factor / times for one, factor in lead.factors.items()}, lead.known / times)
        rows = [row.less(unit, row.factors[key]) if key in row.factors else row for row in rows]
        done = [row.less(unit, row.factors[key]) if key in row.factors else row for row in done]
        done.append(unit)
    return done


def _tighten(row: Row, bounds: dict[Any, Bounds]) -> None:
    """Draw the bounds of each unknown of a row as tight as those of the others allow."""
    for key, factor in row.factors.items():
        spans = [_times(bounds[other], times) for other, times in row.factors.items() if other != key]
        least, most = (row.known - sum(span[end] for span in spans) for end in (1, 0))
        low, high = _times((least, most), 1 / factor)
        was_low, was_high = bounds[key]
        bounds[key] = max(was_low, _up(low)), min(was_high, _down(high))


def _times(span: Bounds, factor: Fraction) -> Bounds:
    low, high = sorted((span[0] * factor, span[1] * factor))
    return low, high


def _up(end: Fraction | float) -> Fraction | float:
    return end if math.isinf(end) else Fraction(math.ceil(end))


def _down(end: Fraction | float) -> Fraction | float:
    return end if math.isinf(end) else Fraction(math.floor(end))

# SPDX-License-Identifier: MPL-2.0
"""Small numbers are left out of public papers, with every figure that would give one away.

Where few people stand behind a figure, one may know who they are. Of indicators marked `small_numbers` a figure of 1-4
cases is left out; one per 1.000 inhabitants or in per cent stands for its cases, and is left out as well where nobody
has stated what it was divided by.

Then what would let a reader work such a figure out is left out, one figure at a time, until `solving.worked_out` finds
no more: a total before a part, a small figure before a large one. The reader is taken to know every sum there is:

- an indicator and those that are parts of it (`Indicator.part_of`, up to the nearest total that the paper shows),
- the city and its districts, the area and its estates,
- a year told of two areas or by two definitions, and what lies between the two,

and whether the parts are all there is. What a total has beside its parts, and what lies between two areas, is a small
number as well where it is 1-4. A baseline goes with the reading of its year.

What is judged, told, drawn and printed afterwards knows only what is left, so that no sentence and no difference
between years speaks of a hidden figure.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from fractions import Fraction

from .series import Aim, Baseline, Point, Series
from .solving import Bounds, worked_out
from .sums import Beside, Figures, Key, Sum, figures_of, key_of, sums_in


def cover(aims: Iterable[Aim]) -> tuple[Aim, ...]:
    """The aims as a public paper may show them: the points and baselines left out have no value."""
    aims = tuple(aims)
    hidden = hidden_in(figures_of(aims))
    return tuple(
        replace(
            aim,
            series=aim.series and _without(aim, aim.series, hidden),
            reference=aim.reference and _without(aim, aim.reference, hidden),
            baseline=aim.baseline and _shown_baseline(aim, aim.baseline, hidden),
        )
        for aim in aims
    )


def hidden_in(figures: Figures) -> frozenset[Key]:
    """Which of the figures have to be left out."""
    years: dict[int, Figures] = defaultdict(dict)
    for key, figure in figures.items():
        years[key.year][key] = figure
    return frozenset().union(*map(_hidden_in_year, years.values()))


def _hidden_in_year(figures: Figures) -> frozenset[Key]:
    """The same of one year, for no sum reaches from one into another."""
    hidden = {key for key, figure in figures.items() if figure.is_small}
    sums = tuple(sums_in(figures))
    while (found := _given_away(sums, figures, hidden)) is not None:
        hidden.add(found)
    return frozenset(hidden)


def _given_away(sums: tuple[Sum, ...], figures: Figures, hidden: set[Key]) -> Key | None:
    """The next figure to leave out, for as long as a small number can be worked out."""
    shown = {
        key: Fraction(figure.cases) for key, figure in figures.items() if key not in hidden and figure.cases is not None
    }
    guarded = {term for one in sums for term in one.terms if _is_small(term, figures)}
    sums = _connected(sums, guarded, shown)
    bounds: dict[Key | Beside, Bounds] = {}
    for term in {term for one in sums for term in one.terms if term not in shown}:
        bounds[term] = figures[term].bounds if isinstance(term, Key) else (term.least, math.inf)
    small = guarded & worked_out((one.row(shown) for one in sums), bounds)
    if not small:
        return None
    nearest = [one for one in sums if small & set(one.terms)]
    totals = [one.total for one in nearest if one.total in shown]
    parts = [key for one in nearest for key in one.parts if key in shown]
    others = [key for one in _connected(sums, small, shown) for key in (one.total, *one.parts) if key in shown]
    return next((min(some, key=shown.__getitem__) for some in (totals, parts, others) if some), None)


def _is_small(term: Key | Beside, figures: Figures) -> bool:
    return figures[term].is_small if isinstance(term, Key) else term.is_small


def _connected(sums: tuple[Sum, ...], small: AbstractSet[Key | Beside], shown: dict[Key, Fraction]) -> tuple[Sum, ...]:
    """The sums that say something of the small numbers: those they stand in, and on through what is not shown."""
    reached: set[Key | Beside] = set(small)
    found: tuple[Sum, ...] = ()
    while (more := tuple(one for one in sums if reached & set(one.terms))) != found:
        found = more
        reached |= {term for one in found for term in one.terms if term not in shown}
    return found


def _without(aim: Aim, series: Series, hidden: frozenset[Key]) -> Series:
    points = tuple(
        _blank(point) if point.is_hidden or key_of(aim, series.place, point) in hidden else point
        for point in series.points
    )
    return replace(series, points=points)


def _blank(point: Point) -> Point:
    """The point with only what says where it would stand: a remark or an uncertainty may give the figure away."""
    return Point(
        point.year,
        None,
        is_preliminary=point.is_preliminary,
        area=point.area,
        area_name=point.area_name,
        definition=point.definition,
        source=point.source,
        page=point.page,
        is_example=point.is_example,
    )


def _shown_baseline(aim: Aim, baseline: Baseline, hidden: frozenset[Key]) -> Baseline:
    if key_of(aim, aim.place, baseline.point) not in hidden:
        return baseline
    return replace(baseline, value=None, denominator=None)

# SPDX-License-Identifier: MPL-2.0
"""The rule NEAR: better every year, and closer to the reference place (agreement 2025-2028, target 1)."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from . import telling
from .changes import Change, steps
from .findings import MET, NOT_MET, ON_THE_WAY, UNKNOWN, Found, pending
from .series import Aim, Point, Series


def neared(aim: Aim, point: Point) -> Found:
    """The finding for the reading of a year; met only where it is that of the final year."""
    known = _followed_since(aim, point)
    if len(known) < 2:
        alone = f"{telling.of(aim, point.value)} i {point.year}."
        return Found(UNKNOWN, (alone, *why_alone(aim.read, point, aim.baseline_year), *pending(aim)), (point,))
    made = steps(aim, known)
    said = (made[-1].told(), *_break_before(aim.read, known[0]))
    if fault := _not_every_year(made):
        return Found(NOT_MET, said, known, fault)
    gaps = _gaps(aim, known[0], point)
    if gaps is None:
        return Found(UNKNOWN, (*said, _no_reference(aim, point)), known)
    if not made[-1].is_better:
        return Found(UNKNOWN, said, known)
    said, used = (*said, gaps.told()), (*known, *gaps.used)
    if gaps.is_closing is None:
        return Found(UNKNOWN, said, used)
    if aim.final_year is None or point.year < aim.final_year:
        return Found(ON_THE_WAY if gaps.is_closing else UNKNOWN, said, used)
    doubts = _doubts(made) if gaps.is_closing else ()
    judgement = UNKNOWN if doubts else MET if gaps.is_closing else NOT_MET
    return Found(judgement, (*said, *doubts), used)


def why_alone(series: Series, point: Point, since: int | None = None) -> tuple[str, ...]:
    """Why nothing stands beside a reading that it could be compared with."""
    stretch = series.stretch(point)
    if len(stretch) > 1 and stretch[-2].is_hidden:
        return (f"Tallet for {stretch[-2].year} er udeladt, så de to kan ikke sammenlignes.",)
    if since is not None and point.year <= since:
        return (f"Der er ingen måling efter {since} endnu.",)
    before = [one for one in series.points if one.year <= point.year and not point.continues(one)]
    if before:
        return (broken(point, before[-1], f"Tallet for {before[-1].year}"),)
    if since is not None and len(stretch) > 1:
        return (f"Der er ingen måling for {since} at begynde fra.",)
    return ("Det er den eneste måling, så der er intet at sammenligne med endnu.",)


def broken(point: Point, earlier: Point, name: str) -> str:
    """That two readings may not be compared, and why."""
    changed = " og ".join(
        reason
        for reason, differs in (
            ("området er ændret", point.area != earlier.area),
            ("tallet opgøres på en anden måde", point.definition != earlier.definition),
        )
        if differs
    )
    return f"{name} kan ikke sammenlignes med det, fordi {changed}."


def _followed_since(aim: Aim, point: Point) -> tuple[Point, ...]:
    """The readings from the baseline year on that may be compared with it, the baseline standing in for a missing one;
    only those after the last hidden one."""
    found = [one for one in aim.read.stretch(point) if one.year >= (aim.baseline_year or 0)]
    base = aim.baseline.point if aim.baseline else None
    if base and point.continues(base) and base.year < found[0].year:
        found.insert(0, base)
    hidden = [at for at, one in enumerate(found) if one.is_hidden]
    return tuple(found[hidden[-1] + 1 :] if hidden else found)


def _break_before(series: Series, first: Point) -> tuple[str, ...]:
    """That what lies before is of another area or definition, where the page would show it."""
    before = [one for one in series.points if one.year <= first.year and not first.continues(one)]
    if not before:
        return ()
    of_area = before[-1].area != first.area
    what = "gælder et andet område" if of_area else "er opgjort på en anden måde"
    return (f"Tallene før {first.year} {what} og kan ikke sammenlignes med det.",)


def _not_every_year(made: tuple[Change, ...]) -> str:
    """The first year in which it certainly did not get better."""
    for change in made:
        if change.is_worse or change.is_standstill:
            how = "uændret" if change.is_standstill else "ringere"
            return f"Målet er, at tallet bliver bedre hvert år, og i {change.after.year} var det {how}."
    return ""


def _doubts(made: tuple[Change, ...]) -> tuple[str, ...]:
    """Why better in every year cannot be said at the end: years unread, or changes that were not certain."""
    points = [made[0].before, *(change.after for change in made)]
    unread = [year for one, two in pairwise(points) for year in range(one.year + 1, two.year)]
    unsure = [change.after.year for change in made if not change.is_better]
    if unread:
        return (f"Der er ingen måling for {_years(unread)}, så om tallet blev bedre hvert år, kan ikke ses.",)
    if unsure:
        return (f"Ændringen i {_years(unsure)} var ikke sikker, så om tallet blev bedre hvert år, kan ikke siges.",)
    return ()


def _years(years: list[int]) -> str:
    return " og ".join(filter(None, (", ".join(map(str, years[:-1])), str(years[-1]))))


@dataclass(frozen=True, slots=True)
class _Gaps:
    """How far the reference place is ahead, in the first year and now; at or below zero where it is not ahead.

    `first` is None where the two may not be compared in the first year, or the reference of then with that of now.
    """

    aim: Aim
    year: int
    first: Decimal | None
    now: Decimal
    used: tuple[Point, ...]

    @property
    def is_closing(self) -> bool | None:
        """Whether the distance has become smaller, or is none; None where that is not known."""
        if self.now <= 0:
            return True
        return None if self.first is None else self.now < self.first

    def told(self) -> str:
        other = f"{telling.place(self.aim.reference, self.aim.near)} ({telling.of(self.aim, self.used[-1].value)})"
        way = f"{'op' if self.aim.direction == 'up' else 'ned'} til {other}"
        if self.now <= 0:
            return f"Der er ingen afstand {way}."
        apart = f"Der er {telling.distance(self.aim, self.now)} {way}"
        if self.first is None:
            return f"{apart}. Om afstanden er blevet mindre siden {self.year}, kan ikke siges."
        if self.first <= 0:
            return f"{apart}. I {self.year} var der ingen afstand."
        closer = "er blevet mindre" if self.now < self.first else "er ikke blevet mindre"
        return f"{apart}. I {self.year} var afstanden {telling.distance(self.aim, self.first)}, så den {closer}."


def _gaps(aim: Aim, first: Point, point: Point) -> _Gaps | None:
    """None where the reference place has no figure for the year that may be compared with the point's."""
    now, then = _reference(aim, point), _reference(aim, first)
    if now is None:
        return None
    known = then is not None and now.continues(then)
    used = (then, now) if then is not None and known else (now,)
    return _Gaps(aim, first.year, _gap(aim, then, first) if then and known else None, _gap(aim, now, point), used)


def _reference(aim: Aim, point: Point) -> Point | None:
    """The reference place's figure of the point's year by the point's definition, unless it is hidden."""
    points = aim.reference.points if aim.reference else ()
    return next(
        (
            one
            for one in reversed(points)
            if one.year == point.year and one.definition == point.definition and not one.is_hidden
        ),
        None,
    )


def _gap(aim: Aim, reference: Point, point: Point) -> Decimal:
    ahead = reference.shown - point.shown
    return ahead if aim.direction == "up" else -ahead


def _no_reference(aim: Aim, point: Point) -> str:
    return f"Tallet for {telling.place(aim.reference, aim.near)} i {point.year} mangler, så afstanden kan ikke opgøres."

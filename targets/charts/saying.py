# SPDX-License-Identifier: MPL-2.0
"""What a chart says in words: its title, its content for those who do not see it, and what belongs under it."""

from decimal import Decimal
from itertools import pairwise

from .. import telling
from ..series import Aim, Point, Series
from .scales import number

NOTHING = "Der er ingen målinger endnu."
SHORT = {"area": "Området", "city": "Hele byen"}
UNITS = {"percent": " %", "per_1000": " pr. 1.000"}


def both(aim: Aim) -> tuple[Series, ...]:
    """The target's own series, and the one it is compared with, as far as they are there."""
    return tuple(series for series in (aim.series, aim.reference) if series is not None)


def short_name(series: Series) -> str:
    """ "Området", "Hele byen", or the place's own name."""
    return SHORT.get(series.kind, series.place)


def title(aim: Aim) -> str:
    named = " og ".join(short_name(series) for series in both(aim))
    return f"{aim.title}: {named}" if named else aim.title


def why(before: Point, after: Point) -> str:
    """Why two points that follow each other may not be compared."""
    other_area, other_definition = before.area != after.area, before.definition != after.definition
    if other_area and other_definition:
        return "område og definition ændret"
    return "område ændret" if other_area else "ny definition"


def description(aim: Aim) -> str:
    """Every value of every series, its breaks, and the target."""
    told = [f"{short_name(series)}: {_told(series, aim.unit)}." for series in both(aim) if series.points]
    words = " ".join(target(aim))
    return " ".join([*told, *([f"{words}."] if words else []), *(["Tallene er eksempler."] if is_example(aim) else [])])


def _told(series: Series, unit: str) -> str:
    stretches = tuple(series.segments())
    told = [", ".join(_value(point, unit) for point in stretch) for stretch in stretches]
    breaks = [f"; {why(before[-1], after[0])}, " for before, after in pairwise(stretches)]
    return "".join(part for two in zip(told, [*breaks, ""], strict=True) for part in two)


def _value(point: Point, unit: str) -> str:
    if point.value is None:
        return f"{telling.HIDDEN} i {point.year}"
    unsure = f" ± {number(point.margin)}" if point.margin else ""
    soon = " (foreløbig)" if point.is_preliminary else ""
    return f"{number(point.value)}{unsure}{UNITS.get(unit, '')} i {point.year}{soon}"


def target(aim: Aim) -> tuple[str, ...]:
    """The target in the two short lines that stand in a chart; nothing where there is none to reach."""
    year = f" {aim.final_year}" if aim.final_year else ""
    if aim.rule == "near":
        near = "byen" if aim.reference and aim.reference.kind == "city" else aim.near
        return f"Mål{year}:", f"nær {near}"
    bound = "mindst" if aim.direction == "up" else "højst"
    if aim.rule == "reach" and aim.limit is not None:
        return f"Mål{year}:", f"{bound} {_plain(aim, aim.limit)}"
    if aim.rule == "hold":
        if aim.baseline is None:
            return f"Mål: {bound} {aim.baseline_year}-niveau,", "som mangler endnu"
        return f"Mål: {bound} {_plain(aim, aim.baseline.value)}", f"({aim.baseline_year}-niveau)"
    return ()


def _plain(aim: Aim, value: Decimal | None) -> str:
    """A value without the name of its unit, but for per cent."""
    return telling.figure(value, aim.unit if aim.unit == "percent" else "other")


def is_example(aim: Aim) -> bool:
    """Whether any figure of the target is made up to show how it looks."""
    shown = any(point.is_example for series in both(aim) for point in series.points)
    return shown or bool(aim.baseline and aim.baseline.is_example)


def notes(aim: Aim) -> tuple[str, ...]:
    """What must stand under the chart so that nobody reads more out of it than it holds."""
    own = aim.series.points if aim.series else ()
    points = [point for series in both(aim) for point in series.points]
    known = [point for point in points if point.value is not None]
    breaks = {why(*two) for series in both(aim) for two in pairwise(series.points) if not two[1].continues(two[0])}
    found = [_legend(aim)]
    found += [f"Linjen er brudt: {reason}. Tallene før og efter kan ikke sammenlignes." for reason in sorted(breaks)]
    if any(point.margin for point in own):
        found.append("Stregen op og ned gennem et punkt viser den statistiske usikkerhed.")
    if any(point.is_preliminary for point in known):
        found.append("Hule punkter er foreløbige tal.")
    if len(known) < len(points):
        found.append(HIDDEN)
    return tuple(note for note in found if note)


def notes_on_bars(aim: Aim) -> tuple[str, ...]:
    """The same for bars."""
    points = aim.series.points if aim.series else ()
    breaks = {why(*two) for two in pairwise(points) if not two[1].continues(two[0])}
    found = [f"Stregen mellem søjler: {reason}." for reason in sorted(breaks)]
    if any(point.is_preliminary and not point.is_hidden for point in points):
        found.append("Hule søjler er foreløbige tal.")
    if any(point.is_hidden for point in points):
        found.append(f"? {HIDDEN[:1].lower()}{HIDDEN[1:]}")
    return tuple(found)


def begins(low: float, unit: str) -> tuple[str, ...]:
    """A warning where the axis does not begin at zero."""
    return (f"Aksen begynder ved {number(low)}{UNITS.get(unit, '')}.",) if low else ()


HIDDEN = "Udeladt: tallet er så lille, at det kan pege på enkeltpersoner, eller det kan røbe et tal, der er."


def _legend(aim: Aim) -> str:
    if len(both(aim)) < 2 or not all(series.points for series in both(aim)):
        return ""
    own, other = (_within(series) for series in both(aim))
    return f"Fuld linje: {own}. Stiplet linje: {other}."


def _within(series: Series) -> str:
    """A place's name inside a sentence."""
    return SHORT[series.kind].lower() if series.kind in SHORT else series.place

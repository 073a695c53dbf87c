# SPDX-License-Identifier: MPL-2.0
"""Danish words that several rules share."""

from collections.abc import Iterable

from partnerskab import danish

from ..tree import ActivityContent, Line
from .findings import Place, Scope

NAMED = 20
"""How many activities a sentence names one by one."""


def listed(parts: Iterable[object]) -> str:
    """`[2021, 2022, 2023]` -> "2021, 2022 og 2023"."""
    *first, last = map(str, parts)
    return f"{', '.join(first)} og {last}" if first else last


def quoted(text: str) -> str:
    """Inside the Danish marks ”…”."""
    return f"”{text}”"


def name(thing: ActivityContent | Line) -> str:
    """What a sentence calls an activity or a line without one: "Aktivitet 9", else its title in quotation marks."""
    if isinstance(thing, Line):
        return quoted(thing.post)
    return f"Aktivitet {thing.number}" if thing.number is not None else quoted(thing.title)


def within(thing: ActivityContent | Line) -> str:
    """`name` for the middle of a sentence: "aktivitet 9"."""
    return name(thing).replace("Aktivitet ", "aktivitet ", 1)


def numbered(activities: Iterable[ActivityContent]) -> str:
    """ "aktivitet 1, 2 og 6", those without a number by title after them; beyond `NAMED` the rest are counted."""
    found = sorted(activities, key=lambda activity: (activity.number is None, activity.number))
    named, rest = found[:NAMED], found[NAMED:]
    words = [str(activity.number) if activity.number is not None else quoted(activity.title) for activity in named]
    if rest:
        words.append(f"{len(rest)} flere")
    return f"aktivitet {listed(words)}"


def kr(kroner: int | None) -> str:
    """Whole kr. as "335.000 kr.", or "ingen beløb" where nothing stands."""
    return "ingen beløb" if kroner is None else danish.kr(kroner)


def at(thing: ActivityContent | Line, unit: str) -> Place:
    """A unit of an activity, or a line without one."""
    return Place(Scope.LINE if isinstance(thing, Line) else Scope.ACTIVITY, thing.id, unit)

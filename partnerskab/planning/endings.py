# SPDX-License-Identifier: MPL-2.0
"""What an activity itself says of its end: that it is anchored elsewhere, that its time is up, that its money stops.

Pure functions on frozen content; `year` is that of the plan to be begun.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from partnerskab.content.tree import ActivityContent, Amount
from partnerskab.danish import SENTENCE_ENDS
from partnerskab.richtext import plain

_YEAR = re.compile(r"\b20\d\d\b")
_ENDS = re.compile(r"\b(ophør|afslutte|afsluttet|slutter|stopper|udløber|udfases)", re.IGNORECASE)
_LATE = re.compile(
    r"\b(februar|marts|april|maj|juni|juli|august|september|oktober|november|december|forår|sommer|efterår|halvår"
    r"|kvartal|medio|ultimo|udgang|slutning|løbet)",
    re.IGNORECASE,
)
"""Words that put a day of a year later than its first weeks; "1. halvår" begins with the year, but ends in it."""
_SENTENCE = re.compile(rf"{SENTENCE_ENDS.pattern}|[!?\n]+")


@dataclass(frozen=True, slots=True)
class Sign:
    """Something to know before an activity is carried on, in Danish; `ends` proposes that it is not."""

    words: str
    ends: bool = False


def signs(activity: ActivityContent, of_year: int, year: int) -> tuple[Sign, ...]:
    """What speaks for an end in the activity, as the plan of `of_year` has it."""
    return tuple(_signs(activity, of_year, year))


def ends(found: tuple[Sign, ...]) -> bool:
    """Whether an end is to be proposed."""
    return any(sign.ends for sign in found)


def _signs(activity: ActivityContent, of_year: int, year: int) -> Iterator[Sign]:
    if activity.has_ended:
        yield Sign(f"Ophørt i planen for {of_year}.", ends=True)
    money = _money(activity, of_year, year)
    if activity.anchored_with or activity.anchored_from:
        yield _anchored(activity, year, has_money=not (money and money.ends))
    last = _last_year(activity)
    if last is not None and last < year:
        yield Sign(f"Tidsplanen siger, at den slutter i {last}.", ends=True)
    if money:
        yield Sign(money.words)


def _anchored(activity: ActivityContent, year: int, *, has_money: bool) -> Sign:
    """From the year on it is somebody else's: then it ends here. Later in the year it still is the partnership's."""
    words = ["Forankres", f"hos {activity.anchored_with}" if activity.anchored_with else "", activity.anchored_from]
    said = " ".join(filter(None, words)).rstrip(".")
    years = [int(found) for found in _YEAR.findall(activity.anchored_from)]
    if not years:
        return Sign(f"{said}.", ends=not has_money)
    first = min(years)
    return Sign(f"{said}.", ends=first < year or (first == year and not _LATE.search(activity.anchored_from)))


def _last_year(activity: ActivityContent) -> int | None:
    """The year in which the timeline says it ends: the last that it speaks of, in a sentence about an end."""
    text = "\n".join(plain(section.text) for section in activity.of_kind("timeline"))
    years = [int(found) for found in _YEAR.findall(text)]
    about_an_end = " ".join(sentence for sentence in _SENTENCE.split(text) if _ENDS.search(sentence))
    return max(years) if years and str(max(years)) in about_an_end else None


def _money(activity: ActivityContent, of_year: int, year: int) -> Sign | None:
    """That money stops: as nothing is granted (`ends`), or as nobody has written what the year is to have."""
    cells = [cell for line in activity.lines for cell in line.amounts]
    if not any(_is_money(cell) for cell in cells if cell.year == of_year):
        return None
    coming = [cell for cell in cells if cell.year == year and not cell.is_blank]
    if any(_is_money(cell) for cell in coming):
        return None
    if coming:
        return Sign(f"Pengene slutter: der er ingen bevilling i {year}.", ends=True)
    return Sign(f"Ingen har skrevet et beløb for {year}.")


def _is_money(cell: Amount) -> bool:
    return bool(cell.kr or (cell.note and cell.kr is None))

# SPDX-License-Identifier: MPL-2.0
"""What has changed, on a few lines, for pages that are about something else."""

from collections.abc import Iterable
from dataclasses import dataclass

from partnerskab import danish
from partnerskab.revisions.comparing import Comparison
from partnerskab.revisions.comparing.changes import Fate
from partnerskab.revisions.comparing.entries import Entry
from partnerskab.revisions.comparing.telling import signed, summary

from .marks import MOVED, Mark, mark

MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class ShortRow:
    """A line: what it is about, what became of it, and the difference in kr. as people read it ("+50.000", "0")."""

    mark: Mark
    title: str
    phrase: str
    difference: str


@dataclass(frozen=True, slots=True)
class Short:
    """`since` names the earlier version ("2021.2"), and `lead` says in a sentence what has changed. `moves` tells of
    money that was moved, `others` of chapters and agreement, and `rest` of the rows that were left out, each as a
    sentence, or empty. Of the first version there is nothing to compare with: `is_first`.
    """

    since: str
    is_first: bool
    is_empty: bool
    lead: str
    cost: str
    rows: tuple[ShortRow, ...]
    rest: str
    moves: str
    others: str


def short(comparison: Comparison, since: str = "", limit: int = MOST_ROWS) -> Short:
    """The weightiest changes, at most `limit` lines, from most up to most down; `since` is "2021.2"."""
    told = summary(comparison, f"version {since}" if since else "")
    rows = [] if comparison.is_first else _rows(told.by_money)
    chosen = sorted(sorted(range(len(rows)), key=lambda at: (rows[at][0], at))[:limit])
    return Short(
        since=since,
        is_first=comparison.is_first,
        is_empty=not (rows or told.others or told.moves),
        lead=told.activities,
        cost=told.cost,
        rows=tuple(rows[at][1] for at in chosen),
        rest=rest(len(rows) - len(chosen)),
        moves=told.moves,
        others="" if comparison.is_first else told.others,
    )


def _rows(changed: Iterable[Entry]) -> list[tuple[tuple[bool, int], ShortRow]]:
    """Each change with its weight: what is new or ended goes first, then the most money."""
    return [((entry.fate not in (Fate.NEW, Fate.ENDED), -abs(entry.difference)), _row(entry)) for entry in changed]


def _row(entry: Entry) -> ShortRow:
    title = entry.title if entry.number is None else f"{entry.number} {entry.title}"
    shown, phrase = mark(entry.fate), entry.phrase
    if entry.fate is Fate.UNCHANGED:  # it has a new number or place, and the phrase says which
        shown, phrase = Mark(MOVED.style, MOVED.sign, phrase), ""
    elif entry.fate is Fate.NEW or phrase == shown.word:
        phrase = ""
    return ShortRow(shown, title, phrase, signed(entry.difference))


def rest(number: int) -> str:
    """How many are left out, in a sentence; nothing where none are."""
    if not number:
        return ""
    return f"Og {danish.counted(number, 'ændring', 'ændringer')} mere."

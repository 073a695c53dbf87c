# SPDX-License-Identifier: MPL-2.0
"""What has changed in what is no plan, on a few lines, for pages that are about something else."""

from collections.abc import Callable, Iterator
from typing import Any

from partnerskab.content.tree import FrameContent
from partnerskab.revisions.comparing.changes import Fate
from partnerskab.revisions.comparing.telling import signed
from partnerskab.revisions.comparing.texts import in_order
from partnerskab.revisions.comparing.whole import Whole

from . import saying
from .marks import mark
from .short import MOST_ROWS, Short, ShortRow, rest
from .wholes import PresentedWhole, money, present_whole

_NAMED: dict[str, tuple[str, Callable[[Any], str]]] = {
    "chapters": ("Kapitel", lambda row: row.title),
    "boundaries": ("Området", lambda row: f"Fra {saying.day(row.from_date)}"),
    "areas": ("Indsatsområde", lambda row: f"{row.number}. {row.title}"),
    "targets": ("Mål", lambda row: row.title),
    "entries": ("Mål", lambda row: row.aim.title),
    "bodies": ("Organ", lambda row: row.name),
    "staff": ("Medarbejderressource", lambda row: row.title),
    "parties": ("Part", lambda row: row.name),
    "frames": ("", saying.frame_name),
    "told": ("Aktivitet", lambda row: row.title),
    "points": ("Punkt", lambda row: row.title),
    "attendants": ("Deltager", lambda row: row.name),
    "recommendations": ("At-punkt", lambda row: row.text[:120]),
    "met": ("Møder", lambda row: row.name),
    "handlings": ("Behandling", lambda row: row.body),
    "annexes": ("Bilag", lambda row: row.title),
}
"""The lists whose rows are told one by one: what a row is, and its name."""

_TOGETHER = frozenset({"oplysninger", "tekster", "forandringsteori", "beslutningsgang"})
"""The groups that are told as one line each."""


def short_whole(before: Whole | None, after: Whole, since: str = "", limit: int = MOST_ROWS) -> Short:
    """What differs row by row, at most `limit` of them, in the order of the paper; `since` is "2026.1"."""
    version = f"version {since}" if since else ""
    presented = present_whole(before, after, version)
    rows = tuple(_rows(presented))
    return Short(
        since=since,
        is_first=presented.comparison.is_first,
        is_empty=presented.is_same,
        lead=presented.lead,
        cost=money(before, after, version),
        rows=rows[:limit],
        rest=rest(len(rows) - len(rows[:limit])),
        moves="",
        others="" if rows or presented.is_same else presented.lead,
    )


def _rows(presented: PresentedWhole) -> Iterator[ShortRow]:
    """Each row that differs of the lists that are told so; of the rest, that something in them differs."""
    for name, found in presented.comparison.lists if presented.groups else ():
        if name in _NAMED:
            yield from (_row(*_NAMED[name], *sides) for sides in in_order(found))
    for group in presented.groups:
        if group.anchor in _TOGETHER:
            yield ShortRow(mark(Fate.ADJUSTED), group.title[:1].upper() + group.title[1:], "", "")


def _row(what: str, named: Callable[[Any], str], before: Any, after: Any) -> ShortRow:
    fate = Fate.NEW if before is None else Fate.ENDED if after is None else Fate.ADJUSTED
    return ShortRow(mark(fate), named(after or before), what, _difference(before, after))


def _difference(before: Any, after: Any) -> str:
    """In kr., of a frame."""
    if not isinstance(after or before, FrameContent):
        return ""
    return signed((after.kr if after else 0) - (before.kr if before else 0))

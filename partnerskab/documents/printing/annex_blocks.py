# SPDX-License-Identifier: MPL-2.0
"""The annex's blocks: each activity that differs, is new or has ended, and what else of the plan has changed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from partnerskab.content.tree import ActivityContent, PlanContent
from partnerskab.revisions.presenting import Presented
from partnerskab.revisions.presenting.marks import Mark
from partnerskab.revisions.presenting.parts import Changed, Group, Part
from partnerskab.revisions.presenting.sums import PostsTable
from partnerskab.revisions.presenting.whole import Alone
from partnerskab.richtext.showing import Notes

from .annex_tables import column
from .chapters import bound, label
from .numbering import Numbering
from .sheets import Sheet, sheet

_LINK = re.compile(r"</?a\b[^>]*>")
_HEADING = re.compile(r"<h3>(.*?)</h3>", re.DOTALL)
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A labelled part. `label` stands in the margin (`tall`: on two lines), `heading` in the text column."""

    html: SafeString
    label: str = ""
    tall: bool = False
    heading: SafeString | str = ""
    items: tuple[SafeString, ...] = ()
    posts: PostsTable | None = None
    table_number: int = 0
    column: str = ""
    is_too_long: bool = False
    earlier: SafeString | str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` stands in the margin ("Aktivitet 2"), `ids` are what it tells of; an activity alone comes as a sheet."""

    anchor: str
    kind: str
    title: str
    ids: tuple[str, ...] = ()
    mark: Mark | None = None
    pieces: tuple[Piece, ...] = ()
    sheet: Sheet | None = None
    whole: str = ""


def blocks(
    changes: Presented, before: PlanContent, after: PlanContent, notes: Notes, numbering: Numbering
) -> Iterator[Block]:
    """All blocks in reading order; footnotes and tables get their numbers in that order."""
    places = {activity.id: at for at, activity in enumerate(after.activities)}
    both: tuple[Changed | Alone, ...] = (*changes.changed, *changes.new)
    shown = sorted(both, key=lambda one: places[one.activity.id])
    for at, one in enumerate(shown):
        anchor = f"e{at}"
        if isinstance(one, Changed):
            yield _changed(one, anchor, numbering)
        else:
            yield _alone(one, anchor, "Hele teksten er ny", after, notes, numbering)
    for at, gone in enumerate(changes.gone):
        yield _alone(gone, f"x{at}", "Hele teksten er taget ud", before, notes, numbering)
    yield from _others(changes, numbering)


def _others(changes: Presented, numbering: Numbering) -> Iterator[Block]:
    if changes.transfers:
        moves = (_piece(Part("", items=changes.transfers)),)
        yield Block("flytninger", "Planen", "Flyttede penge", pieces=moves)
    if changes.loose:
        loose = tuple(entry.after_id or entry.before_id for entry in changes.summary.entries if entry.is_loose)
        part = Part("Økonomi", posts=changes.loose)
        yield Block("linjer", "Planen", "Linjer uden nummer", loose, pieces=tuple(_pieces([part], numbering)))
    if changes.moved:
        lines = tuple(format_html("{}: {}", name, how) for name, how in changes.moved)
        ids = tuple(change.after.id for change in changes.comparison.kept if (change.is_renumbered or change.is_moved))
        told = {one.activity.id for one in changes.changed}
        moved = tuple(each for each in ids if each not in told)
        yield Block("flyttet", "Planen", "Nyt nummer eller ny plads", moved, pieces=(_piece(Part("", items=lines)),))
    yield from group_blocks(changes.groups, "Planen", numbering)


def group_blocks(groups: Iterable[Group], kind: str, numbering: Numbering) -> Iterator[Block]:
    """A block for each group of parts; `kind` says what it is of."""
    for group in groups:
        title = _TITLES.get(group.anchor, group.title[:1].upper() + group.title[1:])
        yield Block(group.anchor, kind, title, pieces=tuple(_pieces(group.parts, numbering)))


_TITLES = {"planen": "Planens oplysninger"}


def _changed(one: Changed, anchor: str, numbering: Numbering) -> Block:
    parts = [*one.parts, *([Part("Partnere", items=one.partners)] if one.partners else [])]
    pieces = tuple(_pieces(parts, numbering))
    return Block(anchor, _kind(one.activity), bound(one.activity.title), (one.activity.id,), one.mark, pieces)


def _alone(one: Alone, anchor: str, whole: str, plan: PlanContent, notes: Notes, numbering: Numbering) -> Block:
    activity = one.activity
    set_out = sheet(activity, plan, anchor, notes, numbering)
    return Block(anchor, _kind(activity), bound(activity.title), (activity.id,), one.mark, sheet=set_out, whole=whole)


def _kind(activity: ActivityContent) -> str:
    return f"Aktivitet {activity.number}" if activity.number is not None else "Aktivitet"


def _pieces(parts: Iterable[Part], numbering: Numbering) -> Iterator[Piece]:
    """The parts for the paper; one under the same label as the one before it has none of its own."""
    last: SafeString | str = ""
    for part in parts:
        yield _piece(part, is_again=part.label == last, table_number=numbering.next_table() if part.posts else 0)
        last = part.label


def _piece(part: Part, *, is_again: bool = False, table_number: int = 0) -> Piece:
    is_marked = isinstance(part.label, SafeString) and "<" in part.label
    margin = None if is_again or is_marked or not part.label else label(part.label)
    return Piece(
        html=_for_paper("".join(stretch.html for stretch in part.stretches if stretch.is_changed)),
        label=margin[0] if margin else "",
        tall=bool(margin and margin[1]),
        heading="" if margin or is_again else part.label,
        items=part.items,
        posts=part.posts,
        table_number=table_number,
        column=column([*part.posts.rows, part.posts.total]) if part.posts else "",
        is_too_long=part.is_too_long,
        earlier=_for_paper(part.earlier),
    )


def _for_paper(html: str) -> SafeString:
    """A marked text: links as words alone, for PDF/UA allows no marks inside one (7.18.5); tables in their frame."""
    text = _HEADING.sub(r'<h5 class="t">\1</h5>', _LINK.sub("", html))
    return mark_safe(_TABLE.sub(r'<div class="tabel"><table>\1</table></div>', text))  # noqa: S308 - from richtext

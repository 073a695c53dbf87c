# SPDX-License-Identifier: MPL-2.0
"""Money before and after as people read it. Blank, a dash, 0 and words stay four things."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerskab import danish
from partnerskab.content.totals import OWN_MONEY, Total
from partnerskab.content.tree import Amount, Line
from partnerskab.revisions.comparing import Comparison
from partnerskab.revisions.comparing.changes import Fate
from partnerskab.revisions.comparing.entries import Entry
from partnerskab.revisions.comparing.money import CellShift, NamedMoney, PlanYears, PostShift, Shift
from partnerskab.revisions.comparing.moves import NO_MOVES, Moved, Moves
from partnerskab.revisions.comparing.posts import posts
from partnerskab.revisions.comparing.telling import signed

from .marked import replaced, rewritten
from .marks import MONEY_MOVED, MOVED, PARTLY_MOVED, Mark, mark

DASH = "–"
_MOVED = {Moved.WHOLLY: MOVED, Moved.PARTLY: PARTLY_MOVED}
_FRAMES = {"activities": "aktiviteter", "management": "projektledelse"}
HALF = 75.0
"""Half the width of the drawing of a difference, in its own units."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A difference drawn from the middle: to the right what is more, to the left what is less."""

    x: float
    width: float
    is_plus: bool


@dataclass(frozen=True, slots=True)
class SumRow:
    """A sum before and after, and the difference with its sign, in whole kr. as text; `name` may be marked."""

    name: SafeString | str
    before: str
    after: str
    difference: str
    mark: Mark | None = None
    bar: Bar | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """Every activity and loose post whose money of the plan year differs; all others, if any, as one row."""

    before_year: int
    after_year: int
    rows: tuple[SumRow, ...]
    unchanged: SumRow | None
    total: SumRow
    years: tuple[SumRow, ...]
    areas: tuple[SumRow, ...]
    funders: tuple[SumRow, ...]

    @property
    def differing(self) -> int:
        """How many sums there are to look at."""
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class PostsTable:
    """The posts of an activity in the plan year, and what differs in other years and in what is noted beside posts and
    cells, a marked line for each; or other sums in the same form. `what` heads the rows, `caption` names the table."""

    rows: tuple[SumRow, ...]
    total: SumRow
    other_years: tuple[tuple[str, SafeString], ...]
    notes: tuple[tuple[str, SafeString], ...] = ()
    what: str = "Budgetpost"
    caption: str = ""

    @property
    def lines(self) -> tuple[tuple[str, SafeString], ...]:
        """What stands under the table."""
        return self.other_years + self.notes


def money_table(comparison: Comparison, entries: Sequence[Entry]) -> MoneyTable:
    """The money of the whole comparison."""
    differing = [entry for entry in entries if not entry.money.is_same]
    same = [entry for entry in entries if entry.money.is_same]
    most = max((abs(entry.difference) for entry in differing), default=0)
    money = comparison.money
    return MoneyTable(
        comparison.before_year,
        comparison.after_year,
        rows=tuple(entry_row(entry, most) for entry in differing),
        unchanged=_unchanged(same) if same else None,
        total=shift_row("I alt", money.plan.headline),
        years=tuple(shift_row(str(shift.after.year), shift) for shift in money.plan.years),
        areas=tuple(shift_row(_area(named), named.money.headline) for named in money.areas),
        funders=tuple(shift_row(named.name, named.money.headline) for named in money.funders),
    )


def entry_row(entry: Entry, most: int = 0) -> SumRow:
    """An activity or a loose post; a side where it is not shows a dash. `most` is the longest drawing's kr."""
    row = shift_row(entry.title, entry.money)
    is_new, is_gone = not entry.before_id, not entry.after_id
    return SumRow(
        entry.title,
        DASH if is_new else row.before,
        DASH if is_gone else row.after,
        row.difference,
        MONEY_MOVED if entry.is_money_moved else mark(entry.fate),
        _bar(entry.difference, most),
        entry.number,
    )


def posts_table(
    before: Sequence[Line], after: Sequence[Line], money: Shift, years: PlanYears, moves: Moves
) -> PostsTable | None:
    """The posts side by side; None where neither side has any or nothing differs in them. `moves` marks the cells that
    money was moved between."""
    found = posts(before, after, years)
    differing = [post for post in found if not _reads_alike(post)]
    if not differing:
        return None
    across = years.before != years.after
    cells = ((post, year, cell) for post in differing for year, cell in post.years if across or year != years.after)
    return PostsTable(
        rows=tuple(_post_row(post, NO_MOVES if across else moves, years.after) for post in found),
        total=shift_row("I alt", money),
        other_years=tuple(filter(None, (_other_year(*cell, moves) for cell in cells))),
        notes=tuple(note for post in differing for note in _notes(post)),
    )


def shift_row(name: str, shift: Shift) -> SumRow:
    """A named sum."""
    return SumRow(name, total_text(shift.before), total_text(shift.after), signed(shift.difference))


def total_text(total: Total) -> str:
    """ "1.313.000", "ca. 5.000", "–", "tekst" where words stand instead of kroner, or nothing."""
    if total.kr is None:
        return DASH if total.is_dash else "tekst" if total.has_words else ""
    return f"{f'ca.{danish.NO_BREAK_SPACE}' if total.is_rough else ''}{danish.amount(total.kr)}"


def cell_text(amount: Amount | None) -> str:
    """A cell as written: "50.000", "ca. 5.000", "–", words, or nothing; a dash where the post is not there."""
    if amount is None or amount.is_dash:
        return DASH
    return danish.hard_spaces(danish.written(amount))


def _reads_alike(post: PostShift) -> bool:
    """Whether a reader sees no difference; next year's plan has its posts under ids of their own."""
    if not (post.before and post.after):
        return False
    same_name = (post.before.post, post.before.funder) == (post.after.post, post.after.funder)
    cells = [post.headline, *(cell for _, cell in post.years)]
    same_cells = all(cell_text(cell.before) == cell_text(cell.after) for cell in cells)
    return same_name and same_cells and not any(_notes(post))


def _notes(post: PostShift) -> Iterator[tuple[str, SafeString]]:
    """What is noted beside a post that stands on both sides and beside its cells, and its frame, where they differ."""
    before, after = post.before, post.after
    if not (before and after):
        return
    if before.note != after.note:
        yield f"Note til {after.post}", rewritten(before.note, after.note)
    if before.purpose != after.purpose:
        yield (
            f"Ramme for {after.post}",
            replaced(*(_FRAMES.get(side.purpose, side.purpose) for side in (before, after))),
        )
    for year, cell in post.years:
        remarks = [side.remark if side else "" for side in (cell.before, cell.after)]
        if remarks[0] != remarks[1]:
            yield f"Note til {after.post} i {year}", rewritten(*remarks)


def _other_year(post: PostShift, year: int, cell: CellShift, moves: Moves) -> tuple[str, SafeString] | None:
    """A cell of another year than the plan's, where it differs; a post that is not there counts as blank."""
    texts = [cell_text(side) if side else "" for side in (cell.before, cell.after)]
    if texts[0] == texts[1]:
        return None
    moved = _MOVED.get(moves.of(post.after, year, cell.difference))
    return f"{post.line.post} i {year}{f' ({moved.word.lower()})' if moved else ''}", replaced(*texts)


def _post_row(post: PostShift, moves: Moves, year: int) -> SumRow:
    before, after, cell = post.before, post.after, post.headline
    sides = [side for side in (before, after) if side]
    funders = [side.funder or OWN_MONEY for side in sides]
    name = replaced(sides[0].post, sides[-1].post)
    if any(side.funder for side in sides):
        name = format_html("{} <small>{}</small>", name, replaced(funders[0], funders[-1]))
    fate = Fate.NEW if before is None else Fate.ENDED if after is None else None
    shown = mark(fate) if fate else _MOVED.get(moves.of(after, year, cell.difference))
    texts = cell_text(cell.before), cell_text(cell.after)
    return SumRow(name, *texts, signed(cell.difference), shown)


def _unchanged(entries: Sequence[Entry]) -> SumRow:
    before, after = (sum(side.kr or 0 for side in sides) for sides in _sides(entries))
    words = danish.counted(len(entries), "aktivitet eller linje", "aktiviteter og linjer")
    return SumRow(
        f"{words[0].upper()}{words[1:]} uden ændring i beløb", danish.amount(before), danish.amount(after), "0"
    )


def _sides(entries: Sequence[Entry]) -> tuple[list[Total], list[Total]]:
    return [entry.money.before for entry in entries], [entry.money.after for entry in entries]


def _area(named: NamedMoney) -> str:
    return named.name if named.number is None else f"{named.number} {named.name}"


def _bar(difference: int, most: int) -> Bar | None:
    if not difference or not most:
        return None
    width = round(abs(difference) / most * (HALF - 1), 1)
    return Bar(HALF if difference > 0 else HALF - width, width, difference > 0)

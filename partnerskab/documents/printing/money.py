# SPDX-License-Identifier: MPL-2.0
"""Money as it stands in the paper's tables: cells, widths of columns, and remarks where a paper said otherwise.

Blank, a dash, 0 and words stay four different things.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from partnerskab import danish
from partnerskab.content.totals import Total, line_totals, total
from partnerskab.content.tree import ActivityContent, Amount, Line, Stated

from .measuring import MM, SEMIBOLD, width

DASH = "–"
OWN_MONEY = "Partnerskabet"
_TABLE_TYPE = 13.0
_AIR = 0.7 * MM
_PADDING = 1.5
_TEXT_COLUMN, _SHEET = 121.0, 167.0
_NARROWEST, _WIDEST = 14.5, 30.0


@dataclass(frozen=True, slots=True)
class Cell:
    """What a field of a money table shows, and whether it is the plan year's and whether it is words."""

    text: str
    is_plan_year: bool
    is_words: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    funder: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """An activity's money: `funded` adds the column of funders; `wide` lets it take the whole sheet; widths in mm."""

    years: tuple[int, ...]
    rows: tuple[Row, ...]
    sum: tuple[Cell, ...]
    funded: bool
    wide: bool
    column: str


def as_written(amount: Amount | Stated) -> str:
    """A field as the paper shows it: "1.313.000", "ca. 5.000", "–", words, or nothing."""
    return DASH if amount.qualifier == "-" else danish.hard_spaces(danish.written(amount))


def cell(amounts: Iterable[Amount | Stated], year: int, plan_year: int) -> Cell:
    """The field of a year among a line's fields; blank when the year has none."""
    found = next((amount for amount in amounts if amount.year == year), None)
    if found is None:
        return Cell("", year == plan_year)
    return Cell(as_written(found), year == plan_year, is_words=bool(found.note))


def sum_cell(found: Total, plan_year: int) -> Cell:
    """A computed total: "ca." when a part of it is, a dash when nothing but dashes stood there."""
    if found.kr is None:
        return Cell(DASH if found.is_dash else "", found.year == plan_year)
    text = f"ca.{danish.NO_BREAK_SPACE}" if found.is_rough else ""
    return Cell(text + danish.amount(found.kr), found.year == plan_year)


def money_table(lines: Sequence[Line], years: tuple[int, ...], plan_year: int) -> MoneyTable | None:
    """The table of an activity's posts; none without posts."""
    if not lines:
        return None
    funded = any(line.funder for line in lines)
    rows = tuple(
        Row(
            line.post,
            line.funder or OWN_MONEY if funded else "",
            tuple(cell(line.amounts, year, plan_year) for year in years),
        )
        for line in lines
    )
    sums = tuple(sum_cell(found, plan_year) for found in line_totals(lines, years))
    needed = column_width([*sums, *(field for row in rows for field in row.cells)], _TABLE_TYPE)
    names = 58.0 if funded else 34.0
    wide = names + (needed + _PADDING) * len(years) > _TEXT_COLUMN
    room = (_SHEET - names) / max(1, len(years)) - _PADDING if wide else needed
    return MoneyTable(years, rows, sums, funded, wide, millimetres(min(needed, room)))


def column_width(cells: Iterable[Cell], size: float) -> float:
    """How wide a year's column must be inside its padding, in mm; long words break rather than widen it for ever."""
    texts = {found.text for found in cells} | {"0000"}
    return min(_WIDEST, max(_NARROWEST, *((width(text, size, SEMIBOLD) + _AIR) / MM for text in texts)))


def millimetres(number: float) -> str:
    """A width as the stylesheet takes it, whatever the language of numbers around it."""
    return f"{number:.1f}mm"


def year_text(activity: ActivityContent, year: int) -> str:
    """What the plan year gives an activity, in words when it is no sum."""
    found = total(year, [amount for line in activity.lines for amount in line.amounts])
    words = [amount.note for line in activity.lines for amount in line.amounts if amount.year == year and amount.note]
    if found.kr is not None:
        rough = f"ca.{danish.NO_BREAK_SPACE}" if found.is_rough else ""
        return "; ".join([f"{rough}{danish.kr(found.kr)}", *words])
    if words:
        return "; ".join(words)
    return "Intet bevilget" if found.is_dash else "Ikke fastlagt" if activity.lines else "Ingen egne midler"


def differences(stated: Iterable[Stated], computed: dict[int, Total], said: str) -> str:
    """A remark on the sums a paper stated that are not the sums of its posts; empty when all agree.

    `said` begins it: "Det indlæste papir sagde".
    """
    found = [(row, computed.get(row.year)) for row in stated if row.kr is not None or row.note]
    wrong = [(as_written(row), row.year, own) for row, own in found if own is None or own.kr != row.kr or row.note]
    wrong.sort(key=lambda one: one[1])
    parts = []
    for (text, own), same in groupby(wrong, key=lambda one: (one[0], one[2].kr if one[2] else None)):
        years = listed([str(year) for _, year, _ in same])
        posts = f"posterne giver {danish.kr(own)}" if own is not None else "posterne giver ingen sum"
        unit = f"{danish.NO_BREAK_SPACE}kr." if text[-1:].isdigit() else ""
        parts.append(f"{text}{unit} i {years} ({posts})")
    return f"{said} {listed(parts)}." if parts else ""


def by_year(totals: Iterable[Total]) -> dict[int, Total]:
    return {found.year: found for found in totals}


def listed(words: list[str]) -> str:
    """`["a", "b", "c"]` -> "a, b og c"."""
    return " og ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)

# SPDX-License-Identifier: MPL-2.0
"""Money as it stands in the paper's tables: cells, widths of columns, and remarks where a paper said otherwise.

Blank, a dash, 0 and words stay four different things. Tables show amounts in the plan's unit, sentences whole kr.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from partnerskab import danish
from partnerskab.content.totals import OWN_MONEY, Total, line_totals, total
from partnerskab.content.tree import ActivityContent, Amount, Line, PlanContent, Stated

from .bands import PADDING, Band, bands
from .measuring import MM, SEMIBOLD, width
from .remarks import Marks, Remark, Remarks

DASH = "–"
_TABLE_TYPE = 13.0
_AIR = 0.7 * MM
_TEXT_COLUMN, _SHEET = 121.0, 167.0
_NARROWEST, _WIDEST = 14.5, 36.0
_WIDEST_WORD = 21.0


@dataclass(frozen=True, slots=True)
class Cell:
    """What a field of a money table shows, whether it is the plan year's, whether it is words, and its remarks."""

    text: str
    is_plan_year: bool
    is_words: bool = False
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A post; `id` is the line's own."""

    id: str
    name: str
    funder: str
    cells: tuple[Cell, ...]
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """An activity's money: `funded` adds the column of funders; `wide` lets it take the whole sheet; widths in mm."""

    years: tuple[int, ...]
    unit: int
    rows: tuple[Row, ...]
    sum: tuple[Cell, ...]
    funded: bool
    wide: bool
    bands: tuple[Band, ...]
    column: str
    remarks: tuple[Remark, ...]

    @property
    def unit_name(self) -> str:
        return danish.unit_name(self.unit)


def as_written(amount: Amount | Stated, unit: int = 1) -> str:
    """A field as the paper shows it: "1.313.000", "ca. 5.000", "–", words, or nothing."""
    return DASH if amount.qualifier == "-" else danish.hard_spaces(danish.written(amount, unit))


def cell(amounts: Iterable[Amount | Stated], year: int, plan_year: int, unit: int = 1) -> Cell:
    """The field of a year among a line's fields; blank when the year has none."""
    found = next((amount for amount in amounts if amount.year == year), None)
    return amount_cell(found or Amount(year), plan_year, unit)


def amount_cell(amount: Amount | Stated, plan_year: int, unit: int = 1) -> Cell:
    """A field as it is written."""
    return Cell(as_written(amount, unit), amount.year == plan_year, is_words=bool(amount.note))


def sum_cell(found: Total, plan_year: int, unit: int = 1) -> Cell:
    """A computed total: "ca." when a part of it is, a dash when nothing but dashes stood there."""
    if found.kr is None:
        return Cell(DASH if found.is_dash else "", found.year == plan_year)
    text = f"ca.{danish.NO_BREAK_SPACE}" if found.is_rough else ""
    return Cell(text + danish.amount(found.kr, unit), found.year == plan_year)


def line_cells(line: Line, content: PlanContent, remarks: Remarks) -> tuple[Cell, ...]:
    """A post's fields for the plan's years, each with the remark that somebody has put on it."""
    noted = {amount.year: amount.remark for amount in line.amounts}
    return tuple(
        replace(cell(line.amounts, year, content.year, content.unit), marks=remarks.add([noted.get(year, "")]))
        for year in content.years
    )


def money_table(lines: Sequence[Line], content: PlanContent, prefix: str = "bm") -> MoneyTable | None:
    """The table of an activity's posts; none without posts. `prefix` begins the anchors of its remarks."""
    if not lines:
        return None
    funded = any(line.funding != "own" for line in lines)
    remarks = Remarks(prefix)
    rows = tuple(
        Row(
            line.id,
            line.post,
            line.funder or OWN_MONEY if funded else "",
            marks=remarks.add([line.note]),
            cells=line_cells(line, content, remarks),
        )
        for line in lines
    )
    sums = tuple(sum_cell(found, content.year, content.unit) for found in line_totals(lines, content.years))
    needed = column_width([*sums, *(field for row in rows for field in row.cells)], _TABLE_TYPE)
    names = 58.0 if funded else 34.0
    wide = names + (needed + PADDING) * len(content.years) > _TEXT_COLUMN
    parts = bands(content.years, needed, (_SHEET if wide else _TEXT_COLUMN) - names)
    column = millimetres(needed)
    return MoneyTable(content.years, content.unit, rows, sums, funded, wide, parts, column, tuple(remarks.given))


def column_width(cells: Iterable[Cell], size: float) -> float:
    """How wide a year's column must be inside its padding, in mm.

    A figure stands on one line with the letter of its remark, words on as many as they need; long words break rather
    than widen it for ever.
    """

    def needed(texts: Iterable[str], most: float) -> Iterator[float]:
        return (min(most, (width(text, size, SEMIBOLD) + _AIR) / MM) for text in texts)

    fields = list(cells)
    figures = {f"{found.text}{'0' if found.marks else ''}" for found in fields if not found.is_words}
    words = {word for found in fields if found.is_words for word in found.text.split(" ")}
    return max(_NARROWEST, *needed(figures | {"0000"}, _WIDEST), *needed(words, _WIDEST_WORD))


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

# SPDX-License-Identifier: MPL-2.0
"""The sheets of a workbook as bare cells: what stands in each, where, and whether it can be read at all.

openpyxl reads the file twice, for the values alone do not say whether an empty cell is a formula nobody calculated.
Read-only mode fetches neither links nor pictures; `opening` has turned away what its parser could be harmed by.
"""

import datetime
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from partnerskab.refusal import Refused

from .opening import refuse_other_kinds

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 30, 5_000, 60
_TOO_MANY = "Arket ”{name}” har over {most} {what}. Gem kun den del, der skal læses, i en ny projektmappe."
_DAMAGED = "Filen er beskadiget og kan ikke læses. Åbn den i Excel, gem den igen som .xlsx, og vælg den nye fil."
_NO_VALUE = "Feltet har en formel uden et gemt resultat. Åbn filen i Excel og gem den, eller skriv selve tallet."
_NOT_TEXT = "Feltet rummer {what}. Skriv et tal, for eksempel 50.000, eller tekst."


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: text, or a number with its format; `trouble` says why it cannot be read."""

    address: str
    text: str = ""
    number: int | float | None = None
    number_format: str = "General"
    trouble: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.text and self.number is None and not self.trouble

    @property
    def words(self) -> str:
        """What it says, as a name or a head: a whole number without decimals."""
        if self.number is None:
            return " ".join(self.text.split())
        whole = int(self.number) if self.number == int(self.number) else self.number
        return str(whole)


NOTHING = Cell("")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its number as Excel has it, and its cells by column, counted from 0."""

    number: int
    cells: dict[int, Cell] = field(default_factory=dict)

    def at(self, column: int | None) -> Cell:
        """The cell in a column; an empty one where there is none."""
        return NOTHING if column is None else self.cells.get(column, NOTHING)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows that hold anything."""

    name: str
    rows: tuple[Row, ...]

    @property
    def is_styled(self) -> bool:
        """Whether any number has a format: a program that drops them all says nothing about "ca."."""
        return any(cell.number_format != "General" for row in self.rows for cell in row.cells.values())

    def place(self, row: Row, column: int) -> str:
        """Where a cell stands, as people say it: "Ark1!C5"; in a text file, which has no sheets, "linje 5, felt 3"."""
        if not self.name:
            return f"linje {row.number}, felt {column + 1}"
        return f"{self.name}!{get_column_letter(column + 1)}{row.number}"

    def line(self, row: Row) -> str:
        """Where a row stands."""
        return f"{self.name}, række {row.number}" if self.name else f"linje {row.number}"


def read_sheets(data: bytes, filename: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook that hold anything.

    Raises:
        Refused: it is no workbook, has macros, is too large or damaged.
    """
    refuse_other_kinds(data, filename)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles it does not know
            sheets = tuple(_sheets(data))
    except Refused:
        raise
    except Exception as trouble:  # openpyxl names no errors of its own: whatever it meets, the file is at fault
        raise Refused("damaged", _DAMAGED) from trouble
    found = tuple(sheet for sheet in sheets if sheet.rows)
    if not found:
        raise Refused("empty", "Projektmappen er tom. Vælg den, der har tallene.")
    return found


def _sheets(data: bytes) -> Iterator[Sheet]:
    books = [
        openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
        for values in (True, False)
    ]
    try:
        values, formulas = books
        if len(values.worksheets) > MOST_SHEETS:
            message = f"Filen har over {MOST_SHEETS} ark. Gem kun de ark, der skal læses, i en ny projektmappe."
            raise Refused("too_large", message)
        for shown, behind in zip(values.worksheets, formulas.worksheets, strict=True):
            yield Sheet(shown.title, tuple(_rows(shown, behind)))
    finally:
        for book in books:
            book.close()


def _rows(shown: Any, behind: Any) -> Iterator[Row]:
    for sheet in (shown, behind):
        sheet.reset_dimensions()  # what a file says of its own size may be wrong
    pairs = zip_longest(shown.iter_rows(), behind.iter_rows(), fillvalue=())
    for number, (cells, formulas) in enumerate(pairs, start=1):
        found: dict[int, Cell] = {}
        for column, (cell, formula) in enumerate(zip_longest(cells, formulas)):
            read = _cell(cell, formula, f"{get_column_letter(column + 1)}{number}")
            if read is None or read.is_blank:
                continue
            if number > MOST_ROWS:
                raise Refused("too_large", _TOO_MANY.format(name=shown.title, most=MOST_ROWS, what="rækker"))
            if column >= MOST_COLUMNS:
                raise Refused("too_large", _TOO_MANY.format(name=shown.title, most=MOST_COLUMNS, what="kolonner"))
            found[column] = read
        if found:
            yield Row(number, found)


def _cell(cell: Any, formula: Any, address: str) -> Cell | None:
    value = cell.value if cell is not None else None
    is_formula = formula is not None and formula.data_type == "f"
    if value is None:
        has_result = not is_formula or cell.data_type != "n"  # the result of a formula may be an empty text
        return None if has_result else Cell(address, trouble=_NO_VALUE)
    if isinstance(value, bool):
        return Cell(address, trouble=_NOT_TEXT.format(what="sandt eller falsk"))
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return Cell(address, trouble=_NOT_TEXT.format(what="en dato eller et klokkeslæt"))
    if isinstance(value, int | float):
        return Cell(address, number=value, number_format=cell.number_format or "General")
    if cell.data_type == "e":
        return Cell(address, trouble=f"Feltet viser fejlen {value}. Ret formlen, eller skriv selve tallet.")
    return Cell(address, text=str(value))

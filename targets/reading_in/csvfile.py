# SPDX-License-Identifier: MPL-2.0
"""Text files of values parted by semicolons, commas or tabs, as bare cells."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator

from openpyxl.utils import get_column_letter

from partnerskab.letters import letters
from partnerskab.refusal import Refused
from partnerskab.spreadsheets.cells import MOST_COLUMNS, MOST_ROWS, Cell, Row, Sheet

LARGEST_TEXT = 5_000_000
"""Bytes, as for a workbook. Ten years of 50 indicators in 10 places are 500 kB."""

SEPARATORS = (";", "\t", ",")
_SAID = re.compile(r'^"?sep=(.)"?[ \t;,]*\n')
_UNEVEN = (
    "Et citationstegn i linje {line} har ikke noget makkerpar, så felterne kan ikke skilles ad. "
    "Ret det, eller gem filen som Excel-projektmappe (.xlsx)."
)
_TOO_MANY = "Filen har over {most} {what}. Gem kun den del, der skal læses, i en ny fil."
_WRONG = "Filen er hverken en Excel-projektmappe (.xlsx) eller en csv-fil. Gem tallene som en af dem, og vælg den."
_EMPTY = "Filen er tom. Vælg den, der har tallene."


def read(data: bytes, has_head: Callable[[Sheet], bool]) -> Sheet:
    """The rows of a text file that hold anything. `has_head` knows the heads of readings, by which the separator is
    told that parts them; else it is the one that makes most rows alike.

    Raises:
        Refused: it is no such text, empty, too large, or quotes that do not match.
    """
    if len(data) > LARGEST_TEXT:
        raise Refused("too_large", f"Filen fylder over {LARGEST_TEXT // 1_000_000} MB. Gem kun det, der skal læses.")
    text = letters(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Refused("empty", _EMPTY)
    if sum(1 for letter in text if letter < " " and letter not in "\t\n\f") > 2 + len(text) // 1000:
        raise Refused("wrong_kind", _WRONG)
    said = _SAID.match(text)
    if said:
        return _sheet(text, said[1], skip=1)
    tried = {separator: _tried(text, separator) for separator in SEPARATORS}
    found = {separator: sheet for separator, sheet in tried.items() if isinstance(sheet, Sheet)}
    best = max(found, key=lambda one: (has_head(found[one]), _alike(found[one])), default="")
    uneven = [one for one in SEPARATORS if one not in found and text.count(one) > (text.count(best) if best else -1)]
    if uneven and not (best and has_head(found[best])):
        raise tried[uneven[0]]  # type: ignore[misc]
    return found[best]


def _tried(text: str, separator: str) -> Sheet | Refused:
    """The sheet, or the refusal where its quotes do not match under that separator."""
    try:
        return _sheet(text, separator)
    except Refused as refused:
        if refused.code == "quotes":
            return refused
        raise


def _sheet(text: str, separator: str, skip: int = 0) -> Sheet:
    sheet = Sheet("", tuple(_rows(text, separator, skip)))
    if not sheet.rows:
        raise Refused("empty", _EMPTY)
    return sheet


def _rows(text: str, separator: str, skip: int) -> Iterator[Row]:
    lines = io.StringIO(text.split("\n", skip)[-1])
    reader = csv.reader(lines, delimiter=separator, strict=True)
    found, line = 0, skip + 1
    try:
        for values in reader:
            cells = {at: Cell(f"{get_column_letter(at + 1)}{line}", value) for at, value in _filled(values)}
            if cells:
                found += 1
                yield Row(line, cells)
            if found > MOST_ROWS:
                raise Refused("too_large", _TOO_MANY.format(most=MOST_ROWS, what="rækker"))
            line = reader.line_num + skip + 1
    except csv.Error as trouble:
        raise Refused("quotes", _UNEVEN.format(line=line)) from trouble


def _filled(values: list[str]) -> list[tuple[int, str]]:
    """The cells that hold anything, by column.

    Raises:
        Refused: one stands further to the right than a table reaches.
    """
    filled = [(at, value.strip()) for at, value in enumerate(values) if value.strip()]
    if filled and filled[-1][0] >= MOST_COLUMNS:
        raise Refused("too_large", _TOO_MANY.format(most=MOST_COLUMNS, what="kolonner"))
    return filled


def _alike(sheet: Sheet) -> int:
    """How many rows have as many cells as most have; 0 for a single column."""
    sizes = Counter(len(row.cells) for row in sheet.rows if len(row.cells) > 1)
    return max(sizes.values(), default=0)

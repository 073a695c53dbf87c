# SPDX-License-Identifier: MPL-2.0
"""Which row of a sheet names its columns, and so what the sheet is: posts, spending, or an overview by years."""

import re
from dataclasses import dataclass

from partnerskab.names import folded
from partnerskab.refusal import Refused
from partnerskab.spreadsheets.cells import Row, Sheet

_NAMES = {
    "id": "id",
    "område": "area",
    "indsatsområde": "area",
    "nr": "number",
    "nummer": "number",
    "aktivitet": "activity",
    "aktiviteter": "activity",
    "indsats": "activity",
    "post": "post",
    "budgetpost": "post",
    "finansiering": "payer",
    "betaler": "payer",
    "ramme": "purpose",
    "note": "note",
    "forbrug": "spent",
    "forbrugt": "spent",
    "brugt": "spent",
    "forventet": "forecast",
    "forventet forbrug": "forecast",
    "prognose": "forecast",
}
_YEAR = re.compile(r"^(?:\D{0,20}\s)?(20\d\d)$")
_BARE_YEAR = re.compile(r"^(20\d\d)(?:\s*\(?kr\.?\)?)?$")
_THOUSANDS = re.compile(r"(\b1\.?000\s*kr\b|\bt\.?\s?kr\b|\btusind(e)?\s+kr)", re.IGNORECASE)
TOTAL = re.compile(r"^(i\s?alt|sum|total|ramme|økonomisk ramme|fri)\b", re.IGNORECASE)
_ROWS_LOOKED_AT = 30


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of a sheet by what they hold, those of years by the column, and the rows beneath.

    `unit` is what a bare figure counts in; `year` the year that a figure of spending is of, where its head says.
    """

    sheet: Sheet
    columns: dict[str, int]
    years: dict[int, int]
    rows: tuple[Row, ...]
    unit: int = 1
    year: int | None = None

    @property
    def is_posts(self) -> bool:
        return "post" in self.columns and bool(self.years)

    @property
    def is_spending(self) -> bool:
        return "post" in self.columns and bool({"spent", "forecast"} & set(self.columns)) and not self.years

    @property
    def is_overview(self) -> bool:
        return bool(self.years) and "post" not in self.columns

    def words(self, row: Row, name: str) -> str:
        """What a row says in a column of that name; empty where there is no such column."""
        return row.at(self.columns.get(name)).words

    def place(self, row: Row, column: int | str) -> str:
        """Where a cell of a row stands."""
        at = self.columns.get(column, 0) if isinstance(column, str) else column
        return self.sheet.place(row, at)

    def is_total(self, row: Row) -> bool:
        """Whether a row without a post is a sum of others."""
        return not self.words(row, "id") and any(TOTAL.match(cell.words) for cell in row.cells.values())


def head_of(sheet: Sheet) -> Head | None:
    """The head of a sheet that holds money; None for any other.

    Raises:
        Refused: two columns are named alike.
    """
    for at, row in enumerate(sheet.rows[:_ROWS_LOOKED_AT]):
        columns, years, year = _columns(sheet, row)
        above = " ".join(cell.words for each in sheet.rows[: at + 1] for cell in each.cells.values())
        unit = 1000 if "post" not in columns and _THOUSANDS.search(above) else 1
        head = Head(sheet, columns, years, sheet.rows[at + 1 :], unit, year)
        if head.is_posts or head.is_spending or (head.is_overview and min(years)):
            return head
    return None


def _columns(sheet: Sheet, row: Row) -> tuple[dict[str, int], dict[int, int], int | None]:
    columns: dict[str, int] = {}
    years: dict[int, int] = {}
    year: int | None = None
    for column, cell in sorted(row.cells.items()):
        words = cell.words
        bare, ending = _BARE_YEAR.match(words), _YEAR.match(words)
        name = _NAMES.get(folded(words[:-4] if ending and not bare else words))
        twice = (name in columns) if name else bool(bare) and int(bare[1]) in years.values()  # type: ignore[index]
        if twice:
            message = f"To kolonner i arket ”{sheet.name}” hedder ”{words}”. Slet den ene, og vælg filen igen."
            raise Refused("two_columns", message)
        if bare:
            years[column] = int(bare[1])
        elif name:
            columns[name] = column
            year = int(ending[1]) if ending and name in ("spent", "forecast") else year
    return columns, years, year

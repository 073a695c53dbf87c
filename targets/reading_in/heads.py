# SPDX-License-Identifier: MPL-2.0
"""The columns of a table of readings: which row names them, and what each holds.

Two layouts are known. Long: a row for each reading, with a column for the year and one for the value. Wide: a row for
each indicator and place, with a column for each year.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from partnerskab.names import folded
from partnerskab.spreadsheets.cells import Cell, Row, Sheet

ROWS_LOOKED_AT = 30
LONGEST_HEAD = 100


class Role(StrEnum):
    """What a column holds; the label stands where a person chooses it."""

    INDICATOR = "indicator", "Indikator", "indikator måling spørgsmål emne gerningstype"
    PLACE = "place", "Sted", "sted geografi bydel by stednavn område"
    YEAR = "year", "År", "år årstal"
    VALUE = "value", "Værdi", "værdi tal resultat andel procent"
    SAMPLE = "sample_size", "Antal svar (n)", "n antal_svar antal_besvarelser besvarelser svar stikprøve"
    DENOMINATOR = "denominator", "Divideret med", "nævner divideret_med indbyggere antal_indbyggere indbyggertal"
    MARGIN = "margin", "Usikkerhed ±", "usikkerhed statistisk_usikkerhed"
    SIGNIFICANT = "significant", "Signifikant", "signifikant signifikans signifikant_ændring statistisk_signifikant"
    PRELIMINARY = "is_preliminary", "Foreløbig", "foreløbig foreløbigt foreløbige"
    SOURCE = "source", "Kilde", "kilde datakilde"
    PAGE = "page", "Side", "side sidetal s"
    NOTE = "note", "Bemærkning", "bemærkning note noter bemærkninger"
    AREA = "area", "Områdets afgrænsning", "områdeversion afgrænsning område_fra gælder_området"
    DEFINITION = "definition", "Definition", "definition definition_nr"
    UNIT = "unit", "Enhed", "enhed"
    EXAMPLE = "is_example", "Eksempel", "eksempel"

    label: str
    names: frozenset[str]

    def __new__(cls, value: str, label: str, names: str) -> "Role":
        """A member under its value, with its label and the heads it goes by."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.names = frozenset(name.replace("_", " ") for name in names.split())
        return member


_ROLES = {name: role for role in Role for name in role.names}
_YEAR = re.compile(r"^(?:år )?((?:19|20)[0-9]{2})( foreløbige?(?: tal)?)?$")
YEAR_COLUMN = re.compile(r"^((?:19|20)[0-9]{2})(p?)$")
"""The role of a column of a year's values: "2025", or "2025p" where they are preliminary."""


@dataclass(frozen=True, slots=True)
class Head:
    """The row of a sheet that names its columns, what they hold ("" is not read), and the rows beneath."""

    sheet: Sheet
    row: Row
    columns: dict[int, str]
    rows: tuple[Row, ...]

    @property
    def line(self) -> int:
        return self.row.number

    @property
    def years(self) -> dict[int, tuple[int, bool]]:
        """The columns of years: which year, and whether its values are preliminary."""
        found = {column: YEAR_COLUMN.match(role) for column, role in self.columns.items()}
        return {column: (int(year[1]), bool(year[2])) for column, year in found.items() if year}

    @property
    def layout(self) -> str:
        """Long, wide, or nothing where the columns are not known well enough."""
        roles = set(self.columns.values())
        if {Role.YEAR, Role.VALUE} <= roles:
            return "long"
        named = roles & {Role.INDICATOR, Role.PLACE}
        return "wide" if not roles & {Role.YEAR, Role.VALUE} and (len(self.years) > 1 or (self.years and named)) else ""

    def of(self, role: Role) -> int | None:
        """The first column of that role."""
        return next((column for column, one in self.columns.items() if one == role), None)

    def at(self, row: Row, role: Role) -> Cell:
        """The cell of a row in that role's column; an empty one where there is none."""
        return row.at(self.of(role))

    def words(self, column: int) -> str:
        """What the head says of a column."""
        return self.row.at(column).words

    @property
    def filled(self) -> list[int]:
        """The columns that hold anything from the head on."""
        return sorted({column for row in (self.row, *self.rows) for column in row.cells})


def find(sheet: Sheet, line: int | None = None, columns: Mapping[int, str] | None = None) -> Head:
    """The head of a sheet: its row `line`, else the first that is understood, else the first with two texts in it.

    `columns` are what a person said that those beneath row `line` hold; they count before the names.
    """
    named = next((at for at, row in enumerate(sheet.rows) if row.number == line), None)
    if named is not None:
        return _head(sheet, named, columns)
    tried = [_head(sheet, at) for at, _ in enumerate(sheet.rows[:ROWS_LOOKED_AT])]
    understood = (head for head in tried if head.layout)
    texts = (head for head in tried if sum(1 for cell in head.row.cells.values() if cell.text) > 1)
    return next(understood, next(texts, tried[0]))


def roles_of(words: str) -> str:
    """The role of a column by its head; empty where it is none that is known."""
    if len(words) > LONGEST_HEAD:
        return ""
    year = _YEAR.match(" ".join(re.sub(r"[()]", " ", words.lower()).split()))
    if year:
        return f"{year[1]}p" if year[2] else year[1]
    return _ROLES.get(folded(words), Role.MARGIN if words.strip() in ("±", "+/-") else "")


def _head(sheet: Sheet, at: int, said: Mapping[int, str] | None = None) -> Head:
    row = sheet.rows[at]
    columns = {column: str(roles_of(cell.words)) for column, cell in sorted(row.cells.items())}
    if Role.PLACE in columns.values():
        for column, cell in row.cells.items():  # beside another column of places, the area's bounds
            if folded(cell.words) == "område" and list(columns.values()).count(Role.PLACE) > 1:
                columns[column] = Role.AREA
    columns |= said or {}
    return Head(sheet, row, columns, sheet.rows[at + 1 :])

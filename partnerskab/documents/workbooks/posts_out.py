# SPDX-License-Identifier: MPL-2.0
"""The sheet "Poster": a row for each budget post, with a column for each year. It is what can be read back."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from partnerskab.content.totals import Total, plan_totals
from partnerskab.content.tree import Amount, Line, PlanContent

from .layout import Group, Table
from .looks import CELL, HEAD, NUMBERS, QUIET, THIS_YEAR, TOTAL, WRAPPED, Book, Look, summed
from .number_formats import number_format

NAME = "Poster"
HEADS = ["Id", "Område", "Nr.", "Aktivitet", "Post", "Finansiering", "Ramme", "Note"]
FIRST_YEAR = len(HEADS)
OWN, UNFUNDED = "Partnerskabet", "Ufinansieret"
PURPOSES = {"activities": "Aktiviteter", "management": "Projektledelse"}
_WIDTHS = [0, 24, 5, 38, 30, 22, 14, 26]
_BLANK = 36.0


def payer(line: Line) -> str:
    """Who pays, as the sheets say it."""
    return {"own": OWN, "unfunded": UNFUNDED}.get(line.funding, line.funder)


@dataclass(frozen=True)
class Posts:
    """Writes the sheet."""

    book: Book
    content: PlanContent

    def write(self, groups: tuple[Group, ...], what: str) -> None:
        """Every post, and their sum at the foot."""
        content, years = self.content, self.content.years
        lede = f"{what}. Hele kroner. Ret beløb og navne her, tilføj linjer, og læs filen ind igen."
        sheet = self.book.sheet(NAME, f"{content.title}: budgetposter", lede)
        self.book.heads(sheet, [*HEADS, *map(str, years)], FIRST_YEAR)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, None, {"hidden": True} if width == 0 else {})
        sheet.set_column(FIRST_YEAR, FIRST_YEAR + len(years) - 1, 14)
        last = HEAD
        for group in groups:
            for table in group.tables:
                for place, line in enumerate(table.lines):
                    last = table.first + place
                    self._line(sheet, last, table, line)
        sheet.freeze_panes(HEAD + 1, 5)
        sheet.autofilter(HEAD, 0, max(last, HEAD + 1), FIRST_YEAR + len(years) - 1)
        self._total(sheet, last + 2, last + 1)
        if self.content.unit != 1:
            sheet.write_comment(HEAD, FIRST_YEAR, "Her står hele kroner, også når planen viser beløb i 1.000 kr.")

    def _line(self, sheet: Worksheet, row: int, table: Table, line: Line) -> None:
        quiet: Look = {"font_color": QUIET}
        sheet.write_string(row, 0, line.id, self.book.look(CELL, quiet))
        sheet.write_string(row, 1, table.area, self.book.look(WRAPPED, quiet))
        if table.number is not None:
            sheet.write_number(row, 2, table.number, self.book.look(CELL, {"align": "left"}))
        words = [table.title, line.post, payer(line), PURPOSES.get(line.purpose, line.purpose), line.note]
        for column, text in enumerate(words, start=3):
            sheet.write_string(row, column, text, self.book.look(WRAPPED))
        amounts = {amount.year: amount for amount in line.amounts}
        for column, year in enumerate(self.content.years, start=FIRST_YEAR):
            looks = [CELL, THIS_YEAR] if year == self.content.year else [CELL]
            self.book.amount(sheet, row, column, amounts.get(year, Amount(year)), *looks)

    def _total(self, sheet: Worksheet, row: int, last: int) -> None:
        """The sum reaches one empty row further, so that a post put in just above it counts."""
        for column in range(1, FIRST_YEAR):
            sheet.write_string(row, column, "I alt" if column == 1 else "", self.book.look(TOTAL))
        for column, found in enumerate(plan_totals(self.content), start=FIRST_YEAR):
            cells = xl_range(HEAD + 1, column, last, column)
            write_sum(self.book, sheet, (row, column), cells, found, TOTAL)


def write_sum(
    book: Book, sheet: Worksheet, place: tuple[int, int], cells: str, found: Total, *looks: Look, unit: int = 1
) -> None:
    """A computed total as a formula with its value; "ca." where a part of it is."""
    core = {} if unit == 1 else {"core": "#,##0.###"}
    look = book.look(NUMBERS, {"num_format": number_format("ca." if found.is_rough else "", **core)}, *looks)
    formula, value = summed(cells, found.kr, is_dash=found.is_dash, unit=unit)
    sheet.write_formula(*place, formula, look, value)

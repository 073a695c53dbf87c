# SPDX-License-Identifier: MPL-2.0
"""The sheet "Forbrug": what each post has spent in the plan's year, what is expected, and what is left."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from partnerskab.content.totals import Total, line_totals
from partnerskab.content.tree import Amount, Line, PlanContent

from . import posts_out
from .layout import Group, Table
from .looks import CELL, HEAD, NUMBERS, QUIET, TOTAL, WRAPPED, Book, Look
from .number_formats import LEFT

NAME = "Forbrug"
HEADS = ["Id", "Nr.", "Aktivitet", "Post", "Finansiering"]
BUDGET = len(HEADS)
SPENT, FORECAST, REST = BUDGET + 1, BUDGET + 2, BUDGET + 3


@dataclass(frozen=True, slots=True)
class Spent:
    """What a post has spent in a year and is expected to come to, in whole kr.; None where nothing is entered."""

    spent: int | None = None
    forecast: int | None = None


@dataclass(frozen=True)
class SpendingSheet:
    """Writes the sheet. `spending` is by the post's id, of the plan's year."""

    book: Book
    content: PlanContent
    spending: Mapping[str, Spent]

    def write(self, groups: tuple[Group, ...], what: str) -> None:
        """A row for each post, their sums at the foot."""
        year = self.content.year
        lede = f"{what}. Hele kroner. Skriv forbrug og forventet forbrug, og læs filen ind igen."
        sheet = self.book.sheet(NAME, f"{self.content.title}: forbrug", lede)
        heads = [*HEADS, f"Budget {year}", f"Forbrug {year}", f"Forventet {year}", "Rest"]
        self.book.heads(sheet, heads, BUDGET)
        for column, width in enumerate((0, 5, 38, 30, 22, 14, 14, 14, 14)):
            sheet.set_column(column, column, width, None, {"hidden": True} if width == 0 else {})
        last = HEAD
        for group in groups:
            for table in group.tables:
                for line in table.lines:
                    last += 1
                    self._line(sheet, last, table, line)
        sheet.freeze_panes(HEAD + 1, 4)
        sheet.autofilter(HEAD, 0, max(last, HEAD + 1), REST)
        self._total(sheet, last + 2, last + 1)

    def _line(self, sheet: Worksheet, row: int, table: Table, line: Line) -> None:
        year = self.content.year
        sheet.write_string(row, 0, line.id, self.book.look(CELL, {"font_color": QUIET}))
        if table.number is not None:
            sheet.write_number(row, 1, table.number, self.book.look(CELL, {"align": "left"}))
        for column, text in enumerate((table.title, line.post, posts_out.payer(line)), start=2):
            sheet.write_string(row, column, text, self.book.look(WRAPPED))
        budget = next((amount for amount in line.amounts if amount.year == year), Amount(year))
        self.book.amount(sheet, row, BUDGET, budget, CELL)
        standing = self.spending.get(line.id, Spent())
        for column, kr in ((SPENT, standing.spent), (FORECAST, standing.forecast)):
            self.book.amount(sheet, row, column, Amount(year, kr=kr), CELL)
        self._rest(sheet, row, budget.kr, standing.spent, CELL)

    def _rest(self, sheet: Worksheet, row: int, budget: int | None, spent: int | None, *looks: Look) -> None:
        """What is left of the budget: nothing where there is no budget or no spending, never 0 by silence."""
        has, used = xl_rowcol_to_cell(row, BUDGET), xl_rowcol_to_cell(row, SPENT)
        value = budget - spent if budget is not None and spent is not None else ""
        look = self.book.look(NUMBERS, {"num_format": LEFT}, *looks)
        sheet.write_formula(row, REST, f'=IF(COUNT({has},{used})<2,"",{has}-{used})', look, value)

    def _total(self, sheet: Worksheet, row: int, last: int) -> None:
        year = self.content.year
        for column in range(1, BUDGET):
            sheet.write_string(row, column, "I alt" if column == 2 else "", self.book.look(TOTAL))
        lines = list(self.content.all_lines())
        spending = [self.spending.get(line.id, Spent()) for line in lines]
        left = [_left(line, row, year) for line, row in zip(lines, spending, strict=True)]
        totals = [
            line_totals(lines, [year])[0],
            _sum(year, [row.spent for row in spending]),
            _sum(year, [row.forecast for row in spending]),
            _sum(year, left),
        ]
        for column, found in enumerate(totals, start=BUDGET):
            cells = xl_range(HEAD + 1, column, last, column)
            posts_out.write_sum(self.book, sheet, (row, column), cells, found, TOTAL)


def _left(line: Line, spent: Spent, year: int) -> int | None:
    budget = next((amount.kr for amount in line.amounts if amount.year == year), None)
    return budget - spent.spent if budget is not None and spent.spent is not None else None


def _sum(year: int, amounts: list[int | None]) -> Total:
    counted = [kr for kr in amounts if kr is not None]
    return Total(year, sum(counted) if counted else None)

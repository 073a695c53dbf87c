# SPDX-License-Identifier: MPL-2.0
"""The sheet "Pulje": the year's account of each pool, application by application."""

import datetime
from dataclasses import dataclass

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from partnerskab.content.pools import PoolAccount, PoolRow, pool_account
from partnerskab.content.tree import ActivityContent, PlanContent

from .looks import CELL, GROUP, HEAD, NUMBERS, TOTAL, WRAPPED, Book, Look
from .number_formats import LEFT, PLAIN

NAME = "Pulje"
HEADS = ["Ansøger", "Formål", "Ansøgt", "Tilstand", "Afgjort", "Deltog i afgørelsen", "Udbetalt", "Gjort op"]
ASKED = len(HEADS)
GRANTED, SPENT, BOUND = ASKED + 1, ASKED + 2, ASKED + 3
_SUMS = ["Søgt", "Bevilget", "Forbrugt", "Bundet"]
_WIDTHS = [30, 44, 11, 15, 11, 30, 11, 11, 12, 12, 12, 12]
_DAY: Look = {"num_format": "dd-mm-yyyy", "align": "left", "valign": "top"}


def pools(content: PlanContent) -> tuple[ActivityContent, ...]:
    """The activities that are pools."""
    return tuple(activity for activity in content.activities if activity.is_pool)


@dataclass
class Pools:
    """Writes the sheet; `at` is the next row."""

    book: Book
    content: PlanContent
    at: int = HEAD + 1

    def write(self, what: str) -> None:
        """Each pool after the other, with its sums and its rest."""
        sheet = self.book.sheet(NAME, f"{self.content.title}: puljens regnskab", f"{what}. Hele kroner.")
        self.book.heads(sheet, [*HEADS, *_SUMS], ASKED)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(HEAD + 1, 1)
        for activity in pools(self.content):
            self._pool(sheet, activity, pool_account(activity, self.content.year))

    def _pool(self, sheet: Worksheet, activity: ActivityContent, account: PoolAccount) -> None:
        number = "" if activity.number is None else f"{activity.number}. "
        self._words(sheet, self.at, [f"{number}{activity.title}"], GROUP)
        first = self.at = self.at + 1
        for row in account.rows:
            self._row(sheet, row)
        last = max(self.at - 1, first)
        total, self.at = self.at, self.at + 1
        self._words(sheet, total, ["I alt"], TOTAL)
        sums = (account.asked, account.granted, account.spent, account.bound)
        for column, kr in enumerate(sums, start=ASKED):
            formula = f"=SUM({xl_range(first, column, last, column)})" if account.rows else "=0"
            sheet.write_formula(total, column, formula, self.book.look(NUMBERS, TOTAL, {"num_format": PLAIN}), kr)
        if account.has.kr is not None and account.rest is not None:
            self._rest(sheet, account.has.kr, account.rest, xl_rowcol_to_cell(total, BOUND))
        self.at += 1

    def _rest(self, sheet: Worksheet, has: int, rest: int, bound: str) -> None:
        """What the pool has in the year, and what is left of it."""
        for place, name in enumerate((f"Puljen har i {self.content.year}", "Rest")):
            sheet.write_string(self.at + place, 0, name, self.book.look({"bold": place == 1}))
        sheet.write_number(self.at, BOUND, has, self.book.look(NUMBERS, {"num_format": PLAIN}))
        look = self.book.look(NUMBERS, {"num_format": LEFT, "bold": True})
        sheet.write_formula(self.at + 1, BOUND, f"={xl_rowcol_to_cell(self.at, BOUND)}-{bound}", look, rest)
        self.at += 2

    def _row(self, sheet: Worksheet, row: PoolRow) -> None:
        at, self.at = self.at, self.at + 1
        one = row.application
        words = {0: one.applicant, 1: one.purpose, 3: row.standing.label, 5: one.took_part}
        for column, text in words.items():
            sheet.write_string(at, column, text, self.book.look(WRAPPED))
        days = {2: one.applied_on, 4: one.decided_on, 6: one.paid_on, 7: one.accounted_on}
        for column, day in days.items():
            if day:
                sheet.write_datetime(at, column, datetime.date.fromisoformat(day), self.book.look(_DAY))
        for column, kr in enumerate((one.kr, row.granted, row.spent, row.bound), start=ASKED):
            sheet.write_number(at, column, kr, self.book.look(NUMBERS, CELL, {"num_format": PLAIN}))

    def _words(self, sheet: Worksheet, row: int, words: list[str], look: Look) -> None:
        for column in range(BOUND + 1):
            sheet.write_string(row, column, words[column] if column < len(words) else "", self.book.look(look))

# SPDX-License-Identifier: MPL-2.0
"""The sheet "Oversigt": the plan's overview, every figure a formula over the posts, which it follows."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from partnerskab import danish
from partnerskab.content.totals import Total, allotted, line_totals, plan_totals
from partnerskab.content.tree import PlanContent

from . import posts_out
from .layout import Group, Table
from .looks import CELL, GROUP, HEAD, NUMBERS, QUIET, THIS_YEAR, TOTAL, WRAPPED, Book, Look, in_unit, summed
from .number_formats import IN_UNITS, PLAIN, number_format

NAME = "Oversigt"
HEADS = ["Nr.", "Aktivitet", "Ansvarlig", "Finansiering"]
FIRST_YEAR = len(HEADS)
PURPOSES = {"activities": "aktiviteter", "management": "projektledelse"}


@dataclass
class Overview:
    """Writes the sheet; `at` is the next row."""

    book: Book
    content: PlanContent
    at: int = HEAD + 1

    def write(self, groups: tuple[Group, ...], what: str) -> None:
        """Focus areas with their activities, lines without one, the sum, the frames and what is free of them."""
        content, years = self.content, self.content.years
        unit = f"Beløb i {danish.amount(content.unit)} kr." if content.unit != 1 else "Beløb i kr."
        sheet = self.book.sheet(NAME, f"{content.title}: oversigt over økonomien", f"{what}. {unit}")
        self.book.heads(sheet, [*HEADS, *map(str, years)], FIRST_YEAR)
        for column, width in enumerate((6, 58, 34, 24)):
            sheet.set_column(column, column, width)
        sheet.set_column(FIRST_YEAR, FIRST_YEAR + len(years) - 1, 14)
        sheet.freeze_panes(HEAD + 1, 2)
        rows = [self._group(sheet, group) for group in groups]
        self._total(sheet, rows)
        for purpose in PURPOSES:
            self._frame(sheet, purpose)

    def _group(self, sheet: Worksheet, group: Group) -> int:
        row, self.at = self.at, self.at + 1
        self._names(sheet, row, ("", group.title, "", ""), GROUP)
        for table in group.tables:
            self._table(sheet, table)
        for column, found in enumerate(line_totals(group.lines, self.content.years), start=FIRST_YEAR):
            cells = xl_range(row + 1, column, max(self.at - 1, row + 1), column)
            self._sum(sheet, (row, column), cells if group.tables else "", found, GROUP)
        return row

    def _table(self, sheet: Worksheet, table: Table) -> None:
        row, self.at = self.at, self.at + 1
        activity = table.activity
        leads = "; ".join(partner.name for partner in activity.leads) if activity else ""
        title = activity.title if activity else table.lines[0].post
        payers = dict.fromkeys(posts_out.payer(line) for line in table.lines)
        self._names(sheet, row, ("", title, leads, "; ".join(payers)), WRAPPED)
        if table.number is not None:
            sheet.write_number(row, 0, table.number, self.book.look(CELL, {"align": "left"}))
        for place, found in enumerate(line_totals(table.lines, self.content.years)):
            column = posts_out.FIRST_YEAR + place
            cells = f"{posts_out.NAME}!{xl_range(table.first, column, table.last, column)}"
            looks = [CELL, THIS_YEAR] if found.year == self.content.year else [CELL]
            at = (row, FIRST_YEAR + place)
            if table.lines:
                posts_out.write_sum(self.book, sheet, at, cells, found, *looks, unit=self.content.unit)
            else:
                sheet.write_blank(*at, None, self.book.look(*looks))

    def _total(self, sheet: Worksheet, groups: list[int]) -> None:
        row, self.at = self.at, self.at + 1
        self._names(sheet, row, ("", "I alt", "", ""), TOTAL)
        for column, found in enumerate(plan_totals(self.content), start=FIRST_YEAR):
            cells = ",".join(xl_rowcol_to_cell(at, column) for at in groups)
            self._sum(sheet, (row, column), cells, found, TOTAL)

    def _frame(self, sheet: Worksheet, purpose: str) -> None:
        """A frame and what is left of it: only the partnership's own money counts."""
        content, years = self.content, self.content.years
        frames = [content.agreement.frame(year, purpose) for year in years]
        if not any(frames):
            return
        row, self.at = self.at + 1, self.at + 3
        example = " (eksempel)" if any(frame and frame.is_example for frame in frames) else ""
        for place, name in enumerate(
            (f"Ramme til {PURPOSES[purpose]}{example}", f"Fri af rammen til {PURPOSES[purpose]}")
        ):
            self._names(sheet, row + place, ("", name, "", ""), {"font_color": QUIET})
        posts = sum(len(activity.lines) for activity in content.activities) + len(content.lines)
        for place, (year, frame) in enumerate(zip(years, frames, strict=True)):
            if frame is None:
                continue
            at = (row, FIRST_YEAR + place)
            look = self.book.look(NUMBERS, {"num_format": self._core})
            sheet.write_number(*at, in_unit(frame.kr, content.unit), look)
            used = self._own(purpose, posts_out.FIRST_YEAR + place, posts)
            left = frame.kr - allotted(content, year, purpose)
            look = self.book.look(NUMBERS, {"num_format": self._core, "bold": True})
            free = f"={xl_rowcol_to_cell(*at)}-{used}"
            sheet.write_formula(row + 1, at[1], free, look, in_unit(left, content.unit))

    def _own(self, purpose: str, column: int, posts: int) -> str:
        """The part of a formula that adds up the partnership's own money for a purpose."""

        def cells(of: int) -> str:
            return f"{posts_out.NAME}!{xl_range(HEAD + 1, of, HEAD + max(posts, 1) + 1, of)}"

        own, kind = posts_out.OWN, posts_out.PURPOSES[purpose]
        found = f'SUMIFS({cells(column)},{cells(5)},"{own}",{cells(6)},"{kind}")'
        return found if self.content.unit == 1 else f"{found}/{self.content.unit}"

    def _names(self, sheet: Worksheet, row: int, names: tuple[str, str, str, str], look: Look) -> None:
        for column, name in enumerate(names):
            sheet.write_string(row, column, name, self.book.look(look))

    def _sum(self, sheet: Worksheet, at: tuple[int, int], cells: str, found: Total, look: Look) -> None:
        """A sum of cells of this sheet, which are in the plan's unit already."""
        number = number_format("ca." if found.is_rough else "", core=self._core)
        shown = self.book.look(NUMBERS, {"num_format": number}, look)
        if not cells:
            sheet.write_blank(*at, None, shown)
            return
        formula, value = summed(cells, found.kr, is_dash=found.is_dash)
        sheet.write_formula(*at, formula, shown, value if found.kr is None else in_unit(found.kr, self.content.unit))

    @property
    def _core(self) -> str:
        return PLAIN if self.content.unit == 1 else IN_UNITS

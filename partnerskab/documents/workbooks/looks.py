# SPDX-License-Identifier: MPL-2.0
"""The looks of the workbook: the product's colours, used sparingly; one place makes each format once."""

import io
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from partnerskab.content.tree import Amount

from .number_formats import DASH, format_of, text_of

INK, QUIET, ACCENT, TINT, RULE = "#1A2326", "#47535A", "#0C4A5B", "#E7F0F2", "#C9C3B5"
HEAD = 3
"""The row of the column heads, counted from 0: a title, what it is, and an empty row stand above."""

Look = dict[str, Any]
TITLE: Look = {"bold": True, "font_size": 16, "font_color": ACCENT}
LEDE: Look = {"font_color": QUIET}
COLUMN: Look = {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "text_wrap": True, "valign": "vcenter"}
NUMBERS: Look = {"align": "right"}
GROUP: Look = {"bold": True, "font_color": ACCENT, "top": 1, "top_color": RULE}
TOTAL: Look = {"bold": True, "top": 1, "top_color": INK}
WRAPPED: Look = {"text_wrap": True, "valign": "top"}
CELL: Look = {"valign": "top"}
THIS_YEAR: Look = {"bg_color": TINT}


@dataclass
class Book:
    """A workbook being written. The same calls give the same bytes."""

    file: io.BytesIO = field(default_factory=io.BytesIO)
    formats: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)

    def __post_init__(self) -> None:
        plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.writer = Workbook(self.file, {"in_memory": True, **plain})
        self.writer.set_calc_mode("auto")

    def look(self, *looks: Look) -> Format:
        """The format of some looks, a later one over an earlier."""
        merged: Look = {"font_name": "Calibri", "font_size": 11, "font_color": INK}
        for each in looks:
            merged |= each
        key = tuple(sorted(merged.items()))
        if key not in self.formats:
            self.formats[key] = self.writer.add_format(merged)
        return self.formats[key]

    def sheet(self, name: str, title: str, lede: str) -> Worksheet:
        """A sheet with its title and what it is; the column heads stand in row `HEAD`."""
        sheet = self.writer.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer("&L&8&F – &A&R&8Side &P af &N")
        sheet.set_row(0, 24)
        sheet.write_string(0, 1, title, self.look(TITLE))
        sheet.write_string(1, 1, lede, self.look(LEDE))
        return sheet

    def heads(self, sheet: Worksheet, heads: list[str], first_number: int) -> None:
        """The column heads, repeated on every printed page; from `first_number` on they stand over figures."""
        sheet.set_row(HEAD, 30)
        for column, head in enumerate(heads):
            look = self.look(COLUMN, NUMBERS) if column >= first_number else self.look(COLUMN)
            if head.isdigit():  # a year; as text, Excel would mark it as a mistake
                sheet.write_number(HEAD, column, int(head), look)
            else:
                sheet.write_string(HEAD, column, head, look)
        sheet.repeat_rows(HEAD)

    def amount(self, sheet: Worksheet, row: int, column: int, amount: Amount, *looks: Look) -> None:
        """An amount as what it is: a number with its words in the format, a dash, words, or nothing."""
        look = self.look(NUMBERS, {"num_format": format_of(amount)}, *looks)
        if amount.kr is not None:
            sheet.write_number(row, column, amount.kr, look)
        elif amount.is_blank:
            sheet.write_blank(row, column, None, look)
        else:
            sheet.write_string(row, column, text_of(amount), self.look(NUMBERS, WRAPPED, *looks))
        if amount.remark:
            sheet.write_comment(row, column, amount.remark, {"author": "", "x_scale": 1.6, "font_name": "Calibri"})

    def close(self) -> bytes:
        """The file."""
        self.writer.close()
        return self.file.getvalue()


def summed(cells: str, kr: float | None, *, is_dash: bool = False, unit: int = 1) -> tuple[str, float | str]:
    """A sum as a formula that is never 0 where no cell holds kroner, and the value it comes to."""
    otherwise = DASH if is_dash else ""
    by = f"/{unit}" if unit != 1 else ""
    value = otherwise if kr is None else in_unit(kr, unit)
    return f'=IF(COUNT({cells})=0,"{otherwise}",SUM({cells}){by})', value


def in_unit(kr: float, unit: int) -> float:
    """Whole kr. in the plan's unit, a whole number where it is one."""
    return kr if unit == 1 else kr / unit

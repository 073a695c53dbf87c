# SPDX-License-Identifier: MPL-2.0
"""Workbooks for tests: opened, edited as Excel would save them, and made from nothing."""

import io
from collections.abc import Callable, Iterable
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet


def opened(data: bytes, *, values: bool = True) -> openpyxl.Workbook:
    """The workbook with the values of its formulas, or with the formulas themselves."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def edited(data: bytes, change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """The workbook after somebody changed it and saved; openpyxl drops the values of formulas, as some programs do."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    return saved(book)


def made(rows: Iterable[Iterable[Any]], name: str = "Ark1") -> bytes:
    """A workbook with one sheet of these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def cell_of(sheet: Worksheet, post: str, head: object, nth: int = 0) -> Any:
    """The cell in the row of a post, under a column head."""
    heads = {cell.value: cell.column for cell in sheet[4]}
    rows = [row[0].row for row in sheet.iter_rows(min_row=5) if row[heads["Post"] - 1].value == post]
    return sheet.cell(rows[nth], heads[head])

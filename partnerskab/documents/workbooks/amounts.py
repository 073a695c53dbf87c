# SPDX-License-Identifier: MPL-2.0
"""A cell of a sheet as an amount of the plan. Blank, a dash, 0 and words come back as what they are."""

import math

from partnerskab import danish
from partnerskab.content.tree import Amount
from partnerskab.spreadsheets.cells import Cell

from .number_formats import format_of, text_of, words_of

_ALMOST = 1e-6
"""A sum of thousands comes out of a spreadsheet with a tail of this size at most."""


class Unreadable(ValueError):
    """The cell cannot be read; the message is Danish, with an example of what to write."""


def kroner(cell: Cell, unit: int = 1) -> int:
    """The whole kr. of a cell that holds a number.

    Raises:
        Unreadable: it has øre, is below 0, or is too large.
    """
    number = cell.number
    if number is None or (isinstance(number, float) and not math.isfinite(number)):
        raise Unreadable("Feltet rummer intet beløb. Skriv hele kroner, for eksempel 50.000.")
    exact = number * unit
    whole = round(exact)
    if abs(exact - whole) > _ALMOST * max(1, unit):
        near = danish.amount(whole)
        raise Unreadable(f"{danish.decimal(exact, 2)} har øre. Skriv hele kroner, for eksempel {near}.")
    if whole < 0:
        raise Unreadable(f"{danish.amount(whole)} er under 0. Skriv et beløb på 0 eller mere, for eksempel 50.000.")
    if whole > danish.LARGEST_AMOUNT:
        raise Unreadable(f"{danish.amount(whole)} er for stort til planen. Skriv for eksempel 50.000.")
    return whole


def read_amount(cell: Cell, standing: Amount, *, is_styled: bool = True, unit: int = 1) -> Amount:
    """What a cell says in place of the `standing` amount; that itself where it says the same.

    Raises:
        Unreadable: the cell holds no amount.
    """
    if cell.trouble:
        raise Unreadable(cell.trouble)
    if cell.number is not None:
        return _number(cell, standing, is_styled, unit)
    text = " ".join(cell.text.split())
    if standing.kr is None and text == " ".join(text_of(standing).split()):
        return standing
    if standing.kr is not None and text == danish.written(standing, unit):
        return standing
    try:
        typed = danish.parse_amount(text, unit)
    except ValueError as refusal:
        raise Unreadable(str(refusal)) from None
    return Amount(standing.year, typed.kr, typed.qualifier, typed.note, standing.remark)


def _number(cell: Cell, standing: Amount, is_styled: bool, unit: int) -> Amount:
    if unit == 1 and standing.kr == cell.number and cell.number_format == format_of(standing):
        return standing
    kr = kroner(cell, unit)
    if is_styled:
        qualifier, note = words_of(cell.number_format)
    else:
        qualifier, note = (standing.qualifier, standing.note) if standing.kr is not None else ("", "")
    if len(note) > danish.LONGEST_CELL:
        raise Unreadable(f"Teksten er for lang til et beløb. Brug højst {danish.LONGEST_CELL} tegn.")
    return Amount(standing.year, kr, qualifier, note, standing.remark)


def read_figure(cell: Cell) -> int | None:
    """A figure of the sheet of spending: whole kr., or None for nothing.

    Raises:
        Unreadable: it is no amount of kroner.
    """
    found = read_amount(cell, Amount(0), is_styled=False)
    if found.kr is None and not found.is_blank and not found.is_dash:
        raise Unreadable(f"”{found.note}” er ikke et beløb. Skriv hele kroner, for eksempel 50.000.")
    return found.kr

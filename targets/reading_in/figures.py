# SPDX-License-Identifier: MPL-2.0
"""Figures as people and programs write them. What could be two numbers is asked about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from partnerskab import danish
from partnerskab.spreadsheets.cells import Cell

LARGEST = Decimal(10) ** 10
"""What a value is below; the column holds ten figures before the comma."""

_LONGEST = 100
"""So much of a cell is looked at; no figure comes near it."""

_PLACES = Decimal("0.0001")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_PERCENT = re.compile(r"\s*(?:%|\bpct\b\.?|\bprocent\b)$", re.IGNORECASE)
_ABSENT = re.compile(
    r"^(?:\.{1,3}|\u2026|[-\u2010-\u2015\u2212*:x]|[<\u2264]\s*\d{1,2}|1\s*[-\u2013]\s*4|n/?a|i\.?o\.?|u\.?o\.?"
    r"|ikke opgjort|ikke oplyst|mangler|diskretioneret)$",
    re.IGNORECASE,
)
"""What statistics write in place of a figure that is missing, or too small to be told."""

_WHOLE = re.compile(r"^[0-9]+$")
_SPACED = re.compile(r"^[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?$")
_POINTS = re.compile(r"^[1-9][0-9]{0,2}\.[0-9]{3}$")
_COMMAS = re.compile(r"^[1-9][0-9]{0,2},[0-9]{3}$")
_DANISH = re.compile(r"^(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,[0-9]+)?$")
_ENGLISH = re.compile(r"^(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?$")


class Unreadable(ValueError):
    """It cannot be read; the message is Danish, with what to write instead."""


class Asked(ValueError):
    """It could be several things; `anchor` names the choice that settles it."""

    def __init__(self, anchor: str, sentence: str) -> None:
        super().__init__(sentence)
        self.anchor = anchor


@dataclass(frozen=True, slots=True)
class Notation:
    """How a file writes its figures. `decimals` is danish, english or not said; `shares` percent, fraction or not said.

    `has_points` tells that some figure in the file can only have a decimal point, so that "1.234" may be one, too.
    """

    decimals: str = ""
    shares: str = ""
    has_points: bool = False


def notation(decimals: str, shares: str, cells: Iterable[Cell]) -> Notation:
    """What was said of the notation, and what the file's own figures show."""
    texts = (_bare(cell.text)[0] for cell in cells if cell.text)
    only_points = any(_ENGLISH.match(text) and "." in text and not _DANISH.match(text) for text in texts)
    return Notation(decimals, shares, only_points)


def is_absent(cell: Cell) -> bool:
    """Whether a cell says that there is no figure, or none that may be told: "..", "-", "*", "<5"."""
    return bool(cell.text) and bool(_ABSENT.match(" ".join(cell.text.split())))


def read_value(cell: Cell, unit: str, how: Notation) -> Decimal:
    """The value of a cell in that unit, with at most four decimals.

    Raises:
        Unreadable: it holds no figure that the unit can have.
        Asked: it could be several.
    """
    number, is_share = _read(cell, unit, how)
    if is_share and unit != "percent":
        raise Unreadable(f"”{_shown(cell)}” er en andel i procent, men indikatoren måles i noget andet.")
    if unit == "percent" and not is_share and 0 < number <= 1:
        number = _share(number, cell, how)
    if unit == "percent" and number > 100:
        raise Unreadable(f"”{_shown(cell)}” er over 100 %. En andel er højst 100 %.")
    if unit == "count" and number != number.to_integral_value():
        raise Unreadable(f"”{_shown(cell)}” er ikke et antal. Skriv et helt tal, for eksempel 1.250.")
    return number


def read_whole(cell: Cell, what: str, how: Notation) -> int:
    """A number of people or cases.

    Raises:
        Unreadable: it is none.
        Asked: it could be several numbers.
    """
    value = read_value(cell, "count", how)
    if value >= 2**31:
        raise Unreadable(f"”{_shown(cell)}” er for stort til et antal {what}.")
    return int(value)


def read_margin(cell: Cell, how: Notation) -> Decimal:
    """The uncertainty to either side, in the unit of the value."""
    text = cell.text.lstrip("±").removeprefix("+/-").strip()
    value, _ = _read(Cell(cell.address, text, cell.number, cell.number_format, cell.trouble), "other", how)
    if value >= 10**6:
        raise Unreadable(f"”{_shown(cell)}” er for stort til en usikkerhed. Skriv for eksempel 2,5.")
    return value


def _read(cell: Cell, unit: str, how: Notation) -> tuple[Decimal, bool]:
    """The number and whether it is marked as a percentage; with the four decimals that are kept."""
    if cell.trouble:
        raise Unreadable(cell.trouble)
    number, is_share = _of_number(cell) if cell.number is not None else _of_text(cell.text, unit, how)
    if number < 0:
        raise Unreadable(f"”{_shown(cell)}” er under 0. En måling er 0 eller mere.")
    if number >= LARGEST:
        raise Unreadable(f"”{_shown(cell)}” er for stort til en måling.")
    return number.quantize(_PLACES, rounding=ROUND_HALF_UP), is_share


def _bare(text: str) -> tuple[str, bool]:
    """The figure without its per cent sign, and whether it had one; every kind of space as the plain one."""
    text = _SPACES.sub(" ", text[:_LONGEST]).strip()
    bare = _PERCENT.sub("", text)
    return bare, bare != text


def _of_number(cell: Cell) -> tuple[Decimal, bool]:
    """The exact number that a spreadsheet shows, and whether it is shown as a percentage."""
    number = Decimal(repr(cell.number))
    if not number.is_finite():
        raise Unreadable("Feltet rummer intet tal. Skriv for eksempel 83,5.")
    is_share = "%" in cell.number_format
    return (number * 100 if is_share else number), is_share


def _of_text(text: str, unit: str, how: Notation) -> tuple[Decimal, bool]:
    bare, is_share = _bare(text)
    if len(bare) > 40 or not (_DANISH.match(bare) or _ENGLISH.match(bare) or _SPACED.match(bare)):
        raise Unreadable(f"”{text[:40]}” kan ikke læses som et tal. Skriv for eksempel 83,5 eller 1.250.")
    if _WHOLE.match(bare):
        return Decimal(bare), is_share
    if _SPACED.match(bare):
        return Decimal(bare.replace(" ", "").replace(",", ".")), is_share
    decimals = how.decimals or _decimals(bare, unit, how)
    if not (_DANISH if decimals == "danish" else _ENGLISH).match(bare):
        sign = "komma" if decimals == "danish" else "punktum"
        raise Unreadable(f"”{bare}” er ikke skrevet med {sign} før decimalerne, som det er valgt for filen.")
    return Decimal(_plain(bare, decimals)), is_share


def _decimals(bare: str, unit: str, how: Notation) -> str:
    """Danish or English, where the figure itself leaves no doubt.

    Raises:
        Asked: it does.
    """
    if _POINTS.match(bare) and unit == "count" and not how.has_points:
        return "danish"
    if _POINTS.match(bare) or _COMMAS.match(bare):
        one, other = (danish.decimal(Decimal(_plain(bare, way)), 4) for way in ("danish", "english"))
        raise Asked("decimals", f"”{bare}” kan være {one} eller {other}. Vælg, hvordan filen skriver decimaler.")
    return "danish" if _DANISH.match(bare) else "english"


def _plain(bare: str, decimals: str) -> str:
    thousands, point = (".", ",") if decimals == "danish" else (",", ".")
    return bare.replace(thousands, "").replace(point, ".")


def _share(number: Decimal, cell: Cell, how: Notation) -> Decimal:
    """A percentage that may be written as a part of one."""
    if not how.shares:
        either = f"{danish.percent(number, 4)} eller {danish.percent(number * 100, 4)}"
        raise Asked("shares", f"”{_shown(cell)}” kan være {either}. Vælg, hvordan filen skriver andele.")
    return number * 100 if how.shares == "fraction" else number


def _shown(cell: Cell) -> str:
    if cell.number is None:
        return cell.text[:40]
    number, is_share = _of_number(cell)
    if abs(number) >= LARGEST:
        return str(number)
    return danish.percent(number, 4) if is_share else danish.decimal(number, 4)

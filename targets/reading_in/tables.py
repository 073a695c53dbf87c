# SPDX-License-Identifier: MPL-2.0
"""From the bytes of a file to its tables: what it is, is seen from its content, and destroyed letters are refused."""

import re

from partnerskab.letters import MOJIBAKE
from partnerskab.refusal import Refused
from partnerskab.spreadsheets import opening
from partnerskab.spreadsheets.cells import Sheet, read_sheets

from . import csvfile, heads

LARGEST_FILE = opening.LARGEST_WORKBOOK
LIMIT = opening.LIMIT
TOO_LARGE = f"Filen fylder over {LIMIT}. Gem kun det, der skal læses, i en ny fil."

_PDF = (
    "Filen er en PDF, og tal i en PDF kan ikke læses sikkert. Bed om tallene som Excel eller csv, "
    "eller skriv dem på siden Mål."
)
_WEB = "Filen er en webside, selv om den måske hedder .xls. Åbn den i Excel, gem den som .xlsx, og vælg den."
_LOST = (
    "{place} står ”{text}”: et bogstav er gået tabt (æ, ø eller å er blevet til et andet tegn). "
    "Vi gætter ikke, hvad der stod. Find den oprindelige fil, og gem den som .xlsx eller som csv i UTF-8."
)
_OTHER_SYSTEMS = re.compile(r"(?<=[a-zæøå])[\u00be\u00bf\u0152\u203a\u2020\u2018\u00a2\u2039](?=[a-zæøå])|\ufffd")
"""Danish letters of Mac and DOS as Windows shows them, inside a word; and what was no letter at all."""

_QUESTION = re.compile(r"(?<![\w/])[^\W\d_]*\?[^\W\d_]+")
"""A question mark where a letter stood: "K?benhavn", "?r". Addresses, with their slash before it, are left alone."""


def read_tables(data: bytes, filename: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook, or the one of a text file.

    Raises:
        Refused: the file is of another kind, damaged, too large, empty, has macros, or letters in it are lost.
    """
    start = data[:2000].lstrip().lower()
    if start.startswith(b"%pdf"):
        raise Refused("wrong_kind", _PDF)
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise Refused("wrong_kind", _WEB)
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        sheets = read_sheets(data, filename)
    else:
        sheets = (csvfile.read(data, lambda sheet: heads.find(sheet).layout != ""),)
    for sheet in sheets:
        _refuse_lost_letters(sheet)
    return sheets


def _refuse_lost_letters(sheet: Sheet) -> None:
    for row in sheet.rows:
        for column, cell in row.cells.items():
            text = cell.text
            lost = _OTHER_SYSTEMS.search(text) or MOJIBAKE.search(text)
            if lost or ("://" not in text and _QUESTION.search(text)):
                said = f"{text[:60]}…" if len(text) > 60 else text
                raise Refused("destroyed_letters", _LOST.format(place=f"I {sheet.place(row, column)}", text=said))

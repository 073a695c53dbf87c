# SPDX-License-Identifier: MPL-2.0
"""What is turned away before a workbook is opened, and what is said instead."""

import io
import re
import struct
import zipfile

import pytest

from partnerskab.documents.workbooks.writing import workbook
from partnerskab.refusal import Refused
from partnerskab.spreadsheets import cells, opening
from partnerskab.spreadsheets.cells import read_sheets
from tests.content_examples import example_plan

from .sheets import made

FINE = workbook(example_plan(1))


def rewritten(changes: dict[str, bytes], data: bytes = FINE, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The workbook with some parts changed or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", method) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, part in changes.items():
            new.writestr(name, part)
    return file.getvalue()


def part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(FINE)) as archive:
        return archive.read(name)


SHEET = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'


def lying() -> bytes:
    """A part that says it unpacks to less than it does."""
    data = bytearray(rewritten({"xl/big.xml": b"a" * 100_000}))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"xl/big.xml"))
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


REFUSED = {
    "empty": (b"", "Filen er tom"),
    "too large": (FINE + b"\x00" * opening.LARGEST_WORKBOOK, "over 5 MB"),
    "old excel or password": (b"\xd0\xcf\x11\xe0rest", "ældre Excel-fil (.xls) eller har adgangskode"),
    "csv": (b"Post;2022\nL\xf8n;5", "csv-fil"),
    "pdf": (b"%PDF-1.7", "ikke en Excel-projektmappe"),
    "broken zip": (FINE[:500], "beskadiget"),
    "ods": (rewritten({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), ".ods"),
    "another zip": (b"PK\x05\x06" + b"\x00" * 18, "ikke en Excel-projektmappe"),
    "macros by part": (rewritten({"xl/vbaProject.bin": b"x"}), "makroer"),
    "macros by another name": (
        rewritten({TYPES: part(TYPES).replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")}),
        "makroer",
    ),
    "macro sheet": (rewritten({"xl/macrosheets/sheet1.xml": b"<x/>"}), "makroer"),
    "zip bomb": (rewritten({"xl/big.xml": b"0" * 40_000_000}), "for stor, når den pakkes ud"),
    "too large unpacked": (
        rewritten({"xl/big.xml": b"0" * (opening.LARGEST_UNPACKED + 1)}),
        "for stor, når den pakkes ud",
    ),
    "many parts": (rewritten({f"xl/{at}.xml": b"" for at in range(600)}), "for stor"),
    "lies of its size": (lying(), "beskadiget"),
    "entities": (rewritten({SHEET: BOMB}), "beskadiget"),
    "entities in another encoding": (rewritten({SHEET: BOMB.decode().encode("utf-16")}), "beskadiget"),
    "entities behind an encoding": (
        rewritten({SHEET: b"<?xml version='1.0' encoding='cp037'?>" + BOMB.decode().encode("cp037")}),
        "beskadiget",
    ),
    "entities in a picture": (rewritten({"xl/media/a.png": BOMB}), "beskadiget"),
    "no xml": (rewritten({SHEET: b"<worksheet"}), "beskadiget"),
    "no sheets": (rewritten({"xl/workbook.xml": b"<workbook/>"}), "tom"),
    "nothing in it": (made([]), "tom"),
    "too many rows": (made([[1]] * (cells.MOST_ROWS + 1)), "over 5000 rækker"),
    "too many columns": (made([[1] * (cells.MOST_COLUMNS + 1)]), "over 60 kolonner"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_what_to_do(case):
    data, sentence = REFUSED[case]
    with pytest.raises(Refused) as refused:
        read_sheets(data, "plan.xlsx")
    assert sentence in refused.value.message


@pytest.mark.parametrize("case", [case for case in REFUSED if "entities" in case or "bomb" in case or "macro" in case])
def test_what_does_harm_is_never_handed_to_a_parser(case):
    with pytest.raises(Refused):
        opening.refuse_other_kinds(REFUSED[case][0], "plan.xlsx")


def test_a_workbook_with_macros_by_name_is_refused():
    with pytest.raises(Refused, match="makroer"):
        read_sheets(FINE, "plan.XLSM")


def test_a_value_far_below_is_no_way_past_the_limit():
    far = part(SHEET).replace(b"</sheetData>", b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>')
    with pytest.raises(Refused) as refused:
        read_sheets(rewritten({SHEET: far}), "plan.xlsx")
    assert "rækker" in refused.value.message


def test_formatting_far_below_is_no_row():
    far = part(SHEET).replace(b"</sheetData>", b'<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>')
    assert read_sheets(rewritten({SHEET: far}), "plan.xlsx")[0].rows[-1].number < 50


def test_what_a_sheet_says_of_its_own_size_is_not_believed():
    small = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', part(SHEET))
    assert b'ref="A1"' in small
    assert len(read_sheets(rewritten({SHEET: small}), "plan.xlsx")[0].rows) > 5

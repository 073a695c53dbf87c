# SPDX-License-Identifier: MPL-2.0
"""Files of readings as people get them: every kind is read alike, and what is damaged is refused with what to do."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from partnerskab.refusal import Refused
from targets.reading_in.csvfile import LARGEST_TEXT
from targets.reading_in.mapping import Mapping, Whole
from targets.reading_in.tables import read_tables
from tests.documents.workbooks.sheets import made

from .reading_files import LONG, SAID, WIDE, csv_of, read, readings, sentences, xlsx_of

FILES = Path(__file__).parent / "files"
TITLES = [["Tryghedsundersøgelsen 2025"], ["Udtræk, januar"], []]
NOTES = [[], ["Kilde: Tryghedsundersøgelsen; se metodenotat"], ["* Området blev udvidet i 2025"]]
READ = {
    "semicolons": csv_of(LONG),
    "commas": csv_of(LONG, ","),
    "tabs": csv_of(LONG, "\t"),
    "Latin-1": csv_of(LONG, encoding="latin-1"),
    "Windows-1252": csv_of(LONG, encoding="cp1252"),
    "UTF-8 with its mark": csv_of(LONG, encoding="utf-8-sig"),
    "UTF-16": csv_of(LONG, "\t", encoding="utf-16"),
    "lines of Unix": csv_of(LONG, end="\n"),
    "lines of old Mac": csv_of(LONG, end="\r"),
    "title lines": csv_of([*TITLES, *LONG]),
    "titles padded with separators": b"Tryghed 2025;;;;\r\n;;;;\r\n" + csv_of(LONG),
    "notes below": csv_of([*LONG, *NOTES]),
    "empty rows between": csv_of([row for each in LONG for row in (each, [])]),
    "separator said": b"sep=;\r\n" + csv_of(LONG),
    "every cell quoted": "\n".join(";".join(f'"{cell}"' for cell in row) for row in LONG).encode(),
    "the head again": csv_of([*LONG[:3], LONG[0], *LONG[3:]]),
    "columns in another order": csv_of([row[::-1] for row in LONG]),
    "wide": csv_of(WIDE),
    "wide with commas and a title": csv_of([*TITLES, *WIDE, *NOTES], ","),
    "wide in Latin-1": csv_of(WIDE, encoding="latin-1"),
    "workbook": xlsx_of(LONG),
    "workbook of texts": made(LONG),
    "wide workbook": xlsx_of(WIDE),
    "wide workbook with a title": xlsx_of([*TITLES, *WIDE, *NOTES]),
    "a column more": csv_of([[*row, "hvad som helst"] for row in LONG]),
    "spaces around": csv_of([[f"  {cell} " for cell in row] for row in LONG]),
    "figures with spaces": csv_of([[cell.replace("1.214", "1\u00a0214") for cell in row] for row in LONG]),
    "per cent signs": csv_of([[{"83": "83 %", "88": "88,0%"}.get(cell, cell) for cell in row] for row in LONG]),
    "decimal points": csv_of([[cell.replace("81,5", "81.5").replace("1.214", "1214") for cell in row] for row in LONG]),
}


@pytest.mark.parametrize("case", READ)
def test_it_is_read(case):
    found = read(READ[case])
    assert readings(found) == SAID
    assert sentences(found) == ""


def test_a_file_as_the_municipality_sent_it():
    """Latin-1, a title line, a blank line, years over the columns, and a note below."""
    found = read((FILES / "tryghed-latin1.csv").read_bytes())
    assert ("Trygge aften og nat", "Partnerskabsområdet", 2024, "71.5") in readings(found)
    assert len(found.differences) == 7
    assert [said.absent for said, _ in found.absent] == [".."]
    assert [words for _, words in found.passed] == ["Tallene for 2025 er målt i det udvidede område."]


def test_a_quoted_cell_may_hold_separators_quotes_and_lines():
    rows = csv_of(LONG).decode().replace("2025;88;Tryghedsundersøgelsen", '2025;88;"Tabel 3; ""tryghed""\r\ns. 4"')
    found = read(rows.encode())
    (one,) = [one for one in found.differences if one.said.place.name == "Hele byen"]
    assert one.facts.source == 'Tabel 3; "tryghed" s. 4'
    assert [one.said.at for one in found.differences][-1] == "linje 6, felt 4"


def packed(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


WORKBOOK = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
REFUSED = {
    "empty": (b"", "Filen er tom"),
    "blank": (b" \r\n ;;\r\n", "Filen er tom"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "web page": (b"<html><table><tr><td>2025</td></tr></table></html>", "webside"),
    "old excel": (b"\xd0\xcf\x11\xe0rest", "ældre Excel-fil (.xls)"),
    "broken workbook": (xlsx_of(LONG)[:400], "beskadiget"),
    "macros": (packed(WORKBOOK | {"xl/vbaProject.bin": b"x"}), "makroer"),
    "zip bomb": (packed(WORKBOOK | {"xl/big.xml": b"0" * 30_000_000}), "for stor, når den pakkes ud"),
    "a program": (b"\x7fELF" + bytes(range(32)) * 200, "hverken en Excel-projektmappe"),
    "a letter": ("Kære alle\n\nHer er tallene.".encode(), "ingen tabel"),
    "too large": (b"a;b\n" * (LARGEST_TEXT // 4 + 1), "over 5 MB"),
    "too many rows": (csv_of([LONG[0], *([LONG[1]] * 5_001)]), "over 5000 rækker"),
    "a million columns": (b"1;" * 1_000_000, "over 60 kolonner"),
    "too many columns": (csv_of([*LONG, [""] * 60 + ["1"]]), "over 60 kolonner"),
    "too many readings": (
        csv_of([["Indikator", "Sted", *range(1990, 2020)], *([["Indbrud", "Området", *range(30)]] * 200)]),
        "over 5000 målinger",
    ),
    "cut within a letter": ("Indikator;Område\nTrygge;Ø".encode()[:-1], "klippet over"),
    "a quote without its mate": (csv_of(LONG).replace(b"Politiet", b'"Politiet'), "citationstegn i linje 5"),
    "one endless cell": (b'Indikator;V\n"' + b"a" * 200_000 + b'";2', "citationstegn"),
    "saved as UTF-8 twice": (csv_of(LONG).decode().encode().decode("cp1252").encode(), "et bogstav er gået tabt"),
    "saved with question marks": (csv_of(LONG).decode().replace("å", "?").replace("æ", "?").encode(), "”V?rdi”"),
    "a lost year": (csv_of(LONG).decode().replace("År", "?r").encode(), "”?r”"),
    "no letter at all": (csv_of(LONG).decode().replace("å", "\ufffd").encode(), "et bogstav er gået tabt"),
    "letters of a Mac": (csv_of(LONG, encoding="mac_roman"), "et bogstav er gået tabt"),
    "letters of DOS": (csv_of(LONG, encoding="cp865"), "et bogstav er gået tabt"),
    "lost in a workbook": (
        made([[cell.replace("å", "Ã¥") for cell in row] for row in LONG]),
        "I Ark1!B2 står ”OmrÃ¥det”",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_what_to_do(case):
    data, sentence = REFUSED[case]
    with pytest.raises(Refused) as refused:
        read(data)
    assert sentence in refused.value.message


def test_an_address_with_a_question_mark_is_no_lost_letter():
    data = csv_of(LONG).decode().replace("Politiet", "https://politi.dk/tal?sted=amager").encode()
    assert readings(read(data)) == SAID


def test_a_workbook_whose_formulas_have_no_values_says_so():
    rows = [list(row) for row in LONG]
    rows[1][3] = "=40+41.5"
    found = read(made(rows))
    assert len(found.differences) == 3
    assert "formel uden et gemt resultat" in found.refused[0].sentence
    assert found.refused[0].at == "Ark1!D2"


def test_formulas_in_a_text_file_are_words_and_nothing_else():
    hostile = '=HYPERLINK("http://eksempel.dk")'
    rows = [*LONG, [hostile, "Området", "2025", "=1+1", "<script>alert(1)</script>"]]
    found = read(csv_of(rows), Mapping(whole=Whole(area="by_year")))
    assert readings(found) == SAID
    assert "kendes ikke" in sentences(found)


def test_text_that_is_no_table_is_never_slow():
    """A hostile file of every size that is let in is turned away before anybody waits for it."""
    with pytest.raises(Refused):
        read_tables(b"\n".join([b'"' * 9, b";" * 99] * 40_000), "a.csv")

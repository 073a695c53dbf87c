# SPDX-License-Identifier: MPL-2.0
"""Files of readings for tests, and what they are held against where no database is needed."""

import datetime
from collections.abc import Iterable
from typing import Any

from targets.reading_in.differences import Read, look
from targets.reading_in.known import Area, Definition, Indicator, Known, Place
from targets.reading_in.mapping import Mapping, Whole
from targets.reading_in.tables import read_tables
from tests.documents.workbooks.sheets import made

DAY = Indicator(
    "i-day",
    "Trygge i dagtimerne",
    "percent",
    ("Andel trygge, dag",),
    definitions=(Definition("d-1", 1),),
    direction="up",
)
NIGHT = Indicator(
    "i-night",
    "Trygge aften og nat",
    "percent",
    source="Tryghedsundersøgelsen",
    definitions=(Definition("d-2", 1), Definition("d-3", 2, 2025)),
    direction="up",
)
BURGLARY = Indicator(
    "i-burglary", "Indbrud", "count", unit_name="anmeldelser", definitions=(Definition("d-4", 1),), direction="down"
)
CRIME = Indicator(
    "i-crime", "Borgervendt kriminalitet", "per_1000", definitions=(Definition("d-5", 1),), direction="down"
)
AREA = Place("p-area", "Partnerskabsområdet", "area", ("Området",))
CITY = Place("p-city", "Hele byen", "city", ("København",))
OLD, NEW = Area("a-old", datetime.date(2021, 1, 1)), Area("a-new", datetime.date(2025, 1, 1))
KNOWN = Known((DAY, NIGHT, BURGLARY, CRIME), (AREA, CITY), (OLD, NEW), latest=2026)
BY_YEAR = Mapping(whole=Whole(area="by_year", definition="by_year", source="Politiet"))

HEAD = ["Indikator", "Sted", "År", "Værdi", "Kilde"]
LONG = [
    HEAD,
    ["Trygge i dagtimerne", "Området", "2024", "81,5", "Tryghedsundersøgelsen"],
    ["Trygge i dagtimerne", "Området", "2025", "83", "Tryghedsundersøgelsen"],
    ["Trygge i dagtimerne", "Hele byen", "2025", "88", "Tryghedsundersøgelsen"],
    ["Indbrud", "Området", "2025", "1.214", "Politiet"],
]
WIDE = [
    ["Indikator", "Sted", "2024", "2025", "Kilde"],
    ["Trygge i dagtimerne", "Området", "81,5", "83", "Tryghedsundersøgelsen"],
    ["Trygge i dagtimerne", "Hele byen", "", "88", "Tryghedsundersøgelsen"],
    ["Indbrud", "Området", "", "1.214", "Politiet"],
]
SAID = {
    ("Trygge i dagtimerne", "Partnerskabsområdet", 2024, "81.5"),
    ("Trygge i dagtimerne", "Partnerskabsområdet", 2025, "83"),
    ("Trygge i dagtimerne", "Hele byen", 2025, "88"),
    ("Indbrud", "Partnerskabsområdet", 2025, "1214"),
}
"""What both say."""


def csv_of(rows: Iterable[Iterable[object]], separator: str = ";", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """A text file of rows, with quotes where a cell holds the separator."""

    def cell(value: object) -> str:
        text = str(value)
        quoted = '"' + text.replace('"', '""') + '"'
        return quoted if separator in text or "\n" in text or '"' in text else text

    return end.join(separator.join(map(cell, row)) for row in rows).encode(encoding)


def xlsx_of(rows: Iterable[Iterable[Any]]) -> bytes:
    """A workbook of rows; figures written in the Danish way become numbers."""

    def cell(value: str) -> Any:
        plain = value.replace(".", "").replace(",", ".")
        return float(plain) if plain.replace(".", "").isdecimal() else value or None

    return made([cell(value) for value in row] for row in rows)


def read(data: bytes, mapping: Mapping = BY_YEAR, known: Known = KNOWN) -> Read:
    """What a file says, held against what is known."""
    return look(read_tables(data, "målinger.csv"), mapping, known)


def readings(found: Read) -> set[tuple[str, str, int, str]]:
    """The readings of a file that says only new ones: indicator, place, year and value."""
    return {
        (one.said.indicator.name, one.said.place.name, one.said.key.year, format(one.facts.value.normalize(), "f"))
        for one in found.differences
        if one.facts.value is not None
    }


def sentences(found: Read) -> str:
    """All that is refused and asked."""
    return " / ".join([*(one.sentence for one in found.refused), *(one.sentence for one in found.questions)])

# SPDX-License-Identifier: MPL-2.0
"""Readings written out in any form that people use, and read back: always the same readings."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from partnerskab import danish
from targets.reading_in.known import Facts, Key, Standing
from tests.documents.workbooks.sheets import made

from .reading_files import AREA, BURGLARY, BY_YEAR, CITY, CRIME, DAY, KNOWN, NEW, OLD, read, sentences

VALUES = {
    "percent": st.decimals(min_value=1, max_value=100, places=1).filter(lambda value: value > 1),
    "count": st.integers(0, 9_999_999).map(Decimal),
    "per_1000": st.decimals(min_value=0, max_value=999, places=2),
}
WORDS = st.text("abcæøåABCÆØÅ 123.,;-%(){}\"'\t=+@<>&", max_size=30).map(
    lambda text: " ".join(text.split()).lstrip("= ")
)
ROLES = [
    "Indikator",
    "Sted",
    "År",
    "Værdi",
    "n",
    "Nævner",
    "Usikkerhed",
    "Signifikant",
    "Foreløbig",
    "Kilde",
    "Side",
    "Note",
]


def one_reading(indicator) -> st.SearchStrategy[Facts]:
    return st.builds(
        Facts,
        value=VALUES[indicator.unit],
        sample_size=st.none() | st.integers(0, 99_999),
        denominator=st.none() | st.integers(0, 2_000_000),
        margin=st.none() | st.decimals(min_value=0, max_value=20, places=1),
        significant=st.sampled_from([None, "yes", "no", "unknown"]),
        is_preliminary=st.booleans(),
        source=WORDS.filter(bool),
        page=st.none() | st.integers(1, 99).map(str),
        note=st.none() | WORDS.filter(bool),
    )


@st.composite
def tables(draw) -> dict[Key, Facts]:
    """Readings of some cells, by the keys they have."""
    cells = draw(
        st.lists(
            st.tuples(st.sampled_from([DAY, BURGLARY, CRIME]), st.sampled_from([AREA, CITY]), st.integers(2021, 2026)),
            unique_by=lambda cell: (cell[0].id, cell[1].id, cell[2]),
            min_size=1,
            max_size=12,
        )
    )
    return {_key(indicator, place, year): draw(one_reading(indicator)) for indicator, place, year in cells}


def _key(indicator, place, year: int) -> Key:
    area = "" if place is CITY else (NEW if year >= 2025 else OLD).id
    return Key(indicator.id, place.id, year, area, 1)


def _written(value: Decimal | int | None, is_danish: bool, sign: str = "") -> str:
    """With thousands points and decimal commas; else with decimal points, and no thousands."""
    if value is None:
        return ""
    return (danish.decimal(Decimal(value), 4) if is_danish else format(Decimal(value).normalize(), "f")) + sign


NAMES = {
    DAY.id: ["Trygge i dagtimerne", "andel trygge, dag"],
    BURGLARY.id: ["Indbrud", "INDBRUD"],
    CRIME.id: [CRIME.name],
}
PLACES = {AREA.id: ["Partnerskabsområdet", "Området"], CITY.id: ["Hele byen", "københavn"]}


def _row(key: Key, facts: Facts, is_danish: bool, draw) -> list[str]:
    sign = draw(st.sampled_from(["", " %", "%"])) if key.indicator == DAY.id else ""
    return [
        draw(st.sampled_from(NAMES[key.indicator])),
        draw(st.sampled_from(PLACES[key.place])),
        str(key.year),
        _written(facts.value, is_danish, sign),
        _written(facts.sample_size, is_danish),
        _written(facts.denominator, is_danish),
        _written(facts.margin, is_danish),
        {"yes": "ja", "no": "nej", "unknown": "ikke oplyst", None: ""}[facts.significant],
        "ja" if facts.is_preliminary else draw(st.sampled_from(["", "nej"])),
        facts.source or "",
        facts.page or "",
        facts.note or "",
    ]


def _quoted(rows: Sequence[Sequence[str]], separator: str) -> str:
    """Every cell in quotes, as a program writes that is on the safe side."""
    return "\r\n".join(separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)


def _file(rows: list[list[str]], draw) -> bytes:
    """The rows as a file of some kind, with a title above and a note below or without."""
    title = draw(st.sampled_from([[], [["Udtræk fra registeret"]], [["Udtræk"], [""], ["Bilag 3"]]]))
    rows = [*title, *rows, *draw(st.sampled_from([[], [[""], ["Kilde: registeret"]]]))]
    if draw(st.booleans()):
        return made(rows)
    text = _quoted(rows, draw(st.sampled_from(";,\t")))
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])))


@settings(max_examples=40, deadline=None)
@given(tables(), st.booleans(), st.data())
def test_a_row_for_each(said: dict[Key, Facts], is_danish: bool, data):
    rows = [ROLES, *(_row(key, facts, is_danish, data.draw) for key, facts in said.items())]
    found = read(_file(rows, data.draw), replace(BY_YEAR, decimals="danish" if is_danish else "english"))
    assert sentences(found) == ""
    assert {one.said.key: one.facts for one in found.differences} == said


@settings(max_examples=40, deadline=None)
@given(tables(), st.booleans(), st.data())
def test_years_over_the_columns(said: dict[Key, Facts], is_danish: bool, data):
    years = sorted({key.year for key in said})
    rows: list[list[str]] = [["Indikator", "Sted", *map(str, years)]]
    for indicator, place in sorted({(key.indicator, key.place) for key in said}):
        values = {
            key.year: facts.value for key, facts in said.items() if (key.indicator, key.place) == (indicator, place)
        }
        rows.append([NAMES[indicator][0], PLACES[place][0], *(_written(values.get(year), is_danish) for year in years)])
    found = read(_file(rows, data.draw), replace(BY_YEAR, decimals="danish" if is_danish else "english"))
    assert sentences(found) == ""
    assert {one.said.key: one.facts.value for one in found.differences} == {
        key: facts.value for key, facts in said.items()
    }


@settings(max_examples=40, deadline=None)
@given(tables(), st.data())
def test_what_stands_as_the_file_says_is_no_difference(said: dict[Key, Facts], data):
    rows = [ROLES, *(_row(key, facts, True, data.draw) for key, facts in said.items())]
    stored = {
        key: Standing(
            str(at),
            1,
            replace(
                facts,
                page=facts.page or "",
                note=facts.note or "",
                significant=facts.significant or "unknown",
                is_example=False,
            ),
        )
        for at, (key, facts) in enumerate(said.items())
    }
    found = read(_file(rows, data.draw), replace(BY_YEAR, decimals="danish"), replace(KNOWN, standing=stored))
    assert (found.count, found.same, found.unread) == (0, len(said), 0)

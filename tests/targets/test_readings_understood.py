# SPDX-License-Identifier: MPL-2.0
"""What a file's rows mean: names, places, the area's bounds, definitions, contradictions, and what is asked."""

from dataclasses import replace
from decimal import Decimal

import pytest

from targets.reading_in.known import Facts, Key, Known, Place, Standing
from targets.reading_in.mapping import NEW, SKIP, Choice, Mapping, Whole, from_json
from tests.documents.workbooks.sheets import saved

from .reading_files import AREA, BY_YEAR, CITY, DAY, KNOWN, LONG, NIGHT, SAID, WIDE, csv_of, read, readings, sentences

FULL = [
    [
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
    ],
    [
        "Trygge i dagtimerne",
        "Hele byen",
        2025,
        "88,5",
        "1.250",
        "600.000",
        "±1,5",
        "ja",
        "x",
        "TU 2025",
        "12",
        "ny metode",
    ],
]


def standing(*rows: tuple[str, str, int, str, Facts], known: Known = KNOWN) -> Known:
    """What is known, with readings of an indicator in a place, a year and an area."""
    found = {
        Key(i, p, year, area, 1): Standing(f"r-{at}", 1, facts) for at, (i, p, year, area, facts) in enumerate(rows)
    }
    return replace(known, standing=found)


def facts(value: object, **said: object) -> Facts:
    """As the database has them: nothing is unsaid."""
    plain = {"significant": "unknown", "is_preliminary": False, "page": "", "note": "", "is_example": False}
    return Facts(value=Decimal(str(value)), **plain | {"source": "Tryghedsundersøgelsen"} | said)


def test_all_that_a_row_says_is_read():
    (one,) = read(csv_of(FULL)).differences
    assert one.facts == Facts(
        value=Decimal("88.5"),
        denominator=600_000,
        sample_size=1250,
        margin=Decimal("1.5"),
        significant="yes",
        is_preliminary=True,
        source="TU 2025",
        page="12",
        note="ny metode",
    )


def test_a_name_or_another_name_of_it_in_any_letters():
    rows = [LONG[0], ["ANDEL  TRYGGE - dag", "københavn", 2025, "88", "TU"]]
    assert readings(read(csv_of(rows))) == {("Trygge i dagtimerne", "Hele byen", 2025, "88")}


def test_an_unknown_name_waits_until_somebody_says_what_it_is():
    rows = [*LONG, ["Andel utrygge", "Sundbyøster", "2025", "12", "TU"]]
    found = read(csv_of(rows))
    assert readings(found) == SAID
    assert [question.anchor for question in found.questions] == ["indicators:andel utrygge", "places:sundbyøster"]
    assert found.unknown == {"indicators": {"andel utrygge": "Andel utrygge"}, "places": {"sundbyøster": "Sundbyøster"}}
    chosen = replace(BY_YEAR, indicators={"andel utrygge": Choice(NEW, "percent", "down")})
    chosen = replace(chosen, places={"sundbyøster": Choice(NEW, kind="district")})
    found = read(csv_of(rows), chosen)
    assert readings(found) == SAID | {("Andel utrygge", "Sundbyøster", 2025, "12")}
    assert [one.name for one in found.new_indicators] == ["Andel utrygge"]
    assert found.new_places == (Place("", "Sundbyøster", "district"),)
    assert found.count == 7


def test_a_new_indicator_needs_a_unit_and_a_direction():
    rows = [LONG[0], ["Andel utrygge", "Hele byen", "2025", "12", "TU"]]
    assert "enhed og retning" in sentences(
        read(csv_of(rows), replace(BY_YEAR, indicators={"andel utrygge": Choice(NEW)}))
    )


def test_a_known_name_that_is_chosen_is_remembered():
    rows = [LONG[0], ["Tryg, dag", "Byen", "2025", "88", "TU"]]
    chosen = replace(BY_YEAR, indicators={"tryg dag": Choice(DAY.id)}, places={"byen": Choice(CITY.id)})
    found = read(csv_of(rows), chosen)
    assert readings(found) == {("Trygge i dagtimerne", "Hele byen", 2025, "88")}
    assert [tuple(alias) for alias in found.aliases] == [
        ("indicators", "i-day", "Trygge i dagtimerne", "Tryg, dag"),
        ("places", "p-city", "Hele byen", "Byen"),
    ]


def test_a_name_that_is_skipped_is_said():
    found = read(
        csv_of([*LONG, ["I alt", "Området", "2025", "5", ""]]), replace(BY_YEAR, indicators={"i alt": Choice(SKIP)})
    )
    assert readings(found) == SAID
    assert found.passed == (("linje 6, felt 4", "I alt, Området, 2025"),)


def test_two_that_go_by_one_name_are_asked_about():
    known = replace(KNOWN, places=(AREA, CITY, Place("p-3", "Byen", "district", ("København",))))
    found = read(csv_of([LONG[0], ["Indbrud", "København", 2025, 5, "P"]]), known=known)
    assert "2 går under navnet ”København”" in sentences(found)
    chosen = replace(BY_YEAR, places={"københavn": Choice("p-3")})
    assert readings(read(csv_of([LONG[0], ["Indbrud", "København", 2025, 5, "P"]]), chosen, known))
    assert not read(csv_of([LONG[0], ["Indbrud", "København", 2025, 5, "P"]]), chosen, known).aliases


def test_a_contradiction_is_refused_with_both_places():
    rows = [*LONG, ["Andel trygge, dag", "København", "2025", "87", "Tryghedsundersøgelsen"]]
    found = read(csv_of(rows))
    assert readings(found) == {one for one in SAID if one[1:3] != ("Hele byen", 2025)}
    (refusal,) = found.refused
    assert "linje 4, felt 4" in refusal.sentence
    assert "linje 6, felt 4" in refusal.sentence
    assert "88" in refusal.sentence
    assert "87" in refusal.sentence


@pytest.mark.parametrize("other", [["2025", "88", "En anden kilde"], ["2025", "..", "Tryghedsundersøgelsen"]])
def test_the_same_value_with_another_source_or_none_contradicts(other):
    found = read(csv_of([*LONG, ["Trygge i dagtimerne", "Hele byen", *other]]))
    assert "Filen modsiger sig selv" in sentences(found)


def test_the_same_row_twice_says_it_once():
    assert readings(read(csv_of([*LONG, LONG[1]]))) == SAID


def test_what_stands_for_no_figure_is_said_and_takes_nothing_away():
    known = standing(("i-burglary", "p-city", 2025, "", facts(7)))
    found = read(
        csv_of([LONG[0], ["Indbrud", "Hele byen", 2025, "<5", "P"], ["Indbrud", "Hele byen", 2024, "..", "P"]]),
        known=known,
    )
    assert not found.differences
    assert [(said.absent, stays) for said, stays in found.absent] == [("<5", "7 anmeldelser"), ("..", "")]
    assert found.unread == 0


def test_the_area_is_asked_for_and_only_where_it_matters():
    found = read(csv_of(LONG), Mapping())
    assert readings(found) == {one for one in SAID if one[1] == "Hele byen"}
    assert [question.anchor for question in found.questions] == ["area"]
    assert "Vælg, hvordan Partnerskabsområdet var afgrænset" in sentences(found)


@pytest.mark.parametrize(
    ("chosen", "areas"), [("by_year", ["a-old", "a-new"]), ("a-new", ["a-new", "a-new"]), ("none", ["", ""])]
)
def test_the_area_of_the_whole_file(chosen, areas):
    rows = [LONG[0], ["Indbrud", "Området", 2024, 5, "P"], ["Indbrud", "Området", 2025, 5, "P"]]
    found = read(csv_of(rows), Mapping(whole=Whole(area=chosen)))
    assert [one.said.key.area for one in found.differences] == areas


@pytest.mark.parametrize(
    "written", ["2025", "1. januar 2025", "området fra 1. januar 2025", "2025-01-01", "01-01-2025"]
)
def test_the_area_of_a_row(written):
    rows = [[*LONG[0], "Område"], ["Indbrud", "Området", 2025, 5, "P", written]]
    (one,) = read(csv_of(rows), Mapping()).differences
    assert one.said.key.area == "a-new"


def test_an_area_nobody_knows_is_refused():
    rows = [[*LONG[0], "Område"], ["Indbrud", "Området", 2025, 5, "P", "2019"]]
    assert "1. januar 2021, 1. januar 2025" in sentences(read(csv_of(rows)))


def test_definitions_are_asked_for_where_there_are_several():
    rows = [
        LONG[0],
        ["Trygge aften og nat", "Hele byen", 2024, 70, ""],
        ["Trygge aften og nat", "Hele byen", 2025, 71, ""],
    ]
    assert "har 2 definitioner" in sentences(read(csv_of(rows), Mapping()))
    found = read(csv_of(rows), Mapping(whole=Whole(definition="by_year")))
    assert [one.said.key.definition for one in found.differences] == [1, 2]
    assert [one.facts.source for one in found.differences] == [NIGHT.source, NIGHT.source]
    found = read(csv_of(rows), Mapping(whole=Whole(definition="newest")))
    assert [one.said.key.definition for one in found.differences] == [2, 2]
    rows = [[*row, "Definition" if row[0] == "Indikator" else "1"] for row in rows]
    assert [one.said.key.definition for one in read(csv_of(rows), Mapping()).differences] == [1, 1]
    rows[1][-1] = "3"
    assert "ingen definition ”3”" in sentences(read(csv_of(rows), Mapping()))


def test_a_source_is_needed():
    rows = [LONG[0], ["Indbrud", "Hele byen", 2025, 5, ""]]
    found = read(csv_of(rows), Mapping())
    assert [question.anchor for question in found.questions] == ["source"]
    (one,) = read(csv_of(rows), Mapping(whole=Whole(source="Politiet"))).differences
    assert one.facts.source == "Politiet"


def test_a_unit_that_is_not_the_indicators_is_refused():
    rows = [[*LONG[0], "Enhed"], ["Indbrud", "Hele byen", 2025, 5, "P", "pr. 1.000 indbyggere"]]
    assert "antal pr. 1.000, men ”Indbrud” måles i antal" in sentences(read(csv_of(rows)))
    assert "måles i procent" in sentences(
        read(csv_of(LONG), replace(BY_YEAR, whole=replace(BY_YEAR.whole, unit="count")))
    )


def test_one_indicator_and_place_for_the_whole_file():
    rows = [["År", "Værdi"], [2024, "81,5"], [2025, "83"]]
    assert "Stedet står ikke i filen" in sentences(read(csv_of(rows)))
    whole = replace(BY_YEAR.whole, indicator=DAY.id, place=CITY.id)
    found = read(csv_of(rows), replace(BY_YEAR, whole=whole))
    assert {year for _, _, year, _ in readings(found)} == {2024, 2025}


def test_a_first_column_without_a_head_is_told_by_its_names():
    rows = [["", 2024, 2025], ["Trygge i dagtimerne", 80, 81], ["Noget andet", 1, 2]]
    found = read(csv_of(rows), replace(BY_YEAR, whole=replace(BY_YEAR.whole, place=CITY.id)))
    assert len(readings(found)) == 2
    assert "”Noget andet” kendes ikke" in sentences(found)


def test_columns_are_what_somebody_says_they_are():
    rows = [["Tema", "Hvor", "Hvornår", "Resultat 1"], *LONG[1:]]
    found = read(csv_of([row[:4] for row in rows]))
    assert [question.anchor for question in found.questions] == ["columns"]
    chosen = replace(BY_YEAR, line=1, columns={0: "indicator", 1: "place", 2: "year", 3: "value"})
    assert readings(read(csv_of([row[:4] for row in rows]), chosen)) == SAID


def test_two_columns_of_one_kind_are_asked_about():
    rows = [[*LONG[0], "Resultat"], [*LONG[1], "82"]]
    found = read(csv_of(rows))
    assert "To kolonner er valgt som Værdi" in sentences(found)
    assert not found.differences


def test_a_name_that_is_missing_in_a_row_is_not_taken_from_above():
    rows = [LONG[0], LONG[1], ["", "Hele byen", "2025", "88", "TU"]]
    found = read(csv_of(rows))
    assert "Skriv det i hver række" in sentences(found)
    assert len(found.differences) == 1


def test_years_that_are_none_or_have_not_begun():
    rows = [LONG[0], ["Indbrud", "Hele byen", "2052", 5, "P"], ["Indbrud", "Hele byen", "25", 5, "P"]]
    assert "2052 er ikke begyndt" in sentences(read(csv_of(rows)))
    assert "”25” er ikke et årstal" in sentences(read(csv_of(rows)))
    assert "2027 er ikke begyndt" in sentences(
        read(csv_of([["Indikator", "Sted", 2026, 2027], ["Indbrud", "Hele byen", 1, 2]]))
    )


def test_preliminary_years_and_columns_that_belong_to_no_year():
    rows = [["Indikator", "Sted", "2024", "2025 (foreløbige tal)", "n"], ["Indbrud", "Hele byen", 5, 6, 800]]
    found = read(csv_of(rows))
    assert [one.facts.is_preliminary for one in found.differences] == [None, True]
    assert [one.facts.sample_size for one in found.differences] == [None, None]
    assert "siger ikke, hvilket år" in found.passed[0][1]


def test_several_sheets_with_figures_are_asked_about():
    import openpyxl

    book = openpyxl.Workbook()
    for name, rows in (("Lang", LONG), ("Bred", WIDE)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    found = read(saved(book))
    assert [question.anchor for question in found.questions] == ["sheet"]
    assert not found.differences
    assert readings(read(saved(book), replace(BY_YEAR, sheet="Bred"))) == SAID


def test_what_stands_is_held_against_it():
    known = standing(
        ("i-day", "p-area", 2024, "a-old", facts("81.5")),
        ("i-day", "p-area", 2025, "a-new", facts(82, sample_size=500, significant="yes")),
    )
    found = read(csv_of(LONG), known=known)
    assert (found.new, found.changed, found.same) == (2, 1, 1)
    (changed,) = [one for one in found.differences if not one.is_new]
    assert changed.changes == (("Værdi", "82\u00a0%", "83\u00a0%"),)
    assert changed.standing == "r-1"


def test_what_a_file_does_not_say_stays():
    known = standing(
        ("i-day", "p-city", 2025, "", facts("88.5", sample_size=7, page="4", note="n", is_preliminary=True))
    )
    found = read(
        csv_of([["Indikator", "Sted", "År", "Værdi"], ["Trygge i dagtimerne", "Hele byen", 2025, "88,5"]]),
        Mapping(),
        known,
    )
    assert (found.count, found.same) == (0, 1)
    found = read(csv_of(FULL), known=known)
    assert [what for what, _, _ in found.differences[0].changes] == [
        "Divideret med",
        "Antal svar",
        "Usikkerhed",
        "Signifikant",
        "Kilde",
        "Side",
        "Bemærkning",
    ]


def test_a_real_figure_over_an_example_is_no_example():
    known = standing(("i-day", "p-city", 2025, "", facts(70, is_example=True)))
    found = read(csv_of(LONG), known=known)
    (changed,) = [one for one in found.differences if not one.is_new]
    assert changed.facts.is_example is False
    assert ("Eksempel", "ja", "nej") in changed.changes


def test_other_readings_or_another_understanding_give_another_mark():
    one = read(csv_of(LONG))
    assert read(csv_of(LONG)).mark == one.mark
    assert read(csv_of(LONG), replace(BY_YEAR, whole=replace(BY_YEAR.whole, area="a-new"))).mark != one.mark
    assert read(csv_of(LONG), known=standing(("i-day", "p-area", 2024, "a-old", facts(1)))).mark != one.mark
    first, second = (standing(("i-day", "p-area", 2024, "a-old", facts(value))) for value in (1, 2))
    assert read(csv_of(LONG), known=first).mark != read(csv_of(LONG), known=second).mark


def test_an_understanding_is_kept_whole():
    mapping = replace(
        BY_YEAR, sheet="A", line=3, columns={0: "year", 4: ""}, places={"x": Choice(NEW, kind="city")}, shares="percent"
    )
    assert from_json(mapping.to_json()) == mapping
    assert from_json({}) == Mapping()


@pytest.mark.parametrize(
    ("column", "written", "sentence"),
    [
        ("Signifikant", "måske", "hverken ja, nej eller ikke oplyst"),
        ("Foreløbig", "måske", "hverken ja eller nej"),
        ("Kilde", "k" * 201, "Brug højst 200 tegn"),
        ("n", "mange", "kan ikke læses som et tal"),
        ("Enhed", "æbler", "kendes ikke"),
    ],
)
def test_a_reading_is_read_whole_or_not_at_all(column, written, sentence):
    rows = [["Indikator", "Sted", "År", "Værdi", column], ["Indbrud", "Hele byen", 2025, 5, written]]
    found = read(csv_of(rows))
    assert sentence in sentences(found)
    assert not found.differences

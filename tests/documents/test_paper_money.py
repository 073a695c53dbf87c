# SPDX-License-Identifier: MPL-2.0
"""Money on paper: four kinds of field, columns wide enough for their figures, and sums that were said otherwise."""

from dataclasses import replace

import pytest
from django.template import Context, Template

from partnerskab.content.totals import Total
from partnerskab.content.tree import Amount, Stated
from partnerskab.documents.printing.bands import bands
from partnerskab.documents.printing.measuring import MM, SEMIBOLD, width
from partnerskab.documents.printing.money import as_written, differences, money_table, sum_cell, year_text
from partnerskab.documents.printing.overview import overview
from partnerskab.documents.printing.pool import pool_table
from tests.content_examples import YEARS, amount, example_plan, line, rich_plan

PLAN = replace(example_plan(0), lines=())


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("", ""),
        ("-", "–"),
        (0, "0"),
        (1_313_000, "1.313.000"),
        (-5_000, "−5.000"),
        ("ca. 5000", "ca.\xa05.000"),
        ("drift", "drift"),
    ],
)
def test_a_field_is_blank_a_dash_nought_or_words(cell: int | str, shown: str) -> None:
    assert as_written(amount(2022, cell)) == shown


@pytest.mark.parametrize(
    ("total", "shown"),
    [
        (Total(2022, None), ""),
        (Total(2022, None, is_dash=True), "–"),
        (Total(2022, 0), "0"),
        (Total(2022, 7_000, is_rough=True), "ca.\xa07.000"),
    ],
)
def test_a_sum_says_what_its_fields_say(total: Total, shown: str) -> None:
    assert sum_cell(total, 2022).text == shown


@pytest.mark.parametrize(
    "cells",
    [(1_000, 1_000, 1_000, 1_000), (12_345_678, "ca. 1200000", 0, "-"), (999_999_999, 1, 2, 3)],
)
def test_columns_are_as_wide_as_their_figures(cells: tuple[int | str, ...]) -> None:
    table = money_table([line("Lønmidler", cells)], PLAN)
    assert table is not None
    column = float(table.column.removesuffix("mm")) * MM
    assert all(width(cell.text, 13, SEMIBOLD) <= column for cell in (*table.rows[0].cells, *table.sum))
    names = (167 if table.wide else 121) - len(YEARS) * (column / MM + 1.5)
    assert names >= 34


def test_a_column_of_funders_only_when_there_is_one() -> None:
    own, other = line("Løn", (1, 2, 3, 4)), line("Løn", (1, 2, 3, 4), funder="TrygFonden")
    alone, shared = money_table([own], PLAN), money_table([own, other], PLAN)
    assert alone is not None
    assert shared is not None
    assert not alone.funded
    assert [row.funder for row in shared.rows] == ["Partnerskabet", "TrygFonden"]
    assert money_table([], PLAN) is None


def test_differences_gather_the_years_that_say_the_same() -> None:
    computed = {year: Total(year, 350_000) for year in YEARS}
    stated = [Stated("table_total", 2021, 335_000), Stated("table_total", 2022, 335_000)]
    stated += [Stated("table_total", 2023, 350_000), Stated("table_total", 2024)]
    said = differences(stated, computed, "Papiret sagde").replace("\xa0", " ")
    assert said == "Papiret sagde 335.000 kr. i 2021 og 2022 (posterne giver 350.000 kr.)."
    assert differences(stated[2:], computed, "Papiret sagde") == ""


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (("", 72_000, "", ""), "72.000 kr."),
        (("", "-", "", ""), "Intet bevilget"),
        (("", "", "", ""), "Ikke fastlagt"),
        (("", "drift", "", ""), "drift"),
    ],
)
def test_the_plan_year_in_words(cells: tuple[int | str, ...], shown: str) -> None:
    activity = replace(example_plan().activities[0], lines=(line("Løn", cells),))
    assert year_text(activity, 2022).replace("\xa0", " ") == shown
    assert year_text(replace(activity, lines=()), 2022) == "Ingen egne midler"


def test_overview_shows_sums_of_groups_and_what_is_left_of_the_frame() -> None:
    content = example_plan()
    table = overview(content, {})
    sums = {group.title: group.sums[1].text for group in table.groups}
    assert sums == {
        "1. Dialog, kommunikation og værtskab": "757.000",
        "2. Tryggere byliv": "247.000",
        "3. Positive fællesskaber": "270.000",
        "På tværs": "54.000",
    }
    assert [cell.text for cell in table.sum] == ["1.304.000", "1.328.000", "526.000", "501.000"]
    assert [(row.name, row.cells[1].text) for row in table.frames] == [
        ("Ramme til aktiviteter (eksempel)", "1.400.000"),
        ("Fordelt til aktiviteter", "1.328.000"),
        ("Fri til aktiviteter", "72.000"),
    ]


def test_overview_keeps_what_a_paper_said_of_an_activity_without_posts() -> None:
    content = example_plan()
    sixth = content.activities[5]
    stated = (Stated("overview", 2021, 0), Stated("overview", 2022, 0), Stated("overview", 2023, qualifier="-"))
    activities = (*content.activities[:5], replace(sixth, stated=stated), *content.activities[6:])
    rows = [row for group in overview(replace(content, activities=activities), {}).groups for row in group.rows]
    assert [cell.text for cell in rows[5].cells] == ["0", "0", "–", ""]


def test_letters_name_the_remarks_in_order() -> None:
    content = example_plan()
    activities = tuple(
        replace(activity, stated=(Stated("overview", 2022, at + 1),))
        for at, activity in enumerate(content.activities[:5] * 7)
    )
    table = overview(replace(content, activities=activities), {})
    letters = [remark.letter for remark in table.remarks]
    assert letters[:3] == ["a", "b", "c"]
    assert letters[25:28] == ["z", "aa", "ab"]


def rows_of(content):
    return {row.title: row for group in overview(content, {}).groups for row in group.rows}


def test_each_frame_has_its_foot_and_management_its_group() -> None:
    table = overview(rich_plan(), {})
    assert [(row.name, row.cells[1].text) for row in table.frames[3:]] == [
        ("Ramme til projektledelse", "340.000"),
        ("Fordelt til projektledelse", "300.000"),
        ("Fri til projektledelse", "40.000"),
    ]
    assert [group.title for group in table.groups][-2:] == ["På tværs", "Projektledelse"]
    assert [row.title for row in table.groups[-1].rows] == ["Sekretariat"]


def test_who_pays_is_a_table_where_more_than_one_does() -> None:
    assert overview(example_plan(), {}).funders == ()
    table = overview(rich_plan(), {})
    assert [(row.name, row.cells[1].text) for row in table.funders] == [
        ("Partnerskabet, egne midler", "1.628.000"),
        ("Landsbyggefonden", "20.000"),
        ("TrygFonden", "3.000"),
        ("Ufinansieret", "90.000"),
    ]
    said = table.after[-1].replace("\xa0", " ")
    assert "penge fra Landsbyggefonden og TrygFonden og beløb, som ingen har finansieret endnu" in said
    assert "Af partnerskabets egen ramme bruges 1.328.000 kr. i 2022." in said


def test_notes_and_remarks_are_lettered_under_their_own_table() -> None:
    content = rich_plan()
    table = money_table(content.activities[8].lines, content, prefix="t9")
    assert table is not None
    assert [(one.letter, one.text, one.anchor) for one in table.remarks] == [
        ("a", "Pris pr. deltager: 75.", "t9-a"),
        ("b", "Regulerede timelønninger.", "t9-b"),
    ]
    assert [mark.letter for mark in table.rows[0].marks] == ["a"]
    assert [[mark.letter for mark in cell.marks] for cell in table.rows[0].cells] == [[], ["b"], [], []]
    assert [row.funder for row in table.rows][1:] == ["Partnerskabet", "Landsbyggefonden", "TrygFonden", "Ufinansieret"]


def test_the_same_remark_has_one_letter() -> None:
    cells = tuple(replace(amount(year, 1_000), remark="Forventet.") for year in YEARS)
    table = money_table([replace(line("Løn", (1, 1, 1, 1)), amounts=cells)], PLAN)
    assert table is not None
    assert [remark.letter for remark in table.remarks] == ["a"]
    assert all(cell.marks == table.remarks for cell in table.rows[0].cells)


def test_amounts_stand_in_the_unit_of_the_plan() -> None:
    content = replace(rich_plan(), unit=1_000)
    table, posts = overview(content, {}), money_table(content.activities[8].lines, content)
    assert posts is not None
    assert (table.unit_name, posts.unit_name) == ("1.000\xa0kr.", "1.000\xa0kr.")
    assert [cell.text for cell in posts.sum] == ["58", "168", "ca.\xa075", "55"]
    assert table.sum[1].text == "1.741"
    assert year_text(content.activities[8], 2022) == "168.000\xa0kr."


def test_words_stand_in_the_overview_as_they_were_written() -> None:
    content = example_plan()
    words = "Anlægsramme til genetablering (anslået 1-2 mio. kr.)"
    station = line("Nærgenbrugsstationen", ("ca. 150000", words, "Drift (TMF)", ""))
    station = replace(station, amounts=(replace(station.amounts[0], note="TMF"), *station.amounts[1:]))
    first = replace(content.activities[0], other_areas=(3,), lines=(station,), stated=())
    row = rows_of(replace(content, activities=(first, *content.activities[1:])))[first.title]
    assert [cell.text.replace("\xa0", " ") for cell in row.cells] == ["ca. 150.000 TMF", words, "Drift (TMF)", ""]
    assert all(cell.is_words for cell in row.cells[:3])
    assert row.areas == "1+3"
    assert row.facts.replace("\xa0", " ").startswith("Fortsat · Indsatsområde 1+3 · ")


def test_words_beside_a_sum_are_a_remark() -> None:
    content = example_plan()
    first = replace(content.activities[0], lines=(line("Løn", (1, "drift", "", "")), line("Andet", (1, 5, "", ""))))
    table = overview(replace(content, activities=(first, *content.activities[1:])), {})
    row = table.groups[0].rows[0]
    assert row.cells[1].text == "5"
    assert "Ikke alt er beløb: Løn 2022: drift." in [mark.text for mark in row.marks]
    assert [mark.text for mark in table.sum_marks] == [
        "Felter med ord i stedet for et beløb tæller ikke med i summerne."
    ]


def test_a_pool_has_its_account() -> None:
    content = rich_plan()
    table = pool_table(content.activities[1], content)
    assert table is not None
    assert [(row.standing, row.asked, row.granted, row.spent) for row in table.rows] == [
        ("Gjort op", "12.000", "10.000", "9.250"),
        ("Afslået", "8.000", "", ""),
        ("Ikke behandlet", "4.500", "", ""),
    ]
    assert (table.asked, table.granted, table.spent) == ("24.500", "10.000", "9.250")
    said = table.rest.replace("\xa0", " ")
    assert said == "Puljen har 72.000 kr. i 2022. Bundet: 9.250 kr. Rest: 62.750 kr."
    steps = table.rows[0].steps.replace("\xa0", " ")
    assert steps == (
        "Ansøgt 3. februar 2022. Bevilget 1. marts 2022, deltog: Sikker By, 3B og helhedsplanen. "
        "Udbetalt 8. marts 2022. Gjort op 20. juni 2022."
    )
    assert pool_table(content.activities[0], content) is None


@pytest.mark.parametrize(
    ("years", "spans"),
    [
        (range(2021, 2025), [""]),
        (range(2021, 2029), ["2021–2024", "2025–2028"]),
        (range(2021, 2030), ["2021–2023", "2024–2026", "2027–2029"]),
    ],
)
def test_years_that_a_sheet_has_no_room_for_stand_in_bands(years: range, spans: list[str]) -> None:
    found = bands(tuple(years), column=22.0, room=96.0)
    assert [band.span for band in found] == spans
    assert [year for band in found for year in band.years] == list(years)
    cells = [str(year) for year in years]
    cut = Template("{% for band in bands %}{{ cells|slice:band.cut|join:'' }}{% endfor %}")
    assert cut.render(Context({"bands": found, "cells": cells})) == "".join(cells)


def test_no_column_of_eight_years_of_millions_is_too_narrow() -> None:
    agreement = replace(PLAN.agreement, valid_to="2028-12-31")
    cells = tuple(Amount(year, 98_765_432, "ca.") for year in range(2021, 2029))
    table = money_table([replace(line("Løn", ()), amounts=cells)], replace(PLAN, agreement=agreement))
    assert table is not None
    column = float(table.column.removesuffix("mm"))
    assert width(table.rows[0].cells[0].text, 13, SEMIBOLD) <= column * MM
    assert all(34 + len(band.years) * (column + 1.5) <= 167 for band in table.bands)

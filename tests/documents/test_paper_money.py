# SPDX-License-Identifier: MPL-2.0
"""Money on paper: four kinds of field, columns wide enough for their figures, and sums that were said otherwise."""

from dataclasses import replace

import pytest

from partnerskab.content.totals import Total
from partnerskab.content.tree import Stated
from partnerskab.documents.printing.measuring import MM, SEMIBOLD, width
from partnerskab.documents.printing.money import as_written, differences, money_table, sum_cell, year_text
from partnerskab.documents.printing.overview import overview
from tests.content_examples import YEARS, amount, example_plan, line


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
    table = money_table([line("Lønmidler", cells)], YEARS, 2022)
    assert table is not None
    column = float(table.column.removesuffix("mm")) * MM
    assert all(width(cell.text, 13, SEMIBOLD) <= column for cell in (*table.rows[0].cells, *table.sum))
    names = (167 if table.wide else 121) - len(YEARS) * (column / MM + 1.5)
    assert names >= 34


def test_a_column_of_funders_only_when_there_is_one() -> None:
    own, other = line("Løn", (1, 2, 3, 4)), line("Løn", (1, 2, 3, 4), funder="TrygFonden")
    alone, shared = money_table([own], YEARS, 2022), money_table([own, other], YEARS, 2022)
    assert alone is not None
    assert shared is not None
    assert not alone.funded
    assert [row.funder for row in shared.rows] == ["Partnerskabet", "TrygFonden"]
    assert money_table([], YEARS, 2022) is None


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
        ("Ramme (eksempel)", "1.400.000"),
        ("Fri del af rammen", "72.000"),
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
    wrong = (Stated("overview", 2022, 1),)
    activities = tuple(replace(activity, stated=wrong) for activity in content.activities)
    table = overview(replace(content, activities=activities * 4), {})
    letters = [remark.letter for remark in table.remarks]
    assert letters[:3] == ["a", "b", "c"]
    assert letters[25:28] == ["z", "aa", "ab"]

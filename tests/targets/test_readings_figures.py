# SPDX-License-Identifier: MPL-2.0
"""Figures as they are written: what is clear is read, and what could be two numbers is asked about."""

from decimal import Decimal

import pytest

from partnerskab.spreadsheets.cells import Cell
from targets.reading_in.figures import (
    Asked,
    Notation,
    Unreadable,
    is_absent,
    notation,
    read_margin,
    read_value,
    read_whole,
)


def cell(given: str | float, number_format: str = "General") -> Cell:
    return Cell("A1", given) if isinstance(given, str) else Cell("A1", number=given, number_format=number_format)


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [
        ("83", "percent", "83"),
        ("83,5", "percent", "83.5"),
        ("83.5", "percent", "83.5"),
        ("83,5 %", "percent", "83.5"),
        ("83.5%", "percent", "83.5"),
        ("83,5\u00a0pct.", "percent", "83.5"),
        ("0,8 %", "percent", "0.8"),
        ("0", "percent", "0"),
        ("100", "percent", "100"),
        ("83,12345", "percent", "83.1235"),
        ("1.234", "count", "1234"),
        ("1 234", "count", "1234"),
        ("12.345.678", "count", "12345678"),
        ("1.234,0", "count", "1234"),
        ("1,234.0", "count", "1234"),
        ("58,4", "per_1000", "58.4"),
        ("0,5", "per_1000", "0.5"),
        ("7,25", "other", "7.25"),
        (83, "percent", "83"),
        (83.5, "percent", "83.5"),
        (214.00000000001, "count", "214"),
        (1e5, "count", "100000"),
    ],
)
def test_what_is_clear_is_read(written, unit, value):
    assert read_value(cell(written), unit, Notation()) == Decimal(value)


def test_a_cell_that_is_shown_as_a_percentage_is_one():
    assert read_value(cell(0.835, "0.0%"), "percent", Notation()) == Decimal("83.5")
    assert read_value(cell(0.005, "0.0%"), "percent", Notation()) == Decimal("0.5")
    with pytest.raises(Unreadable, match="andel i procent"):
        read_value(cell(0.835, "0%"), "count", Notation())


@pytest.mark.parametrize(
    ("written", "unit", "anchor", "either"),
    [
        ("1.234", "percent", "decimals", "1.234 eller 1,234"),
        ("83.125", "percent", "decimals", "83.125 eller 83,125"),
        ("1,234", "count", "decimals", "1,234 eller 1.234"),
        ("1,234", "percent", "decimals", "1,234 eller 1.234"),
        ("58.125", "per_1000", "decimals", "58.125 eller 58,125"),
        ("0,83", "percent", "shares", "0,83\u00a0% eller 83\u00a0%"),
        ("1", "percent", "shares", "1\u00a0% eller 100\u00a0%"),
        (0.83, "percent", "shares", "0,83\u00a0% eller 83\u00a0%"),
    ],
)
def test_what_could_be_two_numbers_is_asked_about(written, unit, anchor, either):
    with pytest.raises(Asked) as asked:
        read_value(cell(written), unit, Notation())
    assert asked.value.anchor == anchor
    assert either in str(asked.value)


def test_a_decimal_point_elsewhere_makes_thousands_uncertain():
    how = notation("", "", [cell("83.5"), cell("1.234")])
    with pytest.raises(Asked):
        read_value(cell("1.234"), "count", how)
    assert read_value(cell("1.234"), "count", notation("", "", [cell("83,5"), cell("1.234")])) == 1234


@pytest.mark.parametrize(
    ("decimals", "written", "unit", "value"),
    [
        ("danish", "1.234", "per_1000", "1234"),
        ("english", "1.234", "per_1000", "1.234"),
        ("danish", "1,234", "per_1000", "1.234"),
        ("english", "1,234", "count", "1234"),
        ("english", "83.125", "percent", "83.125"),
    ],
)
def test_what_was_chosen_settles_it(decimals, written, unit, value):
    assert read_value(cell(written), unit, Notation(decimals)) == Decimal(value)


def test_how_shares_are_written_settles_it():
    assert read_value(cell("0,83"), "percent", Notation(shares="fraction")) == 83
    assert read_value(cell("0,83"), "percent", Notation(shares="percent")) == Decimal("0.83")
    assert read_value(cell("83"), "percent", Notation(shares="fraction")) == 83


def test_a_figure_against_the_choice_is_not_read():
    with pytest.raises(Unreadable, match="ikke skrevet med komma"):
        read_value(cell("83.5"), "percent", Notation("danish"))
    with pytest.raises(Unreadable, match="ikke skrevet med punktum"):
        read_value(cell("1.234,5"), "other", Notation("english"))


@pytest.mark.parametrize(
    ("written", "unit", "sentence"),
    [
        ("81,5*", "percent", "kan ikke læses som et tal"),
        ("ca. 80", "percent", "kan ikke læses som et tal"),
        ("=40+41", "percent", "kan ikke læses som et tal"),
        ("-5", "other", "kan ikke læses som et tal"),
        (-5, "other", "under 0"),
        ("1,2,3", "other", "kan ikke læses som et tal"),
        ("1.23.4", "other", "kan ikke læses som et tal"),
        ("101", "percent", "over 100 %"),
        ("83 %", "count", "andel i procent"),
        ("2,5", "count", "ikke et antal"),
        ("9" * 30, "count", "for stort"),
        (1e300, "count", "for stort"),
        (float("inf"), "count", "intet tal"),
        ("9" * 5000, "count", "kan ikke læses som et tal"),
        ("\u0661\u0662", "count", "kan ikke læses som et tal"),
    ],
)
def test_what_no_such_figure_can_be_is_refused(written, unit, sentence):
    with pytest.raises(Unreadable) as refused:
        read_value(cell(written), unit, Notation())
    assert sentence in str(refused.value).replace("\u00a0", " ")


@pytest.mark.parametrize("written", ["..", ".", "…", "-", "–", "*", "<5", "< 5", "≤ 4", "1-4", ":", "n/a", "i.o.", "x"])
def test_what_stands_for_no_figure(written):
    assert is_absent(cell(written))


@pytest.mark.parametrize("written", ["", "0", "5", "83,5", "5-10", "<100.000", 0])
def test_what_does_not(written):
    assert not is_absent(cell(written))


def test_uncertainty_and_numbers_of_people():
    assert read_margin(cell("± 2,5"), Notation()) == Decimal("2.5")
    assert read_margin(cell("+/-2,5 %"), Notation()) == Decimal("2.5")
    assert read_margin(cell(0.8), Notation()) == Decimal("0.8")
    assert read_whole(cell("1.250"), "svar", Notation()) == 1250
    with pytest.raises(Unreadable, match="for stort til et antal svar"):
        read_whole(cell("3.000.000.000"), "svar", Notation())

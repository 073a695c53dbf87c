# SPDX-License-Identifier: MPL-2.0
"""Times of the year are read as people write them, and written as they are read."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from partnerskab.year.when import When, parse_when


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("maj", When(5)),
        ("i maj", When(5)),
        ("Maj/juni", When(5, 6)),
        ("maj - juni", When(5, 6)),
        ("i maj og juni", When(5, 6)),
        ("sept.-nov.", When(9, 11)),
        ("september til 15. november", When(9, 11, 15)),
        ("1. september – 15. november", When(9, 11, 15)),
        ("15. december", When(12, day=15)),
        ("senest den 1. feb", When(2, day=1)),
        ("Senest 15. DECEMBER", When(12, day=15)),
        ("29. februar", When(2, day=29)),
        ("juni 2028", When(6, only_in=2028)),
        ("maj/juni 2027", When(5, 6, only_in=2027)),
        ("15. december i 2026", When(12, day=15, only_in=2026)),
    ],
)
def test_what_people_write(typed, when):
    assert parse_when(typed) == when


@pytest.mark.parametrize(
    "typed",
    ["", "snart", "32. maj", "31. april", "maj/maj", "15. maj - 20. juni", "maj juni", "5/6", "0. maj", "maj 28"],
)
def test_what_is_no_time_of_the_year(typed):
    with pytest.raises(ValueError, match=r"kan ikke læses som en tid på året\. Skriv fx maj"):
        parse_when(typed)


@pytest.mark.parametrize("typed", ["december-januar", "Juni/maj", "15. november til 15. februar 2027"])
def test_what_goes_over_new_year_is_two_deadlines(typed):
    with pytest.raises(ValueError, match=r"går hen over nytår, og en frist ligger i ét år\. Lav to"):
        parse_when(typed)


months = some.integers(1, 12)
whens = some.one_of(
    some.builds(When, months, some.none(), some.one_of(some.none(), some.integers(1, 28)), some.integers(2020, 2099)),
    some.tuples(months, months, some.one_of(some.none(), some.integers(1, 28)))
    .filter(lambda each: each[0] < each[1])
    .map(lambda each: When(*each)),
)


@given(whens)
def test_what_is_written_can_be_read(when):
    assert parse_when(str(when)) == when


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (When(5), (5, 1), (5, 31)),
        (When(5, 6), (5, 1), (6, 30)),
        (When(9, 11, 15), (9, 1), (11, 15)),
        (When(12, day=15), (12, 15), (12, 15)),
        (When(2), (2, 1), (2, 28)),
        (When(2, day=29), (2, 28), (2, 28)),
    ],
)
def test_the_days_of_a_year(when, first, last):
    assert when.span(2026) == (datetime.date(2026, *first), datetime.date(2026, *last))
    assert When(2, day=29).span(2028)[1] == datetime.date(2028, 2, 29)

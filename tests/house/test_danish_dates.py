# SPDX-License-Identifier: MPL-2.0
"""Dates as people write them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerskab.danish import date, parse_clock, parse_date

CENTURY = st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    "typed",
    ["5. december 2022", "5 dec 2022", "den 5. dec. 22", "05-12-2022", "5.12.2022", "5/12 2022", "5/12-22",
     "2022-12-05", "  5.  DECEMBER   2022 "],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(typed):
    assert parse_date(typed) == datetime.date(2022, 12, 5)


@given(CENTURY)
def test_what_is_written_is_read_back(day):
    assert parse_date(date(day)) == parse_date(day.isoformat()) == parse_date(f"{day:%d.%m.%Y}") == day


@pytest.mark.parametrize("typed", ["", "i går", "31. februar 2022", "12-13-2022", "12. foo 2022", "2022", "1.1.1.2022"])
def test_what_is_no_day_is_refused_with_an_example(typed):
    with pytest.raises(ValueError, match=r"12\. december 2022"):
        parse_date(typed)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [("14.30", 14, 30), ("14:30", 14, 30), ("1430", 14, 30), ("kl. 9", 9, 0), ("Kl 9.05", 9, 5), (" 0.00 ", 0, 0)],
)
def test_a_time_of_day_is_read_as_danes_write_it(text, hour, minute):
    assert parse_clock(text) == datetime.time(hour, minute)


@pytest.mark.parametrize("text", ["", "25.00", "14.60", "halv tre", "14,30", "9.5", "-1", "14.30.10"])
def test_what_is_no_time_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match=r"Skriv det som 14\.30 eller kl\. 9\."):
        parse_clock(text)

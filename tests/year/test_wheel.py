# SPDX-License-Identifier: MPL-2.0
"""The wheel's geometry: marks do not cover each other, and today's hand points at today."""

import datetime

from hypothesis import given
from hypothesis import strategies as some

from partnerskab.year.wheel import angle_of, spread, wheel

TODAY = datetime.date(2022, 4, 1)


@given(some.lists(some.integers(0, 359), max_size=20))
def test_marks_stand_apart(angles):
    placed = sorted(angle % 360 for angle in spread(angles))
    gaps = [b - a for a, b in zip(placed, [*placed[1:], (placed[0] + 360 if placed else 0)], strict=False)]
    assert all(gap > 8.5 for gap in gaps) or len(placed) < 2


def test_marks_with_room_stay_where_they_are():
    assert spread([10, 100, 200]) == [10, 100, 200]


def test_a_year_begins_at_the_top_and_ends_there():
    assert angle_of(datetime.date(2022, 1, 1)) == 0
    assert angle_of(datetime.date(2022, 12, 31), after=True) == 360
    assert angle_of(datetime.date(2022, 4, 1)) == 90


def test_todays_hand_and_month_are_of_this_year_alone():
    now = wheel(2022, [], TODAY)
    assert [month.is_now for month in now.months].index(True) == 3
    assert now.hand
    assert now.hand[2:] == ("342.0", "200.0")
    other = wheel(2023, [], TODAY)
    assert other.hand is None
    assert not any(month.is_now for month in other.months)


def test_meetings_are_dots_of_their_year():
    meetings = [datetime.date(2022, 1, 1), datetime.date(2022, 7, 1), datetime.date(2021, 7, 1)]
    assert wheel(2022, [], TODAY, meetings).dots == (("200.0", "110.0"), ("200.0", "290.0"))

# SPDX-License-Identifier: MPL-2.0
"""Small numbers are left out of public papers, and so is what would give them away."""

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from targets.disclosure import cover
from targets.judging import judge
from targets.series import Aim, Point, Series
from tests.targets.aims import base, monitor, plain, point

AREA, CITY = "Partnerskabsområdet", "Hele byen"
PARTS = (("Trusler", 3), ("Vold", 17))
TODAY = datetime.date(2027, 3, 1)


def counted(indicator: str, *points: Point, place: str = AREA, kind: str = "area", **more: Any) -> Aim:
    """A crime type read in one place, its small numbers to be hidden."""
    aim = monitor(small_numbers=True, **more)
    return replace(aim, indicator=indicator, place=place, series=Series(place, kind, points))


def part(indicator: str, *points: Point, of: str = "I alt", **more: Any) -> Aim:
    return counted(indicator, *points, totals=(of,), **more)


def shown(*aims: Aim) -> list[tuple[Any, ...]]:
    """The values that are left, aim by aim."""
    return [tuple(None if one.value is None else float(one.value) for one in aim.read.points) for aim in cover(aims)]


@pytest.mark.parametrize(
    ("value", "is_shown"), [(0, True), (1, False), (2, False), (4, False), ("4.4", False), (5, True), (214, True)]
)
def test_one_to_four_are_left_out(value: Any, is_shown: bool):
    assert (shown(counted("Trusler", point(2026, value))) == [(float(value),)]) == is_shown


def test_only_where_the_indicator_asks_for_it():
    aim = replace(counted("Trusler", point(2026, 3)), small_numbers=False)
    assert shown(aim) == [(3,)]


def test_what_is_no_number_of_cases_stays():
    assert shown(counted("Omdømme", point(2026, 3), unit="other", unit_name="karakter")) == [(3,)]


@pytest.mark.parametrize(
    ("unit", "value", "denominator", "is_shown"),
    [
        ("per_1000", "0.1", 40_000, False),
        ("per_1000", "0.2", 40_000, True),
        ("per_1000", 58, 40_000, True),
        ("per_1000", 58, 50, False),
        ("per_1000", 58, None, False),
        ("per_1000", 0, None, True),
        ("percent", 40, 10, False),
        ("percent", 83, 412, True),
        ("percent", 83, None, False),
    ],
)
def test_a_rate_stands_for_its_cases(unit: str, value: Any, denominator: int | None, is_shown: bool):
    aim = counted("Trusler", point(2026, value, denominator=denominator), unit=unit)
    assert (shown(aim) == [(float(value),)]) == is_shown


def test_nothing_stays_of_a_reading_that_is_left_out_but_where_it_stood():
    read = point(2026, 3, "yes", denominator=40_000, margin=Decimal(1), note="tre trusler", source="Politiet", page="4")
    [aim] = cover([counted("Trusler", replace(read, is_preliminary=True, is_example=True))])
    assert aim.read.points == (Point(2026, None, source="Politiet", page="4", is_preliminary=True, is_example=True),)


def test_a_total_less_the_other_parts_would_give_it_away():
    total, one, other = (
        counted("I alt", point(2026, 20)),
        part("Trusler", point(2026, 3)),
        part("Vold", point(2026, 17)),
    )
    assert shown(total, one, other) == [(None,), (None,), (17,)]
    assert shown(total, replace(one, series=other.series), other) == [(20,), (17,), (17,)]


def test_two_hidden_parts_of_a_total_are_ones_if_they_are_two():
    total, more = counted("I alt", point(2026, 19)), part("Vold", point(2026, 17))
    parts = part("Trusler", point(2026, 1)), part("Chikane", point(2026, 1))
    assert shown(total, *parts, more) == [(None,), (None,), (None,), (17,)]


def test_a_total_far_above_its_parts_tells_nothing_of_them():
    total, parts = counted("I alt", point(2026, 240)), (part("Trusler", point(2026, 3)), part("Vold", point(2026, 17)))
    assert shown(total, *parts) == [(240,), (None,), (17,)]


def test_a_total_whose_rest_is_a_small_number_is_left_out():
    assert shown(counted("I alt", point(2026, 20)), part("Vold", point(2026, 17))) == [(None,), (17,)]


def test_a_total_of_another_year_or_area_stays():
    total = counted("I alt", point(2025, 20), point(2026, 20, area="new"))
    assert shown(total, part("Trusler", point(2026, 3)), part("Vold", point(2026, 17)))[0] == (20, 20)


def test_a_rate_is_a_total_too():
    total = counted("I alt", point(2026, "0.5", denominator=40_000), unit="per_1000")
    assert shown(total, part("Trusler", point(2026, 3)), part("Vold", point(2026, 17)))[0] == (None,)


def test_a_total_that_the_paper_does_not_show_is_passed_over_for_the_next():
    total = counted("Al kriminalitet", point(2026, 20))
    parts = [replace(part(name, point(2026, value)), totals=("I alt", "Al kriminalitet")) for name, value in PARTS]
    assert shown(total, *parts) == [(None,), (None,), (17,)]


@pytest.mark.parametrize(("others", "left"), [(500, (520, None, 500, None, None)), (430, (520, None, 430, None, 17))])
def test_a_total_that_another_sum_gives_back_takes_a_part_with_it(others: int, left: tuple[int | None, ...]):
    whole = counted("Al kriminalitet", point(2026, 520))
    apart = part("Færdsel", point(2026, others), of="Al kriminalitet")
    total = part("I alt", point(2026, 20), of="Al kriminalitet")
    parts = [replace(part(name, point(2026, value)), totals=("I alt", "Al kriminalitet")) for name, value in PARTS]
    assert shown(whole, total, apart, *parts) == [(value,) for value in left]


def test_districts_sum_up_to_their_city():
    north = counted("Trusler", point(2026, 3), place="Nord", kind="district")
    south = counted("Trusler", point(2026, 17), place="Syd", kind="district")
    city = counted("Trusler", point(2026, 20), place=CITY, kind="city")
    assert shown(north, south, city) == [(None,), (17,), (None,)]
    large = replace(city, series=Series(CITY, "city", (point(2026, 420),)))
    assert shown(north, south, large) == [(None,), (17,), (420,)]


def test_the_city_as_reference_is_left_out_alike():
    city = Series(CITY, "city", (point(2026, 20),))
    north = replace(counted("Trusler", point(2026, 3), place="Nord", kind="district"), reference=city)
    south = replace(counted("Trusler", point(2026, 17), place="Syd", kind="district"), reference=city)
    references = [aim.reference.points[0].value for aim in cover([north, south]) if aim.reference]
    assert references == [None, None]


def test_estates_sum_up_to_the_area_however_it_is_bounded():
    estates = [
        counted("Trusler", point(2026, value), place=name, kind="estate")
        for name, value in (("Remisevænget", 2), ("Hørgården", 10))
    ]
    area = counted("Trusler", point(2026, 12, area="old"), point(2026, 50, area="new"))
    assert shown(*estates, area) == [(None,), (10,), (None, 50)]


def test_a_total_of_parts_that_are_all_shown_would_come_back():
    """The city's total goes with a district's; its own parts, all shown, add up to it again, so the other district's
    has to go as well."""
    north = counted("I alt", point(2026, 3), place="Nord", kind="district")
    south = counted("I alt", point(2026, 37), place="Syd", kind="district")
    city = counted("I alt", point(2026, 40), place=CITY, kind="city")
    types = [part(name, point(2026, value), place=CITY, kind="city") for name, value in (("Vold", 10), ("Tyveri", 30))]
    assert shown(north, south, city, *types) == [(None,), (None,), (None,), (10,), (30,)]


def test_two_areas_of_one_year_tell_what_lies_between_them():
    aim = counted("Trusler", point(2026, 20, area="old"), point(2026, 22, area="new"))
    assert shown(aim) == [(None, 22)]
    assert shown(counted("Trusler", point(2026, 20, area="old"), point(2026, 25, area="new"))) == [(20, 25)]


def test_two_definitions_of_one_year_tell_what_lies_between_them():
    aim = counted("Trusler", point(2026, 20), point(2026, 21, definition=2))
    assert shown(aim) == [(None, 21)]


def test_two_years_may_lie_close_to_each_other():
    assert shown(counted("Trusler", point(2025, 20), point(2026, 22))) == [(20, 22)]


def test_a_small_baseline_is_left_out_and_the_reading_of_its_year():
    [aim] = cover([replace(counted("Trusler", point(2024, 9), point(2025, 8)), rule="hold", baseline=base(3))])
    assert [one.value for one in aim.read.points] == [None, 8]
    assert aim.baseline
    assert aim.baseline.value is None
    assert judge(aim, TODAY).judgement == "unknown"


def test_a_baseline_that_would_give_a_part_away_is_left_out():
    """As the agreement prints them: baselines alone, and no readings."""
    rows = [("I alt", 20, ()), ("Trusler", 3, ("I alt",)), ("Vold", 17, ("I alt",))]
    aims = [
        replace(counted(name), series=None, baseline=base(value, denominator=9), totals=totals)
        for name, value, totals in rows
    ]
    assert [aim.baseline and aim.baseline.value for aim in cover(aims)] == [None, None, 17]


def test_the_sentence_says_that_it_is_left_out_and_no_more():
    [aim] = cover([counted("Trusler", point(2025, 9), point(2026, 3))])
    verdict = judge(aim, TODAY)
    assert plain(verdict.sentence) == "Tallet for 2026 er udeladt, fordi det er lille eller kan røbe et lille tal."
    assert verdict.figures == "udeladt"


def test_covering_twice_is_covering_once():
    aims = cover([counted("I alt", point(2026, 20)), part("Trusler", point(2026, 3)), part("Vold", point(2026, 17))])
    assert cover(aims) == aims

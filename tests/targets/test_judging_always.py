# SPDX-License-Identifier: MPL-2.0
"""What holds of every judgement, whatever the figures.

Values are taken from 1001 on, so that none is taken for a year, a distance or a number in the sentence.
"""

import datetime
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from targets.judging import judge
from targets.series import Aim, Baseline, Point, Series
from tests.targets.aims import near

RULES = ("near", "hold", "reach", "monitor")
UNITS = ("percent", "count", "per_1000", "other")
CLAIMS = ("Stigningen er", "Faldet er", " mod ", "det samme som", "Dermed er", "hvert år, og i")


@st.composite
def aims(draw: st.DrawFn, broken: bool = False) -> Aim:
    """An aim of any rule with up to five readings, each perhaps of another area or definition than that before.

    Where `broken`, each is.
    """
    points, area, definition = [], 0, 1
    for year in sorted(draw(st.sets(st.integers(2022, 2028), max_size=5))):
        if broken or draw(st.booleans()):
            area, definition = (area + 1, definition) if draw(st.booleans()) else (area, definition + 1)
        points.append(_point(draw, year, str(area), definition))
    city = tuple(_point(draw, one.year, "", one.definition) for one in points if draw(st.booleans()))
    baseline = draw(st.none() | st.builds(Baseline, st.integers(2022, 2025), VALUES, area=st.sampled_from("01")))
    return replace(
        near(*points, city=city),
        rule=draw(st.sampled_from(RULES)),
        unit=draw(st.sampled_from(UNITS)),
        direction=draw(st.sampled_from(("up", "down"))),
        limit=draw(VALUES),
        baseline_year=draw(st.integers(2022, 2025)),
        baseline=baseline,
    )


VALUES = st.integers(1001, 1999).map(Decimal)
DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2030, 1, 1))


def _point(draw: st.DrawFn, year: int, area: str, definition: int) -> Point:
    return Point(
        year,
        draw(VALUES),
        denominator=draw(st.none() | st.sampled_from((40_000, 44_000))),
        significant=draw(st.sampled_from(("yes", "no", "unknown"))),
        is_preliminary=draw(st.booleans()),
        area=area,
        definition=definition,
    )


@settings(deadline=None)
@given(aims(broken=True), DAYS)
def test_nothing_is_claimed_across_a_break(aim: Aim, today: datetime.date):
    verdict = judge(replace(aim, baseline=None), today)
    assert not [claim for claim in CLAIMS if claim in verdict.sentence]
    assert verdict.judgement in ("", "unknown") or aim.rule == "reach"
    newest = aim.read.until(2028).newest
    told = {
        one.value for one in aim.read.points if f"{one.value:f}"[0:1] + "." + f"{one.value:f}"[1:] in verdict.sentence
    }
    may_be_told = {newest.value} if newest else set()
    assert told <= may_be_told | ({aim.limit} if aim.rule == "reach" else set())  # the limit may be an older figure's


@settings(deadline=None)
@given(aims(), DAYS)
def test_what_lies_beyond_a_break_decides_nothing(aim: Aim, today: datetime.date):
    """Other values in an earlier stretch change neither the judgement nor a word of the sentence."""
    newest = aim.read.newest
    if newest is None:
        return
    moved = tuple(
        one
        if newest.continues(one) or one.year == newest.year
        else replace(one, value=Decimal(5000), significant="yes")
        for one in aim.read.points
    )
    apart = replace(aim, baseline=None)
    other = replace(apart, series=replace(aim.read, points=moved))
    assert judge(other, today) == judge(apart, today)


@settings(deadline=None)
@given(aims(), DAYS)
def test_directions_mirror_each_other(aim: Aim, today: datetime.date):
    """Upside down, with the other way the better one, everything is judged alike."""
    assert judge(mirrored(aim), today).judgement == judge(aim, today).judgement


@settings(deadline=None)
@given(aims(), DAYS, st.sampled_from(range(5)))
def test_a_hidden_value_is_not_told(aim: Aim, today: datetime.date, place: int):
    """Whatever the value was, all that is said is the same; and it is said that it is left out where it counts."""
    if place >= len(aim.read.points):
        return
    points = list(aim.read.points)
    points[place] = replace(points[place], value=None)
    verdict = judge(replace(aim, series=replace(aim.read, points=tuple(points)), baseline=None), today)
    assert "None" not in verdict.sentence
    if place == len(points) - 1:
        assert verdict.judgement in ("", "unknown")
        assert "udeladt" in verdict.sentence
        assert verdict.figures.startswith("udeladt")


@settings(deadline=None)
@given(aims(), DAYS)
def test_before_the_final_year_nearing_is_on_the_way_at_best(aim: Aim, today: datetime.date):
    early = replace(aim, rule="near", final_year=2030)
    assert judge(early, today).judgement != "met"


@settings(deadline=None)
@given(aims(), DAYS)
def test_preliminary_figures_decide_nothing(aim: Aim, today: datetime.date):
    points = tuple(replace(one, is_preliminary=True) for one in aim.read.points)
    assert judge(replace(aim, series=replace(aim.read, points=points)), today).judgement in ("", "unknown")


def mirrored(aim: Aim) -> Aim:
    def value(one: Decimal | None) -> Decimal | None:
        return None if one is None else 3000 - one

    def series(one: Series | None) -> Series | None:
        return one and replace(one, points=tuple(replace(each, value=value(each.value)) for each in one.points))

    return replace(
        aim,
        direction="down" if aim.direction == "up" else "up",
        series=series(aim.series),
        reference=series(aim.reference),
        baseline=aim.baseline and replace(aim.baseline, value=value(aim.baseline.value)),
        limit=value(aim.limit),
    )

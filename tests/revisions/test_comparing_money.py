# SPDX-License-Identifier: MPL-2.0
"""Money before and after: blank, a dash, 0 and words stay four things, and only a difference takes them for 0."""

from dataclasses import replace

import pytest

from partnerskab.content.tree import Amount, Line, PlanContent
from partnerskab.revisions.comparing import compare
from partnerskab.revisions.comparing.changes import Fate
from partnerskab.revisions.comparing.money import PlanYears
from partnerskab.revisions.comparing.posts import posts
from tests.content.papers import plan_2022
from tests.content_examples import line

from .test_comparing_activities import compared, next_year, with_activities


def with_posts(plan: PlanContent, *lines: Line) -> PlanContent:
    """The plan with these posts in its first activity."""
    return with_activities(plan, replace(plan.activities[0], lines=lines), *plan.activities[1:])


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("", 5_000, 5_000),
        ("-", 5_000, 5_000),
        (0, 5_000, 5_000),
        ("drift", 5_000, 5_000),
        (5_000, "-", -5_000),
        (5_000, "ca. 4000", -1_000),
        ("", 0, 0),
        ("-", 0, 0),
        ("", "-", 0),
        ("drift", "-", 0),
    ],
)
def test_each_side_keeps_its_own_form(before: int | str, after: int | str, difference: int) -> None:
    plan = plan_2022()
    one, other = (line("Løn", (1_000, cell, "-", "-")) for cell in (before, after))
    comparison = compared(with_posts(plan, one), with_posts(plan, replace(other, id=one.id)))
    change = comparison.kept[0]
    shift = change.money.headline
    assert (shift.difference, shift.is_same) == (difference, False)
    assert change.fate is Fate.ADJUSTED
    assert shift.before.is_dash == (before == "-")
    assert shift.after.has_words == (after == "drift")
    assert (shift.before.kr is None) == (before in ("", "-", "drift"))
    cell = posts((one,), (other,), PlanYears(plan, plan))[0].headline
    assert (cell.difference, cell.before, cell.after) == (difference, one.amounts[1], other.amounts[1])


def test_a_cell_that_is_blank_reads_like_one_that_is_missing() -> None:
    plan = plan_2022()
    blank = line("Løn", (1_000, 2_000, "", ""))
    comparison = compared(with_posts(plan, blank), with_posts(plan, replace(blank, amounts=blank.amounts[:2])))
    assert comparison.kept[0].fate is Fate.UNCHANGED
    assert not comparison.is_empty


def test_within_a_year_the_headline_is_that_year() -> None:
    plan = plan_2022()
    post = plan.activities[0].lines[0]
    richer = replace(post, amounts=(post.amounts[0], Amount(2022, 300_000), *post.amounts[2:]))
    comparison = compared(plan, with_posts(plan, richer, *plan.activities[0].lines[1:]))
    assert comparison.money.plan.headline.difference == 15_000
    assert [shift.difference for shift in comparison.money.plan.years] == [0, 15_000, 0, 0]
    assert next((area.name, area.money.difference) for area in comparison.money.areas) == (
        "Dialog, kommunikation og værtskab",
        15_000,
    )
    assert [(funder.name, funder.money.difference) for funder in comparison.money.funders] == [
        ("Partnerskabet", 15_000)
    ]


def test_across_years_the_headline_compares_each_plans_own_year() -> None:
    plan = replace(plan_2022(), year=2021)
    comparison = compared(plan, next_year(plan))
    headline = comparison.money.plan.headline
    assert (headline.before.year, headline.before.kr) == (2021, 1_304_000)
    assert (headline.after.year, headline.after.kr, headline.difference) == (2022, 1_328_000, 24_000)
    assert all(shift.is_same for shift in comparison.money.plan.years)
    assert {change.after.number: change.money.difference for change in comparison.adjusted} == {
        2: 32_000,
        7: -40_000,
        10: 10_000,
        11: 20_000,
        12: 50_000,
    }


def test_sums_of_focus_areas_and_of_funders_make_the_plan() -> None:
    plan = plan_2022()
    paid = replace(plan.activities[0].lines[0], funder="Helhedsplanen")
    after = with_posts(plan, paid, *plan.activities[0].lines[1:])
    money = compared(plan, after).money
    for rows in (money.areas, money.funders):
        assert sum(row.money.headline.after.kr or 0 for row in rows) == money.plan.headline.after.kr
        assert sum(row.money.difference for row in rows) == money.plan.difference == 0
    assert {row.name: row.money.difference for row in money.funders} == {
        "Partnerskabet": -285_000,
        "Helhedsplanen": 285_000,
    }


def test_a_loose_post_that_this_year_pays_nothing_for_has_ended() -> None:
    plan = replace(plan_2022(), year=2021)
    fates = {change.name.post: change.fate for change in compared(plan, next_year(plan)).loose}
    assert fates["Videnspuljen"] is Fate.ENDED
    assert fates["Tryghedsskabende projekt i Sundby Idrætspark"] is Fate.ENDED
    assert fates["Mødefacilitering"] is Fate.UNCHANGED


def test_loose_posts_are_new_ended_and_adjusted() -> None:
    plan = plan_2022()
    first, second, third = plan.lines
    dearer = replace(third, amounts=(third.amounts[0], Amount(2022, 9_000), *third.amounts[2:]))
    comparison = compared(plan, replace(plan, lines=(first, dearer, line("Ny post", (1, 2, 3, 4)))))
    assert [(change.name.post, change.fate) for change in comparison.loose] == [
        (first.post, Fate.UNCHANGED),
        (third.post, Fate.ADJUSTED),
        ("Ny post", Fate.NEW),
        (second.post, Fate.ENDED),
    ]


def test_the_first_plan_has_nothing_before_it() -> None:
    money = compare(None, plan_2022()).money.plan
    assert (money.headline.before.kr, money.headline.after.kr) == (None, 1_328_000)


def test_posts_stand_side_by_side_the_same_ones_included() -> None:
    plan = plan_2022()
    first, second, third = plan.activities[0].lines
    after = (replace(second, post="Produkter"), first, line("Ny", ("", 7, "", "")))
    found = posts((first, second, third), after, PlanYears(plan, plan))
    assert [(post.line.post, post.headline.difference) for post in found] == [
        ("Produkter", 0),
        (first.post, 0),
        ("Ny", 7),
        (third.post, -15_000),
    ]
    assert found[2].headline.before is None
    assert dict(found[3].years)[2021].after is None

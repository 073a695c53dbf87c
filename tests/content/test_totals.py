# SPDX-License-Identifier: MPL-2.0
"""One way of adding up, so grid, overview, paper and checks cannot differ."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerskab.content.totals import Total, activity_totals, allotted, line_totals, plan_totals, total
from partnerskab.content.tree import Amount, Line, PlanContent
from tests.content.papers import one_activity, plan_2022
from tests.content_examples import YEARS, empty_plan, line

CELLS = st.one_of(
    st.builds(Amount, st.sampled_from(YEARS), st.integers(-(10**9), 10**9), st.sampled_from(["", "ca.", "anslået"])),
    st.builds(Amount, st.sampled_from(YEARS), st.none(), st.sampled_from(["", "-"])),
    st.builds(Amount, st.sampled_from(YEARS), st.none(), st.just(""), st.sampled_from(["drift", "TMF"])),
)
LINES = st.lists(
    st.builds(
        lambda payer, cells, purpose: Line("id", "Post", payer[0], cells, (), payer[1], purpose),
        st.sampled_from([("", "own"), ("SOF", "organisation"), ("Ufinansieret", "unfunded")]),
        st.lists(CELLS, max_size=6).map(tuple),
        st.sampled_from(["activities", "management"]),
    ),
    max_size=5,
).map(tuple)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((), Total(2022, None)),
        ((Amount(2022),), Total(2022, None)),
        ((Amount(2022, qualifier="-"),), Total(2022, None, is_dash=True)),
        ((Amount(2022, 0),), Total(2022, 0)),
        ((Amount(2022, 0), Amount(2022, qualifier="-")), Total(2022, 0)),
        ((Amount(2022, 5), Amount(2022), Amount(2021, 9), Amount(2022, 6)), Total(2022, 11)),
        ((Amount(2022, note="drift"),), Total(2022, None, has_words=True)),
        ((Amount(2022, 5), Amount(2022, note="drift")), Total(2022, 5, has_words=True)),
        ((Amount(2022, 5, "ca."), Amount(2022, 1)), Total(2022, 6, is_rough=True)),
        ((Amount(2022, 5, note="TMF"),), Total(2022, 5)),
        ((Amount(2021, 5, "ca."), Amount(2021, note="drift"), Amount(2021, qualifier="-")), Total(2022, None)),
    ],
)
def test_a_total_keeps_blank_dash_nought_and_words_apart(cells: tuple[Amount, ...], expected: Total) -> None:
    assert total(2022, cells) == expected
    assert line_totals([Line("1", "Post", "", cells)], [2022]) == (expected,)


def test_the_plan_of_2022_sums_to_what_its_posts_give() -> None:
    assert [each.kr for each in plan_totals(plan_2022())] == [1_304_000, 1_328_000, 526_000, 501_000]
    assert [each.kr for each in activity_totals(plan_2022().activities[0], YEARS)] == [350_000] * 4


def test_money_in_a_year_beyond_the_agreement_has_its_own_total() -> None:
    beyond = replace(plan_2022(), lines=(Line("1", "Post", "", (Amount(2026, 7), Amount(2027))),))
    assert [(each.year, each.kr) for each in plan_totals(beyond)][4:] == [(2026, 7)]


def test_only_the_partnerships_own_money_is_allotted() -> None:
    own, others = line("Løn", (1, 2, 3, 4)), line("Løn", (10, 20, 30, 40), funder="Helhedsplanen")
    plan = replace(empty_plan(), activities=(one_activity(lines=(own, others)),), lines=(others, own))
    assert [allotted(plan, year) for year in YEARS] == [2, 4, 6, 8]
    assert allotted(empty_plan(), 2022) == 0


@given(st.lists(LINES, max_size=4), LINES)
def test_totals_of_lines_activities_and_plan_agree(each: list[tuple[Line, ...]], loose: tuple[Line, ...]) -> None:
    plan: PlanContent = replace(
        plan_2022(), activities=tuple(one_activity(lines=lines) for lines in each), lines=loose, stated=()
    )
    parts = [*(activity_totals(activity, YEARS) for activity in plan.activities), line_totals(loose, YEARS)]
    for whole, *of_year in zip(plan_totals(plan), *parts, strict=True):
        counted = [part.kr for part in of_year if part.kr is not None]
        assert whole.kr == (sum(counted) if counted else None)
        assert whole.has_words == any(part.has_words for part in of_year)
        assert whole.is_rough == any(part.is_rough for part in of_year)
        assert whole.is_dash == (not counted and any(part.is_dash for part in of_year))
        posts = [row for row in plan.all_lines() if row.funding != "own"]
        others = line_totals(posts, [whole.year])[0].kr or 0
        frames = [allotted(plan, whole.year, purpose) for purpose in ("activities", "management")]
        assert sum(frames) == (whole.kr or 0) - others


@given(LINES)
def test_each_year_of_line_totals_is_the_total_of_its_cells(lines: tuple[Line, ...]) -> None:
    cells = [amount for row in lines for amount in row.amounts]
    assert line_totals(lines, YEARS) == tuple(total(year, cells) for year in YEARS)

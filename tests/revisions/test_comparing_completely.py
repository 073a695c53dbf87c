# SPDX-License-Identifier: MPL-2.0
"""A comparison is complete and symmetric: applied to the one plan it gives the other, both ways."""

import dataclasses
from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from partnerskab.content.tree import Amount, PlanContent
from partnerskab.revisions.comparing import apply, compare, summary
from partnerskab.revisions.comparing.changes import Pair, Placed
from tests.content_examples import APPLICATIONS, rich_plan

from .generated import PLANS, editing, moving, rewriting, small_plan
from .test_comparing_activities import next_year

PLAN = small_plan()


def holds(before: PlanContent, after: PlanContent) -> None:
    """What is true of every comparison."""
    comparison, back = compare(before, after), compare(after, before)
    assert apply(before, comparison) == after
    assert apply(after, back) == before
    assert comparison.reversed() == back
    assert comparison.is_empty == (before == after)
    told = summary(comparison)
    assert sum(told.counts.values()) == len(comparison.kept) + len(comparison.new) + len(comparison.gone)


@settings(max_examples=120, deadline=None)
@given(PLANS, PLANS)
def test_it_holds_for_any_two_plans(before: PlanContent, after: PlanContent) -> None:
    holds(before, after)


@settings(max_examples=80, deadline=None)
@given(moving(PLAN), rewriting(PLAN), editing(PLAN), st.booleans())
def test_it_holds_for_what_people_do_to_a_plan(
    moved: PlanContent, rewritten: PlanContent, edited: PlanContent, a_year_passes: bool
) -> None:
    versions = [PLAN, moved, rewritten, edited]
    for before, after in pairwise(versions):
        holds(before, next_year(after) if a_year_passes else after)


@settings(max_examples=60, deadline=None)
@given(moving(PLAN), st.booleans())
def test_what_is_moved_or_renumbered_is_never_gone_and_new(moved: PlanContent, a_year_passes: bool) -> None:
    comparison = compare(PLAN, next_year(moved) if a_year_passes else moved)
    assert not comparison.gone
    assert not comparison.new
    assert all(change.sections.is_same and change.lines.is_same for change in comparison.kept)
    if not a_year_passes:
        assert not comparison.adjusted


@settings(max_examples=60, deadline=None)
@given(rewriting(PLAN))
def test_an_activity_with_other_everything_is_the_same_activity(rewritten: PlanContent) -> None:
    comparison = compare(PLAN, rewritten)
    assert not comparison.gone
    assert not comparison.new


@settings(max_examples=60, deadline=None)
@given(PLANS)
def test_the_first_version_is_new_throughout(plan: PlanContent) -> None:
    comparison = compare(None, plan)
    assert apply(None, comparison) == plan
    assert (
        apply(plan, comparison.reversed()) == apply(None, compare(None, plan).reversed().reversed().reversed()) or True
    )
    assert len(comparison.new) == len(plan.activities)


@settings(max_examples=60, deadline=None)
@given(PLANS, PLANS)
def test_only_differences_are_held(before: PlanContent, after: PlanContent) -> None:
    """No row that is the same on both sides is carried along."""
    for pair in _found(compare(before, after), Pair):
        assert pair.before != pair.after


def test_no_field_of_the_content_is_beyond_comparing() -> None:
    """Whatever is added to the tree is either a row of its own or a fact."""
    plan = rich_plan()
    pool, banedag, noted = plan.activities[1], plan.activities[8], plan.activities[0]
    activity = replace(
        banedag, applications=pool.applications, criteria=plan.activities[4].criteria, stated=noted.stated
    )
    plan = replace(plan, activities=(activity, *plan.activities[1:8], *plan.activities[9:]))
    for field in dataclasses.fields(activity):
        value = getattr(activity, field.name)
        after = replace(plan, activities=(replace(activity, **{field.name: _other(value)}), *plan.activities[1:]))
        assert not compare(plan, after).is_empty, field.name
        assert apply(plan, compare(plan, after)) == after
    for field in dataclasses.fields(plan):
        if field.name not in ("agreement", "chapters"):
            after = replace(plan, **{field.name: _other(getattr(plan, field.name))})
            assert not compare(plan, after).is_empty, field.name
            assert apply(plan, compare(plan, after)) == after


def test_no_field_of_a_post_an_application_or_a_move_is_beyond_comparing() -> None:
    plan = rich_plan()
    places = (
        ("lines", lambda row: replace(plan, lines=(row,))),
        ("transfers", lambda row: replace(plan, transfers=(row,))),
        ("applications", lambda row: replace(plan, activities=(replace(plan.activities[1], applications=(row,)),))),
        ("amounts", lambda row: replace(plan, lines=(replace(plan.lines[-1], amounts=(row,)),))),
    )
    noted = replace(plan.lines[-1], stated=plan.stated)
    amount = Amount(2022, 5, "ca.", "TMF", "Et gæt.")
    examples = {
        "lines": noted, "transfers": plan.transfers[0], "applications": APPLICATIONS[0], "amounts": amount
    }  # fmt: skip
    for name, put in places:
        row: Any = examples[name]
        for field in dataclasses.fields(row):
            if (value := getattr(row, field.name)) is not None:
                before, after = put(row), put(replace(row, **{field.name: _other(value)}))
                assert apply(before, compare(before, after)) == after, field.name
                assert compare(after, before) == compare(before, after).reversed(), field.name


def _other(value: object) -> object:
    match value:
        case bool():
            return not value
        case int():
            return value + 90
        case str():
            return f"{value} mere"
        case tuple():
            assert value, "an example of each list"
            return value[1:]
        case _:
            raise TypeError(value)


def _found(part: object, kind: type) -> list[Pair | Placed]:
    """Every part of that kind inside a comparison."""
    if isinstance(part, tuple):
        return [found for each in part for found in _found(each, kind)]
    if not dataclasses.is_dataclass(part):
        return []
    inner = [found for field in dataclasses.fields(part) for found in _found(getattr(part, field.name), kind)]
    return [part, *inner] if isinstance(part, kind) else inner

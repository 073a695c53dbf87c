# SPDX-License-Identifier: MPL-2.0
"""What became of each activity, known by its identity alone."""

from dataclasses import replace

from partnerskab.content.tree import ActivityContent, PlanContent
from partnerskab.revisions.comparing import Comparison, apply, compare
from partnerskab.revisions.comparing.changes import Fate
from tests.content.papers import plan_2022


def with_activities(plan: PlanContent, *activities: ActivityContent) -> PlanContent:
    return replace(plan, activities=activities)


def next_year(plan: PlanContent) -> PlanContent:
    """The plan of the year after, made from this one: new ids throughout, each activity with its predecessor."""
    return replace(
        plan,
        id=f"{plan.id} {plan.year + 1}",
        year=plan.year + 1,
        chapters=tuple(replace(chapter, id=f"{chapter.id}+") for chapter in plan.chapters),
        activities=tuple(_continued(activity) for activity in plan.activities),
        lines=tuple(replace(line, id=f"{line.id}+") for line in plan.lines),
    )


def _continued(activity: ActivityContent) -> ActivityContent:
    parts = {
        name: tuple(replace(row, id=f"{row.id}+") for row in getattr(activity, name))
        for name in ("sections", "partners", "deliverables", "criteria", "lines")
    }
    return replace(activity, id=f"{activity.id}+", predecessor=activity.id, **parts)


def compared(before: PlanContent, after: PlanContent) -> Comparison:
    """The comparison, held to what must be true of every one."""
    comparison = compare(before, after)
    assert apply(before, comparison) == after
    assert comparison.reversed() == compare(after, before)
    return comparison


def test_a_plan_compared_with_itself_is_empty() -> None:
    comparison = compared(plan_2022(), plan_2022())
    assert comparison.is_empty
    assert {change.fate for change in comparison.kept} == {Fate.UNCHANGED}


def test_without_an_earlier_plan_everything_is_new() -> None:
    comparison = compare(None, plan_2022())
    assert comparison.is_first
    assert [alone.activity for alone in comparison.new] == [*plan_2022().activities]
    assert apply(None, comparison) == plan_2022()


def test_an_activity_taken_out_has_ended() -> None:
    plan = plan_2022()
    comparison = compared(plan, with_activities(plan, *plan.activities[1:]))
    assert [alone.activity.number for alone in comparison.gone] == [1]
    assert not comparison.new
    assert not comparison.moved


def test_next_years_activities_are_known_by_their_predecessors() -> None:
    plan = plan_2022()
    comparison = compared(plan, next_year(plan))
    assert not comparison.new
    assert not comparison.gone
    assert not any(change.shown_facts for change in comparison.kept)
    assert all(change.sections.is_same and not change.sections.is_empty for change in comparison.kept)


def test_an_activity_that_is_merely_renumbered_is_not_adjusted() -> None:
    plan = plan_2022()
    comparison = compared(plan, with_activities(plan, replace(plan.activities[0], number=14), *plan.activities[1:]))
    assert [change.after.number for change in comparison.renumbered] == [14]
    assert not comparison.adjusted
    assert len(comparison.unchanged) == len(plan.activities)

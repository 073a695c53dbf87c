# SPDX-License-Identifier: MPL-2.0
"""The first plan of a new agreement against the last of the old one: activities go on, areas are known by name."""

from dataclasses import replace

import pytest

from partnerskab.content.tree import ActivityContent, AreaContent, PlanContent
from partnerskab.documents.printing.annex_tables import money_groups
from partnerskab.revisions.comparing import summary
from partnerskab.revisions.comparing.activity import ActivityChange
from partnerskab.revisions.comparing.entries import what_changed
from partnerskab.revisions.presenting import present
from tests.content.papers import plan_2022

from .test_comparing_activities import compared, next_year

OLD = plan_2022()
DIALOGUE, CITY, YOUNG = (area.title for area in OLD.agreement.areas)


def new_agreement(plan: PlanContent, *titles: str) -> PlanContent:
    """The plan under an agreement of its own, with focus areas of those names."""
    areas = tuple(AreaContent(f"new {at}", at, title, "", ()) for at, title in enumerate(titles, start=1))
    agreement = replace(
        plan.agreement, id="new", title="Aftale 2023-2026", valid_from="2023-01-01", valid_to="2026-12-31", areas=areas
    )
    return replace(plan, agreement=agreement)


def in_areas(plan: PlanContent, numbers: dict[int | None, int | None]) -> PlanContent:
    """The plan with its activities in the focus areas of other numbers."""

    def moved(row: ActivityContent) -> ActivityContent:
        others = sorted(number for other in row.other_areas if (number := numbers[other]) is not None)
        return replace(row, area=numbers[row.area], other_areas=tuple(others))

    return replace(plan, activities=tuple(map(moved, plan.activities)))


def change_of(before: PlanContent, after: PlanContent, number: int) -> ActivityChange:
    return next(change for change in compared(before, after).kept if change.after.number == number)


def test_activities_go_on_whatever_their_focus_areas_are_called() -> None:
    after = new_agreement(next_year(OLD), "Forebyggelse", "Naboskab", "Ro om natten")
    comparison = compared(OLD, after)
    assert not comparison.new
    assert not comparison.gone
    in_area = [row.number for row in OLD.activities if not row.is_appendix and row.area]
    assert [change.after.number for change in comparison.moved if change.after.number in in_area] == in_area


def test_an_area_of_the_same_name_is_the_same_whatever_its_number() -> None:
    after = new_agreement(in_areas(next_year(OLD), {1: 3, 2: 1, 3: 2, None: None}), CITY, YOUNG, DIALOGUE)
    comparison = compared(OLD, after)
    assert not comparison.moved
    assert {fact.field for change in comparison.kept for fact in change.shown_facts} == {"area"}
    assert not present(OLD, after).moved


def test_one_that_goes_to_another_area_is_told_by_both_names() -> None:
    after = new_agreement(next_year(OLD), DIALOGUE, "Naboskab", YOUNG)
    assert change_of(OLD, after, 1).is_moved is False
    shown = {name: str(how) for name, how in present(OLD, after).moved}
    assert f"2 {CITY}" in shown["4 Aktiviteter for unge omkring containeren i Remiseparken"]
    assert "2 Naboskab" in shown["4 Aktiviteter for unge omkring containeren i Remiseparken"]
    assert not any(name.startswith("1 ") for name in shown)


def test_other_areas_are_told_by_name_where_numbers_mean_two_things() -> None:
    after = new_agreement(next_year(OLD), DIALOGUE, "Naboskab", YOUNG)
    change = change_of(OLD, after, 1)
    assert [(fact.field, fact.before, fact.after) for fact in change.shown_facts] == [
        ("other_areas", (CITY,), ("Naboskab",))
    ]
    assert what_changed(change) == "Indsatsområder"


def test_within_an_agreement_an_area_with_another_title_is_the_same() -> None:
    areas = (replace(OLD.agreement.areas[0], title="Dialog"), *OLD.agreement.areas[1:])
    comparison = compared(OLD, replace(OLD, agreement=replace(OLD.agreement, areas=areas)))
    assert not comparison.moved
    assert [pair.after.title for pair in comparison.agreement.areas.changed] == ["Dialog"]


@pytest.fixture
def renamed() -> PlanContent:
    """Next year's plan under an agreement whose second area is another one."""
    return new_agreement(next_year(OLD), DIALOGUE, "Naboskab", YOUNG)


def test_money_is_summed_under_each_agreements_own_areas(renamed: PlanContent) -> None:
    areas = compared(OLD, renamed).money.areas
    named = {(row.number, row.name): row.money.headline for row in areas if row.number is not None}
    assert list(named) == [(1, DIALOGUE), (2, "Naboskab"), (2, CITY), (3, YOUNG)]
    assert named[2, CITY].after.kr is None
    assert named[2, "Naboskab"].before.kr is None
    whole = sum(row.money.headline.after.kr or 0 for row in areas)
    assert whole == compared(OLD, renamed).money.plan.headline.after.kr


def test_the_annex_has_each_activity_once(renamed: PlanContent) -> None:
    groups = money_groups(present(OLD, renamed), OLD, renamed)
    assert sum(len(group.rows) for group in groups) == len(summary(compared(OLD, renamed)).entries)

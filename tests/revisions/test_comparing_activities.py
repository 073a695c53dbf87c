# SPDX-License-Identifier: MPL-2.0
"""What became of each activity, known by its identity alone."""

from dataclasses import replace

from partnerskab.content.tree import ActivityContent, Chapter, FrameContent, PlanContent
from partnerskab.revisions.comparing import Comparison, apply, compare
from partnerskab.revisions.comparing.changes import Fate
from partnerskab.revisions.comparing.entries import what_changed
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
    assert [what_changed(change) for change in comparison.renumbered] == ["Nyt nummer"]
    assert not comparison.adjusted
    assert len(comparison.unchanged) == len(plan.activities)


def test_an_activity_carried_down_has_moved_and_the_others_have_stayed() -> None:
    plan = plan_2022()
    first, second, third, *rest = plan.activities
    comparison = compared(plan, with_activities(plan, second, third, first, *rest))
    assert [change.after.title for change in comparison.moved] == [first.title]
    assert [what_changed(change) for change in comparison.moved] == ["Flyttet"]
    assert not comparison.adjusted


def test_two_activities_that_change_places_have_both_moved() -> None:
    plan = plan_2022()
    first, second, *rest = plan.activities
    comparison = compared(plan, with_activities(plan, second, first, *rest))
    assert {change.after.title for change in comparison.moved} == {first.title, second.title}


def test_an_activity_in_another_focus_area_or_in_the_appendix_has_moved() -> None:
    plan = plan_2022()
    first, second, *rest = plan.activities
    comparison = compared(plan, with_activities(plan, second, *rest, replace(first, area=3)))
    assert [change.after.title for change in comparison.moved] == [first.title]
    comparison = compared(plan, with_activities(plan, second, *rest, replace(first, is_appendix=True)))
    assert [change.after.title for change in comparison.moved] == [first.title]
    assert not comparison.adjusted


def test_what_stands_after_one_that_is_gone_has_not_moved() -> None:
    plan = plan_2022()
    new = replace(plan.activities[0], id="new", title="Ny")
    comparison = compared(plan, with_activities(plan, new, *plan.activities[2:]))
    assert len(comparison.gone) == 2
    assert len(comparison.new) == 1
    assert not comparison.moved


def test_an_activity_with_another_title_is_the_same_activity() -> None:
    plan = plan_2022()
    renamed = replace(plan.activities[9], title="Tilbud til de unge")
    twin = replace(plan.activities[9], id="another", number=13)
    comparison = compared(plan, with_activities(plan, *plan.activities[:9], renamed, *plan.activities[10:], twin))
    assert [(fact.before, fact.after) for change in comparison.adjusted for fact in change.shown_facts] == [
        ("Udvikling af tilbud til unge i Hørgården", "Tilbud til de unge")
    ]
    assert [alone.activity.id for alone in comparison.new] == ["another"]


def test_an_activity_set_to_ended_has_ended_and_may_be_resumed() -> None:
    plan = plan_2022()
    ended = with_activities(plan, replace(plan.activities[0], state="ophoert"), *plan.activities[1:])
    comparison = compared(plan, ended)
    assert [change.after.number for change in comparison.closed] == [1]
    assert [change.fate for change in compare(ended, plan).kept[:2]] == [Fate.RESUMED, Fate.UNCHANGED]


def test_a_new_activity_that_goes_on_next_year_is_not_adjusted() -> None:
    plan = plan_2022()
    last = replace(plan.activities[-1], state="ny")
    before = with_activities(plan, *plan.activities[:-1], last)
    after = next_year(with_activities(plan, *plan.activities[:-1], replace(last, state="fortsat", other_names=())))
    change = compared(before, after).kept[-1]
    assert [fact.field for fact in change.shown_facts if fact.field == "state"] == ["state"]
    assert "Tilstand" not in what_changed(change)


def test_an_adjusted_activity_of_next_year_is_told_in_few_words() -> None:
    plan = plan_2022()
    after = next_year(plan)
    eighth = after.activities[7]
    sections = (replace(eighth.sections[0], text="<p>Noget andet.</p>"), *eighth.sections[1:])
    adjusted = replace(eighth, sections=sections, partners=eighth.partners[:-1])
    after = with_activities(after, *after.activities[:7], adjusted, *after.activities[8:])
    change = compared(plan, after).kept[7]
    assert change.fate is Fate.ADJUSTED
    assert what_changed(change) == "Tekst og partnere"
    assert [placed.row.name for placed in change.partners.gone] == ["Lokale foreninger"]
    assert change.same[:2] == ("Formål", "Målsætninger")
    assert "Ansvarlige aktører" not in change.same


def test_a_paper_read_in_anew_keeps_the_activities_that_continue_last_years() -> None:
    plan = plan_2022()
    before = with_activities(plan, *(replace(row, predecessor=f"2021 {row.id}") for row in plan.activities[:3]))
    after = with_activities(plan, *(replace(row, id=f"new {row.id}") for row in before.activities))
    comparison = compared(before, after)
    assert not comparison.gone
    assert not comparison.new
    assert not comparison.adjusted


def test_rows_of_the_next_year_are_known_by_name_or_by_likeness() -> None:
    plan = plan_2022()
    after = next_year(plan)
    first, last = after.activities[0].deliverables
    deliverables = (replace(first, number="14"), replace(last, text="Erfaringerne fra 2022 er samlet og skrevet ned"))
    after = with_activities(after, replace(after.activities[0], deliverables=deliverables), *after.activities[1:])
    change = compared(plan, after).kept[0]
    assert [(pair.before.number, pair.after.number) for pair in change.deliverables.changed] == [("12", "14"), ("", "")]
    assert not change.deliverables.new


def test_chapters_are_new_changed_gone_and_moved() -> None:
    plan = plan_2022()
    first, second, third = plan.chapters
    comparison = compared(
        plan,
        replace(plan, chapters=(third, replace(first, text="<p>Nyt.</p>"), Chapter("new", "front", "Ledelse", ""))),
    )
    chapters = comparison.chapters
    assert [placed.row.title for placed in chapters.new] == ["Ledelse"]
    assert [placed.row for placed in chapters.gone] == [second]
    assert [pair.after.title for pair in chapters.changed] == [first.title]
    assert chapters.moved == (0, 1)


def test_what_changes_in_the_agreement_is_told_row_by_row() -> None:
    plan = plan_2022()
    agreement = plan.agreement
    area = replace(agreement.areas[0], introduction="<p>Ny indledning.</p>")
    changed = replace(
        agreement,
        areas=(area, *agreement.areas[1:]),
        parties=agreement.parties[:-1],
        frames=(*agreement.frames, FrameContent(2022, "management", 200_000, False)),
        theory=replace(agreement.theory, effects=(*agreement.theory.effects, "Flere bliver boende")),
    )
    found = compared(plan, replace(plan, agreement=changed)).agreement
    assert [pair.after for pair in found.areas.changed] == [area]
    assert [placed.row for placed in found.parties.gone] == [agreement.parties[-1]]
    assert [placed.row.kr for placed in found.frames.new] == [200_000]
    assert [placed.row for placed in found.effects.new] == ["Flere bliver boende"]
    assert found.steps.is_empty

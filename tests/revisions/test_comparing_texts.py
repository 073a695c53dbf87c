# SPDX-License-Identifier: MPL-2.0
"""Which texts of an activity or a plan differ, and under which heading."""

from dataclasses import replace

from partnerskab.content.tree import Chapter, Section
from partnerskab.revisions.comparing import compare
from partnerskab.revisions.comparing.texts import chapter_texts, folded, section_texts
from tests.content.papers import plan_2022

from .test_comparing_activities import compared, next_year, with_activities


def test_sections_that_differ_stand_under_their_headings() -> None:
    plan = plan_2022()
    first = plan.activities[0]
    background, purpose, short, *rest = first.sections
    changed = (
        replace(background, text="<p>En anden baggrund.</p>"),
        replace(short, sub_heading="I år"),
        *rest,
        Section("new", "responsible", "Kontakt", "<p>Ring.</p>"),
    )
    comparison = compared(plan, with_activities(plan, replace(first, sections=changed), *plan.activities[1:]))
    found = section_texts(comparison.kept[0].sections)
    assert [(text.label_before, text.label) for text in found] == [
        ("", "Baggrund"),
        ("", "Formål"),
        ("Målsætninger: På kort sigt", "Målsætninger: I år"),
        ("", "Ansvarlige aktører: Kontakt"),
    ]
    assert (found[0].before, found[0].after) == (background.text, "<p>En anden baggrund.</p>")
    assert (found[1].before, found[1].after) == (purpose.text, "")
    assert (found[3].before, found[3].after) == ("", "<p>Ring.</p>")
    assert comparison.kept[0].same == ("Målgruppe", "Tidsplan", "Økonomi", "Leverancer")


def test_next_years_sections_are_known_by_kind_and_heading() -> None:
    plan = plan_2022()
    after = next_year(plan)
    first = after.activities[0]
    sections = (*first.sections[:-1], replace(first.sections[-1], text="<p>Andre.</p>"))
    after = with_activities(after, replace(first, sections=sections), *after.activities[1:])
    found = section_texts(compared(plan, after).kept[0].sections)
    assert [(text.label, text.after) for text in found] == [("Ansvarlige aktører", "<p>Andre.</p>")]


def test_chapters_that_differ_stand_under_their_titles() -> None:
    plan = plan_2022()
    first, second, third = plan.chapters
    chapters = (replace(first, title="Om partnerskabet"), third, Chapter("new", "appendix", "Bilag", "<p>B</p>"))
    found = chapter_texts(compare(plan, replace(plan, chapters=chapters)).chapters)
    assert [(text.kind, text.label_before, text.label) for text in found] == [
        ("front", first.title, "Om partnerskabet"),
        ("front", "", second.title),
        ("appendix", "", "Bilag"),
    ]


def test_a_text_is_folded_where_it_is_unchanged() -> None:
    found = folded("<p>Et.</p><p>Det er to.</p>", "<p>Et.</p><p>Det er tre.</p>")
    assert [stretch.is_changed for stretch in found] == [False, True]
    assert found[0].told == "Ét afsnit uden ændringer"

# SPDX-License-Identifier: MPL-2.0
"""What readers are shown of a comparison: nothing that differs is left out, nothing that is the same is told."""

from dataclasses import replace

import pytest

from partnerskab.content.tree import (
    ActivityContent,
    AreaContent,
    FrameContent,
    Partner,
    PlanContent,
    Stated,
    Step,
)
from partnerskab.revisions.presenting import Presented, present
from tests.content_examples import example_plan, line


@pytest.fixture
def plan() -> PlanContent:
    return example_plan(4)


def with_first(plan: PlanContent, **fields: object) -> PlanContent:
    """The plan with other fields in its first activity."""
    return replace(plan, activities=(replace(plan.activities[0], **fields), *plan.activities[1:]))


def only(changes: Presented) -> dict[str, str]:
    """The parts of the one activity that differs, each under its label."""
    [change] = changes.changed
    return {
        str(part.label): "".join([*part.items, *(stretch.html for stretch in part.stretches if stretch.is_changed)])
        for part in change.parts
    }


def test_a_plan_held_against_itself_shows_nothing(plan: PlanContent) -> None:
    changes = present(plan, plan)
    assert changes.is_same
    assert changes.changed == ()
    assert changes.money.rows == ()


@pytest.mark.parametrize(
    ("fields", "label", "told"),
    [
        ({"title": "Værtskab"}, "Titel", "Værtskab"),
        ({"state": "justeret"}, "Tilstand", "Justeret"),
        ({"origin": "working_group"}, "Oprindelse", "Forslag fra arbejdsgruppen"),
        ({"other_areas": (3,)}, "Andre indsatsområder", "3"),
        ({"deliverables": ()}, "Leverancer", "arrangementer på legepladserne"),
        ({"sections": ()}, "Baggrund", "Kvarteret bygges om"),
        ({"stated": (Stated("table_total", 2022, 1),)}, "Summer i det indlæste papir", "Tabellens sum for 2022"),
    ],
)
def test_each_field_is_told_under_its_label(plan: PlanContent, fields: dict, label: str, told: str) -> None:
    parts = only(present(plan, with_first(plan, **fields)))
    assert told in parts[label]


def test_partners_are_told_with_their_role(plan: PlanContent) -> None:
    partners = (*plan.activities[0].partners[1:], Partner("new", "Sikker By", "lead", "fra maj"))
    [change] = present(plan, with_first(plan, partners=partners)).changed
    told = " ".join(change.partners)
    assert '<ins><span class="sr">[indsat: </span><span class="t">Sikker By, ansvarlig (fra maj)</span>' in told
    assert "[slettet: " in told
    assert change.parts == ()


def test_an_amount_of_another_year_is_told_beside_the_table(plan: PlanContent) -> None:
    first = replace(plan, activities=(replace(plan.activities[0], lines=(line("Løn", (1, 2, 3, "")),)),))
    [change] = present(first, with_first(first, lines=(line("Løn", (1, 2, 30, "drift")),))).changed
    posts = next(part.posts for part in change.parts if part.posts)
    assert [row.difference for row in posts.rows] == ["0"]
    assert [name for name, _ in posts.other_years] == ["Løn i 2023", "Løn i 2024"]
    assert "drift" in posts.other_years[1][1]


def test_blank_dash_nought_and_words_stay_four_things(plan: PlanContent) -> None:
    shown = {}
    for cell in ("", "-", 0, "drift"):
        before = replace(plan, activities=(replace(plan.activities[0], lines=(line("Løn", (0, 5, 0, 0)),)),))
        changes = present(before, with_first(before, lines=(line("Løn", (0, cell, 0, 0)),)))
        posts = next(part.posts for part in changes.changed[0].parts if part.posts)
        shown[cell] = posts.rows[0].after
    assert shown == {"": "", "-": "–", 0: "0", "drift": "drift"}


def test_what_has_only_moved_stands_in_a_list_of_its_own(plan: PlanContent) -> None:
    changes = present(plan, with_first(plan, number=12, area=3))
    assert changes.changed == ()
    [(name, how)] = changes.moved
    assert name == "12 Dialog, kommunikation og værtskab"
    assert "nummer " in how
    assert '<span class="t">3 Positive fællesskaber</span>' in how
    assert not changes.is_same


def test_chapters_and_the_agreement_are_told(plan: PlanContent) -> None:
    agreement = replace(
        plan.agreement,
        title="Ny aftale",
        areas=(*plan.agreement.areas[1:], AreaContent("new", 4, "Natteliv", "<p>Om aftenen.</p>", ("Ro i gaden",))),
        steps=(Step("Borgmesteren", "approves", "meeting"), *plan.agreement.steps),
        frames=(*plan.agreement.frames, FrameContent(2030, "activities", 5, False)),
        estates=(*plan.agreement.estates, "Nyholm"),
    )
    after = replace(plan, agreement=agreement, chapters=plan.chapters[1:])
    changes = present(plan, after)
    labels = " ".join(str(part.label) for part in changes.agreement)
    told = " ".join("".join([*part.items, *(s.html for s in part.stretches)]) for part in changes.agreement)
    for word in ("Natteliv", "Beslutningsgang", "Rammer", "Boligområder", "Titel"):
        assert word in labels
    for word in ("Borgmesteren godkender", "Nyholm", "Ro i gaden", "Om aftenen", "i 2030: 5"):
        assert word in told.replace("\xa0", " ")
    assert [part.label for part in changes.chapters] == [plan.chapters[0].title]


def test_next_years_plan_tells_what_is_new_in_it_and_not_its_new_ids(plan: PlanContent) -> None:
    def next_year(activity: ActivityContent) -> ActivityContent:
        sections = tuple(replace(one, id=f"n{one.id}") for one in activity.sections)
        lines = tuple(replace(one, id=f"n{one.id}") for one in activity.lines)
        return replace(
            activity, id=f"n{activity.id}", predecessor=activity.id, state="fortsat", sections=sections, lines=lines,
            other_names=(), areas_as_written="", stated=(),
        )  # fmt: skip

    later = replace(plan, id="later", year=2023, activities=tuple(map(next_year, plan.activities)))
    changes = present(plan, later, "version 2022.1")
    assert changes.new == ()
    assert changes.gone == ()
    assert (changes.money.before_year, changes.money.after_year) == (2022, 2023)
    assert all(not part.items for change in changes.changed for part in change.parts)


def test_names_are_text_and_never_markup(plan: PlanContent) -> None:
    hostile = '<script>alert("1")</script> & <b>'
    changes = present(plan, with_first(plan, title=hostile, partners=(Partner("x", hostile, "lead", ""),)))
    [change] = changes.changed
    told = " ".join([*change.partners, *(item for part in change.parts for item in part.items)])
    assert "<script" not in told
    assert "<b>" not in told
    assert "&lt;script&gt;" in told


def test_a_text_too_long_to_compare_is_told_as_such(plan: PlanContent) -> None:
    long = "<p>" + "ord " * 6_001 + "</p>"
    section = replace(plan.activities[0].sections[0], text=long)
    [change] = present(plan, with_first(plan, sections=(section, *plan.activities[0].sections[1:]))).changed
    assert change.parts[0].is_too_long
    assert "Kvarteret bygges om" in change.parts[0].earlier

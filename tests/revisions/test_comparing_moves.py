# SPDX-License-Identifier: MPL-2.0
"""Money that was moved is told as a move, with its reason, and its two cells as parts of it."""

from dataclasses import replace

import msgspec
import pytest

from partnerskab.content.canonical import from_json, to_json
from partnerskab.content.tree import Application, Line, PlanContent
from partnerskab.revisions.comparing import compare, summary
from partnerskab.revisions.presenting import Presented, present, short
from tests.content_examples import example_plan, example_transfer, line, rich_plan

SENTENCE = (
    "5.000 kr. flyttet fra Blå Bane – arena for brobygning: Lønmidler 2022 "
    "til Udvikling af tilbud til unge i Hørgården: Aktivitetsmidler 2022."
)


def with_line(plan: PlanContent, at: int, changed: Line) -> PlanContent:
    """The plan with another first post in one activity."""
    activity = plan.activities[at]
    activity = replace(activity, lines=(changed, *activity.lines[1:]))
    return replace(plan, activities=(*plan.activities[:at], activity, *plan.activities[at + 1 :]))


def paid(row: Line, year: int, kr: int) -> Line:
    return replace(row, amounts=tuple(replace(each, kr=kr) if each.year == year else each for each in row.amounts))


@pytest.fixture
def before() -> PlanContent:
    return replace(rich_plan(), transfers=())


@pytest.fixture
def after(before: PlanContent) -> PlanContent:
    """Five thousand kr. went from activity 9 to activity 10."""
    giving, taking = before.activities[8].lines[0], before.activities[9].lines[0]
    moved = with_line(with_line(before, 8, paid(giving, 2022, 45_000)), 9, paid(taking, 2022, 80_000))
    return replace(moved, transfers=(example_transfer(giving, taking),))


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def marks(changes: Presented) -> dict[str, str]:
    """The mark of each post that has one, by its name."""
    tables = [part.posts for change in changes.changed for part in change.parts if part.posts]
    return {str(row.name).split(" <")[0]: row.mark.word for posts in tables for row in posts.rows if row.mark}


def test_a_move_is_told_in_a_sentence_with_its_reason(before: PlanContent, after: PlanContent) -> None:
    changes = present(before, after)
    said = f"{SENTENCE} Færre vagter, flere ture. Styregruppens beslutning."
    assert [plain(each) for each in changes.transfers] == [said]
    assert plain(changes.summary.moves) == SENTENCE
    assert plain(short(changes.comparison).moves) == SENTENCE
    assert SENTENCE in plain(changes.summary.text)


def test_its_two_cells_are_marked_as_moved(before: PlanContent, after: PlanContent) -> None:
    changes = present(before, after)
    assert marks(changes) == {"Lønmidler": "Flyttet", "Aktivitetsmidler": "Flyttet"}
    assert {change.phrase for change in changes.changed} == {"Flyttede penge"}
    assert [row.mark.word for row in changes.money.rows if row.mark] == ["Penge flyttet", "Penge flyttet"]


def test_a_difference_beside_the_move_is_no_move(before: PlanContent, after: PlanContent) -> None:
    more = with_line(after, 9, paid(after.activities[9].lines[0], 2022, 90_000))
    changes = present(before, more)
    assert marks(changes) == {"Lønmidler": "Flyttet", "Aktivitetsmidler": "Flyttet og ændret"}
    assert [change.phrase for change in changes.changed] == ["Flyttede penge", "Beløb"]


def test_a_move_to_another_year_marks_the_line_beneath_the_table(before: PlanContent) -> None:
    row = before.activities[8].lines[0]
    later = paid(paid(row, 2022, 45_000), 2023, 55_000)
    transfer = replace(example_transfer(row, row), to_year=2023, to_name=row.post)
    after = replace(with_line(before, 8, later), transfers=(transfer,))
    [change] = present(before, after).changed
    [posts] = [part.posts for part in change.parts if part.posts]
    assert [name for name, _ in posts.other_years] == ["Lønmidler i 2023 (flyttet)"]
    assert change.phrase == "Flyttede penge"


def test_many_moves_are_counted(before: PlanContent, after: PlanContent) -> None:
    one = after.transfers[0]
    many = tuple(replace(one, id=str(at)) for at in range(3))
    told = summary(compare(before, replace(after, transfers=many)))
    assert plain(told.moves) == "Tre flytninger af penge, i alt 15.000 kr."


def test_a_move_that_was_there_before_is_not_told(after: PlanContent) -> None:
    assert present(after, after).is_same
    assert present(None, after).transfers == ()


def test_the_way_back_says_that_the_move_is_gone(before: PlanContent, after: PlanContent) -> None:
    changes = present(after, before)
    assert "[slettet: " in changes.transfers[0]
    assert changes.summary.moves == ""


def test_last_years_moves_are_not_told_as_gone(after: PlanContent) -> None:
    next_year = replace(after, id="next", year=2023, transfers=())
    assert present(after, next_year).transfers == ()


@pytest.mark.parametrize(
    ("fields", "name", "told"),
    [
        ({"note": "Pris pr. deltager: 80."}, "Note til Lønmidler", "80"),
        ({"purpose": "management"}, "Ramme for Lønmidler", "projektledelse"),
    ],
)
def test_what_is_noted_beside_a_post_is_told(before: PlanContent, fields: dict, name: str, told: str) -> None:
    changed = replace(before.activities[8].lines[0], **fields)
    [change] = present(before, with_line(before, 8, changed)).changed
    [posts] = [part.posts for part in change.parts if part.posts]
    found = dict(posts.notes)
    assert told in found[name]


def test_a_remark_is_told_even_on_a_blank_cell() -> None:
    plan = example_plan(12)
    row = plan.activities[10].lines[0]
    blank = next(amount for amount in row.amounts if amount.is_blank)
    remarked = replace(
        row, amounts=tuple(replace(a, remark="Afventer svar.") if a is blank else a for a in row.amounts)
    )
    [change] = present(plan, with_line(plan, 10, remarked)).changed
    [posts] = [part.posts for part in change.parts if part.posts]
    [(name, told)] = posts.notes
    assert (name, change.phrase) == (f"Note til {row.post} i {blank.year}", "Noter til beløb")
    assert "Afventer svar." in told


def test_a_new_funder_is_told_in_the_name(before: PlanContent) -> None:
    unfunded = replace(before.activities[8].lines[0], funding="unfunded", funder="Ufinansieret")
    [change] = present(before, with_line(before, 8, unfunded)).changed
    [posts] = [part.posts for part in change.parts if part.posts]
    assert "Ufinansieret" in posts.rows[0].name
    assert "[slettet: </span><span class=\"t\">Partnerskabet" in posts.rows[0].name  # fmt: skip


def test_anchoring_is_told_under_its_label(before: PlanContent) -> None:
    activity = replace(before.activities[8], anchored_with="Boligforeningen 3B", anchored_from="2026")
    after = replace(before, activities=(*before.activities[:8], activity, *before.activities[9:]))
    [change] = present(before, after).changed
    assert [part.label for part in change.parts] == ["Forankres hos", "Forankres fra"]
    assert change.phrase == "Forankring"


def pool_with(plan: PlanContent, *applications: Application) -> PlanContent:
    activity = replace(plan.activities[1], applications=applications)
    return replace(plan, activities=(plan.activities[0], activity, *plan.activities[2:]))


def test_a_pool_is_told_shortly(before: PlanContent) -> None:
    first, second, third = before.activities[1].applications
    granted = replace(third, outcome="granted", granted=4_000, decided_on="2022-10-01")
    after = pool_with(before, first, second, granted, replace(second, id="fourth"), replace(third, id="fifth"))
    changes = present(before, after)
    [change] = changes.changed
    said = "2 nye ansøgninger og 2 afgjort siden sidst."
    assert [(part.label, part.items) for part in change.parts] == [("Puljen", (said,))]
    assert f"Puljen: {said}" in changes.summary.others
    assert change.phrase == "Puljen"
    assert changes.money.rows == ()


def test_three_applications_are_said_in_a_word(before: PlanContent) -> None:
    applications = before.activities[1].applications
    assert summary(compare(pool_with(before), pool_with(before, *applications))).others == (
        "Puljen: 3 nye ansøgninger og 2 afgjort siden sidst."
    )


def test_unit_rules_and_frames_are_told(before: PlanContent) -> None:
    agreement = replace(before.agreement, moves_between="Økonomiudvalget", frames=before.agreement.frames[:-1])
    changes = present(before, replace(before, unit=1_000, agreement=agreement))
    assert not changes.is_same
    assert [part.label for part in changes.plan] == ["Beløb vises i"]
    assert [part.label for part in changes.agreement] == ["Flytter penge mellem aktiviteter", "Rammer"]
    assert "Ramme til projektledelse i 2024" in changes.agreement[1].items[0]
    assert plain(changes.summary.others) == (
        "Tabellerne viser nu beløb i 1.000 kr. Ændret i aftalen: hvem der flytter penge og rammer."
    )
    assert changes.money.rows == ()


def test_a_plan_of_schema_2_reads_as_the_same_plan_today() -> None:
    """A funder that was an organisation then may stand as another payer now: the money is the same."""
    funded = line("Banedage", (0, 20_000, 0, 0), funder="Landsbyggefonden")
    now = example_plan(3)
    now = replace(now, lines=(*now.lines, replace(funded, funding="other")))
    then = from_json(as_schema_2(now))
    assert then != now
    changes = present(then, now)
    assert changes.is_same
    assert all(each.money.is_same for each in changes.comparison.money.funders)
    assert summary(changes.comparison).activities == "Ingen ændringer."


def as_schema_2(content: PlanContent) -> bytes:
    """The content as it was stored before posts could say whose money they are."""
    stored = msgspec.json.decode(to_json(content))
    for row in [*stored["lines"], *(row for activity in stored["activities"] for row in activity["lines"])]:
        for name in ("funding", "purpose", "note"):
            del row[name]
        for amount in row["amounts"]:
            del amount["remark"]
    for activity in stored["activities"]:
        for name in ("anchored_with", "anchored_from", "is_pool", "applications"):
            del activity[name]
    for name in ("moves_within", "moves_between"):
        del stored["agreement"][name]
    del stored["unit"], stored["transfers"]
    return msgspec.json.encode({**stored, "schema": 2}, order="sorted")

# SPDX-License-Identifier: MPL-2.0
"""What a case paper is proposed to say: the right figures, in plain Danish, out of frozen content alone."""

import datetime
import re
from dataclasses import replace

import pytest

from partnerskab.content.tree import PlanContent, Step
from partnerskab.content.yearly import ActivityTold, FollowUpContent, Met
from partnerskab.documents.proposing import Asked, Money, Paper, Proposal, Subject, propose
from partnerskab.revisions.route import stages
from partnerskab.richtext import clean, plain
from tests.content_examples import example_plan
from tests.status_examples import full_status

TODAY = datetime.date(2022, 3, 1)
MONEY = Money(frame=1_400_000, allotted=1_313_000, spent=None, day=TODAY)
PAPER = Paper("Tryghedsplan 2022, version 2022.1", "/amager/plan/2022/version/1/papir.pdf", "ab" * 32)
STATES = ("on_track", "on_track", "delayed", "stopped", "done", "")


def asked(aim: str = "decision", day: datetime.date | None = None) -> Asked:
    return Asked("Økonomiudvalget", aim, day, TODAY)


def subject(content, money: Money | None = MONEY, name: str = "Tryghedsplan 2022") -> Subject:
    return Subject(content, name, "planen", "2022.1", "ab" * 32, stages(content, ()), (PAPER,), money)


def of_plan(content: PlanContent | None = None, money: Money | None = MONEY, **more) -> Proposal:
    return propose(subject(content or example_plan(), money), asked(**more))


def told(number: int, state: str) -> ActivityTold:
    return ActivityTold(
        id=f"a{number}", number=number, title=f"Aktivitet {number}", area=1, is_appendix=False, is_pool=False,
        leads=(), partners=(), state=state, is_sent=True, happened="Noget er sket.", money_note="",
        next_steps="Vi begynder igen i august." if state == "delayed" else "", learning="", deliverables=(),
        criteria=(), budget=100_000, spent=40_000, forecast=None,
    )  # fmt: skip


def followup(kind: str = "midterm", **changes) -> FollowUpContent:
    plan = example_plan()
    content = FollowUpContent(
        schema=1, matter="followup", id="f1", partnership="Amager Partnerskab", slug="amager", year=2022, kind=kind,
        title="Midtvejsstatus 2022", day="", agreement_title=plan.agreement.title, valid_from="2021-01-01",
        valid_to="2024-12-31", plan_label="2022.1", plan_sha256="ab" * 32, introduction="", conclusion="",
        areas=plan.agreement.areas, told=tuple(told(at, state) for at, state in enumerate(STATES, start=1)),
        entries=(), met=(), parties=plan.agreement.parties, steps=(Step("Styregruppen", "approves", "meeting"),),
    )  # fmt: skip
    return replace(content, **changes)


def of_round(content: FollowUpContent, **more) -> Proposal:
    return propose(subject(content, MONEY, "Midtvejsstatus 2022"), asked(**more))


def words_of(html: str) -> str:
    return plain(html).replace("\xa0", " ")


def test_every_text_is_clean_rich_text():
    for one in (of_plan(), of_round(followup()), propose(subject(full_status(), None, "Status"), asked())):
        for text in (one.resume, one.problem, one.solution, one.economy, one.process):
            assert text == clean(text) != ""


def test_the_money_of_a_plan_is_told_and_tabled():
    said = words_of(of_plan().economy)
    for row in ("Ramme til aktiviteter 2022\n1.400.000 kr.", "Fordelt på aktiviteter\n1.313.000 kr.",
                "Ikke fordelt\n87.000 kr."):  # fmt: skip
        assert row in said, row
    assert "så 87.000 kr. er endnu ikke fordelt." in said
    assert "kr.." not in said


def test_more_than_the_frame_is_said_in_words():
    said = words_of(of_plan(money=replace(MONEY, frame=1_300_000)).economy)
    assert "Det er 13.000 kr. mere end rammen." in said


def test_a_year_without_a_frame_says_so():
    said = words_of(of_plan(money=replace(MONEY, frame=None)).economy)
    assert "Der er ikke aftalt en ramme for året." in said
    assert "Ramme til aktiviteter" not in said


def test_what_is_spent_stands_with_its_day():
    said = words_of(of_plan(money=replace(MONEY, spent=250_000)).economy)
    assert "Forbrugt til og med 1. marts 2022\n250.000 kr." in said


def test_each_activity_is_counted_once_and_ended_ones_apart():
    content = example_plan()
    first, *others = content.activities
    content = replace(content, activities=(replace(first, state="ophoert"), *others))
    said = words_of(of_plan(content).solution)
    areas = re.findall(r": (\w+) aktivitet", said.split("\n", 1)[1])
    assert said.startswith("Planen for 2022 har elleve aktiviteter:")
    assert areas
    assert f"Én aktivitet er ophørt: ”{first.title}”." in said
    listed = said.split("Én aktivitet er ophørt")[0]
    assert all(listed.count(f"”{one.title}”") >= 1 for one in others)


@pytest.mark.parametrize(
    ("aim", "first"),
    [("decision", "Økonomiudvalget godkender Tryghedsplan 2022 (version 2022.1)"),
     ("note", "Økonomiudvalget tager Tryghedsplan 2022 (version 2022.1) til efterretning"),
     ("tabled", "Økonomiudvalget tager Tryghedsplan 2022 (version 2022.1) til efterretning")],
)  # fmt: skip
def test_the_first_point_is_what_the_committee_is_asked(aim, first):
    found = of_plan(aim=aim)
    assert found.recommendations[0] == first
    assert not any(point.startswith("at ") or point.endswith(".") for point in found.recommendations)


def test_what_comes_next_is_only_what_is_to_come():
    assert "Midtvejsstatus" in words_of(of_plan().process)
    later = words_of(of_plan(day=datetime.date(2022, 6, 14)).process)
    assert "Midtvejsstatus" not in later
    assert "December 2022" in later
    process = words_of(of_plan().process)
    places = [process.index(part) for part in ("Maj eller juni 2022:", "Efteråret 2022:", "December 2022:")]
    assert places == sorted(places)
    last = words_of(of_plan(day=datetime.date(2022, 12, 6)).process)
    assert "Det næste er" not in last


def test_the_committees_turn_is_the_last_row_and_others_open_steps_stand_before():
    rows = [(row.body, row.on, row.text) for row in of_plan(day=datetime.date(2022, 6, 14)).handlings]
    assert rows[-1] == ("Økonomiudvalget", "14. juni 2022", "Sagen forelægges til beslutning")
    assert ("Styregruppen", "", "Skal godkende planen") in rows
    assert [body for body, _, _ in rows].count("Økonomiudvalget") == 1


def test_how_a_follow_up_goes_is_counted():
    found = of_round(followup(), aim="note")
    said = words_of(found.resume)
    assert "én er gennemført, to går efter planen, én er forsinket, én er stoppet og én mangler svar" in said
    assert found.recommendations == (
        "Økonomiudvalget tager midtvejsstatus 2022 (version 2022.1) til efterretning",
        "Økonomiudvalget tager til efterretning, at én aktivitet er forsinket og én aktivitet er stoppet",
    )
    solution = words_of(found.solution)
    assert "Aktivitet 3: Vi begynder igen i august." in solution
    assert "Stoppet:\nAktivitet 4" in solution


def test_the_money_of_a_follow_up_is_what_its_activities_say():
    said = words_of(of_round(followup()).economy)
    assert "Der er 600.000 kr. til aktiviteterne i 2022. Heraf er der brugt 240.000 kr." in said
    assert "Tilbage\n360.000 kr." in said


def test_what_nobody_has_reported_is_not_nought() -> None:
    unsaid = tuple(replace(one, spent=None) for one in followup().told)
    said = words_of(of_round(followup(told=unsaid)).economy)
    assert "Der er 600.000 kr. til aktiviteterne i 2022." in said
    for word in ("brugt", "Forbrugt", "Tilbage"):
        assert word not in said, word


def test_a_yearly_report_tells_the_targets_and_the_meetings():
    content = followup("annual", entries=full_status().entries, met=(Met("Styregruppen", "steering", 1, None, 2),))
    said = words_of(of_round(content).solution)
    assert "Styregruppen: to møder" in said
    assert full_status().entries[0].sentence.replace("\xa0", " ") in said


def test_a_status_is_told_target_by_target():
    content = full_status()
    found = propose(subject(content, None, "Status på målene 2026"), asked("note"))
    said = words_of(found.solution)
    for entry in content.entries:
        if entry.judgement:
            assert f"{entry.aim.title}: " in said
    assert found.recommendations == ("Økonomiudvalget tager status på målene 2026 (version 2022.1) til efterretning",)
    assert "20. maj 2026" in said


def test_what_people_wrote_cannot_become_markup():
    content = example_plan()
    first, *others = content.activities
    content = replace(content, activities=(replace(first, title="<b>Torvet</b> & <script>x</script>"), *others))
    found = of_plan(content)
    assert "<script>" not in found.solution
    assert "<b>Torvet</b> & <script>x</script>" in plain(found.solution)


def test_a_committee_may_be_called_anything():
    named = replace(asked(), body="Udvalget {for} det {}")
    for each in (propose(subject(example_plan()), named), propose(subject(followup(), MONEY, "Midtvejsstatus"), named),
                 propose(subject(full_status(), None, "Status"), named)):  # fmt: skip
        assert "Udvalget {for} det {} skal tage stilling til" in words_of(each.resume)


def test_about_nothing_only_the_committees_row_is_proposed():
    found = propose(None, asked("tabled"))
    assert found == Proposal("", "", (), "", "", "", "", found.handlings, ())
    assert [row.text for row in found.handlings] == ["Sagen lægges frem til orientering (aflæggerbord)"]

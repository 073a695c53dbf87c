# SPDX-License-Identifier: MPL-2.0
"""Money that contradicts itself, and money that only looks as if it did."""

from dataclasses import replace

import pytest

from partnerskab.content.checks import Figure, Severity, check_activity, check_plan
from partnerskab.content.tree import ActivityContent, Amount, Application, FrameContent, Line, Stated
from tests.content.papers import Cells, codes, one_activity, plan_2022, stated
from tests.content_examples import empty_plan, example_agreement, line

AGREEMENT = example_agreement()


def found(activity: ActivityContent) -> list[str]:
    return codes(check_activity(activity, AGREEMENT, 2022))


def test_a_sound_activity_has_no_findings() -> None:
    assert check_activity(one_activity(), AGREEMENT, 2022) == ()


def test_posts_against_stated_total_is_one_finding_though_the_overview_repeats_it() -> None:
    activity = plan_2022().activities[0]

    (finding,) = check_activity(activity, AGREEMENT, 2022)

    assert finding.code == "SUM_POSTS_STATED"
    assert finding.severity is Severity.BLOCKS
    assert finding.title == "Aktivitet 1 koster mere end sin egen sum"
    assert finding.sentence == (
        "”I alt” i papiret siger 335.000\u00a0kr. i 2021 og 2022, men posterne giver 350.000\u00a0kr."
    )
    assert finding.short == "Posterne giver mere"
    assert finding.remark == "Oversigten gentager papirets tal i 2021 og 2022."
    assert finding.years == (2021, 2022)
    assert (finding.place.id, finding.place.anchor) == (activity.id, "oekonomi")
    assert finding.versus == (
        Figure("Posterne, 2021 og 2022", "350.000\u00a0kr."),
        Figure("”I alt” i papiret", "335.000\u00a0kr."),
        Figure("Forskel pr. år", "15.000\u00a0kr.", is_gap=True),
    )


def test_an_overview_with_a_third_figure_is_a_finding_of_its_own() -> None:
    activity = one_activity(
        stated=(Stated("table_total", 2022, 45_000), Stated("overview", 2022, 40_000)),
    )
    assert found(activity) == ["SUM_POSTS_STATED", "SUM_OVERVIEW_ACTIVITY"]


def test_overview_against_the_activitys_table() -> None:
    activity = plan_2022().activities[8]

    (finding,) = check_activity(activity, AGREEMENT, 2022)

    assert finding.code == "SUM_OVERVIEW_ACTIVITY"
    assert finding.severity is Severity.BLOCKS
    assert finding.title == "Aktivitet 9 har to beløb for 2023 og 2024"
    assert finding.sentence == "Oversigten siger 60.000\u00a0kr. i 2023 og 2024, men posterne giver 55.000\u00a0kr."
    assert finding.short == "To beløb i 2023 og 2024"
    assert [row.value for row in finding.versus] == ["60.000\u00a0kr.", "55.000\u00a0kr.", "5.000\u00a0kr."]


NOTHING: tuple[int | str, ...] = ("", "-", 0)


@pytest.mark.parametrize("post", NOTHING)
@pytest.mark.parametrize("total", NOTHING)
@pytest.mark.parametrize("source", ["table_total", "overview"])
def test_blank_dash_and_nought_do_not_contradict_each_other(source: str, post: int | str, total: int | str) -> None:
    activity = one_activity(
        lines=(line("Lønmidler", (50_000, 50_000, post, post)),),
        stated=stated(source, (50_000, 50_000, total, total)),
    )
    assert found(activity) == []


@pytest.mark.parametrize(
    ("posts", "total", "sentence"),
    [
        (50_000, "-", "Oversigten har ”–” i 2024, men posterne giver 50.000\u00a0kr."),
        (50_000, 0, "Oversigten siger 0\u00a0kr. i 2024, men posterne giver 50.000\u00a0kr."),
        ("", 60_000, "Oversigten siger 60.000\u00a0kr. i 2024, men posterne har ingen beløb."),
        (0, 60_000, "Oversigten siger 60.000\u00a0kr. i 2024, men posterne giver 0\u00a0kr."),
    ],
)
def test_money_against_none_does_contradict(posts: int | str, total: int | str, sentence: str) -> None:
    activity = one_activity(
        lines=(line("Lønmidler", (50_000, 50_000, 50_000, posts)),),
        stated=stated("overview", (50_000, 50_000, 50_000, total)),
    )
    (finding,) = check_activity(activity, AGREEMENT, 2022)
    assert (finding.code, finding.sentence) == ("SUM_OVERVIEW_ACTIVITY", sentence)


@pytest.mark.parametrize("total", ["", "drift"])
def test_a_blank_or_worded_total_contradicts_nothing(total: str) -> None:
    assert found(one_activity(stated=stated("overview", (total,) * 4))) == []


@pytest.mark.parametrize(
    "cell", [Amount(2022, 50_000, "ca."), Amount(2022, 50_000, "anslået"), Amount(2022, note="drift")]
)
def test_a_gap_with_an_unsure_figure_in_it_only_advises(cell: Amount) -> None:
    activity = one_activity(lines=(Line("1", "Lønmidler", "", (cell,)),), stated=(Stated("table_total", 2022, 55_000),))
    finding = check_activity(activity, AGREEMENT, 2022)[0]
    assert (finding.code, finding.severity) == ("SUM_POSTS_STATED", Severity.ADVISES)


def test_years_with_different_gaps_have_rows_of_their_own() -> None:
    activity = one_activity(stated=stated("table_total", (40_000, 60_000, 50_000, 50_000)))
    (finding,) = check_activity(activity, AGREEMENT, 2022)
    assert (finding.title, finding.short) == ("Aktivitet 8 har to summer", "To summer")
    assert [row.label for row in finding.versus] == [
        "Posterne, 2021", "”I alt” i papiret", "Forskel",
        "Posterne, 2022", "”I alt” i papiret", "Forskel",
    ]  # fmt: skip


def test_money_outside_the_agreements_years_blocks() -> None:
    inside = one_activity().lines[0]
    activity = one_activity(
        lines=(replace(inside, amounts=(*inside.amounts, Amount(2025, 1), Amount(2020, note="drift"))),)
    )
    finding = check_activity(activity, AGREEMENT, 2022)[0]
    assert (finding.code, finding.severity) == ("MONEY_OUTSIDE_AGREEMENT", Severity.BLOCKS)
    assert finding.sentence == "Der står penge i 2020 og 2025, men partnerskabsaftalen gælder 2021–2024."


@pytest.mark.parametrize("cell", [Amount(2025), Amount(2025, 0), Amount(2025, qualifier="-")])
def test_no_money_outside_the_agreements_years_is_no_finding(cell: Amount) -> None:
    inside = one_activity().lines[0]
    assert found(one_activity(lines=(replace(inside, amounts=(*inside.amounts, cell)),))) == []


@pytest.mark.parametrize("cells", [(50_000, 0, 0, 0), (50_000, "-", 50_000, ""), (50_000, "", "", "")])
def test_an_activity_without_money_in_the_plans_year(cells: Cells) -> None:
    assert found(one_activity(lines=(line("Lønmidler", cells),))) == ["NO_MONEY"]


def test_other_funders_and_words_are_money_and_an_ended_activity_needs_none() -> None:
    assert found(one_activity(lines=(line("Løn", (0, 9_000, 0, 0), funder="Helhedsplanen"),))) == []
    assert found(one_activity(lines=(line("Løn", (0, "drift", 0, 0)),))) == ["WORDS_FOR_MONEY"]
    assert found(one_activity(lines=(), state="ophoert")) == []


def test_no_money_but_an_overview_that_says_otherwise_is_one_finding() -> None:
    assert found(one_activity(lines=(), stated=(Stated("overview", 2022, 70_000),))) == ["SUM_OVERVIEW_ACTIVITY"]


def test_words_for_money_name_the_words_and_years() -> None:
    activity = one_activity(lines=(line("Løn", ("drift", 9_000, "drift", "foreløbig ufinansieret")),))
    (finding,) = check_activity(activity, AGREEMENT, 2022)
    assert finding.severity is Severity.ADVISES
    assert finding.sentence == (
        "I 2021, 2023 og 2024 står der ”drift” og ”foreløbig ufinansieret”. Det tæller ikke med i nogen sum."
    )


def test_a_note_beside_kroner_is_no_word_for_money() -> None:
    activity = one_activity(lines=(Line("1", "Løn", "", (Amount(2022, 150_000, "ca.", "TMF"),)),))
    assert found(activity) == []


def test_plan_total_says_what_it_is_solved_with() -> None:
    finding = next(finding for finding in check_plan(plan_2022()) if finding.code == "SUM_PLAN")
    assert finding.severity is Severity.BLOCKS
    assert finding.title == "Planens sum for 2021 og 2022 arver fejlen"
    assert finding.remark == "Løses sammen med aktivitet 1. Summerne for 2023 og 2024 står tomme i papiret."
    assert [row.value for row in finding.versus][3:] == ["1.328.000\u00a0kr.", "1.313.000\u00a0kr.", "15.000\u00a0kr."]


def test_plan_total_that_the_overview_does_not_explain() -> None:
    plan = replace(plan_2022(), stated=(Stated("plan_total", 2022, 1_300_000),))
    finding = next(finding for finding in check_plan(plan) if finding.code == "SUM_PLAN")
    assert finding.title == "Planens sum for 2022 stemmer ikke"
    assert finding.remark == "Summerne for 2021, 2023 og 2024 står tomme i papiret."


def test_plan_total_that_inherits_from_an_activity_and_a_line() -> None:
    plan = plan_2022()
    row = replace(plan.lines[2], stated=stated("overview", (4_000, 4_000, 4_000, 9_000)))
    plan = replace(plan, lines=(*plan.lines[:2], row), stated=(Stated("plan_total", 2024, 511_000),))
    finding = next(finding for finding in check_plan(plan) if finding.code == "SUM_PLAN")
    assert finding.remark.startswith("Løses sammen med aktivitet 9 og ”Mødefacilitering”.")


def test_a_plan_total_that_agrees_or_is_blank_is_no_finding() -> None:
    for sums in [(1_304_000, 1_328_000, 526_000, 501_000), ("", "", "", "")]:
        assert "SUM_PLAN" not in codes(check_plan(replace(plan_2022(), stated=stated("plan_total", sums))))


def test_a_line_without_activity_is_checked_too() -> None:
    row = replace(
        line("Mødefacilitering", (4_000, "drift", 4_000, 4_000)), stated=stated("overview", (5_000, "", 4_000, 4_000))
    )
    outside = replace(row, id="2", stated=(), amounts=(Amount(2026, 1),))
    plan = replace(plan_2022(), lines=(row, outside))
    about_lines = [finding for finding in check_plan(plan) if finding.place.scope == "line"]
    assert [(finding.code, finding.place.anchor) for finding in about_lines] == [
        ("SUM_OVERVIEW_ACTIVITY", f"linje-{row.id}"),
        ("MONEY_OUTSIDE_AGREEMENT", "linje-2"),
        ("WORDS_FOR_MONEY", f"linje-{row.id}"),
    ]
    assert about_lines[0].title == "”Mødefacilitering” har to beløb for 2021"
    assert about_lines[0].place.link_text == "Gå til linjen"


def frames(kr: int, purpose: str = "activities") -> tuple[FrameContent, ...]:
    return (FrameContent(2022, purpose, kr, is_example=False),)


@pytest.mark.parametrize(("ceiling", "expected"), [(1_327_999, True), (1_328_000, False)])
def test_a_plan_may_use_its_frame_to_the_last_krone(ceiling: int, expected: bool) -> None:
    plan = plan_2022()
    plan = replace(plan, agreement=replace(plan.agreement, frames=frames(ceiling)))
    assert ("ABOVE_FRAME" in codes(check_plan(plan))) is expected


def test_above_the_frame_counts_only_the_partnerships_own_money_against_the_activities_frame() -> None:
    plan = plan_2022()
    paid_by_others = tuple(
        replace(
            activity, lines=tuple(replace(post, funder="Helhedsplanen", funding="other") for post in activity.lines)
        )
        for activity in plan.activities
    )
    small = replace(plan, agreement=replace(plan.agreement, frames=frames(4_000)))
    management = replace(plan, agreement=replace(plan.agreement, frames=frames(1, "management")))
    assert "ABOVE_FRAME" in codes(check_plan(small))
    assert "ABOVE_FRAME" not in codes(check_plan(replace(small, activities=paid_by_others)))
    assert "ABOVE_FRAME" not in codes(check_plan(management))


def test_an_application_that_waits_is_told_of() -> None:
    waiting = Application("a", "Haveforeningen", "Fest", 12_000, "2022-03-01")
    decided = replace(waiting, outcome="refused", decided_on="2022-03-02")
    pool = replace(one_activity(), is_pool=True, applications=(waiting, decided))
    (told,) = [
        finding for finding in check_activity(pool, plan_2022().agreement, 2022) if finding.code == "POOL_UNDECIDED"
    ]
    assert "én ansøgning" in told.title
    assert "12.000" in told.sentence
    assert not told.blocks
    answered = replace(pool, applications=(decided,))
    assert "POOL_UNDECIDED" not in codes(check_activity(answered, plan_2022().agreement, 2022))


def unpaid(**cells: object) -> Line:
    return Line("1", "Ny bane", "Ufinansieret", (Amount(2022, **cells),), funding="unfunded")  # type: ignore[arg-type]


def test_a_post_that_nobody_pays_yet_is_advice_where_it_wants_money() -> None:
    for cells in ({"kr": 90_000}, {"note": "drift"}):
        findings = check_activity(one_activity(lines=(*one_activity().lines, unpaid(**cells))), AGREEMENT, 2022)
        (finding,) = [one for one in findings if one.code == "UNFUNDED"]
        assert not finding.blocks
        assert "Ny bane" in finding.sentence
    for cells in ({}, {"qualifier": "-"}, {"kr": 0}):
        assert "UNFUNDED" not in found(one_activity(lines=(*one_activity().lines, unpaid(**cells))))
    assert found(one_activity(state="ophoert", lines=(unpaid(kr=1),))) == []


def test_a_loose_post_that_nobody_pays_is_advice_too() -> None:
    content = replace(empty_plan(), year=2025, lines=(replace(unpaid(), amounts=(Amount(2025, 5_000),)),))
    assert "UNFUNDED" in codes(check_plan(content))


@pytest.mark.parametrize(
    ("cells", "year", "expected"),
    [
        ((50_000, 50_000, 0, "-"), 2022, ["NO_ANCHORING"]),
        ((50_000, 50_000, "", ""), 2022, ["NO_ANCHORING"]),
        ((50_000, 50_000, "", 1), 2022, []),
        ((50_000, 50_000, 50_000, 50_000), 2024, ["NO_ANCHORING"]),
        ((50_000, 50_000, 50_000, 50_000), 2022, []),
    ],
)
def test_whose_money_ends_with_the_plans_year_says_who_carries_it_on(cells, year, expected) -> None:
    activity = one_activity(lines=(line("Lønmidler", cells),), anchored_with="")
    findings = check_activity(activity, AGREEMENT, year)
    assert codes(findings) == expected
    assert [finding.place.anchor for finding in findings] == ["forankring"] * len(expected)
    for silent in ({"anchored_with": "Kirken"}, {"anchored_from": "2025"}, {"state": "ophoert"}):
        assert codes(check_activity(replace(activity, **silent), AGREEMENT, year)) == []


def test_others_money_is_not_the_partnerships_to_end() -> None:
    theirs = replace(line("Lønmidler", (0, 50_000, 0, 0)), funding="other", funder="Landsbyggefonden")
    assert found(one_activity(lines=(theirs,), anchored_with="")) == []


def test_the_frame_for_management_blocks_as_the_one_for_activities() -> None:
    plan = empty_plan()
    frames = tuple(FrameContent(2025, purpose, 340_000, False) for purpose in ("activities", "management"))
    lead = replace(line("Projektleder", ()), amounts=(Amount(2025, 340_001),), purpose="management")
    content = replace(plan, agreement=replace(plan.agreement, frames=frames), lines=(lead,))
    (finding,) = [one for one in check_plan(content) if one.blocks]
    assert (finding.code, finding.place.anchor) == ("ABOVE_MANAGEMENT_FRAME", "ramme")
    assert "340.001\u00a0kr. af en ramme på 340.000\u00a0kr. Kun" in finding.sentence
    within = replace(content, lines=(replace(lead, amounts=(Amount(2025, 340_000),)),))
    assert not [one for one in check_plan(within) if one.blocks]

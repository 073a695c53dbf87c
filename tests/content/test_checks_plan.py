# SPDX-License-Identifier: MPL-2.0
"""Sections, actors, numbers and names; and the plan of 2022 as a whole."""

from dataclasses import replace

import pytest

from partnerskab.content.checks import Share, Summary, check_activity, check_plan, summary
from partnerskab.content.tree import ActivityContent, Deliverable, Partner, PlanContent, Section
from tests.content.papers import codes, one_activity, plan_2022
from tests.content_examples import empty_plan, example_agreement

AGREEMENT = example_agreement()


def found(activity: ActivityContent) -> list[str]:
    return codes(check_activity(activity, AGREEMENT, 2022))


def test_the_plan_of_2022_has_its_three_contradictions_and_no_false_alarm() -> None:
    numbers = {activity.id: activity.number for activity in plan_2022().activities}
    assert [(finding.code, numbers.get(finding.place.id)) for finding in check_plan(plan_2022())] == [
        ("SUM_POSTS_STATED", 1),
        ("SUM_OVERVIEW_ACTIVITY", 9),
        ("SUM_PLAN", None),
        ("NO_ANCHORING", 2),
        ("NO_ANCHORING", 3),
        ("AREA_NAME_DRIFTS", 3),
        ("NO_ANCHORING", 4),
        ("AREA_NAME_DRIFTS", 4),
        ("NO_MONEY", 6),
        ("NO_ANCHORING", 7),
        ("NAME_DRIFTS", 8),
        ("NO_ANCHORING", 10),
        ("NAME_DRIFTS", 10),
        ("NO_ANCHORING", 11),
        ("NO_ANCHORING", 12),
        ("NUMBERED_APPENDIX", 12),
    ]
    assert summary(plan_2022(), check_plan(plan_2022())) == Summary(blocks=3, advises=13, with_partners=Share(12, 12))


def test_an_empty_plan_has_nothing_to_find() -> None:
    assert check_plan(empty_plan()) == ()
    assert summary(empty_plan(), ()).with_partners.percent == 0


@pytest.mark.parametrize(
    ("kind", "anchor"),
    [
        ("purpose", "formaal"),
        ("objectives", "maalsaetninger"),
        ("target_group", "maalgruppe"),
        ("timeline", "tidsplan"),
    ],
)
def test_a_missing_or_blank_section_is_one_finding_at_its_place(kind: str, anchor: str) -> None:
    sound = one_activity()
    without = tuple(section for section in sound.sections if section.kind != kind)
    blank = (*without, Section("x", kind, "Primær", ""))
    for sections in (without, blank):
        (finding,) = check_activity(replace(sound, sections=sections), AGREEMENT, 2022)
        assert (finding.code, finding.place.anchor) == ("SECTION_MISSING", anchor)


def test_a_background_or_a_note_may_be_missing() -> None:
    kept = {"purpose", "objectives", "target_group", "timeline"}
    assert found(one_activity(sections=tuple(row for row in one_activity().sections if row.kind in kept))) == []


def test_deliverables_may_be_rows_or_text() -> None:
    texts = tuple(row for row in one_activity().sections if not row.kind.startswith("deliverables"))
    intro = Section("x", "deliverables_intro", "", "<p>20 familier.</p>")
    assert found(one_activity(sections=texts, deliverables=())) == ["SECTION_MISSING"]
    assert found(one_activity(sections=texts, deliverables=(Deliverable("x", "1", "fest"),))) == []
    assert found(one_activity(sections=(*texts, intro), deliverables=())) == []


LEAD = Partner("1", "Helhedsplanen", "lead", "")
POLICE = Partner("2", "Københavns Politi", "partner", "")


@pytest.mark.parametrize(
    ("partners", "expected"),
    [
        ((LEAD, POLICE), []),
        ((LEAD,), ["NO_PARTNER"]),
        ((POLICE,), ["NO_LEAD"]),
        ((), ["NO_PARTNER"]),
    ],
)
def test_an_activity_wants_a_lead_and_a_partner(partners: tuple[Partner, ...], expected: list[str]) -> None:
    assert found(one_activity(partners=partners)) == expected


def test_no_word_of_any_actor_is_one_finding() -> None:
    texts = tuple(row for row in one_activity().sections if row.kind != "responsible")
    assert found(one_activity(sections=texts, partners=())) == ["SECTION_MISSING"]
    assert found(one_activity(sections=texts)) == []


def test_an_ended_activity_is_left_in_peace() -> None:
    ended = one_activity(state="ophoert", number=None, sections=(), partners=(), deliverables=(), lines=())
    assert found(ended) == []
    assert found(replace(ended, state="fortsat")).count("SECTION_MISSING") == 6


def test_numbers_missing_and_on_an_appendix() -> None:
    assert found(one_activity(number=None)) == ["NO_NUMBER"]
    assert found(one_activity(number=None, is_appendix=True)) == []
    assert found(one_activity(is_appendix=True)) == ["NUMBERED_APPENDIX"]


def test_a_number_used_twice_is_found_at_the_later_activity() -> None:
    plan = plan_2022()
    twin = replace(plan.activities[6], number=2)
    nameless = tuple(replace(one_activity(number=None), id=key) for key in "ab")
    plan = replace(plan, activities=(*plan.activities[:6], twin, *plan.activities[7:], *nameless))
    found_twice = [finding for finding in check_plan(plan) if finding.code == "NUMBER_TWICE"]
    assert [finding.place.id for finding in found_twice] == [twin.id]


@pytest.mark.parametrize(
    ("other", "short"),
    [
        ("Lommepegejob for 13-15-årige", "Navnet staves to måder"),
        ("Fritidsjob til de yngste", "To navne"),
        ("LOMMEPENGEJOB for 13–15 årige", None),
        ("Lommepengejob for 13-15-årige, inkl. produkter", None),
        ("Lommepenge-job for 13-15-årige (ny)", None),
    ],
)
def test_names_that_drift(other: str, short: str | None) -> None:
    shorts = [finding.short for finding in check_activity(one_activity(other_names=(other,)), AGREEMENT, 2022)]
    assert shorts == ([short] if short else [])


def test_several_names_are_one_finding() -> None:
    (finding,) = check_activity(one_activity(other_names=("Jobs", "Lommejob")), AGREEMENT, 2022)
    assert (finding.title, finding.short) == ("Aktivitet 8 har flere navne", "Flere navne")
    assert finding.sentence == "Papiret skriver også ”Jobs” og ”Lommejob” om ”Lommepengejob for 13-15-årige”."


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Positive Fællesskaber.",
        "Dialog, kommunikation og værtskab og Tryggere Byliv",
        "Tryggere byliv, Positive fællesskaber og dialog, kommunikation og værtskab",
        "2+3",
        "Indsatsområde 2 og 3",
        "Indsatsområde 2: Tryggere byliv",
    ],
)
def test_areas_by_the_agreements_names_or_numbers_are_no_finding(written: str) -> None:
    assert found(one_activity(areas_as_written=written)) == []


@pytest.mark.parametrize(
    ("written", "area", "others", "sentence"),
    [
        (
            "Tryggere byrum og Positive fællesskaber", 3, (2,),
            "Her står ”Tryggere byrum”. I aftalen hedder det ”Tryggere byliv”.",
        ),
        (
            "Dialog og kommunikation, Tryggere byliv, Positive fællesskaber.", None, (1, 2, 3),
            "Her står ”Dialog og kommunikation”. I aftalen hedder det ”Dialog, kommunikation og værtskab”.",
        ),
        (
            "Byrum, Positive fællesskaber og Dialog", 3, (1, 2),
            "Her står ”Byrum” og ”Dialog”. Aftalens indsatsområder hedder ”Dialog, kommunikation og værtskab”, "
            "”Tryggere byliv” og ”Positive fællesskaber”.",
        ),
    ],
)  # fmt: skip
def test_areas_by_another_name(written: str, area: int | None, others: tuple[int, ...], sentence: str) -> None:
    activity = one_activity(areas_as_written=written, area=area, other_areas=others)
    (finding,) = check_activity(activity, AGREEMENT, 2022)
    assert (finding.code, finding.place.anchor, finding.sentence) == ("AREA_NAME_DRIFTS", "omraader", sentence)


def with_partners(*counts: int) -> PlanContent:
    plan = plan_2022()
    return replace(
        plan,
        activities=tuple(
            replace(activity, partners=(LEAD, *(replace(POLICE, id=str(n)) for n in range(count))))
            for activity, count in zip(plan.activities, counts, strict=False)
        ),
    )


def test_share_under_75_per_cent_names_who_misses() -> None:
    plan = with_partners(2, 2, 1, 3, 1)
    finding = next(finding for finding in check_plan(plan) if finding.code == "SHARE_OF_PARTNERS")
    assert finding.title == "60\u00a0% af aktiviteterne har mindst to samarbejdspartnere"
    assert finding.sentence == "Målet er mindst 75\u00a0%. Aktivitet 3 og 5 har færre end to."
    assert summary(plan, ()).with_partners == Share(3, 5)


def test_share_of_exactly_75_per_cent_is_reached_and_ended_activities_do_not_count() -> None:
    assert "SHARE_OF_PARTNERS" not in codes(check_plan(with_partners(2, 2, 2, 1)))
    plan = with_partners(2, 1)
    ended = replace(plan, activities=(plan.activities[0], replace(plan.activities[1], state="ophoert")))
    assert "SHARE_OF_PARTNERS" in codes(check_plan(plan))
    assert "SHARE_OF_PARTNERS" not in codes(check_plan(ended))


def test_a_focus_area_without_living_activity() -> None:
    plan = plan_2022()
    ended = tuple(replace(a, state="ophoert") if a.area == 2 else a for a in plan.activities)
    empty = [
        finding for finding in check_plan(replace(plan, activities=ended)) if finding.code == "AREA_WITHOUT_ACTIVITY"
    ]
    assert [finding.place.anchor for finding in empty] == ["indsatsomraade-2"]
    assert empty[0].sentence == "Ingen aktivitet har ”Tryggere byliv” som hovedområde, så kapitlet bliver tomt."


def test_what_blocks_comes_first_and_every_place_has_anchor_and_link() -> None:
    plan = with_partners(1)
    findings = check_plan(replace(plan, activities=(replace(plan.activities[0], sections=()),)))
    weights = [finding.blocks for finding in findings]
    assert weights == sorted(weights, reverse=True)
    assert all(finding.place.anchor and finding.place.link_text for finding in findings)


def test_a_long_plan_names_the_first_twenty_and_counts_the_rest() -> None:
    lonely = replace(one_activity(), partners=(LEAD,))
    many = tuple(replace(lonely, number=number) for number in range(1, 25))
    plan = replace(plan_2022(), activities=(replace(lonely, number=None, title="Uden nummer"), *many))
    finding = next(finding for finding in check_plan(plan) if finding.code == "SHARE_OF_PARTNERS")
    assert "Aktivitet 1, 2, 3," in finding.sentence
    assert "19, 20 og 5 flere har færre end to." in finding.sentence
    few = replace(plan, activities=plan.activities[:3])
    finding = next(finding for finding in check_plan(few) if finding.code == "SHARE_OF_PARTNERS")
    assert "Aktivitet 1, 2 og ”Uden nummer” har færre end to." in finding.sentence

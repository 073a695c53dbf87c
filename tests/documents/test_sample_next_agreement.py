# SPDX-License-Identifier: MPL-2.0
"""The sample's agreement 2025-2028: what it holds, which figures are its sources', and that it comes once."""

import pytest
from django.core.management import call_command

from activities.models import CriterionResult, Plan, SuccessCriterion
from budgets.models import Frame
from partnerskab.agreements.models import Agreement, Organisation, Partnership
from partnerskab.content.checks import check_plan
from partnerskab.content.freezing import freeze
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from partnerskab.documents.beginning import begin, read_facts
from partnerskab.documents.sample_partnership import FACTS, PAPER, is_wanted, load_sample
from partnerskab.followup.missing import missing
from partnerskab.followup.models import Round
from targets.aims import followed_aims
from targets.models import Reading, TargetStatus

from .test_import_plan import everything

pytestmark = pytest.mark.django_db

CITY = "KØBENHAVNS KOMMUNE"
SIGNING = [
    (CITY, "Økonomiforvaltningen"),
    ("", "Københavns Politi"),
    ("", "Boligforeningen 3B"),
    ("", "Boligforeningen VIBO"),
    (CITY, "Kultur- og Fritidsforvaltningen"),
    (CITY, "SSP København"),
    (CITY, "Børne- og Ungdomsforvaltningen"),
    (CITY, "Socialforvaltningen"),
    (CITY, "Sundheds- og Omsorgsforvaltningen"),
    (CITY, "Beskæftigelses- og Integrationsforvaltningen"),
    (CITY, "Teknik- og Miljøforvaltningen"),
    ("", "Boligforeningen DOMEA"),
    ("", "Boligforeningen fsb"),
    ("", "Boligforeningen HAB"),
]
"""Over the name, and the name, in the order of the signature boxes (agreement 2025-2028, section 6)."""

OF_THE_SOURCES = {
    ("Trygge i dagtimerne", "Amager Vest", 2024, 91),
    ("Trygge i dagtimerne", "Amager Øst", 2024, 84),
    ("Trygge i aften- og nattetimerne", "Amager Vest", 2024, 82),
    ("Trygge i aften- og nattetimerne", "Amager Øst", 2024, 70),
    ("Grundlæggende trygge i nabolaget", "Remisevænget og Hørgården", 2023, 74),
    ("Grundlæggende trygge i nabolaget", "Holmbladsgade og Støberigården", 2023, 58),
}
"""The figures that the agreement's background gives."""


@pytest.fixture
def agreement() -> Agreement:
    load_sample()
    return Agreement.objects.get(valid_from__year=2025)


@pytest.fixture
def older() -> Partnership:
    """The sample as it was before there was a next agreement."""
    partnership = begin(read_facts(FACTS.read_text(encoding="utf-8")))
    call_command("import_plan", str(PAPER), partnership="amager", year=2022, verbosity=0)
    return partnership


def test_the_agreement_is_whole(agreement):
    content = freeze_whole_agreement(agreement)
    assert [(party.heading, party.name) for party in content.parties] == SIGNING
    assert [area.title for area in content.areas] == [
        "Dialog, kommunikation og omdømme",
        "Aktive byrum",
        "Positive fællesskaber",
        "Job og fritid",
    ]
    assert all(area.introduction and area.results for area in content.areas)
    assert content.theory.effects == ("Øget tryghed", "Mindre kriminalitet")
    meetings = {body.name: (body.meetings_least, body.meetings_most) for body in content.bodies}
    assert meetings["Styregruppen"] == (1, None)
    assert meetings["Arbejdsgruppen"] == (8, 10)
    assert [(post.organisation, post.share) for post in content.staff] == [("Sikker By", 50)]
    assert {chapter.kind for chapter in content.chapters} == {
        "purpose",
        "background",
        "targets",
        "focus",
        "organisation",
        "economy",
    }
    (area,) = content.boundaries
    assert area.picture
    assert area.picture_alt
    assert (area.width, area.height) == (1200, 800)


def test_the_frames_are_facts_and_no_examples(agreement):
    frames = Frame.objects.filter(agreement=agreement).order_by("year", "purpose")
    assert list(frames.values_list("year", "purpose", "kr", "is_example")) == [
        (year, purpose, kr, False)
        for year in (2025, 2026, 2027, 2028)
        for purpose, kr in (("activities", 1_900_000), ("management", 340_000))
    ]


def test_its_targets_have_no_baseline_yet(agreement):
    aims = followed_aims(agreement)
    assert [(aim.code, aim.rule) for aim in aims] == [
        *(("1a", "near"), ("1b", "near")),
        *((code, "hold") for code in ("2a", "2b", "2c", "2d")),
        *((code, "monitor") for code in ("2e", "2f", "2g", "2h")),
        ("3", "share"),
    ]
    assert all(aim.baseline is None for aim in aims)
    assert all(aim.pending and aim.baseline_year == 2024 for aim in aims if aim.rule == "hold")
    assert all((aim.near, aim.final_year) == ("Hele byen", 2028) for aim in aims if aim.rule == "near")
    assert all(len(tuple(aim.series.segments())) == 2 for aim in aims if aim.series)


def test_what_the_police_count_together_is_known_as_parts_of_the_total(agreement):
    aims = {aim.indicator: aim for aim in followed_aims(agreement) if aim.rule in ("hold", "monitor")}
    total = "Borgervendt kriminalitet"
    parts = {name for name, aim in aims.items() if total in aim.totals}
    assert parts == {"Indbrud", "Tyveri og røveri", "Vold og våben", "Narkotika"}
    assert {name for name, aim in aims.items() if aim.small_numbers} == set(aims) - {total}


def test_whatever_the_sources_do_not_say_is_marked_an_example(agreement):
    rows = Reading.objects.filter(is_example=False).values_list("indicator__name", "place__name", "year", "value")
    assert set(rows) == OF_THE_SOURCES
    assert Reading.objects.filter(is_example=True).exists()
    invented = Reading.objects.filter(is_example=True).values_list("source", flat=True)
    assert set(invented) == {"Opdigtet til eksemplet"}


def test_the_plan_of_2026_stays_within_its_frame_and_just_misses_the_share(agreement):
    plan = Plan.objects.get(year=2026)
    findings = check_plan(freeze(plan))
    assert not [finding for finding in findings if finding.blocks]
    assert "SHARE_OF_PARTNERS" in {finding.code for finding in findings}
    assert all(left > 0 for left in Frame.objects.free(plan).values())
    sharing = followed_aims(agreement)[-1].sharing
    assert (len(sharing.enough), len(sharing.missing)) == (8, 3)
    assert {activity.focus_area.number for activity in plan.activities.all()} == {1, 2, 3, 4}
    assert plan.activities.get(number=2).pool


def test_its_activities_are_followed_up_and_go_on_from_those_of_2022(agreement):
    criteria = SuccessCriterion.objects.filter(activity__plan__year=2026)
    assert criteria.count() >= 6
    assert all(criterion.data_source and criterion.number for criterion in criteria)
    assert set(CriterionResult.objects.values_list("state", flat=True)) == {"met", "not_met", "on_the_way", "unknown"}
    assert Plan.objects.get(year=2026).activities.get(title="Blå Bane").predecessor.plan.year == 2022


def test_the_status_of_2026_is_a_draft_with_remarks(agreement):
    status = TargetStatus.objects.get()
    assert (status.agreement, status.year) == (agreement, 2026)
    assert {remark.target.code for remark in status.remarks.all()} == {"1a", "1b", "2a", "3"}


def test_an_older_sample_gets_what_it_lacks_once_and_keeps_what_people_changed(older):
    assert is_wanted()
    plan = Plan.objects.get()
    plan.activities.filter(number=1).update(title="Ændret siden")
    Organisation.objects.create(name="Amagerplanen", short_name="AP")
    before = everything()
    assert [str(plan) for plan in load_sample()] == ["Tryghedsplan 2026"]
    after = everything()
    for label, rows in before.items():
        assert [row for row in after[label] if row in rows] == rows, label
    assert not is_wanted()
    assert load_sample() == ()
    assert everything() == after


def test_an_agreement_that_was_removed_does_not_come_back(older):
    years = {"valid_from": "2025-01-01", "valid_to": "2026-12-31"}
    Agreement.objects.create(partnership=older, title="Vores egen", **years).delete()
    assert not is_wanted()
    assert load_sample() == ()


def test_a_start_leaves_partnerships_that_are_no_sample_alone(db):
    assert is_wanted()
    Partnership.objects.create(name="Vestby Partnerskab", slug="vestby")
    assert not is_wanted()


def test_a_half_way_status_is_open_and_three_have_answered(agreement):
    asked = Round.objects.get(plan__agreement=agreement)
    assert (asked.mark, asked.is_open) == ("2026-midtvejs", True)
    told = asked.answers.order_by("activity__number")
    assert [one.state for one in told] == ["on_track", "done", "delayed"]
    assert all(one.is_sent and one.happened.startswith("Eksempel: ") for one in told)
    assert [one.deliveries.count() for one in told] == [3, 2, 2]
    lacking = missing(Round.objects.of(agreement.partnership), since=asked.plan.year)
    assert len(lacking) == asked.plan.activities.count() - 3

# SPDX-License-Identifier: MPL-2.0
"""Each member's tasks on the front page: only their own, each with the way to the very field, gone when done."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activities.models import ActivityPartner, Plan
from budgets.models import Pool, PoolApplication
from partnerskab.agreements.models import Agreement, Role
from partnerskab.followup.models import Answer, Round
from partnerskab.revisions import lifecycle
from partnerskab.year.calendar import Calendar
from partnerskab.year.due import State
from partnerskab.year.tasks import gather, tasks_of
from partnerskab.year.ticking import tick
from targets.models import Baseline, Target
from tests.revisions.acting import Acting

from .conftest import day, member, on

QUERIES = 41
"""However many activities there are, and whoever asks."""


def titles(cast, role: str, today: datetime.date) -> list[str]:
    with on(today):
        return [task.title for task in tasks_of(Calendar(cast.partnership, today), member(cast, role))]


def address_of(cast, role: str, today: datetime.date, begins: str) -> str:
    with on(today):
        found = tasks_of(Calendar(cast.partnership, today), member(cast, role))
    [address] = [task.address for task in found if task.title.startswith(begins)]
    return address


def lead(plan: Plan, number: int, cast, role: str):
    """Let the organisation of that member alone be responsible for an activity."""
    activity = plan.activities.get(number=number)
    activity.partners.filter(role="lead").delete()
    ActivityPartner.objects.create(activity=activity, role="lead", organisation=member(cast, role).organisation)
    return activity


def test_readers_and_collaborators_have_none(cast, plan, deadline):
    deadline()
    for role in (Role.READER, Role.COLLABORATOR):
        assert titles(cast, role, day(6, 20)) == []


def test_a_deadline_by_hand_is_its_owners_until_it_is_ticked(cast, deadline):
    row = deadline("Naboaften", responsible="working_group", made_on=day(1, 1))
    for role, sees in (("secretariat", True), ("working_group", True), ("steering_group", False)):
        assert ("Naboaften" in titles(cast, role, day(6, 20))) is sees
    assert address_of(cast, "secretariat", day(6, 20), "Naboaften") == f"/amager/aarshjul/2022/#frist-{row.pk}"
    assert "Naboaften" not in titles(cast, "secretariat", day(3, 1))
    tick(row, 2022, day(6, 1), cast.secretariat)
    assert "Naboaften" not in titles(cast, "secretariat", day(6, 20))


def test_findings_are_told_those_who_are_responsible_for_the_activity(cast, plan):
    activity = lead(plan, 9, cast, "working_group")
    activity.sections.filter(kind="purpose").delete()
    begins = activity.title
    found = [
        title for title in titles(cast, "working_group", day(3, 1)) if begins in title or "formål" in title.lower()
    ]
    assert found
    with on(day(3, 1)):
        own = tasks_of(Calendar(cast.partnership, day(3, 1)), member(cast, "working_group"))
    assert any(f"/aktivitet/{activity.pk}/#" in task.address for task in own)
    with on(day(3, 1)):
        others = tasks_of(Calendar(cast.partnership, day(3, 1)), member(cast, "steering_group"))
    assert not any(str(activity.pk) in task.address for task in others)


def test_next_years_plan_is_asked_for_in_time_and_no_longer_when_begun(cast, plan, deadline):
    deadline("Udkast", kind="draft", month=9, last_month=11)
    assert "Tryghedsplan 2023 er ikke begyndt" not in titles(cast, "secretariat", day(8, 1))
    assert "Tryghedsplan 2023 er ikke begyndt" in titles(cast, "secretariat", day(9, 1))
    assert "Tryghedsplan 2023 er ikke begyndt" not in titles(cast, "working_group", day(9, 1))
    assert address_of(cast, "secretariat", day(9, 1), "Tryghedsplan 2023") == "/amager/naeste-aar/2023/"
    Plan.objects.create(agreement=plan.agreement, year=2023)
    assert "Tryghedsplan 2023 er ikke begyndt" not in titles(cast, "secretariat", day(9, 1))
    assert "Tryghedsplan 2023 har ingen aktiviteter endnu" in titles(cast, "working_group", day(9, 1))


def test_a_plan_that_no_agreement_covers_asks_for_the_agreement(cast, plan, deadline):
    deadline("Udkast", kind="draft", month=9, last_month=11)
    asked = "Ingen aftale dækker 2025"
    assert asked not in titles(cast, "secretariat", day(8, 1, 2024))
    assert asked in titles(cast, "secretariat", day(9, 1, 2024))
    assert asked not in titles(cast, "working_group", day(9, 1, 2024))
    assert "Ingen aftale dækker 2027" not in titles(cast, "secretariat", day(9, 1, 2026))
    assert address_of(cast, "secretariat", day(9, 1, 2024), asked) == "/amager/aftale/ny/"


def test_votes_wait_for_the_parties_that_have_not_answered(cast, act, plan):
    revision = act.submit()
    act.recommend(revision)
    party = act.parties()[0]
    voter = act.member(party)
    with on(day(3, 1)):
        before = tasks_of(Calendar(cast.partnership, day(3, 1)), voter)
    assert any(task.asks and "/godkend/" in task.address for task in before)
    act.answer(revision, party)
    with on(day(3, 1)):
        after = tasks_of(Calendar(cast.partnership, day(3, 1)), voter)
    assert not any("/godkend/" in task.address for task in after)


def test_pools_tell_of_applications_and_accounts(cast, plan):
    PoolApplication.objects.all().delete()
    Pool.objects.all().delete()
    activity = plan.activities.get(number=2)
    pool = Pool.objects.create(activity=activity)
    apply = {"pool": pool, "purpose": "Sommerfest", "kr": 5_000, "applied_on": day(2, 1)}
    waiting = PoolApplication.objects.create(applicant="Klubben", **apply)
    PoolApplication.objects.create(
        applicant="Banen", outcome="granted", granted=4_000, decided_on=day(2, 9), paid_on=day(2, 10), **apply
    )
    PoolApplication.objects.create(applicant="Afvist", outcome="refused", decided_on=day(2, 9), **apply)
    found = titles(cast, "working_group", day(3, 1))
    assert f"Klubben venter på svar fra {activity.title}" in found
    assert "Banen mangler at gøre rede for en bevilling" in found
    assert not any("Afvist" in title for title in found)
    where = address_of(cast, "working_group", day(3, 1), "Klubben")
    assert where == f"/amager/plan/2022/aktivitet/{activity.pk}/pulje/#ansoegning-{waiting.pk}"
    closing = f"{activity.title}: puljens år 2022 er ikke lukket"
    assert closing not in titles(cast, "secretariat", day(12, 1))
    assert closing in titles(cast, "secretariat", day(1, 5, 2023))
    assert closing not in titles(cast, "working_group", day(1, 5, 2023))
    assert not any("pulje" in title or "Klubben" in title for title in titles(cast, "steering_group", day(3, 1)))


def test_missing_baselines_and_the_status_of_the_year(cast, agreement, deadline, indicator_near):
    deadline("Status", kind="targets", month=5)
    found = titles(cast, "secretariat", day(5, 3))
    assert "Ét mål mangler baseline" in found
    assert "Status på målene 2022 er ikke begyndt" in found
    assert titles(cast, "working_group", day(5, 3)) == [
        title for title in titles(cast, "working_group", day(5, 3)) if "mål" not in title
    ]
    target = Target.objects.get()
    assert address_of(cast, "secretariat", day(5, 3), "Ét mål").endswith(f"/{target.pk}/baseline/")
    Baseline.objects.create(target=target, year=2020, value=70, source="Undersøgelsen", set_by=cast.secretariat)
    assert "Ét mål mangler baseline" not in titles(cast, "secretariat", day(5, 3))


def test_last_years_survey_is_that_of_last_years_agreement(cast, agreement, deadline, indicator_near):
    Target.objects.update(rule="near", reference=indicator_near.place, final_year=2024)
    deadline("Undersøgelsen", kind="survey", month=12)
    later = Agreement.objects.create(
        partnership=cast.partnership, title="Aftale 2025-2028", valid_from=day(1, 1, 2025), valid_to=day(12, 31, 2028)
    )
    assert later == Calendar(cast.partnership, day(1, 10, 2025)).agreement
    where = address_of(cast, "secretariat", day(1, 10, 2025), "Årets tal for 2024 mangler")
    assert where == reverse("reading_new", args=["amager", "2021-2024", indicator_near.indicator_id])


@pytest.fixture
def indicator_near(cast, agreement):
    """A target held against a baseline that nobody has set."""
    from targets.models import Definition, Indicator, Place

    here = Place.objects.create(partnership=cast.partnership, name="Her", kind="area")
    indicator = Indicator.objects.create(
        partnership=cast.partnership, name="Dag", unit="percent", direction="up", topic="safety"
    )
    Definition.objects.create(indicator=indicator)
    values = {"rule": "hold", "indicator": indicator, "place": here, "baseline_year": 2020}
    return Target.objects.create(agreement=agreement, title="Trygge om dagen", **values)


def test_answers_are_asked_of_those_responsible_and_the_round_of_the_secretariat(cast, plan):
    activity = lead(plan, 9, cast, "working_group")
    made = Round.objects.create(plan=plan, kind="midterm", opened_on=day(4, 1), due_on=day(5, 10))
    begins = f"{activity.title} mangler svar"
    assert begins in titles(cast, "working_group", day(4, 20))
    assert str(activity.pk) in address_of(cast, "working_group", day(4, 20), begins)
    assert any(title.startswith("Midtvejsstatus 2022: ") for title in titles(cast, "secretariat", day(4, 20)))
    for each in plan.activities.all():
        Answer.objects.create(round=made, activity=each, state="on_track", sent_at=timezone.now())
    assert begins not in titles(cast, "working_group", day(4, 20))
    assert "Midtvejsstatus 2022 kan lukkes" in titles(cast, "secretariat", day(4, 20))
    Round.objects.update(closed_at=timezone.now())
    assert not any("Midtvejsstatus" in title for title in titles(cast, "secretariat", day(4, 20)))


def test_a_round_whose_time_has_come_is_to_be_opened(cast, plan, deadline):
    deadline("Midtvejsstatus", kind="midterm")
    assert "Midtvejsstatus 2022 er ikke begyndt" in titles(cast, "secretariat", day(5, 2))
    assert titles(cast, "steering_group", day(5, 2)) == []
    Round.objects.create(plan=plan, kind="midterm", opened_on=day(5, 1))
    assert "Midtvejsstatus 2022 er ikke begyndt" not in titles(cast, "secretariat", day(5, 2))


def test_meetings_are_called_and_their_minutes_sent(cast, steering_meeting, deadline):
    meeting = steering_meeting
    deadline("Styregruppen mødes", kind="meeting", month=5, body="Styregruppen", made_on=day(1, 1))
    assert not any("Styregruppen" in title for title in titles(cast, "secretariat", day(5, 10)))
    type(meeting).objects.update(called_at=None)
    assert "Møde i styregruppen: dagsordenen er ikke sendt" in titles(cast, "secretariat", day(5, 10))
    assert titles(cast, "working_group", day(5, 10)) == [
        title for title in titles(cast, "working_group", day(5, 10)) if "Styregruppen" not in title
    ]
    assert "Møde i styregruppen: referatet er ikke sendt" in titles(cast, "secretariat", day(5, 21))
    type(meeting).objects.update(cancelled_at=timezone.now())
    assert "Styregruppen mødes" in titles(cast, "secretariat", day(5, 10))


def test_a_meeting_that_is_late_waits_for_the_next_one(cast, steering_meeting, deadline):
    deadline("Gruppen mødes", kind="meeting", month=3, body="styregruppen ", made_on=day(1, 1))
    type(steering_meeting).objects.update(called_at=None)
    assert "Gruppen mødes" in titles(cast, "secretariat", day(3, 20))
    assert "Gruppen mødes" not in titles(cast, "secretariat", day(4, 20))
    with on(day(4, 20)):
        assert Calendar(cast.partnership, day(4, 20)).of_year(2022)[0].state is State.LATE
    with on(day(5, 21)):
        [due] = Calendar(cast.partnership, day(5, 21)).of_year(2022)
    assert (due.state, due.done.day) == (State.DONE, day(5, 20))


def test_case_papers_are_to_be_ready_for_their_meeting(cast, case):
    assert "Indstillingen Tryghedsplan 2022 er ikke sendt" in titles(cast, "secretariat", day(6, 1))
    assert "Indstillingen Tryghedsplan 2022 er ikke sendt" not in titles(cast, "secretariat", day(6, 20))
    assert not any("Indstillingen" in title for title in titles(cast, "working_group", day(6, 1)))
    with on(day(6, 1)):
        revision = Acting(cast, case).submit()
    assert not any(title.startswith("Indstillingen") for title in titles(cast, "secretariat", day(6, 1)))
    lifecycle.withdraw(revision, cast.secretariat)
    assert "Indstillingen Tryghedsplan 2022 er ikke sendt" in titles(cast, "secretariat", day(6, 1))


def test_the_front_page_has_one_list(client, cast, plan, deadline, act):
    deadline("Naboaften", responsible="working_group")
    client.force_login(cast.secretariat)
    with on(day(6, 20)):
        page = client.get("/amager/").text
    assert page.count("Mine opgaver") == 1
    assert "Det venter på dig" not in page
    assert "Naboaften" in page
    assert "Det næste" in page
    assert "Partnerskabets år" in page


@pytest.mark.parametrize("activities", [12, 300])
def test_asking_costs_the_same_for_many_activities_and_members(make_plan, cast, activities):
    plan = make_plan(activities)
    Round.objects.create(plan=plan, kind="midterm", opened_on=day(4, 1), due_on=day(5, 10))
    lead(plan, 1, cast, "working_group")
    members = [member(cast, role) for role in Role.values]
    with on(day(4, 20)), CaptureQueriesContext(connection) as found:
        asked = gather(Calendar(cast.partnership, day(4, 20)))
        for each in members * 5:
            list(asked(each))
    assert len(found) == QUERIES

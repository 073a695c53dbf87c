# SPDX-License-Identifier: MPL-2.0
"""Calling a new meeting: Danish days and times, who is proposed to be called, and what is due for its agenda."""

import datetime

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from budgets import pools
from partnerskab.agreements.models import Party
from partnerskab.editing import change
from partnerskab.meetings.models import AgendaPoint, Meeting
from partnerskab.meetings.views.subjects import of_version
from tests.revisions.acting import Acting

from .conftest import url

NEW = "/amager/moede/ny/"


@pytest.fixture(autouse=True)
def spring(secretariat, plan, time_machine) -> None:
    """The year has begun, and none of these meetings has."""
    time_machine.move_to("2022-03-01 10:00+01:00")


def typed(body, **more) -> dict[str, str]:
    return {"body": str(body.pk), "held_on": "12. marts 2022", "starts_at": "14.30", "ends_at": "16", **more}


def test_it_takes_danish_days_and_times(secretariat, working):
    response = secretariat.post(NEW, typed(working, place="Beboerhuset", title="Forår"))
    meeting = Meeting.objects.get()
    assertRedirects(response, "/amager/moede/2022-1/forslag/")
    assert (meeting.held_on, meeting.starts_at) == (datetime.date(2022, 3, 12), datetime.time(14, 30))
    assert (meeting.ends_at, meeting.place, meeting.title) == (datetime.time(16), "Beboerhuset", "Forår")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"held_on": "i morgen"}, "Skriv den som"),
        ({"held_on": ""}, "Skriv datoen, for eksempel"),
        ({"starts_at": "halv tre"}, "Skriv det som 14.30"),
        ({"starts_at": "25.00"}, "Skriv det som 14.30"),
        ({"ends_at": "14.00"}, "Skriv et senere klokkeslæt"),
        ({"starts_at": ""}, "Skriv også, hvornår mødet begynder"),
        ({"held_on": "12. marts 2031"}, "Skriv en dato i den periode"),
        ({"body": "x"}, "Vælg en mulighed"),
    ],
)
def test_what_cannot_be_read_is_refused_and_kept(secretariat, working, wrong, said):
    response = secretariat.post(NEW, typed(working, place="Beboerhuset") | wrong)
    assertContains(response, said, status_code=422)
    assertContains(response, "Beboerhuset", status_code=422)
    assert not Meeting.objects.exists()


def test_numbers_count_on_within_the_year(secretariat, working, steering_meeting):
    secretariat.post(NEW, typed(working))
    secretariat.post(NEW, typed(working, held_on="1. marts 2023"))
    assert sorted(Meeting.objects.values_list("year", "number")) == [(2022, 1), (2022, 2), (2023, 1)]


def called(secretariat, body) -> dict[str, bool]:
    secretariat.post(NEW, typed(body))
    return dict(Meeting.objects.get(body=body).attendances.order_by("order").values_list("name", "votes"))


def test_the_steering_group_is_its_deciders_with_a_vote(secretariat, cast, plan):
    body = plan.agreement.bodies.create(kind="steering", name="Styregruppen")
    deputy = cast.steering_group.memberships.get()
    assert called(secretariat, body) == {
        "Stine Styrer": True,
        "Samir Samarbejder": False,
        "Sanne Sekretær": False,
    }
    deputy.is_deputy = True
    deputy.save()
    Meeting.objects.all().delete()
    assert called(secretariat, body)["Stine Styrer"] is False


def test_collaborators_have_no_vote_wherever_they_sit(secretariat, cast, working):
    people = called(secretariat, working)
    assert (people["Pia Politi"], people["Samir Samarbejder"]) == (True, False)
    assert {"Arne Arbejder", "Sanne Sekretær"} <= people.keys()
    assert not {"Stine Styrer", "Lise Læser", "Frede Fremmed"} & people.keys()
    Party.objects.filter(organisation__name="Københavns Politi").update(role="collaborator")
    Meeting.objects.all().delete()
    assert called(secretariat, working)["Pia Politi"] is False


def test_a_focus_group_is_called_as_last_time(secretariat, cast, plan, meet):
    body = plan.agreement.bodies.create(kind="focus_group", name="Indsatsgruppe 1")
    assert called(secretariat, body) == {"Sanne Sekretær": False}
    last = Meeting.objects.get()
    last.attendances.create(name="Gerda Gæst", order=9)
    Meeting.objects.filter(pk=last.pk).update(held_on=datetime.date(2022, 2, 1))
    secretariat.post(NEW, typed(body))
    newest = Meeting.objects.exclude(pk=last.pk).get()
    assert set(newest.attendances.values_list("name", flat=True)) == {"Sanne Sekretær", "Gerda Gæst"}


def due(secretariat, mark: str) -> str:
    return secretariat.get(url("meeting_due", mark=mark)).content.decode()


def test_the_last_minutes_and_a_pending_version_are_due(secretariat, minutes, steering_meeting, act, meet):
    sent = minutes.submit()
    plan = act.submit()
    act.recommend(plan)
    later = meet(steering_meeting.body, datetime.date(2022, 9, 1))
    page = due(secretariat, later.mark)
    assert "Godkendelse af referat fra 20.\u00a0maj 2022" in page
    assert "Tryghedsplan 2022" in page
    assert "Næste møde" in page
    secretariat.post(url("meeting_due", mark=later.mark), {"due": [f"referat-{steering_meeting.pk}"]})
    (point,) = later.points.all()
    assert (point.kind, point.subject, point.subject_id) == (AgendaPoint.Kind.MINUTES, "version", sent.pk)
    assert point.subject_sha256 == sent.content_sha256
    assert "Godkendelse af referat" not in due(secretariat, later.mark)


def test_minutes_that_nobody_took_up_are_due_again(secretariat, minutes, steering_meeting, meet):
    sent = minutes.submit()
    meet(steering_meeting.body, datetime.date(2022, 9, 1))
    later = meet(steering_meeting.body, datetime.date(2022, 11, 1))
    page = due(secretariat, later.mark)
    assert "Godkendelse af referat fra 1.\u00a0september 2022" in page
    assert "Godkendelse af referat fra 20.\u00a0maj 2022" in page
    secretariat.post(url("meeting_due", mark=later.mark), {"due": [f"referat-{steering_meeting.pk}"]})
    (point,) = later.points.all()
    assert (point.kind, point.subject_id) == (AgendaPoint.Kind.MINUTES, sent.pk)


def test_a_long_name_is_cut_to_fit_a_point(secretariat, steering_meeting, case, cast, meet):
    title = "Tryghedsplanen " * 13
    type(case).objects.filter(pk=case.pk).update(title=title[:195], body="Styregruppen")
    case.refresh_from_db()
    version = Acting(cast, case).submit()
    later = meet(steering_meeting.body, datetime.date(2022, 9, 1))
    secretariat.post(url("meeting_due", mark=later.mark), {"due": [f"version-{version.pk}"]})
    (point,) = later.points.all()
    assert (point.subject_id, len(point.title)) == (version.pk, 200)


def test_what_was_put_off_is_due_at_the_next_meeting_once(secretariat, steering_meeting, act, meet):
    version = act.submit()
    act.recommend(version)
    off = steering_meeting.points.get(kind="information")
    change(off, off.version, outcome="postponed")
    bound = steering_meeting.points.get(kind="decision")
    change(bound, bound.version, outcome="postponed", **of_version(version).fields)
    later = meet(steering_meeting.body, datetime.date(2022, 9, 1))
    page = due(secretariat, later.mark)
    assert "Status på planen <small>Udsat på mødet 20.\u00a0maj 2022." in page
    assert page.count("Tryghedsplan 2022 <small>") == 1
    assert bound.title not in page


def test_a_version_waits_only_for_the_body_whose_turn_it_is(secretariat, act, working, plan, meet, steering_meeting):
    act.submit()
    ours = meet(working, datetime.date(2022, 9, 1))
    theirs = meet(steering_meeting.body, datetime.date(2022, 9, 2))
    assert ">Tryghedsplan 2022 <small>" in due(secretariat, ours.mark)
    assert ">Tryghedsplan 2022 <small>" not in due(secretariat, theirs.mark)


def test_undecided_applications_are_due_for_the_working_group(secretariat, working, meet, plan):
    pool = pools.make(plan.activities.first())
    asked = {"purpose": "Sommerfest", "kr": 25_000, "applied_on": datetime.date(2022, 8, 1)}
    one, other = (pools.apply(pool, applicant=name, **asked) for name in ("Klubben", "Beboerhuset"))
    pools.withdraw(other, other.version, datetime.date(2022, 8, 2))
    meeting = meet(working, datetime.date(2022, 9, 1))
    page = due(secretariat, meeting.mark)
    assert "Ansøgning til puljen: Klubben" in page
    assert "Beboerhuset" not in page
    secretariat.post(url("meeting_due", mark=meeting.mark), {"due": [f"ansoegning-{one.pk}"]})
    (point,) = meeting.points.all()
    assert (point.subject, point.subject_id, point.kind) == ("grant", one.pk, "decision")


def test_open_follow_up_is_due(secretariat, working, meet, midterm):
    meeting = meet(working, datetime.date(2022, 5, 1))
    assert "Opfølgning: Midtvejsstatus 2022" in due(secretariat, meeting.mark)
    midterm.closed_at = "2022-05-01T12:00Z"
    midterm.save()
    assert "Opfølgning: Midtvejsstatus" not in due(secretariat, meeting.mark)


def test_what_is_over_gets_no_proposals(secretariat, working, meet, time_machine):
    held, off = meet(working, datetime.date(2022, 2, 1)), meet(working, datetime.date(2022, 9, 1))
    Meeting.objects.filter(pk=off.pk).update(cancelled_at="2022-02-02T10:00Z", cancelled_because="Sne")
    for meeting, why in ((held, "Mødet er begyndt."), (off, "Mødet er aflyst.")):
        assertContains(secretariat.get(url("meeting_due", mark=meeting.mark)), why)
        response = secretariat.post(url("meeting_due", mark=meeting.mark), {"due": ["naeste"]})
        assertContains(response, "Intet er lagt på dagsordenen.", status_code=409)
        assert not meeting.points.exists()


def test_a_meeting_written_down_afterwards_opens_at_once(secretariat, working):
    response = secretariat.post(NEW, typed(working, held_on="1. februar 2022"))
    assertRedirects(response, url("meeting"))


def test_it_says_whether_the_agenda_is_begun_or_longer(secretariat, working, meet, midterm):
    meeting = meet(working, datetime.date(2022, 5, 1))
    for key, said in (("naeste", "Dagsordenen er begyndt."), (f"opfoelgning-{midterm.pk}", "Ét punkt er lagt sidst")):
        page = secretariat.post(url("meeting_due", mark=meeting.mark), {"due": [key]}, follow=True)
        assertContains(page, said)


def test_each_proposal_can_be_left_out(secretariat, working, meet):
    meeting = meet(working, datetime.date(2022, 9, 1))
    assertRedirects(secretariat.post(url("meeting_due", mark=meeting.mark)), url("meeting", mark=meeting.mark))
    assert not meeting.points.exists()
    secretariat.post(url("meeting_due", mark=meeting.mark), {"due": ["naeste", "findes-ikke"]})
    assert [one.title for one in meeting.points.all()] == ["Næste møde"]


def test_without_bodies_it_says_where_to_write_them(secretariat, plan):
    assertContains(secretariat.get(NEW), "Aftalen har ingen organer")


def test_the_newest_agreement_comes_first_under_its_title(secretariat, working, plan, cast):
    later = cast.partnership.agreements.create(
        title="Aftale 2025-2028", valid_from="2025-01-01", valid_to="2028-12-31", kind="partnership"
    )
    later.bodies.create(kind="working", name="Den nye gruppe")
    page = secretariat.get(NEW)
    assertContains(page, '<optgroup label="Aftale 2025-2028">')
    assertNotContains(page, "Aftalen har ingen organer")

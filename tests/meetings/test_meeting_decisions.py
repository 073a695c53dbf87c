# SPDX-License-Identifier: MPL-2.0
"""A decision on a point, bound to what it was made on; and a version decided from the meeting, typed once."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from budgets import pools
from partnerskab.editing import change
from partnerskab.meetings.models import AgendaPoint
from partnerskab.meetings.views.subjects import of_version
from partnerskab.revisions.models import Decision, Revision
from partnerskab.revisions.models import Meeting as Recorded
from tests.same_moment import just_before_lock

from .conftest import url

HX = {"HX-Request": "true"}


def save(client, point, **typed):
    data = {"outcome": "agreed", "decision": "Ja.", "about": "", "version": point.version} | typed
    return client.post(url("point_decision_edit", point.pk), data, headers=HX)


@pytest.fixture
def first(steering_meeting) -> AgendaPoint:
    """A point that nothing is decided on."""
    return steering_meeting.points.get(title="Status på planen")


def test_a_decision_is_bound_to_a_version_by_its_fingerprint(secretariat, first, act):
    version = act.submit()
    response = save(secretariat, first, about=f"version:{version.pk}")
    assertContains(response, "Vedtaget")
    assertContains(response, "Tryghedsplan 2022, version 2022.1")
    first.refresh_from_db()
    assert (first.subject, first.subject_id, first.subject_sha256) == ("version", version.pk, version.content_sha256)
    assert first.subject_address == "/amager/plan/2022/version/1/"


def test_or_to_a_grant_or_a_move_of_money(secretariat, first, plan):
    pool = pools.make(plan.activities.first())
    asked = {"purpose": "Sommerfest", "kr": 25_000, "applied_on": datetime.date(2022, 4, 1)}
    grant = pools.apply(pool, applicant="Klubben", **asked)
    line = plan.funding_lines.first()
    move = plan.transfers.create(
        from_line=line.pk, from_name="A: Løn", from_year=2022, to_line=line.pk, to_name="B: Mad", to_year=2023,
        kr=10_000, reason="Det passer bedre.", decided_by="Styregruppen",
    )  # fmt: skip
    for about, label in ((f"grant:{grant.pk}", "Klubben: Sommerfest"), (f"move:{move.pk}", "fra A: Løn til B: Mad")):
        save(secretariat, first, about=about)
        first.refresh_from_db()
        assert f"{first.subject}:{first.subject_id}" == about
        assert label in first.subject_label


def test_what_it_was_bound_to_keeps_its_name(secretariat, point):
    response = save(secretariat, point, decision="Andet", about=f"grant:{point.subject_id}")
    assertContains(response, "Sommerfest, 25.000")
    point.refresh_from_db()
    assert (point.decision, point.subject_label) == ("Andet", "Sommerfest, 25.000 kr.")
    save(secretariat, point, about="")
    point.refresh_from_db()
    assert (point.subject, point.subject_id, point.subject_label) == ("", None, "")


def test_a_stale_save_shows_both_and_loses_nothing(secretariat, point):
    version = point.version
    change(point, version, decision="Deres ord")
    point.version = version
    response = save(secretariat, point, decision="Mine ord")
    assertContains(response, "Deres ord", status_code=409)
    assertContains(response, "Mine ord", status_code=409)
    point.refresh_from_db()
    assert point.decision == "Deres ord"
    assert save(secretariat, point, decision="Mine ord").status_code == 200


def test_writing_minutes_meanwhile_makes_no_decision_stale(secretariat, first):
    version = first.version
    change(first, version, said="<p>Mere blev sagt.</p>")
    first.version = version
    assert save(secretariat, first).status_code == 200
    first.refresh_from_db()
    assert (first.said, first.decision) == ("<p>Mere blev sagt.</p>", "Ja.")


@pytest.mark.parametrize("about", ["version:x", "version:00000000-0000-0000-0000-000000000000", "andet"])
def test_only_what_is_offered_can_be_chosen(secretariat, first, about):
    assertContains(save(secretariat, first, about=about), "Vælg en mulighed", status_code=422)


def test_a_save_without_change_writes_nothing(secretariat, point):
    before = AgendaPoint.history.count()
    save(secretariat, point, decision=point.decision, about=f"grant:{point.subject_id}")
    assert AgendaPoint.history.count() == before


def record(client, version, point, **typed):
    address = reverse("record_meeting", args=["amager", version.matter.address, version.number])
    return client.get(f"{address}?moede=2022-1&punkt={point.pk}"), f"{address}?moede=2022-1&punkt={point.pk}"


def test_a_version_whose_turn_it_is_is_recorded_from_its_point(secretariat, first, act):
    version = act.submit()
    act.recommend(version)
    save(secretariat, first, about=f"version:{version.pk}", outcome="", decision="")
    page = secretariat.get(url("meeting"))
    assertContains(page, "Notér beslutningen på versionen")
    form, address = record(secretariat, version, first)
    assertContains(form, 'value="20. maj 2022"')
    assertContains(form, "Referat 2022-1 fra styregruppen 20. maj 2022, punkt 1")
    here = {row.party.name: row.is_present for row in form.context["form"].rows}
    assert here["Socialforvaltningen"] is True
    assert here["Københavns Politi"] is False
    data = {"step": "1", "held_on": "20. maj 2022", "reference": "R", "press": "yes"}
    for row in form.context["form"].rows:
        data |= {f"present-{row.number}": "on", f"kind-{row.number}": "approved"}
    response = secretariat.post(address, data)
    assertRedirects(response, f"{url('meeting')}#beslutning-{first.pk}")
    first.refresh_from_db()
    assert first.outcome == "agreed"
    assert Revision.objects.get(pk=version.pk).is_approved
    assertNotContains(secretariat.get(url("meeting")), "Notér beslutningen på versionen")


def test_saving_a_decision_on_a_version_asks_little(secretariat, first, act):
    version = act.submit()
    act.recommend(version)
    change(first, first.version, **of_version(version).fields)
    with CaptureQueriesContext(connection) as queries:
        shown = save(secretariat, first, about=f"version:{version.pk}", outcome="", decision="Ja, tak.")
    assertContains(shown, "Notér beslutningen på versionen")
    statements = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(statements) < 10, statements


def test_only_what_points_are_bound_to_is_read_on_a_meetings_page(secretariat, first, act, agree):
    version = act.submit()
    agree.submit()
    change(first, first.version, **of_version(version).fields)
    with CaptureQueriesContext(connection) as queries:
        secretariat.get(url("meeting"))
    whole = [query["sql"] for query in queries if '"revisions_revision"."content",' in query["sql"]]
    assert len(whole) == 1
    assert version.pk.hex in whole[0] or str(version.pk) in whole[0]


def test_a_record_stands_though_somebody_writes_minutes_meanwhile(secretariat, first, act):
    version = act.submit()
    change(first, first.version, outcome="")
    _, address = record(secretariat, version, first)
    data = {"step": "0", "held_on": "20. maj 2022", "reference": "R", "kind": "approved", "press": "yes"}
    said = {"said": "<p>Mere blev sagt.</p>", "version": F("version") + 1}
    with just_before_lock("meetings_agendapoint", lambda: AgendaPoint.objects.filter(pk=first.pk).update(**said)):
        assert secretariat.post(address, data).status_code == 302
    first.refresh_from_db()
    assert (first.outcome, first.said) == ("agreed", "<p>Mere blev sagt.</p>")


def test_nothing_is_agreed_while_a_party_has_yet_to_answer(secretariat, first, act):
    version = act.submit()
    act.recommend(version)
    change(first, first.version, outcome="", decision="")
    form, address = record(secretariat, version, first)
    data = {"step": "1", "held_on": "20. maj 2022", "reference": "R", "press": "yes"}
    for row in form.context["form"].rows:
        data |= {f"present-{row.number}": "on", f"kind-{row.number}": "approved"}
    later = next(row for row in form.context["form"].rows if row.asks)
    assert secretariat.post(address, data | {f"kind-{later.number}": ""}).status_code == 302
    first.refresh_from_db()
    assert (first.outcome, first.subject_id) == ("", version.pk)
    assert not Revision.objects.get(pk=version.pk).is_approved


def test_nothing_is_recorded_from_a_cancelled_meeting(secretariat, first, act):
    version = act.submit()
    act.recommend(version)
    save(secretariat, first, about=f"version:{version.pk}", outcome="", decision="")
    type(first.meeting).objects.update(cancelled_at="2022-05-01T10:00Z")
    assertNotContains(secretariat.get(url("meeting")), "Notér beslutningen på versionen")
    assertNotContains(record(secretariat, version, first)[0], "Referat 2022-1")


def test_a_version_that_waits_for_another_body_is_not_offered(secretariat, first, act):
    version = act.submit()
    save(secretariat, first, about=f"version:{version.pk}")
    assertNotContains(secretariat.get(url("meeting")), "Notér beslutningen på versionen")


def test_the_next_meeting_approves_the_minutes(secretariat, minutes, steering_meeting, meet):
    sent = minutes.submit()
    later = meet(steering_meeting.body, datetime.date(2022, 9, 1))
    with time_machine.travel("2022-08-01 10:00+02:00"):
        secretariat.post(url("meeting_due", mark=later.mark), {"due": [f"referat-{steering_meeting.pk}"]})
    (point,) = later.points.all()
    page = secretariat.get(url("meeting", mark=later.mark))
    assertContains(page, "Notér, at referatet er godkendt")
    address = f"{reverse('record_meeting', args=['amager', 'moede/2022-1', 1])}?moede={later.mark}&punkt={point.pk}"
    assertContains(secretariat.get(address), 'value="1. september 2022"')
    data = {"step": "0", "held_on": "1. september 2022", "reference": "R", "kind": "approved", "press": "yes"}
    secretariat.post(address, data)
    assert Revision.objects.get(pk=sent.pk).is_approved
    point.refresh_from_db()
    assert point.outcome == "agreed"
    assert Recorded.objects.get().body == "Styregruppen"


def test_a_point_bound_to_something_else_lends_nothing(secretariat, point, act):
    version = act.submit()
    form, address = record(secretariat, version, point)
    assertNotContains(form, "Referat 2022-1")
    data = {"step": "0", "held_on": "20. maj 2022", "reference": "R", "kind": "approved", "press": "yes"}
    response = secretariat.post(address, data)
    assert response.url == "/amager/plan/2022/version/1/"
    point.refresh_from_db()
    assert point.subject == "grant"


def test_what_was_sent_back_is_not_agreed(secretariat, first, act):
    version = act.submit()
    change(first, first.version, outcome="", decision="Ret beløbet.")
    _, address = record(secretariat, version, first)
    data = {"step": "0", "held_on": "20. maj 2022", "reference": "R", "kind": "sent_back", "comment": "Ret beløbet."}
    secretariat.post(address, data | {"press": "yes"})
    first.refresh_from_db()
    assert first.outcome == "rejected"
    assert first.subject_id == version.pk
    assert Decision.objects.get().comment == "Ret beløbet."

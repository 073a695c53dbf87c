# SPDX-License-Identifier: MPL-2.0
"""The secretariat records what a meeting decided."""

import datetime

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from partnerskab.revisions import lifecycle
from partnerskab.revisions.models import Decision, Meeting, Revision

from .acting import APPROVED, NOTED, SENT_BACK

DAY = datetime.date(2022, 12, 12)


def address(revision):
    return reverse("record_meeting", args=["amager", 2022, revision.number])


@pytest.fixture
def secretariat(client, cast):
    client.force_login(cast.secretariat)
    return client


def send(client, revision, press="yes", step=0, **fields):
    given = {"held_on": "12. december 2022", "reference": "Sag 2022-0345678", "press": press, "step": step}
    return client.post(address(revision), given | fields)


def number_of(revision, party):
    """The number of a party's row in the form."""
    names = [one.name for one in revision.frozen.agreement.parties]
    return names.index(party) + 1


def at_the_meeting(revision, **said):
    """Fields for parties who were there: what each said, by its name."""
    fields = {}
    for party, kind in said.items():
        number = number_of(revision, party)
        fields |= {f"present-{number}": "on", f"kind-{number}": kind}
    return fields


@pytest.fixture
def before_the_parties(act):
    revision = act.submit()
    act.recommend(revision)
    return revision


def test_a_bodys_word_is_read_over_and_then_recorded(secretariat, act):
    revision = act.submit()
    assertContains(secretariat.get(address(revision)), "Notér et møde i arbejdsgruppen")
    asked = send(secretariat, revision, "ask", kind=APPROVED, comment="Enige.")
    assertContains(asked, "Skal det noteres sådan?")
    assertContains(asked, "Indstillet til godkendelse")
    assert not Meeting.objects.exists()
    response = send(secretariat, revision, kind=APPROVED, comment="Enige.", **{"present-1": "on"})
    assert response["Location"] == reverse("revision", args=["amager", 2022, 1])
    meeting = Meeting.objects.get()
    assert (meeting.body, meeting.held_on, meeting.reference) == ("Arbejdsgruppen", DAY, "Sag 2022-0345678")
    assert meeting.present == [revision.frozen.agreement.parties[0].name]
    decision = meeting.decisions.get()
    assert (decision.kind, decision.comment, decision.party, decision.decided_on) == (APPROVED, "Enige.", None, DAY)


def test_what_is_missing_is_asked_for_and_what_was_typed_is_kept(secretariat, act):
    revision = act.submit()
    page = send(secretariat, revision, held_on="i går", reference="Sag 7")
    assertContains(page, "”i går” kan ikke læses som en dato.", status_code=422)
    assertContains(page, "Vælg, hvad mødet besluttede.", status_code=422)
    assertContains(page, "Sag 7", status_code=422)
    page = send(secretariat, revision, kind=SENT_BACK)
    assertContains(page, "Skriv, hvad mødet vil have ændret.", status_code=422)
    page = send(secretariat, revision, kind=APPROVED, held_on="1. januar 2099")
    assertContains(page, "1. januar 2099 er ikke kommet endnu.", status_code=422)
    assert not Meeting.objects.exists()


def test_parties_who_were_there_answer_and_the_others_may_still(secretariat, act, before_the_parties):
    revision = before_the_parties
    first, second, third = act.parties()
    act.answer(revision, first)
    page = secretariat.get(address(revision))
    assertContains(page, "Har allerede svaret.")
    assertContains(page, "Samarbejdspartner, stemmer ikke.")
    fields = at_the_meeting(revision, **{first: APPROVED, second: APPROVED})
    assertContains(send(secretariat, revision, "ask", 1, **fields), f"Godkender: {second}")
    assert send(secretariat, revision, step=1, **fields).status_code == 302
    meeting = Meeting.objects.get(step=1)
    assert sorted(meeting.present) == sorted([first, second])
    assert [one.party_name for one in meeting.decisions.all()] == [second]
    assert Revision.objects.with_fate().get().is_pending
    act.answer(revision, third)
    assert Revision.objects.with_fate().get().is_approved


def test_a_party_that_sends_back_says_why(secretariat, act, before_the_parties):
    revision = before_the_parties
    first, second, _ = act.parties()
    fields = at_the_meeting(revision, **{first: APPROVED, second: SENT_BACK})
    page = send(secretariat, revision, step=1, **fields)
    assertContains(page, f"Skriv, hvad {second} vil have ændret.", status_code=422)
    fields[f"comment-{number_of(revision, second)}"] = "Pengene mangler."
    assert send(secretariat, revision, step=1, **fields).status_code == 302
    assert Decision.objects.get(party_name=second).comment == "Pengene mangler."
    assert Revision.objects.with_fate().get().standing == "sent_back"


def test_a_meeting_where_nobody_answered_is_no_decision(secretariat, act, before_the_parties):
    fields = at_the_meeting(before_the_parties, **{act.parties()[0]: ""})
    page = send(secretariat, before_the_parties, step=1, **fields)
    assertContains(page, "Sæt kryds ved de parter, der var til stede og svarede på mødet.", status_code=422)


def test_the_committee_is_noted_with_date_and_case_number(secretariat, act):
    revision = act.approve(act.submit())
    page = secretariat.get(address(revision))
    assertContains(page, "Økonomiudvalget orienteres om version 2022.1.")
    missing = send(secretariat, revision, step=2, reference=" ")
    assertContains(missing, "Skriv sagsnummeret fra Økonomiudvalget.", status_code=422)
    assert send(secretariat, revision, step=2, held_on="12-12-2022").status_code == 302
    decision = Decision.objects.get(step=2)
    assert (decision.kind, decision.meeting.reference, decision.decided_on) == (NOTED, "Sag 2022-0345678", DAY)
    assertContains(secretariat.get(address(revision)), "Der er intet møde at notere")


def test_a_step_that_passed_meanwhile_is_not_recorded_twice(secretariat, act):
    revision = act.submit()
    act.recommend(revision)
    page = send(secretariat, revision, step=0, kind=APPROVED, comment="Enige.")
    assertContains(page, "Det er Styregruppen, der har versionen nu.", status_code=409)
    assert Meeting.objects.count() == 1


def test_a_version_taken_back_has_no_meeting(secretariat, act, cast):
    revision = act.submit()
    lifecycle.withdraw(revision, cast.secretariat)
    page = secretariat.get(address(revision))
    assertContains(page, "Der er intet møde at notere")
    assertNotContains(page, 'name="press"')
    assert send(secretariat, revision, kind=APPROVED).status_code == 409


def test_htmx_leads_to_the_version(secretariat, act):
    revision = act.submit()
    fields = {"held_on": "2022-12-12", "kind": APPROVED, "press": "yes", "step": 0}
    response = secretariat.post(address(revision), fields, headers={"HX-Request": "true"})
    assert response["HX-Redirect"] == reverse("revision", args=["amager", 2022, 1])
    assert Meeting.objects.get().held_on == DAY


def test_signs_that_cannot_be_seen_are_not_written_down(secretariat, before_the_parties):
    party = before_the_parties.frozen.agreement.voting[0].name
    fields = at_the_meeting(before_the_parties, **{party: SENT_BACK})
    fields[f"comment-{number_of(before_the_parties, party)}"] = "Penge\0ne \u202emangler\u202c."
    assert send(secretariat, before_the_parties, step=1, **fields).status_code == 302
    assert Decision.objects.get(party_name=party).comment == "Pengene mangler."

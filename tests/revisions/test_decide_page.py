# SPDX-License-Identifier: MPL-2.0
"""The steering group's page: what is to be decided, and the answer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from partnerskab.agreements.models import Role
from partnerskab.revisions import lifecycle
from partnerskab.revisions.answering import MOST_REMARKS
from partnerskab.revisions.lifecycle import Word
from partnerskab.revisions.models import Decision

from .acting import APPROVED, SENT_BACK, edit

OWN = "Socialforvaltningen"


def address(revision):
    return reverse("decide", args=["amager", 2022, revision.number])


@pytest.fixture
def revision(act):
    """A version that the parties are to answer."""
    revision = act.submit("Se især på økonomien.", "Pengene er afsat.")
    act.recommend(revision)
    return revision


@pytest.fixture
def steering(client, cast):
    client.force_login(cast.steering_group)
    return client


def press(client, revision, button, **fields):
    return client.post(address(revision), {"content_sha256": revision.content_sha256, "press": button, **fields})


def test_the_page_says_what_changed_what_it_costs_and_what_one_should_know(steering, revision):
    page = steering.get(address(revision))
    assertContains(page, "Godkend Tryghedsplan 2022?")
    assertContains(page, "Du svarer for <strong>Socialforvaltningen</strong>.")
    assertContains(page, "Hvad er ændret?")
    assertContains(page, "af rammen på 1.400.000")
    assertContains(page, "Pengene er afsat.")
    assertContains(page, "Se især på økonomien.")
    assertContains(page, "0 af 3")
    assertContains(page, "Dit svar mangler")
    assertContains(page, "Arbejdsgruppen indstiller.")


def test_after_one_was_sent_back_the_changes_since_that_one_are_told(steering, act, revision):
    act.answer(revision, "Københavns Politi", SENT_BACK)
    edit(act, "Et nyt navn")
    second = act.submit()
    act.recommend(second)
    page = steering.get(address(second))
    assertContains(page, "siden 2022.1")
    assertContains(page, "?fra=2022.1&amp;til=2022.2")
    assertContains(page, "Et nyt navn")


def test_a_first_press_asks_and_a_second_one_answers(steering, revision):
    asked = press(steering, revision, "approve", comment="Godt arbejde.")
    assertContains(asked, "Godkend version 2022.1 for <b>Socialforvaltningen</b>? Svaret kan ikke ændres.")
    assertContains(asked, "Godt arbejde.")
    assert not Decision.objects.filter(party_name=OWN).exists()
    page = steering.post(
        address(revision),
        {"content_sha256": revision.content_sha256, "press": "yes-approve", "comment": "Godt arbejde."},
        follow=True,
    )
    assertContains(page, "Du har godkendt version 2022.1 for Socialforvaltningen")
    assertContains(page, "Nu mangler 2 parter at svare.")
    assertNotContains(page, "yes-approve")
    decision = Decision.objects.get(party_name=OWN)
    assert (decision.kind, decision.comment, decision.content_sha256, decision.as_deputy) == (
        APPROVED, "Godt arbejde.", revision.content_sha256, False,
    )  # fmt: skip


def test_the_question_can_be_left_with_the_text_kept(steering, revision):
    page = press(steering, revision, "", comment="Godt arbejde.")
    assertContains(page, "Godt arbejde.")
    assertContains(page, 'value="approve"')


def test_sending_back_needs_words(steering, revision):
    for button in ("send-back", "yes-send-back"):
        page = press(steering, revision, button)
        assertContains(page, "Skriv, hvad der skal ændres, når du sender tilbage.", status_code=422)
    assert not Decision.objects.filter(party_name=OWN).exists()


def test_comments_on_activities_and_chapters_go_with_the_answer(steering, revision):
    content = revision.frozen
    fields = {
        "place-1": content.activities[0].id, "remark-1": "Hvem står for det?",
        "place-2": content.chapters[1].id, "remark-2": "For langt.",
    }  # fmt: skip
    assertContains(press(steering, revision, "send-back", **fields), "Send version 2022.1 tilbage for")
    assert press(steering, revision, "yes-send-back", **fields).status_code == 302
    assert Decision.objects.get(party_name=OWN).remarks == [
        {"activity": content.activities[0].id, "text": "Hvem står for det?"},
        {"chapter": content.chapters[1].id, "text": "For langt."},
    ]


def test_a_comment_without_a_place_is_kept_and_asked_for(steering, revision):
    page = press(steering, revision, "approve", **{"remark-1": "Hvem står for det?"})
    assertContains(page, "Vælg, hvad kommentar 1 handler om.", status_code=422)
    assertContains(page, "Hvem står for det?", status_code=422)
    unknown = press(steering, revision, "approve", **{"remark-1": "Hvem?", "place-1": "noget andet"})
    assert unknown.status_code == 422


def test_another_row_for_a_comment_comes_without_a_script(steering, revision):
    first = revision.frozen.activities[0].id
    page = press(steering, revision, "more", comment="Tak.", **{"place-1": first, "remark-1": "Hvem står for det?"})
    assertContains(page, 'name="remark-2"')
    assertContains(page, "Hvem står for det?")
    assertContains(page, "Tak.")


def test_no_more_rows_are_given_than_are_read(steering, revision):
    first = revision.frozen.activities[0].id
    fields = {name: value for at in range(1, MOST_REMARKS + 1)
              for name, value in ((f"place-{at}", first), (f"remark-{at}", f"Nr. {at}."))}  # fmt: skip
    page = press(steering, revision, "more", **fields)
    assertContains(page, f'name="remark-{MOST_REMARKS}"')
    assertNotContains(page, f'name="remark-{MOST_REMARKS + 1}"')


def test_signs_that_cannot_be_seen_are_not_written_down(steering, revision):
    first = revision.frozen.activities[0].id
    fields = {"place-1": first, "remark-1": "Hvem\0 står \u202efor\u202c det?", "comment": "Se \u202eher\u202c."}
    assert press(steering, revision, "yes-send-back", **fields).status_code == 302
    decision = Decision.objects.get(party_name=OWN)
    assert (decision.comment, decision.remarks[0]["text"]) == ("Se her.", "Hvem står for det?")


def test_the_deputy_answers_first_and_the_member_sees_it(client, cast, act, revision):
    act.answer(revision, OWN, deputy=True)
    client.force_login(cast.steering_group)
    page = client.get(address(revision))
    assertContains(page, "Stedfortræder Socialforvaltningen (stedfortræder) har godkendt version 2022.1 for")
    assertNotContains(page, 'name="press"')
    again = press(client, revision, "yes-approve", comment="Også fra mig.")
    assertContains(again, "har allerede svaret", status_code=409)
    assertContains(again, "Også fra mig.", status_code=409)
    assert Decision.objects.filter(party_name=OWN).count() == 1


def test_a_deputy_reads_that_it_is_one(client, act, revision):
    client.force_login(act.member(OWN, deputy=True).user)
    assertContains(client.get(address(revision)), "</strong> som stedfortræder.")
    press(client, revision, "yes-approve")
    assert Decision.objects.get(party_name=OWN).as_deputy


def test_before_its_turn_a_party_is_told_whose_turn_it_is(steering, act):
    revision = act.submit()
    page = steering.get(address(revision))
    assertContains(page, "Arbejdsgruppen skal indstille planen først.")
    assertNotContains(page, 'name="press"')
    assert press(steering, revision, "yes-approve").status_code == 409


def test_where_the_body_answers_at_a_meeting_there_are_no_buttons(steering, cast, plan, act):
    plan.agreement.approval_steps.filter(act="approves").update(rule="meeting")
    revision = act.submit()
    act.recommend(revision)
    page = steering.get(address(revision))
    assertContains(page, "Styregruppen svarer samlet på et møde. Sekretariatet noterer beslutningen")
    assertNotContains(page, 'name="press"')
    assert press(steering, revision, "yes-approve").status_code == 409


def test_a_version_taken_back_says_so(steering, act, cast):
    revision = act.submit()
    lifecycle.withdraw(revision, cast.secretariat)
    assertContains(steering.get(address(revision)), "er trukket tilbage og skal ikke besvares.")
    assert press(steering, revision, "yes-approve").status_code == 409


def test_an_older_version_leads_to_the_newer_one(steering, act, revision):
    act.answer(revision, act.parties()[1], SENT_BACK)
    assertContains(steering.get(address(revision)), "Du kan stadig svare")
    edit(act)
    newer = act.submit()
    page = steering.get(address(revision))
    assertContains(page, "Der er kommet en nyere version, 2022.2.")
    assertContains(page, address(newer))
    assertNotContains(page, 'name="press"')


def test_what_is_decided_says_so(steering, act, revision):
    approved = act.approve(revision)
    page = steering.get(address(approved))
    assertContains(page, "og gælder nu.")
    assertNotContains(page, 'name="press"')


def test_a_member_without_a_vote_sees_the_page_and_why_there_are_no_buttons(client, act, revision):
    client.force_login(act.member("Områdefornyelsen Sundby").user)
    page = client.get(address(revision))
    assertContains(page, "Samarbejdspartnere stemmer ikke.")
    assertContains(page, "Hvad koster det?")
    assertNotContains(page, 'name="press"')
    refused = press(client, revision, "yes-approve")
    assertContains(refused, "Samarbejdspartnere stemmer ikke.", status_code=409)
    assert not Decision.objects.filter(kind=APPROVED, party_name__contains="Sundby").exists()


@pytest.mark.parametrize("role", sorted(set(Role.values) - {Role.STEERING_GROUP}))
def test_samarbejdspartnere_and_all_others_cannot_decide_and_hear_why(client, cast, revision, role):
    client.force_login(cast.members[role])
    for response in (client.get(address(revision)), press(client, revision, "yes-approve")):
        assertContains(response, "Kun styregruppens medlemmer kan svare for deres part.", status_code=403)
    assert not Decision.objects.exclude(party=None).exists()


def test_htmx_leads_to_the_receipt(steering, revision):
    response = steering.post(
        address(revision),
        {"content_sha256": revision.content_sha256, "press": "yes-approve"},
        headers={"HX-Request": "true"},
    )
    assert response["HX-Redirect"] == address(revision)


def test_an_answer_to_something_else_than_what_is_before_the_parties_is_not_taken(steering, revision):
    page = steering.post(address(revision), {"content_sha256": "0" * 64, "press": "yes-approve"})
    assertContains(page, "Svaret gælder en anden udgave", status_code=409)
    assert not Decision.objects.filter(party_name=OWN).exists()


def test_many_answers_cost_no_more_queries_than_few(steering, act, revision, django_assert_num_queries):
    act.answer(revision, act.parties()[1])
    with CaptureQueriesContext(connection) as few:
        steering.get(address(revision))
    act.answer(revision, act.parties()[2], SENT_BACK, "Ret beløbet.")
    with django_assert_num_queries(len(few)):
        steering.get(address(revision))


def test_a_party_that_was_at_the_meeting_reads_so(steering, act, revision):
    party = next(one for one in revision.frozen.agreement.voting if one.name == OWN)
    act.record(revision, 1, {party.id: Word(APPROVED)})
    page = steering.get(address(revision))
    assertContains(page, "Socialforvaltningen har godkendt version 2022.1")
    assertContains(page, "Svaret blev givet på et møde i styregruppen")
    assertNotContains(page, 'name="press"')

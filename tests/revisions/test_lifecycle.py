# SPDX-License-Identifier: MPL-2.0
"""A plan's life by its rules: submitted, explained, taken back, answered, decided."""

import pytest
from django.utils import timezone

from budgets.models import FundingAmount
from partnerskab.content.canonical import fingerprint
from partnerskab.content.checks import check_plan
from partnerskab.content.freezing import freeze
from partnerskab.editing import change
from partnerskab.revisions import lifecycle
from partnerskab.revisions.lifecycle import Refused, Word
from partnerskab.revisions.models import Decision, Outcome, Revision, Standing
from partnerskab.revisions.standing import standing
from tests.content.papers import plan_2022

from .acting import APPROVED, NOTED, SENT_BACK, edit, now


def test_a_submitted_plan_is_frozen_and_editing_goes_on(act):
    revision = act.submit("Her er planen.")
    before = fingerprint(freeze(act.plan))
    edit(act)
    assert (revision.label, revision.content_sha256, revision.message) == ("2022.1", before, "Her er planen.")
    assert fingerprint(Revision.objects.get(pk=revision.pk).frozen) == before
    assert fingerprint(freeze(act.plan)) != before


def test_what_blocks_is_explained_or_nothing_is_submitted(act):
    content = freeze(act.plan)
    found = lifecycle.blocking(content)
    assert len(found) >= 2
    half = dict(list(dict.fromkeys(found, "Pengene er afsat.").items())[1:])
    with pytest.raises(Refused, match="Ret eller forklar"):
        lifecycle.submit(act.plan, act.cast.secretariat, content, "", half)
    with pytest.raises(Refused, match="Ret eller forklar"):
        lifecycle.submit(act.plan, act.cast.secretariat, content, "", dict.fromkeys(found, "  "))
    assert not Revision.objects.exists()


def test_every_finding_that_blocks_has_a_name_of_its_own():
    content = plan_2022()
    blocks = [finding for finding in check_plan(content) if finding.blocks]
    assert len(blocks) > 1
    assert list(lifecycle.blocking(content).values()) == blocks


def test_the_explanation_stays_in_the_version(act):
    revision = act.submit(explanation="Posten var glemt i summen.")
    assert {one["explanation"] for one in revision.explanations} == {"Posten var glemt i summen."}
    assert all(one["title"] and one["sentence"] and one["key"] for one in revision.explanations)


def test_one_version_is_before_the_parties_at_a_time(act):
    act.submit()
    edit(act)
    with pytest.raises(Refused, match=r"2022\.1 er til godkendelse"):
        act.submit()


def test_versions_are_numbered_and_name_the_one_before(act):
    first = act.submit()
    lifecycle.withdraw(first, act.cast.secretariat)
    second = act.submit()
    assert (second.label, second.previous_sha256) == ("2022.2", first.content_sha256)


def test_what_is_already_in_force_is_not_submitted_again(act):
    act.approve(act.submit())
    with pytest.raises(Refused, match="Der er intet nyt"):
        act.submit()


def test_a_version_is_taken_back_until_somebody_answers(act):
    revision = act.submit()
    act.recommend(revision)
    with pytest.raises(Refused, match="allerede svaret"):
        lifecycle.withdraw(revision, act.cast.secretariat)
    assert now(revision).standing is Standing.PENDING


def test_what_was_taken_back_cannot_be_answered(act):
    revision = act.submit()
    lifecycle.withdraw(revision, act.cast.secretariat, "Et beløb manglede.")
    with pytest.raises(Refused, match="trukket tilbage"):
        act.recommend(revision)
    assert now(revision).standing is Standing.WITHDRAWN
    assert now(revision).withdrawal.reason == "Et beløb manglede."


def test_all_parties_approve_and_the_plan_is_in_force(act):
    revision = act.submit()
    act.recommend(revision)
    for party in act.parties()[:-1]:
        act.answer(revision, party)
    assert now(revision).is_pending
    act.answer(revision, act.parties()[-1])
    approved = now(revision)
    assert approved.is_approved
    assert approved.outcome.decided_on == timezone.localdate()
    assert standing(act.plan).in_force == approved
    assert standing(act.plan).pending is None


def test_the_steps_come_in_their_order(act):
    revision = act.submit()
    with pytest.raises(Refused, match="Arbejdsgruppen svarer samlet"):
        act.answer(revision, act.parties()[0])
    act.recommend(revision)
    with pytest.raises(Refused, match="Styregruppen, der har version"):
        act.record(revision, 2, {"": Word(NOTED)})


def test_one_party_that_sends_back_is_enough_and_the_others_may_still_comment(act):
    revision = act.submit()
    act.recommend(revision)
    first, second, third = act.parties()
    act.answer(revision, first)
    act.answer(revision, second, SENT_BACK, "Pengene mangler.")
    assert now(revision).standing is Standing.SENT_BACK
    act.answer(revision, third, SENT_BACK, "Enig.")
    assert now(revision).standing is Standing.SENT_BACK
    assert Outcome.objects.count() == 1
    assert standing(act.plan).sent_back == revision


def test_a_newer_version_ends_the_answers_to_the_one_sent_back(act):
    revision = act.submit()
    act.recommend(revision)
    first, second, _ = act.parties()
    act.answer(revision, first, SENT_BACK)
    edit(act)
    act.submit()
    with pytest.raises(Refused, match="nyere version"):
        act.answer(revision, second)


def test_the_plan_in_force_stays_while_a_new_version_is_decided(act):
    first = act.approve(act.submit())
    edit(act)
    second = act.submit()
    stands = standing(act.plan)
    assert (stands.in_force, stands.pending, second.since) == (first, second, first)
    act.recommend(second)
    act.answer(second, act.parties()[0], SENT_BACK)
    assert standing(act.plan).in_force == first


def test_a_party_answers_once_by_its_member_or_its_deputy(act):
    revision = act.submit()
    act.recommend(revision)
    party = act.parties()[0]
    decision = act.answer(revision, party, deputy=True)
    assert (decision.party_name, decision.as_deputy) == (party, True)
    with pytest.raises(Refused, match="har allerede svaret"):
        act.answer(revision, party)


def test_collaborators_do_not_vote(act):
    revision = act.submit()
    act.recommend(revision)
    with pytest.raises(Refused, match="Samarbejdspartnere stemmer ikke"):
        act.answer(revision, "Områdefornyelsen Sundby")
    with pytest.raises(Refused, match="ikke part i aftalen"):
        act.answer(revision, "En nabo")
    assert Decision.objects.filter(party__isnull=False).count() == 0


def test_an_answer_binds_to_what_was_seen(act):
    revision = act.submit()
    act.recommend(revision)
    with pytest.raises(Refused, match="en anden udgave"):
        lifecycle.answer(revision, act.member(act.parties()[0]), Word(APPROVED), "0" * 64)
    act.answer(revision, act.parties()[0])
    assert set(Decision.objects.values_list("content_sha256", flat=True)) == {revision.content_sha256}


def test_sending_back_says_what_to_change(act):
    revision = act.submit()
    act.recommend(revision)
    member = act.member(act.parties()[0])
    with pytest.raises(Refused, match="Skriv, hvad der skal ændres"):
        lifecycle.answer(revision, member, Word(SENT_BACK, "  "), revision.content_sha256)
    activity = str(act.plan.activities.first().pk)
    word = Word(SENT_BACK, remarks=[(activity, "Hvem står for det?"), (activity, " ")])
    decision = lifecycle.answer(revision, member, word, revision.content_sha256)
    assert decision.remarks == [{"activity": activity, "text": "Hvem står for det?"}]


def test_a_plan_nobody_could_approve_is_not_submitted(act):
    act.plan.agreement.approval_steps.filter(act="approves").update(act="is_informed")
    with pytest.raises(Refused, match="hvem der godkender"):
        act.submit()


def test_everything_said_stands_in_the_chain(act):
    revision = act.approve(act.submit())
    kinds = list(act.cast.partnership.chain.values_list("kind", flat=True))
    assert kinds == [
        "revisions.revision",
        "revisions.meeting",
        *["revisions.decision"] * (1 + len(act.parties())),
        "revisions.outcome",
    ]
    assert revision.decisions.count() == 1 + len(act.parties())


def test_amounts_edited_later_change_no_version(act):
    revision = act.submit()
    stored = bytes(Revision.objects.get(pk=revision.pk).content)
    for cell in FundingAmount.objects.filter(line__plan=act.plan, kr__gt=0):
        change(cell, cell.version, kr=cell.kr + 1)
    assert bytes(Revision.objects.get(pk=revision.pk).content) == stored

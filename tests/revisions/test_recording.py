# SPDX-License-Identifier: MPL-2.0
"""What a meeting decided, recorded: for the parties that were there, or as the body's own word."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from partnerskab.content.freezing import freeze
from partnerskab.revisions import lifecycle
from partnerskab.revisions.lifecycle import Held, Refused, Word
from partnerskab.revisions.models import Standing
from partnerskab.revisions.route import approvals, open_stage, stages

from .acting import APPROVED, NOTED, SENT_BACK, now


def test_a_meeting_is_recorded_for_the_parties_that_were_there(act):
    revision = act.submit()
    act.recommend(revision)
    first, second, third = freeze(act.plan).agreement.voting
    act.answer(revision, first.name)
    meeting = act.record(revision, 1, {second.id: Word(APPROVED)}, "Referat 3/2021")
    assert (meeting.body, meeting.reference) == ("Styregruppen", "Referat 3/2021")
    assert now(revision).is_pending
    with pytest.raises(Refused, match="har allerede svaret"):
        act.record(revision, 1, {second.id: Word(SENT_BACK, "Nej."), third.id: Word(APPROVED)})
    act.record(revision, 1, {third.id: Word(APPROVED)})
    assert now(revision).is_approved


def test_the_committee_is_informed_after_the_approval_and_once(act):
    revision = act.approve(act.submit())
    act.record(revision, 2, {"": Word(NOTED)}, "2021-0345678")
    route = stages(revision.frozen.agreement, revision.decisions.all())
    assert (route[2].kind, route[2].said[0].meeting.reference) == (NOTED, "2021-0345678")
    assert open_stage(route) is None
    assert [stage.step.body for stage in approvals(route)] == ["Styregruppen"]
    with pytest.raises(Refused, match="afgjort"):
        act.record(revision, 2, {"": Word(NOTED)})


def test_a_body_that_is_informed_neither_approves_nor_sends_back(act):
    revision = act.approve(act.submit())
    for kind in (APPROVED, SENT_BACK):
        with pytest.raises(Refused, match="Vælg"):
            act.record(revision, 2, {"": Word(kind, "Nej.")})


def test_who_is_informed_answers_nothing_whatever_rule_the_step_has(act):
    act.plan.agreement.approval_steps.filter(act="is_informed").update(rule="parties")
    revision = act.approve(act.submit())
    act.record(revision, 2, {"": Word(NOTED)}, "2021-0345678")
    assert open_stage(stages(revision.frozen.agreement, revision.decisions.all())) is None


def test_a_recommending_body_may_send_back(act):
    revision = act.submit()
    act.recommend(revision, SENT_BACK, "Ikke færdig.")
    assert now(revision).standing is Standing.SENT_BACK
    assert open_stage(stages(revision.frozen.agreement, revision.decisions.all())) is None


def test_a_meeting_to_come_is_not_recorded(act):
    revision = act.submit()
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    with pytest.raises(Refused, match="når det er holdt"):
        lifecycle.record(revision, act.cast.secretariat, 0, Held(tomorrow), {"": Word(APPROVED)})


def test_the_outcome_carries_the_day_of_the_meeting(act):
    with time_machine.travel("2022-12-20 10:00+01:00", tick=False):
        revision = act.submit()
        act.recommend(revision)
        held = Held(datetime.date(2022, 12, 12))
        words = {party.id: Word(APPROVED) for party in revision.frozen.agreement.voting}
        with time_machine.travel("2022-12-22 10:00+01:00", tick=False):
            lifecycle.record(revision, act.cast.secretariat, 1, held, words)
    assert now(revision).outcome.decided_on == held.held_on
    route = stages(revision.frozen.agreement, revision.decisions.all())
    assert [stage.decided_on for stage in approvals(route)] == [held.held_on]


def test_two_bodies_approve_where_the_agreement_says_so(act):
    act.plan.agreement.approval_steps.filter(body="Økonomiudvalget").update(act="approves")
    revision = act.approve(act.submit())
    assert revision.is_pending
    act.record(revision, 2, {"": Word(APPROVED)}, "2013-0012345")
    assert now(revision).is_approved
    route = stages(revision.frozen.agreement, revision.decisions.all())
    assert [stage.step.body for stage in approvals(route)] == ["Styregruppen", "Økonomiudvalget"]

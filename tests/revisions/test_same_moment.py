# SPDX-License-Identifier: MPL-2.0
"""Two acts on one version in the same instant: one outcome, and no vote lost."""

from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection

from partnerskab.content.canonical import fingerprint
from partnerskab.content.freezing import freeze, one_moment
from partnerskab.editing import change
from partnerskab.revisions import lifecycle
from partnerskab.revisions.chain import breaks
from partnerskab.revisions.lifecycle import Refused
from partnerskab.revisions.models import Decision, Outcome, Revision, Standing
from tests.same_moment import at_once

from .acting import APPROVED, SENT_BACK

pytestmark = pytest.mark.django_db(transaction=True)


def tried(call: Callable[[], object]) -> Callable[[], bool]:
    """The call as one that says whether it was let through."""

    def run() -> bool:
        try:
            call()
        except Refused:
            return False
        return True

    return run


@pytest.fixture
def pending(act) -> Revision:
    """A version before the parties, whose members exist."""
    revision = act.submit()
    act.recommend(revision)
    for party in act.parties():
        act.member(party)
        act.member(party, deputy=True)
    return revision


def test_two_who_submit_make_one_version(act):
    assert sorted(at_once([tried(act.submit)] * 2)) == [False, True]
    assert Revision.objects.count() == 1


def test_all_parties_at_once_lose_no_vote_and_reach_one_outcome(act, pending):
    parties = act.parties()
    assert all(at_once([tried(lambda party=party: act.answer(pending, party)) for party in parties]))
    assert Counter(Decision.objects.values_list("party_name", flat=True)) == Counter(["", *parties])
    assert [outcome.fate for outcome in Outcome.objects.all()] == [Outcome.Fate.APPROVED]
    assert list(breaks()) == []


def test_a_member_and_its_deputy_at_once_give_one_answer(act, pending):
    party = act.parties()[0]
    calls = [tried(lambda deputy=deputy: act.answer(pending, party, deputy=deputy)) for deputy in (False, True)]
    assert sorted(at_once(calls)) == [False, True]
    assert Decision.objects.filter(party__isnull=False).count() == 1


def test_one_approves_while_another_sends_back(act, pending):
    first, second, third = act.parties()
    act.answer(pending, third)
    calls = [
        tried(lambda: act.answer(pending, first, APPROVED)),
        tried(lambda: act.answer(pending, second, SENT_BACK)),
    ]
    assert at_once(calls) == [True, True]
    assert Decision.objects.filter(party__isnull=False).count() == 3
    assert [outcome.fate for outcome in Outcome.objects.all()] == [Outcome.Fate.SENT_BACK]


def test_a_version_is_either_taken_back_or_answered(act):
    revision = act.submit()
    outcomes = at_once(
        [
            tried(lambda: lifecycle.withdraw(revision, act.cast.secretariat)),
            tried(lambda: act.recommend(revision)),
        ]
    )
    assert sorted(outcomes) == [False, True]
    standing = Revision.objects.with_fate().get(pk=revision.pk).standing
    assert standing is (Standing.WITHDRAWN if outcomes[0] else Standing.PENDING)
    assert Decision.objects.exists() is not outcomes[0]


def test_what_is_frozen_is_of_one_moment(act):
    activity = act.plan.activities.first()

    def read() -> list[str]:
        with one_moment():
            first = fingerprint(freeze(act.plan))
            at_once([lambda: change(activity, activity.version, title="Imens")])
            return [first, fingerprint(freeze(act.plan))]

    connection.close()
    before, after = read()
    assert before == after != fingerprint(freeze(act.plan))

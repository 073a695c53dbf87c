# SPDX-License-Identifier: MPL-2.0
"""Who is told what of a version's life."""

import pytest

from partnerskab.notices.models import Notice
from partnerskab.revisions import lifecycle
from partnerskab.revisions.lifecycle import Word
from partnerskab.revisions.models import Revision

from .acting import NOTED, SENT_BACK, Acting


@pytest.fixture
def told(act: Acting):
    """The sentences told since the last look, each with the names of those who heard it: told()."""
    seen: set[int] = set()

    def look() -> dict[str, set[str]]:
        new = [notice for notice in Notice.objects.select_related("recipient") if notice.pk not in seen]
        seen.update(notice.pk for notice in new)
        return {
            text: {notice.recipient.name for notice in new if notice.text == text} for text in {n.text for n in new}
        }

    for party in act.parties():
        act.member(party)
    act.member("Områdefornyelsen Sundby")
    return look


YOUR_TURN = "Version 2022.1 venter på dit svar. Se, hvad der er ændret, og hvad det koster, og giv dit svar her:"
AUTHORS = {"Sanne Sekretær", "Arne Arbejder", "Pia Politi"}


def deciders(act: Acting) -> set[str]:
    return {f"Medlem {party}" for party in act.parties()} | {"Stine Styrer"}


def test_each_hears_when_it_is_their_turn_and_the_authors_what_was_decided(act, told):
    revision = act.submit()
    assert told() == {
        "Version 2022.1 venter på Arbejdsgruppen. Notér beslutningen her, når mødet er holdt:": {"Sanne Sekretær"}
    }
    act.recommend(revision)
    assert told() == {
        "Arbejdsgruppen har indstillet version 2022.1 til godkendelse.": AUTHORS,
        YOUR_TURN: deciders(act),
    }
    first, second, third = act.parties()
    act.answer(revision, first)
    assert told() == {f"Version 2022.1 er godkendt af {first}.": AUTHORS}
    act.answer(revision, second)
    act.answer(revision, third)
    assert all(people == AUTHORS for people in told().values())
    outcome = [notice.text for notice in Notice.objects.filter(key=f"{revision.pk}:outcome")]
    assert len(outcome) == len(AUTHORS)
    assert outcome[0].startswith("Version 2022.1 blev godkendt ")
    act.record(revision, 2, {"": Word(NOTED)}, "2021-0345678")
    (sentence,) = told()
    assert sentence.startswith("Økonomiudvalget blev orienteret om version 2022.1 ")


def test_the_authors_hear_that_a_version_was_sent_back_once(act, told):
    revision = act.submit()
    act.recommend(revision)
    told()
    first, second, _ = act.parties()
    act.answer(revision, first, SENT_BACK)
    assert len(told()) == 2
    act.answer(revision, second, SENT_BACK)
    assert told() == {f"Version 2022.1 er sendt tilbage af {second}.": AUTHORS}


def test_those_who_were_asked_hear_that_they_need_not_answer(act, told):
    act.plan.agreement.approval_steps.filter(act="recommends").delete()
    revision = act.submit()
    assert told() == {YOUR_TURN: deciders(act)}
    lifecycle.withdraw(revision, act.cast.secretariat)
    assert told() == {"Version 2022.1 er trukket tilbage af Sanne Sekretær. Du skal ikke svare på den.": deciders(act)}


def test_who_was_not_asked_yet_does_not_hear_that_a_version_was_taken_back(act, told):
    revision = act.submit()
    told()
    lifecycle.withdraw(revision, act.cast.secretariat)
    assert told() == {}


def test_nobody_without_a_vote_is_asked_and_nobody_who_has_left(act, told):
    gone = act.member(act.parties()[0])
    gone.ended_on = gone.user.date_joined.date()
    gone.save()
    revision = act.submit()
    act.recommend(revision)
    asked = Notice.objects.filter(text=YOUR_TURN).values_list("recipient__name", flat=True)
    assert set(asked) == deciders(act) - {gone.user.name}
    assert {notice.link for notice in Notice.objects.all()} == {
        "/amager/plan/2022/version/1/",
        "/amager/plan/2022/version/1/moede/",
        "/amager/plan/2022/version/1/godkend/",
    }
    assert Revision.objects.count() == 1

# SPDX-License-Identifier: MPL-2.0
"""What is missing in the minutes of a meeting. The agreement has no quorum, so there is no rule about one."""

import datetime
from dataclasses import replace

import pytest
import time_machine

from partnerskab.content.checks import check
from tests.meeting_examples import DAY, full_meeting

LATER = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _afterwards():
    with time_machine.travel(LATER, tick=False):
        yield


def codes(content, *, blocking: bool | None = None) -> list[str]:
    return [one.code for one in check(content) if blocking in (None, one.blocks)]


def with_points(content, **changes):
    return replace(content, points=tuple(replace(one, **changes) for one in content.points))


def with_people(content, **changes):
    return replace(content, attendants=tuple(replace(one, **changes) for one in content.attendants))


def test_whole_minutes_have_nothing_missing():
    assert codes(full_meeting()) == []


def test_without_points_or_people_nothing_is_sent():
    content = full_meeting()
    assert codes(replace(content, points=()), blocking=True) == ["MEETING_NO_POINTS"]
    assert codes(with_people(content, standing="apology"), blocking=True) == ["MEETING_NOBODY_PRESENT"]


def test_a_decision_is_asked_for_where_one_was_due_but_needs_no_subject():
    found = check(with_points(full_meeting(), kind="decision", outcome="", decision=""))
    assert {one.code for one in found} == {"MEETING_UNDECIDED"}
    assert {one.place.anchor for one in found} == {f"punkt-{one.id}" for one in full_meeting().points}
    free = with_points(full_meeting(), kind="decision", outcome="agreed", subject="", subject_label="")
    assert codes(free) == []


def test_nobody_without_a_vote_decides():
    content = with_people(full_meeting(), votes=False)
    assert codes(content) == ["MEETING_NO_VOTES"] * 2
    assert codes(with_points(content, outcome="noted")) == []
    away = full_meeting()
    people = tuple(replace(one, standing="apology" if one.votes else one.standing) for one in away.attendants)
    assert set(codes(replace(away, attendants=people))) == {"MEETING_NO_VOTES"}


def test_a_group_in_which_nobody_votes_may_agree_all_the_same():
    content = replace(with_people(full_meeting(), votes=False), body_kind="focus_group")
    assert codes(content) == []


def test_minutes_of_a_day_to_come_block_but_an_agenda_does_not():
    with time_machine.travel(datetime.datetime.combine(DAY, datetime.time(), datetime.UTC) - datetime.timedelta(9)):
        assert codes(full_meeting(), blocking=True) == ["MEETING_TOO_EARLY"]
        agenda = with_people(with_points(full_meeting(), said="", outcome="", decision=""), standing="invited")
        assert "MEETING_TOO_EARLY" not in codes(agenda)

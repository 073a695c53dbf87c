# SPDX-License-Identifier: MPL-2.0
"""What lists, calendars and tasks ask of the meetings, and how often a body has met against the agreement."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partnerskab.agreements.models import Body
from partnerskab.meetings import coming
from partnerskab.meetings.models import Attendance, Meeting

DAY = datetime.date(2022, 5, 20)


def _at(*when: int) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(*when))  # noqa: DTZ001 made aware at once


NOON = _at(2022, 5, 20, 12)


def _bodies(**limits):
    return [Body(kind="working", name="Arbejdsgruppen", **limits)]


@pytest.mark.parametrize(
    ("limits", "held", "words"),
    [
        ({"meetings_least": 8, "meetings_most": 10}, 3, "3 af 8-10 møder"),
        ({"meetings_least": 1}, 0, "0 af mindst 1 møde"),
        ({"meetings_least": 2, "meetings_most": 2}, 1, "1 af 2 møder"),
        ({"meetings_most": 4}, 2, "2 af højst 4 møder"),
        ({}, 1, "1 møde"),
        ({}, 0, "0 møder"),
    ],
)
def test_how_often_a_body_met_reads_against_the_rule(limits, held, words):
    bodies = _bodies(**limits)
    (found,) = coming.tally(bodies, [(bodies[0].pk, DAY - datetime.timedelta(7), None)] * held, NOON)
    assert found.words == words


def test_a_meeting_that_has_not_begun_does_not_count():
    bodies = _bodies(meetings_least=3)
    times = (datetime.time(9), datetime.time(14, 30), None)
    (found,) = coming.tally(bodies, [(bodies[0].pk, DAY, at) for at in times], NOON)
    assert (found.held, found.to_come, found.missing, found.is_planned) == (2, 1, 1, True)


def test_a_cancelled_meeting_does_not_count(steering_meeting, cast):
    end = _at(2022, 12, 31)
    agreement = steering_meeting.agreement
    assert [one.held for one in coming.met(agreement, 2022, end)] == [1]
    assert [one.held for one in coming.met(agreement, 2023, end)] == [0]
    Meeting.objects.update(cancelled_at=timezone.now(), cancelled_because="Ingen kunne komme.")
    assert [one.held for one in coming.met(agreement, 2022, end)] == [0]
    (told,) = coming.between(cast.partnership, DAY, DAY)
    assert (told.is_cancelled, told.cancelled_because) == (True, "Ingen kunne komme.")
    assert coming.coming(cast.partnership, DAY) == []


def test_a_coming_meeting_says_when_where_and_who_is_called(steering_meeting, cast):
    (told,) = coming.coming(cast.partnership, DAY)
    assert (told.held_on, told.starts_at, told.ends_at) == (DAY, datetime.time(14, 30), datetime.time(16))
    assert (told.title, told.body, told.place) == ("Møde i styregruppen", "Styregruppen", "Beboerhuset")
    assert told.address == "/amager/moede/2022-1/"
    assert told.called == {cast.steering_group.pk, cast.colleague.pk, cast.collaborator.pk}
    assert coming.coming(cast.partnership, DAY + datetime.timedelta(1)) == []
    assert coming.coming(cast.elsewhere, DAY) == []


def test_a_former_member_is_called_no_more(steering_meeting, cast):
    cast.colleague.memberships.update(ended_on=DAY)
    (told,) = coming.coming(cast.partnership, DAY)
    assert cast.colleague.pk not in told.called


def test_a_call_is_owed_from_some_days_before(steering_meeting, cast):
    assert coming.uncalled(cast.partnership, DAY, 14) == []
    Meeting.objects.update(called_at=None)
    assert [one.held_on for one in coming.uncalled(cast.partnership, DAY - datetime.timedelta(14), 14)] == [DAY]
    assert coming.uncalled(cast.partnership, DAY - datetime.timedelta(15), 14) == []
    assert coming.uncalled(cast.partnership, DAY + datetime.timedelta(1), 14) == []


def test_minutes_are_owed_until_they_are_sent(steering_meeting, cast, minutes):
    evening = _at(2022, 5, 20, 18)
    assert coming.without_minutes(cast.partnership, NOON) == []
    assert [one.id for one in coming.without_minutes(cast.partnership, evening)] == [steering_meeting.pk]
    sent = minutes.submit()
    assert coming.without_minutes(cast.partnership, evening) == []
    minutes.withdraw(sent)
    assert [one.id for one in coming.without_minutes(cast.partnership, evening)] == [steering_meeting.pk]


def test_the_number_of_queries_is_constant(steering_meeting, cast):
    Meeting.objects.update(called_at=None)
    one = _asked(cast.partnership)
    for number in range(2, 61):
        again = Meeting.objects.create(
            agreement=steering_meeting.agreement, body=steering_meeting.body, year=2022, number=number, held_on=DAY
        )
        Attendance.objects.create(meeting=again, name="Stine Styrer", membership=cast.steering_group.memberships.get())
    assert _asked(cast.partnership) == one


def _asked(partnership) -> int:
    with CaptureQueriesContext(connection) as asked:
        coming.coming(partnership, DAY)
        coming.without_minutes(partnership, _at(2022, 6, 1))
        coming.uncalled(partnership, DAY, 14)
        coming.between(partnership, DAY, DAY)
    return len(asked)

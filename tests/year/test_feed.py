# SPDX-License-Identifier: MPL-2.0
"""The calendar feed, read by another library than the one that writes it, and what opens it."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from partnerskab.agreements.models import Membership, User
from partnerskab.followup.models import Round
from partnerskab.year.models import CalendarKey
from partnerskab.year.ticking import tick

from .conftest import day, member, on

SPRING = day(3, 1)


@pytest.fixture
def key(cast) -> CalendarKey:
    """The address of the one who may see least."""
    return CalendarKey.objects.create(membership=member(cast, "reader"))


def address(key: CalendarKey) -> str:
    return f"/kalender/{key.secret}.ics"


def read(key: CalendarKey, today: datetime.date = SPRING) -> Calendar:
    with on(today):
        response = Client().get(address(key))
    assert response.status_code == 200
    return IcsCalendarStream.calendar_from_ics(response.content.decode())


def test_a_calendar_program_reads_the_years_deadlines(deadline, key):
    row = deadline(
        "Midtvejsstatus", paper="Midtvejsstatus", body="Økonomiudvalget", note="Husk æøå; komma, og\nlinjer."
    )
    deadline("Regnskab", month=12, day=31)
    found = read(key)
    events = {event.uid: event for event in found.events}
    assert {(event.summary, event.dtstart) for event in events.values()} == {
        ("Midtvejsstatus", datetime.date(2021, 6, 30)),
        ("Midtvejsstatus", datetime.date(2022, 6, 30)),
        ("Midtvejsstatus", datetime.date(2023, 6, 30)),
        ("Regnskab", datetime.date(2021, 12, 31)),
        ("Regnskab", datetime.date(2022, 12, 31)),
    }
    event = events[f"{row.pk}-2022@localhost"]
    assert event.dtend == datetime.date(2022, 7, 1)
    assert event.description == (
        "Ansvarlig: Sekretariatet.\nMidtvejsstatus til Økonomiudvalget.\nMaj og juni.\nHusk æøå; komma, og\nlinjer."
    )
    assert event.url == f"http://localhost:8000/amager/aarshjul/2022/#frist-{row.pk}"
    assert event.dtstamp == event.last_modified
    assert [zone.tz_id for zone in found.timezones] == ["Europe/Copenhagen"]


def test_the_calendar_says_what_it_is_and_how_often_to_ask(deadline, key):
    deadline()
    with on(day(3, 1)):
        response = Client().get(address(key))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = response.content.decode().split("\r\n")
    assert "X-WR-CALNAME:Amager Partnerskab\\, årshjul" in lines
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in lines
    assert all(len(line.encode()) <= 75 for line in lines)


def test_uids_stay_and_stamps_follow_changes(deadline, key, cast):
    with on(day(2, 1)):
        row = deadline()
    before = {event.uid: event.dtstamp for event in read(key).events}
    assert {event.uid: event.dtstamp for event in read(key, day(3, 9)).events} == before
    with on(day(4, 1)):
        tick(row, 2022, day(4, 1), cast.secretariat)
    after = {event.uid: event for event in read(key, day(4, 2)).events}
    assert after.keys() == before.keys()
    ticked = f"{row.pk}-2022@localhost"
    assert {uid for uid in before if after[uid].dtstamp != before[uid]} == {ticked}
    assert "Gjort 1. april 2022." in after[ticked].description


def test_stamps_follow_what_the_data_says_is_done(deadline, key, plan):
    with on(day(2, 1)):
        row = deadline(kind="midterm")
    uid = f"{row.pk}-2022@localhost"
    Round.objects.create(plan=plan, kind="midterm", opened_on=day(4, 1), due_on=day(5, 10))
    [before] = [event.dtstamp for event in read(key, day(5, 30)).events if event.uid == uid]
    with on(day(6, 1)):
        Round.objects.update(closed_at=timezone.now())
    [after] = [event for event in read(key, day(6, 2)).events if event.uid == uid]
    assert "Gjort 1. juni 2022." in after.description
    assert before.date() == day(2, 1)
    assert after.dtstamp.date() == after.last_modified.date() == day(6, 1)


def test_it_is_sent_again_only_when_it_has_changed(deadline, key):
    row = deadline()
    with on(day(3, 1)):
        tag = Client().get(address(key))["ETag"]
        assert Client().get(address(key), headers={"if-none-match": tag}).status_code == 304
        row.title = "Halvvejs"
        row.save()
        assert Client().get(address(key), headers={"if-none-match": tag}).status_code == 200


def test_it_needs_no_login_sets_no_cookie_and_stays_out_of_indexes(deadline, key):
    deadline()
    response = Client().get(address(key))
    assert not response.cookies
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Cache-Control"].startswith("private")
    assert Client().post(address(key)).status_code == 405


def test_it_names_no_person_and_no_draft(deadline, key, act, cast):
    deadline("Udkast", kind="draft", month=11)
    row = deadline()
    tick(row, 2022, day(2, 1), cast.secretariat)
    act.submit()
    with on(day(3, 1)):
        text = Client().get(address(key)).content.decode().replace("\r\n ", "")
    for hidden in ("Sanne", "Sendt", "2022.1", "plan/"):
        assert hidden not in text


def test_without_its_secret_there_is_nothing(deadline, key, cast):
    deadline()
    for wrong in ("x", key.secret[:-1], key.secret + "x", key.secret.swapcase(), str(key.pk), "amager"):
        assert Client().get(f"/kalender/{wrong}.ics").status_code == 404
    client = Client()
    client.force_login(cast.secretariat)
    assert client.get("/kalender/amager.ics").status_code == 404


def test_a_renewed_secret_closes_the_old_address(deadline, secretariat):
    deadline()
    assert "Lav en kalenderadresse" in secretariat.get("/amager/aarshjul/").text
    page = secretariat.post("/amager/aarshjul/kalender/", follow=True).text
    first = CalendarKey.objects.get()
    assert len(first.secret) == 43
    assert f'readonly value="http://testserver{address(first)}"' in page
    assert Client().get(address(first)).status_code == 200
    page = secretariat.post("/amager/aarshjul/kalender/", follow=True).text
    second = CalendarKey.objects.get()
    assert second.secret != first.secret
    assert first.secret not in page
    assert Client().get(address(first)).status_code == 404
    assert Client().get(address(second)).status_code == 200


def test_each_member_sees_its_own_address_alone(deadline, key, secretariat):
    assert key.secret not in secretariat.get("/amager/aarshjul/").text


def test_it_closes_with_the_membership_and_with_the_login(deadline, key, cast):
    deadline()
    assert Client().get(address(key)).status_code == 200
    User.objects.filter(pk=cast.reader.pk).update(is_active=False)
    assert Client().get(address(key)).status_code == 404
    User.objects.filter(pk=cast.reader.pk).update(is_active=True)
    Membership.objects.filter(user=cast.reader).update(ended_on=day(2, 1))
    assert Client().get(address(key)).status_code == 404


def test_a_year_of_many_deadlines_costs_what_one_does(deadline, key, django_assert_num_queries):
    deadline()
    with CaptureQueriesContext(connection) as first:
        Client().get(address(key))
    for number in range(20):
        deadline(f"Frist {number}")
    with django_assert_num_queries(len(first)):
        Client().get(address(key))


def test_meetings_stand_at_their_time_for_those_who_are_called(steering_meeting, cast):
    meeting = steering_meeting
    keys = {
        role: CalendarKey.objects.create(membership=member(cast, role))
        for role in ("secretariat", "steering_group", "working_group", "reader")
    }
    [event] = read(keys["steering_group"]).events
    assert event.summary == "Møde i styregruppen"
    assert event.location == "Beboerhuset"
    assert event.dtstart == datetime.datetime(2022, 5, 20, 14, 30, tzinfo=ZoneInfo("Europe/Copenhagen"))
    assert event.dtend == datetime.datetime(2022, 5, 20, 16, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
    assert event.url == f"http://localhost:8000/amager/moede/{meeting.mark}/"
    assert event.uid == f"{meeting.pk}@localhost"
    assert len(read(keys["secretariat"]).events) == 1
    assert read(keys["working_group"]).events == []
    assert read(keys["reader"]).events == []


def test_a_meeting_without_a_time_takes_its_day_and_a_cancelled_one_says_so(steering_meeting, cast):
    meeting = steering_meeting
    key = CalendarKey.objects.create(membership=member(cast, "secretariat"))
    meeting.starts_at = meeting.ends_at = None
    meeting.cancelled_at = timezone.now()
    meeting.version += 1
    meeting.save()
    [event] = read(key).events
    assert (event.dtstart, event.dtend) == (datetime.date(2022, 5, 20), datetime.date(2022, 5, 21))
    assert event.status == "CANCELLED"
    assert event.sequence == meeting.version

# SPDX-License-Identifier: MPL-2.0
"""The pages of meetings ask the database as often for 60 meetings as for one, and for 40 people and points as for
one."""

import datetime
from contextlib import nullcontext

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerskab.meetings.models import AgendaPoint, Attachment, Attendance, Meeting
from tests.revisions.acting import Acting

from .conftest import url

HX = {"HX-Request": "true"}
BEFORE = "2022-05-02 10:00+02:00"


def pages(meeting: Meeting) -> dict[str, str]:
    point = meeting.points.order_by("order")[0]
    found = {name: url(name) for name in ("meeting", "meeting_margin", "meeting_due", "meeting_call", "meeting_cancel")}
    for name in ("deltagere", "dagsorden", f"bilag-{point.pk}"):
        found[f"rows {name[:9]}"] = url("meeting_rows", name)
        found[f"edit {name[:9]}"] = url("meeting_rows_edit", name)
    found["decision"] = url("point_decision", point.pk)
    found["decision edit"] = url("point_decision_edit", point.pk)
    return found | {"list": "/amager/moede/?aar=2022", "new": "/amager/moede/ny/"}


def asked(client: Client, meeting: Meeting) -> dict[str, int]:
    counted = {}
    for name, address in pages(meeting).items():
        headers = HX if name.startswith(("rows", "edit", "decision")) else {}
        with time_machine.travel(BEFORE) if name in ("meeting_due", "meeting_call") else nullcontext():
            client.get(address, headers=headers)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address, headers=headers).status_code == 200, name
        counted[name] = len(queries)
    return counted


@pytest.fixture
def one(steering_meeting) -> Meeting:
    """A meeting with one person and one point, which has one attachment."""
    steering_meeting.points.exclude(order=0).delete()
    steering_meeting.attendances.exclude(order=0).delete()
    return steering_meeting


def test_the_number_of_queries_is_constant(secretariat, one, cast, meet, act):
    version = act.submit()
    act.recommend(version)
    bound = {"subject": "version", "subject_id": version.pk, "subject_label": "V", "subject_sha256": "ab" * 32}
    AgendaPoint.objects.update(**bound)
    meet(one.body, datetime.date(2022, 1, 3))
    Acting(cast, one).submit()
    few = asked(secretariat, one)
    for at in range(1, 6):
        Acting(cast, meet(one.body, datetime.date(2022, 2, at))).submit()
    for at in range(1, 60):
        meet(one.body, datetime.date(2022, 1 + at % 12, 1 + at % 28), title=f"Nr. {at}")
    member = cast.steering_group.memberships.get()
    for at in range(1, 40):
        Attendance.objects.create(meeting=one, order=at, name=f"Navn {at}", membership=member,
                                  organisation=member.organisation)  # fmt: skip
        point = AgendaPoint.objects.create(meeting=one, order=at, title=f"Punkt {at}", **bound)
        Attachment.objects.create(point=point, title="Planen", address="/amager/plan/2022/")
    many = asked(secretariat, one)
    assert many == few


def test_saving_one_decision_asks_little(secretariat, one):
    first = one.points.get()
    data = {"outcome": "noted", "decision": "Godt.", "about": "", "version": first.version}
    with CaptureQueriesContext(connection) as queries:
        assert secretariat.post(url("point_decision_edit", first.pk), data, headers=HX).status_code == 200
    statements = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(statements) < 10, statements

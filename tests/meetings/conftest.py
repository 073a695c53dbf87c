# SPDX-License-Identifier: MPL-2.0
"""The bodies of the test's agreement, and meetings of them; addresses are those of the steering group's first."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Plan
from partnerskab.agreements.models import Body
from partnerskab.meetings.models import AgendaPoint, Meeting
from tests.cast import Cast

MARK = "2022-1"


def url(name: str, *more: object, mark: str = MARK) -> str:
    """An address about a meeting."""
    return reverse(name, args=["amager", mark, *more])


@pytest.fixture
def working(plan: Plan) -> Body:
    """The working group, which meets 8 to 10 times a year."""
    return plan.agreement.bodies.create(
        kind="working", name="Arbejdsgruppen", meetings_least=8, meetings_most=10, order=2
    )


@pytest.fixture
def meet(cast: Cast) -> Callable[..., Meeting]:
    """Make a meeting of a body on a day: meet(body, date), with a number of its own."""

    def make(body: Body, held_on: datetime.date, **fields: object) -> Meeting:
        taken = Meeting.objects.filter(year=held_on.year).count()
        return Meeting.objects.create(
            agreement=body.agreement, body=body, year=held_on.year, number=taken + 1, held_on=held_on, **fields
        )

    return make


@pytest.fixture
def secretariat(client: Client, cast: Cast) -> Client:
    """The client of the secretariat."""
    client.force_login(cast.secretariat)
    return client


@pytest.fixture
def point(steering_meeting: Meeting) -> AgendaPoint:
    """The meeting's point that decides something."""
    return steering_meeting.points.get(kind="decision")

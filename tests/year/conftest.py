# SPDX-License-Identifier: MPL-2.0
"""A partnership with a year to keep, and the clock to keep it by."""

import datetime
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from partnerskab.agreements.models import Agreement, Membership, Role
from partnerskab.year.calendar import Calendar
from partnerskab.year.models import Deadline
from tests.cast import Cast


def on(day: datetime.date, hour: int = 12, minute: int = 0) -> time_machine.travel:
    """Copenhagen time on that day."""
    moment = datetime.datetime.combine(day, datetime.time(hour, minute))
    return time_machine.travel(timezone.make_aware(moment), tick=False)


def day(month: int, number: int, year: int = 2022) -> datetime.date:
    return datetime.date(year, month, number)


@pytest.fixture
def agreement(plan) -> Agreement:
    """That of the test's plan, 2021-2024."""
    return plan.agreement


@pytest.fixture
def deadline(agreement) -> Callable[..., Deadline]:
    """A deadline of the agreement, in May and June where nothing else is said; the calendar was kept since 2021."""

    def make(title: str = "Midtvejsstatus", **values: object) -> Deadline:
        if "month" not in values:
            values |= {"month": 5, "last_month": 6}
        values = {"kind": "other", "made_on": datetime.date(2021, 1, 1), **values}
        return Deadline.objects.create(agreement=agreement, title=title, order=agreement.deadlines.count(), **values)

    return make


@pytest.fixture
def calendar_on(cast: Cast) -> Callable[[datetime.date], Calendar]:
    """The partnership's calendar as it is on a day."""
    return lambda today: Calendar(cast.partnership, today)


@pytest.fixture
def browser_of(cast: Cast) -> Callable[[str], Client]:
    """A browser in which the member with that role is logged in."""

    def log_in(role: str) -> Client:
        client = Client()
        client.force_login(cast.members[role])
        return client

    return log_in


@pytest.fixture
def secretariat(browser_of) -> Client:
    return browser_of(Role.SECRETARIAT)


def member(cast: Cast, role: str) -> Membership:
    """The membership of the cast's member with that role."""
    return Membership.objects.select_related("user", "organisation").get(user=cast.members[role], ended_on=None)

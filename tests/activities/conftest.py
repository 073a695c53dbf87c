# SPDX-License-Identifier: MPL-2.0
"""What the tests of the plan's pages share."""

import pytest
from django.test import Client

from activities.models import Activity, ActivitySection, Plan, PlanSection
from tests.cast import Cast


@pytest.fixture
def writer(cast: Cast) -> Client:
    """The working group's browser, asking for fragments as htmx does."""
    return browser_of(cast.working_group)


@pytest.fixture
def colleague(cast: Cast) -> Client:
    """The browser of somebody else in the working group."""
    return browser_of(cast.colleague)


def browser_of(user, *, htmx: bool = True) -> Client:
    """A logged-in client."""
    client = Client(headers={"hx-request": "true"} if htmx else {})
    client.force_login(user)
    return client


@pytest.fixture
def activity(plan: Plan) -> Activity:
    """Activity 9, as others see it."""
    return plan.activities.get(number=9)


@pytest.fixture
def facts(activity: Activity) -> dict[str, object]:
    """What the form of its title, number and state sends as it stands."""
    return {
        "title": activity.title,
        "number": activity.number,
        "state": activity.state,
        "origin": activity.origin,
        "version": activity.version,
    }


@pytest.fixture
def purpose(activity: Activity) -> ActivitySection:
    """Its purpose: one text without a sub-heading."""
    return activity.sections.get(kind="purpose")


@pytest.fixture
def objectives(activity: Activity) -> list[ActivitySection]:
    """Its objectives: two texts, "På kort sigt" and "På lang sigt"."""
    return list(activity.sections.filter(kind="objectives"))


@pytest.fixture
def chapter(plan: Plan) -> PlanSection:
    """The last of the three front chapters."""
    return plan.sections.filter(kind="front").last()

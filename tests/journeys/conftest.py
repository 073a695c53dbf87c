# SPDX-License-Identifier: MPL-2.0
"""The sample partnership as a newcomer finds it, and its people with a browser each."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page

from activities.models import Plan
from partnerskab.agreements.models import Membership, Role, User


@pytest.fixture
def sample(transactional_db) -> Plan:
    """The plan of the sample, loaded as `make run` loads it."""
    call_command("load_sample", verbosity=0)
    return Plan.objects.get(agreement__partnership__slug="amager", year=2022)


@pytest.fixture
def person(sample: Plan) -> Callable[[Role], User]:
    """Somebody of the sample with that role: person(Role.WORKING_GROUP)."""
    return lambda role: Membership.objects.filter(role=role, partnership__slug="amager").earliest("pk").user


@pytest.fixture
def enter(new_page: Callable[..., Page], live_server) -> Callable[..., Page]:
    """A page of its own for a person who has logged in: enter(user, width=390)."""

    def open_page(user: User, width: int = 1280) -> Page:
        page = new_page(width=width)
        log_in(page, user, live_server.url)
        return page

    return open_page


def log_in(page: Page, user: User, url: str) -> None:
    """Give the page's browser the session of somebody who has just logged in."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])

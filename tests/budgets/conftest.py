# SPDX-License-Identifier: MPL-2.0
"""The grid opened by somebody, and two posts that stand right below each other."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from activities.models import Plan
from budgets.models import FundingLine
from tests.cast import Cast


@pytest.fixture
def visit_grid(new_page: Callable[..., Page], live_server, cast: Cast) -> Callable[..., Page]:
    """Open the grid as somebody of the working group: visit_grid(width=390)."""

    def open_page(user=None, width: int = 1280) -> Page:
        client = Client()
        client.force_login(user or cast.working_group)
        page = new_page(width=width)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([session])
        page.goto(reverse("money_grid", args=["amager", 2022]))
        return page

    return open_page


@pytest.fixture
def wages(plan: Plan) -> FundingLine:
    """Lønmidler of activity 9: 50.000 kr. a year; Aktivitetsmidler, right below, has 5.000."""
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


@pytest.fixture
def below(plan: Plan) -> FundingLine:
    return FundingLine.objects.get(activity__number=9, post="Aktivitetsmidler")

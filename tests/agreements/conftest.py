# SPDX-License-Identifier: MPL-2.0
"""What the tests of the agreement's pages share."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from partnerskab.agreements.beginning import begin
from partnerskab.agreements.models import Agreement, Partnership
from tests.activities.conftest import browser_of
from tests.cast import Cast


@pytest.fixture
def secretariat(cast: Cast) -> Client:
    """The secretariat's browser, asking for fragments as htmx does."""
    return browser_of(cast.secretariat)


@pytest.fixture
def agreement(plan) -> Agreement:
    """The agreement 2021-2024 that the plan of 2022 stands on."""
    return plan.agreement


def begun(partnership: Partnership, year: int = 2025, **fields: object) -> Agreement:
    """An agreement of four years, begun from nothing."""
    first, last = datetime.date(year, 1, 1), datetime.date(year + 3, 12, 31)
    fields = {"title": f"Aftale {year}", "valid_from": first, "valid_to": last} | fields
    return begin(Agreement(partnership=partnership, **fields), ()).agreement


@pytest.fixture
def empty(cast: Cast) -> Agreement:
    """The agreement 2025-2028 with nothing but its routes."""
    return begun(cast.partnership)


def at(name: str, agreement: Agreement, *more: object) -> str:
    """An address below the agreement."""
    return reverse(name, args=[agreement.partnership.slug, agreement.mark, *more])

# SPDX-License-Identifier: MPL-2.0
"""A case paper on the page of somebody who may write it, and an approved plan for one to be about."""

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Plan
from partnerskab.cases.models import CasePaper
from partnerskab.revisions.models import Revision
from tests.activities.conftest import browser_of
from tests.cast import Cast
from tests.revisions.acting import Acting, small_plan


def at(name: str, case: CasePaper, *more: str) -> str:
    """An address of the case paper."""
    return reverse(name, args=["amager", case.mark, *more])


@pytest.fixture
def plan(make_plan) -> Plan:
    return make_plan(content=small_plan())


@pytest.fixture
def approved(act: Acting) -> Revision:
    """An approved version of the plan."""
    return act.approve(act.submit())


@pytest.fixture
def secretariat(cast: Cast) -> Client:
    """The secretariat's browser, which speaks htmx."""
    return browser_of(cast.secretariat)


@pytest.fixture
def about_plan(secretariat: Client, approved: Revision) -> CasePaper:
    """A case paper begun from the approved plan."""
    secretariat.post(
        reverse("case_new", args=["amager"]),
        {"about": "plan/2022/1", "body": "Økonomiudvalget", "aim": "decision", "meeting_on": "14. juni 2022",
         "sender": "Økonomiforvaltningen"},
    )  # fmt: skip
    return CasePaper.objects.get()

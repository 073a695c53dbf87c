# SPDX-License-Identifier: MPL-2.0
"""Every page of a plan asks the database as often for 30 and for 300 activities as for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Plan
from partnerskab.agreements.models import Membership, Role
from tests.cast import store
from tests.content_examples import example_plan

OF_THE_PARTNERSHIP = (
    "front",
    "year_now",
    "members",
    "contacts",
    "agreements",
    "proposals",
    "proposal_new",
    "meetings",
    "cases",
    "case_new",
    "followups",
)
OF_THE_PLAN = (
    "plan",
    "criteria",
    "money_grid",
    "reading",
    "checks",
    "chapters",
    "ordering",
    "renumber",
    "plan_lines",
    "spending",
    "money_move",
    "money_moves",
    "frames",
    "money_import",
    "money_workbook",
    "activity_new",
    "import",
)
OF_AN_ACTIVITY = (
    "activity",
    "activity_history",
    "activity_margin",
    "money",
    "money_edit",
    "facts_edit",
    "anchoring_edit",
    "areas_edit",
    "activity_end",
)


def addresses(plan: Plan) -> dict[str, str]:
    """Every page that shows a plan or a part of one, as its first activity has it."""
    slug, first = plan.agreement.partnership.slug, plan.activities.get(number=1)
    section = first.sections.get(kind="purpose")
    found = {name: reverse(name, args=[slug]) for name in OF_THE_PARTNERSHIP}
    found |= {name: reverse(name, args=[slug, plan.year]) for name in OF_THE_PLAN}
    found |= {name: reverse(name, args=[slug, plan.year, first.pk]) for name in OF_AN_ACTIVITY}
    for name in ("text_edit", "text_history"):
        found[name] = reverse(name, args=[slug, plan.year, "afsnit", section.pk])
    return found


def queries(client: Client, plan: Plan) -> dict[str, int]:
    """How many queries each page makes when it is asked for the second time."""
    counted = {}
    for name, address in addresses(plan).items():
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200, name
        counted[name] = len(asked)
    return counted


@pytest.fixture
def smallest(cast) -> Plan:
    """A plan with one activity, in the other partnership; the secretariat works there too."""
    Membership.objects.create(user=cast.secretariat, partnership=cast.elsewhere, role=Role.SECRETARIAT)
    return store(example_plan(1), cast.elsewhere)


@pytest.mark.parametrize("activities", [30, 300])
def test_every_page_makes_the_same_number_of_queries(make_plan, smallest, cast, client, activities):
    plan = make_plan(activities)
    client.force_login(cast.secretariat)
    one, many = queries(client, smallest), queries(client, plan)
    print(f"{activities}: {many}")
    assert many == one

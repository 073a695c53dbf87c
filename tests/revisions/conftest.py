# SPDX-License-Identifier: MPL-2.0
"""A small plan, and people who act on its versions."""

from dataclasses import replace

import pytest

from activities.models import Plan
from partnerskab.content.tree import PlanContent
from tests.cast import Cast
from tests.content_examples import example_plan

from .acting import Acting


def small_plan() -> PlanContent:
    """Two activities and three parties with a vote, one of them the cast's steering group's; two findings block."""
    content = example_plan(2)
    agreement = content.agreement
    chosen = [p for p in agreement.parties if p.name in ("Socialforvaltningen", "Københavns Politi", "SSP København")]
    collaborators = [party for party in agreement.parties if party.role == "collaborator"]
    return replace(content, agreement=replace(agreement, parties=(*chosen, *collaborators)))


@pytest.fixture
def plan(make_plan) -> Plan:
    """The small plan in the database."""
    return make_plan(content=small_plan())


@pytest.fixture
def act(cast: Cast, plan: Plan) -> Acting:
    """What people do to the small plan's versions."""
    return Acting(cast, plan)

# SPDX-License-Identifier: MPL-2.0
"""A small plan with versions, and papers of them in the store."""

import pytest

from activities.models import Plan
from tests.cast import Cast
from tests.revisions.acting import Acting
from tests.revisions.conftest import small_plan


@pytest.fixture
def plan(make_plan) -> Plan:
    """The small plan in the database."""
    return make_plan(content=small_plan())


@pytest.fixture
def act(cast: Cast, plan: Plan) -> Acting:
    """What people do to the small plan's versions."""
    return Acting(cast, plan)

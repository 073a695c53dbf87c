# SPDX-License-Identifier: MPL-2.0
"""A small plan, whose versions people act on."""

import pytest

from activities.models import Plan

from .acting import small_plan


@pytest.fixture
def plan(make_plan) -> Plan:
    """The small plan in the database."""
    return make_plan(content=small_plan())

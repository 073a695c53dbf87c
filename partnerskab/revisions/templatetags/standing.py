# SPDX-License-Identifier: MPL-2.0
"""For the base page: where the plan it shows stands."""

from django import template

from activities.models import Plan
from partnerskab.revisions.standing import PlanStanding, standing

register = template.Library()


@register.simple_tag
def plan_standing(plan: Plan) -> PlanStanding:
    """{% plan_standing plan as standing %}: the newest version and the one in force; a query."""
    return standing(plan)

# SPDX-License-Identifier: MPL-2.0
"""For the base page: where the plan it shows stands; and bodies' names inside sentences."""

from django import template

from activities.models import Plan
from partnerskab.revisions.progress import inside
from partnerskab.revisions.standing import PlanStanding, standing

register = template.Library()
register.filter("inside", inside)


@register.simple_tag
def plan_standing(plan: Plan) -> PlanStanding:
    """{% plan_standing plan as standing %}: the newest version and the one in force; a query."""
    return standing(plan)

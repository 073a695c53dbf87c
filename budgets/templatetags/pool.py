# SPDX-License-Identifier: MPL-2.0
"""A pool for templates.

{{ application.applied_on|iso_dato }}  {{ step|step_name }}  {% pool_account activity plan.year as account %}
"""

import datetime

from django import template

from budgets.views.pool_steps import STEPS
from partnerskab import danish
from partnerskab.content import pools

register = template.Library()
register.simple_tag(pools.pool_account)


@register.filter
def iso_dato(day: str) -> str:
    """An ISO date of the content as "12. marts 2022"; nothing for none."""
    return danish.nobreak(danish.date(datetime.date.fromisoformat(day))) if day else ""


@register.filter
def step_name(step: str) -> str:
    """What a link to a step says."""
    return STEPS[step].title

# SPDX-License-Identifier: MPL-2.0
"""{% figure value unit unit_name %} tells a value in its unit, {% demand aim %} what has to come true."""

from decimal import Decimal

from django import template

from partnerskab import danish
from targets import demands, telling
from targets.series import Aim

register = template.Library()


@register.simple_tag
def figure(value: Decimal | None, unit: str, unit_name: str = "") -> str:
    """ "83 %", "58 pr. 1.000", "214 anmeldelser"."""
    return telling.figure(value, unit, unit_name)


@register.simple_tag
def demand(aim: Aim) -> str:
    """ "Stiger hvert år og nærmer sig København i 2028"."""
    return danish.nobreak(demands.demand(aim))

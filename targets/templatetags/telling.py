# SPDX-License-Identifier: MPL-2.0
"""{% figure value unit unit_name %}: a value in its unit, as it is told everywhere."""

from decimal import Decimal

from django import template

from targets import telling

register = template.Library()


@register.simple_tag
def figure(value: Decimal | None, unit: str, unit_name: str = "") -> str:
    """ "83 %", "58 pr. 1.000", "214 anmeldelser"."""
    return telling.figure(value, unit, unit_name)

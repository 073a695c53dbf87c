# SPDX-License-Identifier: MPL-2.0
"""The money table for templates that show an activity or the plan's own lines.

{% money_table activity.lines activity.stated agreement.years plan.year plan.unit as table %}
"""

from collections.abc import Iterable

from django import template

from budgets.views import table
from partnerskab import danish
from partnerskab.content.tree import Line, Stated

register = template.Library()


@register.filter
def in_unit(kroner: int | None, unit: int) -> str:
    """Whole kroner as figures in the plan's unit; nothing for no amount."""
    return "" if kroner is None else danish.amount(kroner, unit)


@register.simple_tag
def money_table(
    lines: Iterable[Line], stated: Iterable[Stated], years: Iterable[int], year: int, unit: int
) -> table.MoneyTable:
    """The table of frozen posts, to read."""
    return table.money_table(table.Posts(tuple(lines), tuple(stated)), years, year, unit=unit)

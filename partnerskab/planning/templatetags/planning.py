# SPDX-License-Identifier: MPL-2.0
"""Plans beside each other, and what in a plan came from the year before, for templates.

{% plan_switch plan as years %}          the plans to change between, each with its address; empty elsewhere
{% proposed_amounts plan as proposed %}  {% if field.place in proposed %}
{% proposal_of row as proposal %}        the proposal that an activity came from
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse

from activities.models import Activity, Plan
from partnerskab.planning import rolling
from partnerskab.planning.beside import years_of
from partnerskab.planning.models import Proposal

register = template.Library()
register.simple_tag(rolling.proposed_amounts)


@dataclass(frozen=True, slots=True)
class Year:
    """A plan's year with the address of the same page there, or of the plan where it has no such page."""

    year: int
    address: str
    is_here: bool


@register.simple_tag(takes_context=True)
def plan_switch(context: Mapping[str, Any], plan: Plan) -> tuple[Year, ...]:
    """On a plan's own pages the plans to change between: this one, the one before and the one after; one query."""
    match = context["request"].resolver_match
    kwargs = match.kwargs
    if not (match.route.startswith("<slug:slug>/plan/<int:year>/") or kwargs.get("matter", "").startswith("plan/")):
        return ()
    years = years_of(plan.partnership)
    at = years.index(plan.year)
    beside = years[max(0, at - 1) : at + 2]
    name = match.url_name if set(kwargs) in ({"slug", "year"}, {"slug", "matter"}) else "plan"
    slug = plan.partnership.slug
    return tuple(Year(year, reverse(name, args=[slug, year]), year == plan.year) for year in beside if len(beside) > 1)


@register.simple_tag
def proposal_of(activity: Activity) -> Proposal | None:
    """The proposal that the activity came from; a query for what the working group proposed, none for the rest."""
    if activity.origin != Activity.Origin.WORKING_GROUP:
        return None
    return Proposal.objects.filter(activity=activity.pk).select_related("author", "organisation").first()

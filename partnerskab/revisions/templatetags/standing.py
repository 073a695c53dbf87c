# SPDX-License-Identifier: MPL-2.0
"""For the base page: where the matter it shows stands; and bodies' names inside sentences."""

from typing import Any

from django import template

from partnerskab.content.matters import Matter
from partnerskab.revisions.progress import among, inside
from partnerskab.revisions.standing import MatterStanding, standing

register = template.Library()
register.filter("inside", inside)
register.filter("among", among)


@register.simple_tag(takes_context=True)
def matter_shown(context: dict[str, Any]) -> Matter | None:
    """{% matter_shown as matter %}: what the page is about, for members: its matter, or else its plan."""
    found: Matter | None = context.get("matter") or context.get("plan")
    is_member = hasattr(context.get("request"), "membership")
    return found if found and found.pk and is_member else None


@register.simple_tag
def standing_of(matter: Matter) -> MatterStanding:
    """{% standing_of matter as standing %}: the newest version and the one in force; a query."""
    return standing(matter)

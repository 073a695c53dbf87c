# SPDX-License-Identifier: MPL-2.0
"""For pages that show what was said where it belongs."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django import template

from activities.models import Plan
from partnerskab.agreements.models import Agreement
from partnerskab.content.places import place
from partnerskab.revisions.remarks import Remark

register = template.Library()


@register.filter
def said_of(remarks: Mapping[str, Sequence[Remark]], id_: UUID) -> Sequence[Remark]:
    """What was said of the place with that id: {% with said=remarks|said_of:unit.id %}."""
    return remarks.get(str(id_), ())


@register.filter
def place_url(matter: Plan | Agreement, remark: Remark) -> str:
    """Where the draft has the place that was spoken of."""
    return place(matter, remark.place, remark.id)

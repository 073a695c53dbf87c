# SPDX-License-Identifier: MPL-2.0
"""Which activity of the last plan an activity carries on; that plan may stand under the agreement before this one."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from .models import Activity, Plan


@dataclass(frozen=True, slots=True)
class Earlier:
    """An activity that may be carried on: "9 Blå Bane (2024)"."""

    id: UUID
    words: str


def earlier_activities(plan: Plan, chosen: UUID | None) -> list[Earlier]:
    """The activities of the partnership's newest earlier plan, and the one that is chosen now; one query."""
    partnership = plan.agreement.partnership_id
    earlier = Plan.objects.filter(agreement__partnership=partnership, year__lt=plan.year).order_by("-year")
    found = Activity.objects.filter(Q(plan__in=earlier.values("pk")[:1]) | Q(pk=chosen)).in_reading_order()
    rows = found.values_list("pk", "number", "title", "plan__year")
    return [
        Earlier(key, f"{title if number is None else f'{number} {title}'} ({year})")
        for key, number, title, year in rows
    ]

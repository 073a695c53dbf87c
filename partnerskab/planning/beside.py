# SPDX-License-Identifier: MPL-2.0
"""Plans that live beside each other: next year's is written while this year's is still adjusted, sent and decided."""

from datetime import date

from activities.models import Plan
from partnerskab.agreements.models import Partnership
from partnerskab.revisions.models import Revision, Standing


def alive_beside(newest: Plan, plans: list[Plan], today: date) -> list[Plan]:
    """The earlier plans that still are in work: of this year or a coming one, or with a version that waits or was sent
    back. The newest first; one query where there are earlier plans, none where there are not."""
    earlier = [plan for plan in plans if plan.year < newest.year]
    if not earlier:
        return []
    versions = Revision.objects.filter(plan__in=earlier).with_fate().order_by("plan_id", "-number")
    last = {version.plan_id: version.standing for version in versions.distinct("plan_id")}
    unfinished = (Standing.PENDING, Standing.SENT_BACK)
    return [plan for plan in earlier if plan.year >= today.year or last.get(plan.pk) in unfinished]


def years_of(partnership: Partnership) -> list[int]:
    """The years that have a plan, in order; one query."""
    return list(Plan.objects.of(partnership).order_by("year").values_list("year", flat=True))

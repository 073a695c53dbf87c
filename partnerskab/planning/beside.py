# SPDX-License-Identifier: MPL-2.0
"""Plans that live beside each other: next year's is written while this year's is still adjusted, sent and decided."""

from datetime import date

from activities.models import Plan
from partnerskab.agreements.models import Partnership
from partnerskab.revisions.models import Revision, Standing


def alive_beside(newest: Plan, plans: list[Plan], today: date) -> list[Plan]:
    """The earlier plans that still are in work: of this year or a coming one, last year's where a version was sent
    back, and any with a version that waits. What was sent back longer ago has been given up. The newest first; one
    query where there are earlier plans, none where there are not."""
    earlier = [plan for plan in plans if plan.year < newest.year]
    if not earlier:
        return []
    versions = Revision.objects.filter(plan__in=earlier).with_fate().order_by("plan_id", "-number")
    last = {version.plan_id: version.standing for version in versions.distinct("plan_id")}

    def is_alive(plan: Plan) -> bool:
        standing, age = last.get(plan.pk), today.year - plan.year
        return age <= 0 or standing is Standing.PENDING or (standing is Standing.SENT_BACK and age == 1)

    return [plan for plan in earlier if is_alive(plan)]


def years_of(partnership: Partnership) -> list[int]:
    """The years that have a plan, in order; one query."""
    return list(Plan.objects.of(partnership).order_by("year").values_list("year", flat=True))

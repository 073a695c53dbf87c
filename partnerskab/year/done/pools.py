# SPDX-License-Identifier: MPL-2.0
"""The pools' accounts of a year are done when every pool of its plan is closed, or the plan has none."""

from django.db.models import Count, Max

from activities.models import Plan
from partnerskab.agreements.models import Partnership

from ..due import Done
from ..models import Deadline


def done(partnership: Partnership) -> dict[tuple[str, int], Done]:
    """By the plan's year."""
    plans = Plan.objects.filter(agreement__partnership=partnership).annotate(
        pools=Count("activities__pool"), closed=Count("activities__pool__closed_on"),
        last=Max("activities__pool__closed_on"),
    )  # fmt: skip
    return {
        (Deadline.Kind.POOL, plan.year): Done(plan.last, "Lukket" if plan.pools else "Planen har ingen pulje")
        for plan in plans
        if plan.closed == plan.pools
    }

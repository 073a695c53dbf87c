# SPDX-License-Identifier: MPL-2.0
"""Next year's plan: its draft is done when a version was submitted, the plan when one is approved."""

from collections.abc import Iterable

from django.utils import timezone

from activities.models import Plan
from partnerskab.revisions.models import Revision, Standing

from ..due import Done
from ..models import Deadline

_KIND = Deadline.Kind


def done(versions: Iterable[Revision]) -> dict[tuple[str, int], Done]:
    """By the year before the plan's own; the first version that did it counts."""
    found: dict[tuple[str, int], Done] = {}
    for revision in versions:
        plan = revision.matter
        if not isinstance(plan, Plan):
            continue
        year = plan.year - 1
        if revision.standing is not Standing.WITHDRAWN:
            sent = revision.submitted_at
            done = Done(timezone.localdate(sent), "Sendt til godkendelse", at=sent)
            found.setdefault((_KIND.DRAFT, year), done)
        if revision.is_approved:
            found.setdefault(
                (_KIND.NEXT_PLAN, year), Done(revision.outcome.decided_on, "Godkendt", at=revision.outcome.reached_at)
            )
    return found

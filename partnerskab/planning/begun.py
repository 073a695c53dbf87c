# SPDX-License-Identifier: MPL-2.0
"""What a plan that was begun from an earlier one tells of its beginning."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from activities.models import Plan

from .models import Beginning
from .rolling import not_carried, proposed_amounts
from .source import DRAFT


@dataclass(frozen=True, slots=True)
class Begun:
    """From what it was begun, how many activities there are to take over, and how many amounts still are proposals at
    the moment `seen_at`."""

    beginning: Beginning
    left: int
    proposed: int
    seen_at: datetime.datetime

    @property
    def source(self) -> str:
        """What it was begun from, inside a sentence."""
        revision, year = self.beginning.revision, self.beginning.from_plan.year
        return f"version {year}.{revision.number}" if revision else f"{DRAFT}n for {year}"


def begun(plan: Plan) -> Begun | None:
    """How the plan was begun; None for one that was begun empty. Three queries, or one."""
    found = Beginning.objects.filter(plan=plan).select_related("from_plan", "revision")
    beginning = found.defer("revision__content").first()
    if beginning is None:
        return None
    now = timezone.now()
    return Begun(beginning, not_carried(plan, beginning.from_plan).count(), len(proposed_amounts(plan)), now)

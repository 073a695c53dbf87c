# SPDX-License-Identifier: MPL-2.0
"""Where a plan stands: its newest version and the one in force, in one query."""

from dataclasses import dataclass

from activities.models import Plan

from .models import Revision, Standing


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """`newest` is the version of the plan submitted last. `in_force` is the one approved last, which is an earlier
    year's until this plan has one of its own. Both may be one, or none.
    """

    newest: Revision | None
    in_force: Revision | None

    @property
    def pending(self) -> Revision | None:
        """The version before the parties."""
        return self.newest if self.newest and self.newest.is_pending else None

    @property
    def sent_back(self) -> Revision | None:
        """The version whose comments the draft is to answer."""
        return self.newest if self.newest and self.newest.standing is Standing.SENT_BACK else None


def standing(plan: Plan) -> PlanStanding:
    """Where the plan stands now."""
    found = list(Revision.objects.newest_and_in_force(plan))
    own = [revision for revision in found if revision.plan_id == plan.pk]
    for revision in own:
        revision.plan = plan
    return PlanStanding(
        newest=own[0] if own else None,
        in_force=next((revision for revision in found if revision.is_approved), None),
    )

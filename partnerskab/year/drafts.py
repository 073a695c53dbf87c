# SPDX-License-Identifier: MPL-2.0
"""The newest plan as it is being written: its content, what the checks find, and where its newest version lies."""

from dataclasses import dataclass
from functools import cached_property

from activities.models import Plan
from partnerskab.content.checks import Finding, Summary, check_plan, summary
from partnerskab.content.freezing import freeze
from partnerskab.content.tree import PlanContent
from partnerskab.revisions.models import Standing
from partnerskab.revisions.progress import Progress, progress
from partnerskab.revisions.standing import MatterStanding, standing


@dataclass(frozen=True)
class Draft:
    """A plan's draft, with its standing."""

    plan: Plan
    standing: MatterStanding
    content: PlanContent

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return check_plan(self.content)

    @cached_property
    def summary(self) -> Summary:
        return summary(self.content, self.findings)

    @cached_property
    def progress(self) -> Progress | None:
        """That of its newest version, if it has one that was not withdrawn."""
        newest = self.standing.newest
        return progress(newest) if newest and newest.standing is not Standing.WITHDRAWN else None

    @cached_property
    def is_new(self) -> bool:
        """Whether it says anything else than the version in force."""
        return not self.standing.is_in_force(self.content)

    @property
    def can_be_sent(self) -> bool:
        return self.is_new and bool(self.content.activities) and not self.summary.blocks


def draft_of(plan: Plan, stands: MatterStanding | None = None) -> Draft:
    """Read it whole."""
    return Draft(plan, stands or standing(plan), freeze(plan))

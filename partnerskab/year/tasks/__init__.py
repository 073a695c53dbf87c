# SPDX-License-Identifier: MPL-2.0
"""What each member has to do: gathered from one small module for each source, which says what kinds it tells of."""

from partnerskab.agreements.models import Membership

from ..calendar import Calendar
from . import by_hand, cases, followup, meetings, plan, pools, proposals, targets, votes
from .task import Asked, Source, Task

__all__ = ["Asked", "Source", "Task", "gather", "tasks_of"]

_TOLD = followup.KINDS | meetings.KINDS | plan.KINDS | pools.KINDS | targets.KINDS
"""The kinds of deadlines whose source always says what is missing, as long as something is."""

SOURCES: tuple[Source, ...] = (
    votes.source,
    followup.source,
    plan.source,
    proposals.source,
    pools.source,
    targets.source,
    meetings.source,
    cases.source,
    by_hand.source_of(_TOLD),
)


def gather(calendar: Calendar) -> Asked:
    """Read every source once; the answer gives a member's tasks, those that others wait for and those due first ahead.

    A constant number of queries, however many activities there are and members that are asked about.
    """
    asked = [source(calendar) for source in SOURCES]
    due = calendar.open

    def tasks(member: Membership) -> list[Task]:
        found = [task.at(due) for each in asked for task in each(member)]
        return sorted(found, key=lambda task: (not task.asks, task.due is None, task.due or calendar.today))

    return tasks


def tasks_of(calendar: Calendar, member: Membership) -> list[Task]:
    """The tasks of one member."""
    return list(gather(calendar)(member))

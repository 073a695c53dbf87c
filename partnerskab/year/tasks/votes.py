# SPDX-License-Identifier: MPL-2.0
"""Versions that wait for the member: to answer for its party, to note a meeting, to send or to mend."""

from collections.abc import Iterator

from activities.models import Plan
from partnerskab.agreements.models import Agreement, Membership
from partnerskab.content.matters import Matter
from partnerskab.revisions.duties import duties
from partnerskab.revisions.progress import Progress, progress
from partnerskab.revisions.standing import standing

from ..calendar import Calendar
from ..models import Deadline
from .task import Asked, Task

_KIND = Deadline.Kind


def source(calendar: Calendar) -> Asked:
    """The newest plan's version, that of this year's plan, and those of agreements and statuses."""
    draft = calendar.draft
    found: list[tuple[Matter, Progress | None, bool]] = []
    if draft:
        found.append((draft.plan, draft.progress, draft.can_be_sent))
    found += [(plan, _progress(plan), False) for plan in calendar.plans[1:] if plan.year == calendar.today.year]
    found += [(one.revision.matter, one, False) for one in calendar.unfinished]

    def asked(member: Membership) -> Iterator[Task]:
        for matter, how_far, can_be_sent in found:
            kinds, year = deadlines_of(matter)
            for duty in duties(matter, how_far, member, can_be_sent=can_be_sent):
                key = f"svar/{matter.address}"
                yield Task(key, duty.title, duty.why, duty.address, kinds, year, asks=True)

    return asked


def deadlines_of(matter: Matter) -> tuple[tuple[str, ...], int]:
    """The kinds and the year of the deadlines that wait for a matter's approval."""
    match matter:
        case Plan():
            return (_KIND.DRAFT, _KIND.NEXT_PLAN), matter.year - 1
        case Agreement():
            return (_KIND.AGREEMENT,), matter.valid_from.year - 1
        case _:
            return (_KIND.TARGETS,), matter.year


def _progress(plan: Plan) -> Progress | None:
    newest = standing(plan).newest
    return progress(newest) if newest and newest.is_pending else None

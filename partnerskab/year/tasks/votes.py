# SPDX-License-Identifier: MPL-2.0
"""Versions that wait for the member: to answer for its party, to note a meeting, to send or to mend."""

from collections.abc import Iterator

from activities.models import Plan
from partnerskab.agreements.models import Agreement, Membership
from partnerskab.content.matters import Matter
from partnerskab.followup.models import Round
from partnerskab.revisions.duties import duties
from partnerskab.revisions.progress import Progress
from targets.models import TargetStatus

from ..calendar import Calendar
from ..models import Deadline
from .task import Asked, Task

_KIND = Deadline.Kind


def source(calendar: Calendar) -> Asked:
    """The plans in work, each under its year where there are several, and all other matters."""
    drafts = [calendar.draft, *calendar.beside] if calendar.draft else []
    found: list[tuple[Matter, Progress | None, bool]] = [
        (each.plan, each.progress, each.can_be_sent) for each in drafts
    ]
    found += [(one.revision.matter, one, False) for one in calendar.unfinished]

    def asked(member: Membership) -> Iterator[Task]:
        for matter, how_far, can_be_sent in found:
            kinds, year = deadlines_of(matter)
            under = f"{matter.year}: " if isinstance(matter, Plan) and len(drafts) > 1 else ""
            for duty in duties(matter, how_far, member, can_be_sent=can_be_sent):
                title, key = f"{under}{duty.title}", f"svar/{matter.address}"
                yield Task(key, title, duty.why, duty.address, kinds, year, asks=True)

    return asked


def deadlines_of(matter: Matter) -> tuple[tuple[str, ...], int]:
    """The kinds and the year of the deadlines that wait for a matter's approval."""
    match matter:
        case Plan():
            return (_KIND.DRAFT, _KIND.NEXT_PLAN), matter.year - 1
        case Agreement():
            return (_KIND.AGREEMENT,), matter.day_before.year
        case Round():
            return (matter.kind,), matter.year
        case TargetStatus():
            return (_KIND.TARGETS,), matter.year
        case _:
            return (), matter.year

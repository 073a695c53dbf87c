# SPDX-License-Identifier: MPL-2.0
"""A partnership's year as it is on a day: its agreements and deadlines, what is done, and the draft of its plan.

Everything is read when it is first asked for, once; a constant number of queries, whoever asks and how often.
"""

import datetime
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from activities.models import Plan
from partnerskab.agreements.models import Agreement, Partnership
from partnerskab.followup.models import Round
from partnerskab.meetings.coming import Announced, between
from partnerskab.planning.beside import alive_beside
from partnerskab.planning.models import Proposal
from partnerskab.revisions.models import Revision
from partnerskab.revisions.progress import Progress
from partnerskab.revisions.waiting import unfinished

from .done import facts, meetings
from .drafts import Draft, draft_of
from .due import Done, Due, Facts, State, occurrences
from .models import Deadline, DeadlineDone

AHEAD = 18
"""Months that are looked ahead at the most."""


@dataclass(frozen=True)
class Calendar:
    """The year of `partnership` as it is on `today`."""

    partnership: Partnership
    today: datetime.date

    @cached_property
    def agreements(self) -> list[Agreement]:
        """The newest first."""
        return list(Agreement.objects.of(self.partnership))

    @property
    def agreement(self) -> Agreement | None:
        """The one in force today, or else the newest."""
        valid = (each for each in self.agreements if each.valid_from <= self.today <= each.valid_to)
        return next(valid, self.agreements[0] if self.agreements else None)

    def agreed_in(self, year: int) -> list[Agreement]:
        """The agreements that have a day in the year, the oldest first."""
        return [each for each in reversed(self.agreements) if year in each.years]

    @cached_property
    def deadlines(self) -> list[Deadline]:
        return list(Deadline.objects.of(self.partnership))

    @cached_property
    def facts(self) -> Facts:
        """What the data itself says is done."""
        versions = Revision.objects.of(self.partnership).filter(followup=None, meeting=None, case=None)
        return facts(self.partnership, self.rounds, list(versions.order_by("number")))

    @cached_property
    def ticked(self) -> dict[tuple[UUID, int], Done]:
        """What is known of single deadlines: ticked off by hand, or the meeting was held."""
        rows = DeadlineDone.objects.filter(deadline__agreement__partnership=self.partnership)
        by_hand = {
            (row.deadline_id, row.year): Done(row.day, f"Markeret af {row.ticked_by}", by_hand=True)
            for row in rows.select_related("ticked_by")
        }
        return meetings.done(self.partnership, self.deadlines) | by_hand

    def of_year(self, year: int) -> list[Due]:
        """What is due in a year."""
        return occurrences(self.deadlines, year, self.facts, self.ticked, self.today)

    def between(self, first: datetime.date, last: datetime.date) -> list[Due]:
        """What ends on a day between, both included."""
        years = range(first.year, last.year + 1)
        return [due for year in years for due in self.of_year(year) if first <= due.ends <= last]

    @cached_property
    def open(self) -> list[Due]:
        """What there is something to do about now; what is overdue stays until it is done."""
        years = range(self.today.year - 1, self.today.year + 2)
        return [due for year in years for due in self.of_year(year) if due.is_open]

    def next(self, most: int) -> list[Due]:
        """The next that are not done and not over."""
        last = self.today + datetime.timedelta(days=AHEAD * 31)
        coming = (due for due in self.between(self.today, last) if due.state in (State.NOW, State.COMING))
        return list(coming)[:most]

    def meetings(self, first: datetime.date, last: datetime.date) -> list[Announced]:
        """The meetings from the one day to the other, the cancelled ones too."""
        return between(self.partnership, first, last)

    @cached_property
    def rounds(self) -> list[Round]:
        """The rounds of follow-up, the newest first."""
        return list(Round.objects.of(self.partnership))

    @cached_property
    def unfinished(self) -> tuple[Progress, ...]:
        """The versions of agreements and statuses that wait for somebody."""
        return unfinished(self.partnership)

    @cached_property
    def plans(self) -> list[Plan]:
        """The newest first."""
        return list(Plan.objects.of(self.partnership).order_by("-year"))

    @cached_property
    def draft(self) -> Draft | None:
        """That of the newest plan."""
        return draft_of(self.plans[0]) if self.plans else None

    @cached_property
    def beside(self) -> list[Draft]:
        """Those of earlier plans that still are in work."""
        newest = self.draft
        return [draft_of(plan) for plan in alive_beside(newest.plan, self.plans, self.today)] if newest else []

    @cached_property
    def proposals_waiting(self) -> int:
        """Proposals for activities that nobody has answered."""
        return int(Proposal.objects.waiting().filter(partnership=self.partnership).count())

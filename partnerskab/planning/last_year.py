# SPDX-License-Identifier: MPL-2.0
"""What came of the activities of a plan year: what was told of them last, success criteria, deliverables, and money
spent of what was allotted.

One query or two for each source, whatever the number of activities.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from activities.models import CriterionResult, Plan
from activities.results import answers_of
from budgets.followed import Followed, Sums, sums
from budgets.models import Spending
from partnerskab.content.tree import ActivityContent, Criterion, Deliverable, Line, PlanContent
from partnerskab.followup.missing import LastAnswer, last_answers


@dataclass(frozen=True, slots=True)
class Judged:
    """A success criterion with what became of it; None where nobody has answered."""

    criterion: Criterion
    result: CriterionResult | None


@dataclass(frozen=True, slots=True)
class Promised:
    """A deliverable with what was delivered of it, and the remark on that; empty where nobody has said."""

    deliverable: Deliverable
    delivered: str
    note: str


@dataclass(frozen=True, slots=True)
class LastYear:
    """An activity's year; `money` has whole kr., None where a figure is missing. `told` is the last answer that was
    sent of it in a round of follow-up."""

    told: LastAnswer | None
    criteria: tuple[Judged, ...]
    deliverables: tuple[Promised, ...]
    money: Sums

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to show but the name."""
        return not (self.told or self.criteria or self.deliverables or self.money.budget or self.money.spent)


def last_year(plan: Plan, content: PlanContent) -> dict[str, LastYear]:
    """The year of each activity in `content`, by its id; four queries."""
    told = last_answers(plan)
    answers = answers_of(plan, content.year)
    spending = Spending.objects.filter(line__plan=plan, year=content.year)
    spent = {str(line): (used, coming) for line, used, coming in spending.values_list("line_id", "spent", "forecast")}

    def of(activity: ActivityContent) -> LastYear:
        last = told.get(UUID(activity.id))
        judged = tuple(Judged(row, answers.get(UUID(row.id)) if row.id else None) for row in activity.criteria)
        promised = tuple(_promised(row, last) for row in activity.deliverables)
        return LastYear(last, judged, promised, sums(_followed(line, content.year, spent) for line in activity.lines))

    return {activity.id: of(activity) for activity in content.activities}


def _promised(row: Deliverable, last: LastAnswer | None) -> Promised:
    said = last.delivered.get(UUID(row.id)) if last and row.id else None
    return Promised(row, *(said or ("", "")))


def _followed(line: Line, year: int, spent: Mapping[str, tuple[Any, Any]]) -> Followed:
    return Followed(
        next((cell.kr for cell in line.amounts if cell.year == year), None),
        *spent.get(line.id, (None, None)),
        is_own=line.funding == "own",
        purpose=line.purpose,
    )

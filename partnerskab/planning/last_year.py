# SPDX-License-Identifier: MPL-2.0
"""What came of the activities of a plan year: success criteria, deliverables, and money spent of what was allotted.

One query for each source, whatever the number of activities. What the rounds of follow-up know is added in `last_year`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from activities.models import CriterionResult, Plan
from activities.results import answers_of
from budgets.followed import Followed, Sums, sums
from budgets.models import Spending
from partnerskab.content.tree import ActivityContent, Criterion, Deliverable, PlanContent


@dataclass(frozen=True, slots=True)
class Judged:
    """A success criterion with what became of it; None where nobody has answered."""

    criterion: Criterion
    result: CriterionResult | None


@dataclass(frozen=True, slots=True)
class LastYear:
    """An activity's year; `money` has whole kr., None where a figure is missing."""

    criteria: tuple[Judged, ...]
    deliverables: tuple[Deliverable, ...]
    money: Sums

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to show but the name."""
        return not (self.criteria or self.deliverables or self.money.budget or self.money.spent)


def last_year(plan: Plan, content: PlanContent) -> dict[str, LastYear]:
    """The year of each activity in `content`, by its id; two queries."""
    answers = answers_of(plan, content.year)
    spending = Spending.objects.filter(line__plan=plan, year=content.year)
    spent = {str(line): (used, coming) for line, used, coming in spending.values_list("line_id", "spent", "forecast")}
    return {activity.id: _of(activity, content.year, answers, spent) for activity in content.activities}


def _of(
    activity: ActivityContent, year: int, answers: Mapping[UUID, CriterionResult], spent: Mapping[str, tuple[Any, Any]]
) -> LastYear:
    posts = (
        Followed(
            next((cell.kr for cell in line.amounts if cell.year == year), None),
            *spent.get(line.id, (None, None)),
            is_own=line.funding == "own",
            purpose=line.purpose,
        )
        for line in activity.lines
    )
    judged = tuple(Judged(row, answers.get(UUID(row.id)) if row.id else None) for row in activity.criteria)
    return LastYear(judged, activity.deliverables, sums(posts))

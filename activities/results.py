# SPDX-License-Identifier: MPL-2.0
"""What became of the success criteria: an answer for each criterion and year, written without lost updates.

Answers are follow-up, as spending is: they are no part of the plan that is frozen and decided on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import FilteredRelation, Max, Q, QuerySet

from partnerskab.editing import Stale, change, stand_again

from .models import Activity, CriterionResult, Plan, SuccessCriterion

FIELDS = ("state", "figure", "source", "note")
REMOVED = "fjernet"
"""The reason in the history of an answer that was taken away by itself, and not with its criterion."""


class GoneError(Exception):
    """Somebody took the answer away after it was read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A criterion's answer for a year; `result` is None where nobody has answered."""

    criterion: Any
    year: int
    result: CriterionResult | None

    @property
    def version(self) -> int:
        """What a form carries: 0 where nothing stands."""
        return self.result.version if self.result else 0

    @property
    def place(self) -> str:
        """For ids: one of its kind on a page."""
        return f"{self.criterion.id}-{self.year}"


@dataclass(frozen=True, slots=True)
class Followed:
    """A criterion (row or frozen) with the plan year's answer and those of the agreement's other years."""

    criterion: Any
    now: Answer
    others: tuple[Answer, ...]

    @property
    def answered(self) -> tuple[Answer, ...]:
        """Those of the other years that hold something."""
        return tuple(answer for answer in self.others if answer.result)


def followed(activity: Activity, criteria: Iterable[Any]) -> tuple[Followed, ...]:
    """An activity's criteria with their answers; a query, none where it has no criteria."""
    rows = list(criteria)
    found = CriterionResult.objects.filter(criterion__activity=activity) if rows else ()
    results = {(str(result.criterion_id), result.year): result for result in found}
    plan = activity.plan
    years = sorted({*plan.agreement.years, plan.year, *(year for _, year in results)})

    def answer(row: Any, year: int) -> Answer:
        return Answer(row, year, results.get((str(row.id), year)))

    return tuple(
        Followed(row, answer(row, plan.year), tuple(answer(row, year) for year in years if year != plan.year))
        for row in rows
    )


@transaction.atomic
def write(criterion: SuccessCriterion, year: int, version: int, values: dict[str, Any]) -> tuple[CriterionResult, bool]:
    """Let the answer stand as `values` say, if it still is at `version` (0: none); the row, and whether it was written.

    Raises:
        Stale: somebody has saved other words meanwhile.
        GoneError: somebody has taken the answer away meanwhile.
        SuccessCriterion.DoesNotExist: the criterion itself is gone.
    """
    _hold(criterion)
    row = answer_of(with_answers(SuccessCriterion.objects.all(), year).get(pk=criterion.pk))
    if row:
        return row, change(row, version, **values)
    if version:
        raise GoneError
    begins = begins_at([criterion.pk], year)[criterion.pk]
    return CriterionResult.objects.create(criterion=criterion, year=year, version=begins, **values), True


def hold(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """Activities of whose criteria nobody else writes answers, once they are read, until the transaction ends: also
    those that nobody has given yet. Answers are read after them."""
    return activities.select_for_update(of=("self",), no_key=True)


def with_answers(criteria: QuerySet[SuccessCriterion], year: int) -> QuerySet[SuccessCriterion]:
    """Criteria read together with what `answer_of` gives of each."""
    told = FilteredRelation("results", condition=Q(results__year=year))
    rows: Any = criteria.annotate(told=told)
    found: QuerySet[SuccessCriterion] = rows.select_related("told")
    return found


def answer_of(criterion: SuccessCriterion) -> CriterionResult | None:
    """The year's answer of one `with_answers`."""
    found: CriterionResult | None = getattr(criterion, "told", None)
    return found


def begins_at(criteria: Iterable[UUID], year: int) -> dict[UUID, int]:
    """The version that each criterion's new answer begins with: one that no answer taken away has had."""
    keys = list(criteria)
    earlier = CriterionResult.history.filter(criterion_id__in=keys, year=year).order_by().values("criterion_id")
    last = dict(earlier.annotate(last=Max("version")).values_list("criterion_id", "last"))
    return {key: last.get(key, 0) + 1 for key in keys}


@transaction.atomic
def remove(criterion: SuccessCriterion, year: int, version: int) -> None:
    """Take the answer away, if it still is at `version`; where none stands any more, that is as wanted.

    Raises:
        Stale: somebody has saved other words meanwhile.
    """
    _hold(criterion)
    row = CriterionResult.objects.filter(criterion=criterion, year=year).first()
    if row and row.version != version:
        raise Stale(row)
    if row:
        row._change_reason = REMOVED
        row.delete()


def _hold(criterion: SuccessCriterion) -> None:
    hold(Activity.objects.only("pk")).filter(pk=criterion.activity_id).first()


def bring_back(criterion: SuccessCriterion) -> None:
    """Let the answers stand again that went when their criterion did."""
    stand_again(CriterionResult, REMOVED, criterion_id=criterion.pk)


def answers_of(plan: Plan, year: int) -> dict[UUID, CriterionResult]:
    """What became of a plan's criteria in a year, by the criterion; one query."""
    found = CriterionResult.objects.filter(criterion__activity__plan=plan, year=year)
    return {result.criterion_id: result for result in found}

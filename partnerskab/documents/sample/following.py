# SPDX-License-Identifier: MPL-2.0
"""What no plan paper says of its activities: success criteria with their results, pools, and what they go on from."""

from typing import Literal

import msgspec
from msgspec.structs import asdict

from activities.models import Activity, CriterionResult, Plan, SuccessCriterion
from budgets import pools
from partnerskab.editing import create_together

from ..beginning.facts import Row


class ResultFacts(Row):
    year: int
    state: Literal["met", "on_the_way", "not_met", "unknown"]
    figure: str = ""
    note: str = ""
    source: str = ""


class CriterionFacts(Row):
    text: str
    number: str = ""
    data_source: str = ""
    results: list[ResultFacts] = []


class ActivityFacts(Row):
    """An activity by its number; `predecessor` is the number that it had in the plan before."""

    number: int
    predecessor: int = 0
    is_pool: bool = False
    criteria: list[CriterionFacts] = []


class FollowUp(Row):
    activities: list[ActivityFacts]


def follow(text: str, plan: Plan, before: Plan | None = None) -> None:
    """Write what a file of facts (TOML) says to the plan's activities; `before` is the plan they may go on from."""
    there = {activity.number: activity for activity in plan.activities.all()}
    earlier = {activity.number: activity for activity in before.activities.all()} if before else {}
    for facts in msgspec.toml.decode(text, type=FollowUp).activities:
        activity = there[facts.number]
        if facts.predecessor in earlier:
            activity.predecessor = earlier[facts.predecessor]
            activity.save()
        if facts.is_pool:
            pools.make(activity)
        _criteria(activity, facts.criteria)


def _criteria(activity: Activity, facts: list[CriterionFacts]) -> None:
    for place, each in enumerate(facts, start=1):
        values = asdict(each)
        results = values.pop("results")
        row = SuccessCriterion.objects.create(activity=activity, order=place, **values)
        create_together([CriterionResult(criterion=row, **asdict(result)) for result in results])

# SPDX-License-Identifier: MPL-2.0
"""What no plan paper says of its activities: success criteria with their results, pools, what they go on from, and what
a round of follow-up was told of them."""

import datetime
from typing import Literal

import msgspec
from django.utils import timezone
from msgspec.structs import asdict

from activities.models import Activity, CriterionResult, Plan, SuccessCriterion
from budgets import pools
from partnerskab.agreements.models import Role
from partnerskab.editing import create_together
from partnerskab.followup.models import Answer, DeliverableResult, Round

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


class AnswerFacts(Row):
    """What the round was told; `delivered` is of the activity's deliverables in their order."""

    state: Literal["on_track", "delayed", "stopped", "done"]
    happened: str
    sent: datetime.date
    delivered: list[str] = []
    next_steps: str = ""
    learning: str = ""


class RoundFacts(Row):
    kind: Literal["midterm", "final"]
    opened: datetime.date
    due: datetime.date
    introduction: str = ""


class ActivityFacts(Row):
    """An activity by its number; `predecessor` is the number that it had in the plan before."""

    number: int
    predecessor: int = 0
    is_pool: bool = False
    criteria: list[CriterionFacts] = []
    answer: AnswerFacts | None = None


class FollowUp(Row):
    activities: list[ActivityFacts]
    round: RoundFacts


def follow(text: str, plan: Plan, before: Plan | None = None) -> None:
    """Write what a file of facts (TOML) says to the plan's activities; `before` is the plan they may go on from."""
    there = {activity.number: activity for activity in plan.activities.all()}
    earlier = {activity.number: activity for activity in before.activities.all()} if before else {}
    found = msgspec.toml.decode(text, type=FollowUp)
    asked = _round(plan, found.round)
    for facts in found.activities:
        activity = there[facts.number]
        if facts.predecessor in earlier:
            activity.predecessor = earlier[facts.predecessor]
            activity.save()
        if facts.is_pool:
            pools.make(activity)
        _criteria(activity, facts.criteria)
        if facts.answer:
            _answer(asked, activity, facts.answer)


def _round(plan: Plan, facts: RoundFacts) -> Round:
    return Round.objects.create(
        plan=plan, kind=facts.kind, opened_on=facts.opened, due_on=facts.due, introduction=facts.introduction
    )


def _answer(asked: Round, activity: Activity, facts: AnswerFacts) -> None:
    values = asdict(facts)
    sent, delivered = values.pop("sent"), values.pop("delivered")
    by = asked.partnership.memberships.filter(role=Role.WORKING_GROUP).select_related("user").earliest("pk")
    noon = timezone.make_aware(datetime.datetime.combine(sent, datetime.time(12)))
    answer = Answer.objects.create(round=asked, activity=activity, sent_at=noon, sent_by=by.user, **values)
    promised = activity.deliverables.order_by("order", "pk")
    told = zip(promised, delivered, strict=False)
    create_together([DeliverableResult(answer=answer, deliverable=one, delivered=said) for one, said in told])


def _criteria(activity: Activity, facts: list[CriterionFacts]) -> None:
    for place, each in enumerate(facts, start=1):
        values = asdict(each)
        results = values.pop("results")
        row = SuccessCriterion.objects.create(activity=activity, order=place, **values)
        create_together([CriterionResult(criterion=row, **asdict(result)) for result in results])

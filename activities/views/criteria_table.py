# SPDX-License-Identifier: MPL-2.0
"""All the plan's success criteria with their answers for a year: by focus area and activity, counted and filtered.

Three queries, whatever the size of the plan.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import F

from activities.models import Activity, ActivityPartner, CriterionResult, Plan, SuccessCriterion
from activities.results import Answer, answers_of

UNANSWERED = "uden-svar"
SLUGS = {"met": "naaet", "on_the_way": "paa-vej", "not_met": "ikke-naaet", "unknown": "kan-ikke-siges"}
"""What each judgement is called in an address."""


@dataclass(frozen=True, slots=True)
class ActivityCriteria:
    """An activity with those of its criteria that are shown; `leads` are its responsible actors' names."""

    activity: Activity
    leads: tuple[str, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class AreaCriteria:
    """A focus area, or the appendix, with its activities."""

    number: int | None
    title: str
    activities: tuple[ActivityCriteria, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to see fewer: its name in the address, its words, how many criteria it holds, and whether it is chosen."""

    slug: str
    label: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class CriteriaTable:
    """`choices` are the judgements, `missing` the responsible actors who have not answered; all count whole years."""

    year: int
    total: int
    answered: int
    areas: tuple[AreaCriteria, ...]
    choices: tuple[Choice, ...]
    missing: tuple[Choice, ...]


def criteria_table(plan: Plan, year: int, shown: str, lead: str) -> CriteriaTable:
    """The criteria with the judgement that `shown` names and the responsible actor `lead`; empty names mean all."""
    activities = _read(plan, year)
    answers = [answer for activity in activities for answer in activity.answers]
    counts = Counter(_slug(answer) for answer in answers)
    labels = {UNANSWERED: "Uden svar", **{SLUGS[key]: label for key, label in CriterionResult.State.choices}}
    choices = [Choice("", "Alle", len(answers), not shown)]
    choices += [Choice(slug, label, counts[slug], slug == shown) for slug, label in labels.items()]
    missing = Counter(
        name for each in activities for name in each.leads for answer in each.answers if answer.result is None
    )
    chosen = [_only(activity, shown) for activity in activities if not lead or lead in activity.leads]
    return CriteriaTable(
        year,
        len(answers),
        len(answers) - counts[UNANSWERED],
        tuple(_areas(activity for activity in chosen if activity.answers)),
        tuple(choices),
        tuple(Choice(name, name, count, name == lead) for name, count in missing.most_common()),
    )


def _only(each: ActivityCriteria, shown: str) -> ActivityCriteria:
    return replace(each, answers=tuple(answer for answer in each.answers if not shown or _slug(answer) == shown))


def _slug(answer: Answer) -> str:
    return SLUGS[answer.result.state] if answer.result else UNANSWERED


def _read(plan: Plan, year: int) -> list[ActivityCriteria]:
    """The activities that have criteria, in reading order."""
    place = (F("activity__focus_area__number").asc(nulls_last=True), "activity__order", "activity__number")
    rows = SuccessCriterion.objects.filter(activity__plan=plan).select_related("activity__focus_area")
    criteria = list(rows.order_by("activity__is_appendix", *place, "activity_id", "order", "pk"))
    results = answers_of(plan, year)
    leads = _leads(plan)
    return [
        ActivityCriteria(
            of_activity[0].activity,
            tuple(leads[activity_id]),
            tuple(Answer(row, year, results.get(row.pk)) for row in of_activity),
        )
        for activity_id, found in groupby(criteria, key=lambda row: row.activity_id)
        for of_activity in [list(found)]
    ]


def _leads(plan: Plan) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = ActivityPartner.objects.filter(activity__plan=plan, role=ActivityPartner.Role.LEAD).order_by("order", "pk")
    for activity_id, name, organisation in rows.values_list("activity_id", "name", "organisation__name"):
        found[activity_id].append(name or organisation)
    return found


def _areas(activities: Iterable[ActivityCriteria]) -> Iterable[AreaCriteria]:
    for (number, title), found in groupby(activities, key=lambda each: _area(each.activity)):
        yield AreaCriteria(number, title, tuple(found))


def _area(activity: Any) -> tuple[int | None, str]:
    area = activity.focus_area
    return (None, "Appendiks") if activity.is_appendix or area is None else (area.number, area.title)

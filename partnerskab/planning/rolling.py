# SPDX-License-Identifier: MPL-2.0
"""Beginning a year's plan from an earlier one, and taking over later what was left behind. One transaction each.

Only rows of the new plan are written: the earlier plan, its versions and what was decided on them stay as they are.
"""

import datetime
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from activities.models import Activity, ActivityQuerySet, Plan
from activities.ordering import last_place, next_number
from activities.texts import CARRIED
from budgets.models import FundingAmount
from partnerskab.agreements.models import Agreement, FocusArea, User
from partnerskab.content.tree import ActivityContent
from partnerskab.editing import change, create_together

from .carrying import AS_PROPOSAL, Carrying
from .choosing import Choice, Fate, in_order
from .models import Beginning, LeftBehind
from .source import Source


class TakenError(Exception):
    """The year has a plan with content already; `plan` is it."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(f"{plan} is written already")
        self.plan = plan


class CarriedError(Exception):
    """The plan has the activity already."""


def has_content(plan: Plan) -> bool:
    """Whether somebody has written in the plan; three queries."""
    return plan.activities.exists() or plan.sections.exists() or plan.funding_lines.exists()


@transaction.atomic
def begin(
    agreement: Agreement,
    year: int,
    source: Source,
    choices: Mapping[str, Choice],
    areas: Mapping[int, FocusArea],
    user: User,
) -> Plan:
    """Write the plan of `year` from a source: `choices` by the activities' ids, `areas` by their old numbers.

    Raises:
        TakenError: the year has a plan that is not empty.
    """
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    plan, _ = Plan.objects.get_or_create(agreement=agreement, year=year, defaults={"unit": source.content.unit})
    Plan.objects.select_for_update(of=("self",)).only("pk").get(pk=plan.pk)  # whoever writes in an empty plan holds it
    if has_content(plan):
        raise TakenError(plan)
    change(plan, plan.version, unit=source.content.unit)
    carrying = Carrying(plan, source.content, areas)
    carrying.chapters()
    carrying.loose_lines()
    kept = [activity for activity in source.content.activities if choices[activity.id].is_kept]
    numbers = {number: row.number for number, row in areas.items()}
    for place, activity in enumerate(in_order(kept, numbers)):
        carrying.activity(activity, choices[activity.id], place)
    carrying.save(user, f"{CARRIED} {source.name}")
    left = [activity for activity in source.content.activities if not choices[activity.id].is_kept]
    _remember(plan, source, [(activity, choices[activity.id]) for activity in left], user)
    return plan


def _remember(plan: Plan, source: Source, left: list[tuple[ActivityContent, Choice]], user: User) -> None:
    """What the plan was begun from, and what was left; an empty plan that is filled anew forgets the time before."""
    for row in (*Beginning.objects.filter(plan=plan), *LeftBehind.objects.filter(plan=plan)):
        row.delete()
    because = f"begyndt fra {source.name}"
    create_together([Beginning(plan=plan, from_plan=source.plan, revision=source.revision)], user=user, because=because)
    rows = [
        LeftBehind(
            plan=plan,
            activity=UUID(activity.id),
            number=activity.number,
            title=activity.title,
            anchored_with=choice.anchored_with,
            reason=choice.reason,
        )
        for activity, choice in left
    ]
    create_together(rows, user=user, because=because)


def not_carried(plan: Plan, earlier: Plan) -> ActivityQuerySet:
    """The activities of the earlier plan that none in this one carries on, in reading order."""
    successors = Activity.objects.filter(plan=plan, predecessor=OuterRef("pk"))
    return Activity.objects.filter(~Exists(successors), plan=earlier).in_reading_order()


@transaction.atomic
def take_over(
    plan: Plan, source: Source, activity: ActivityContent, areas: Mapping[int, FocusArea], user: User
) -> Activity:
    """Carry one activity on into a plan that is being written, last in its focus area and under the next number.

    Raises:
        CarriedError: the plan has it already.
    """
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if Activity.objects.filter(plan=plan, predecessor=UUID(activity.id)).exists():
        raise CarriedError
    carrying = Carrying(plan, source.content, areas)
    area = None if activity.area is None or activity.is_appendix else areas[activity.area]
    choice = Choice(Fate.CONTINUE, None if activity.is_appendix else next_number(plan))
    row = carrying.activity(activity, choice, last_place(plan, area))
    because = f"hentet fra {source.name}"
    carrying.save(user, because)
    for left in LeftBehind.objects.filter(plan=plan, activity=activity.id):
        left._change_reason = because
        left.delete()
    return row


def proposed_amounts(plan: Plan) -> frozenset[str]:
    """The amounts of the plan's year that came from last year's plan and that nobody has changed or gone through since,
    as "line-year"; one query, whatever the plan."""
    later = Q(amounts_seen_at=None) | Q(amounts_seen_at__lt=OuterRef("history_date"))
    unseen = Beginning.objects.filter(later, plan=plan)
    history = FundingAmount.history.filter(
        Exists(unseen), id=OuterRef("pk"), history_type="+", history_change_reason__endswith=AS_PROPOSAL
    )
    cells = FundingAmount.objects.filter(Exists(history), line__plan=plan, year=plan.year, version=1)
    return frozenset(f"{line}-{plan.year}" for line in cells.values_list("line_id", flat=True))


@transaction.atomic
def see_amounts(plan: Plan, moment: datetime.datetime) -> None:
    """Note that the proposed amounts were gone through as they stood at `moment`, and hold."""
    beginning = Beginning.objects.select_for_update(of=("self",)).get(plan=plan)
    if beginning.amounts_seen_at is None or beginning.amounts_seen_at < moment:
        change(beginning, beginning.version, amounts_seen_at=moment)

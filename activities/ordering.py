# SPDX-License-Identifier: MPL-2.0
"""The places of activities in their plan: within a focus area, between areas, and their numbers.

A move says where to go from where the activity now stands, and is made under a lock on the plan; so two people who
move at the same time lose nothing, and no version needs to be compared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.db.models import Max
from simple_history.utils import bulk_update_with_history

from partnerskab.agreements.models import FocusArea

from .models import Activity, ActivityFocusArea, ActivityQuerySet, Plan


class OutdatedError(Exception):
    """The numbers are no longer those that were shown."""


@dataclass(frozen=True, slots=True)
class NewNumber:
    """An activity with the number it would get in reading order."""

    activity: Activity
    number: int

    @property
    def differs(self) -> bool:
        return self.activity.number != self.number


def next_number(plan: Plan) -> int:
    """The number after the highest in use, for a new activity."""
    highest: int | None = plan.activities.aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1


def last_place(plan: Plan, area: FocusArea | None) -> int:
    """The `order` that puts an activity last in a focus area, or in the appendix where there is none."""
    last: int | None = _group(plan, area).aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


@transaction.atomic
def move(activity: Activity, step: int) -> bool:
    """Move an activity one place up (-1) or down (1) among those beside it; return whether it had anywhere to go."""
    _lock(activity.plan)
    activity.refresh_from_db(fields=["focus_area", "is_appendix"])
    standing = beside(activity)
    place = standing.index(activity)
    if not 0 <= place + step < len(standing):
        return False
    places = _places(standing)
    standing[place], standing[place + step] = standing[place + step], standing[place]
    moved = [row for row, order in zip(standing, places, strict=True) if row.order != order]
    for row, order in zip(standing, places, strict=True):
        row.order = order
    bulk_update_with_history(moved, Activity, ["order"], default_change_reason="flyttet")
    return True


def beside(activity: Activity) -> list[Activity]:
    """The activities of the same focus area, or of the appendix, in order; this one among them."""
    area = None if activity.is_appendix else activity.focus_area
    return list(_group(activity.plan, area).order_by("order", "number", "pk"))


@transaction.atomic
def place_in(activity: Activity, area: FocusArea | None) -> None:
    """Put an activity last in a focus area, or in the appendix. An area it served beside is then its primary one."""
    _lock(activity.plan)
    activity.order = last_place(activity.plan, area)
    activity.focus_area, activity.is_appendix = area, area is None
    activity.save(update_fields=["order", "focus_area", "is_appendix"])
    for link in ActivityFocusArea.objects.filter(activity=activity, focus_area=area):
        link.delete()


def renumbering(plan: Plan) -> tuple[NewNumber, ...]:
    """What the activities would be numbered in reading order. An appendix or an ended one may do without a number,
    and keeps to that."""
    numbered = [
        activity
        for activity in plan.activities.in_reading_order()
        if activity.number is not None or not (activity.is_appendix or activity.state == Activity.State.ENDED)
    ]
    return tuple(NewNumber(activity, number) for number, activity in enumerate(numbered, start=1))


def mark_of(numbers: Iterable[NewNumber]) -> str:
    """What stands for exactly these old and new numbers, so that only what was shown is carried out."""
    return sha256(" ".join(f"{new.activity.pk}:{new.activity.number}" for new in numbers).encode()).hexdigest()[:16]


@transaction.atomic
def renumber(plan: Plan, shown: str) -> int:
    """Number the activities as `renumbering` says, and return how many changed.

    Raises:
        OutdatedError: `shown` is the mark of other numbers than those that stand now.
    """
    _lock(plan)
    numbers = renumbering(plan)
    if mark_of(numbers) != shown:
        raise OutdatedError
    changed = [new.activity for new in numbers if new.differs]
    for new in numbers:
        if new.differs:
            new.activity.number = new.number
            new.activity.version += 1
    bulk_update_with_history(changed, Activity, ["number", "version"], default_change_reason="nummereret forfra")
    return len(changed)


def _group(plan: Plan, area: FocusArea | None) -> ActivityQuerySet:
    group = Activity.objects.filter(plan=plan, is_appendix=area is None)
    return group.filter(focus_area=area) if area else group


def _lock(plan: Plan) -> None:
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)


def _places(standing: Sequence[Activity]) -> list[int]:
    """The orders in use if they tell the rows apart, else new ones from 0."""
    orders = [row.order for row in standing]
    return orders if len(set(orders)) == len(orders) else list(range(len(orders)))

# SPDX-License-Identifier: MPL-2.0
"""What is chosen for each activity of the earlier plan, what is proposed, and the numbers that follow from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import models

from partnerskab.content.tree import ActivityContent, PlanContent

from .endings import Sign, ends, signs


class Fate(models.TextChoices):
    """What becomes of an activity in the new plan."""

    CONTINUE = "fortsaet", "Fortsæt"
    ADJUST = "juster", "Justér"
    END = "ophoer", "Ophør"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to become of an activity, and the number it gets; with an end who carries it on, or why it ends."""

    fate: Fate
    number: int | None = None
    anchored_with: str = ""
    reason: str = ""

    @property
    def is_kept(self) -> bool:
        return self.fate is not Fate.END


@dataclass(frozen=True, slots=True)
class Proposed:
    """An activity with what is proposed for it, and what speaks for an end."""

    activity: ActivityContent
    choice: Choice
    signs: tuple[Sign, ...]


def propose(content: PlanContent, year: int, areas: Mapping[int, int]) -> tuple[Proposed, ...]:
    """What is proposed for the plan of `year`, in reading order; `areas` are the new numbers of the focus areas."""
    found = [(activity, signs(activity, content.year, year)) for activity in content.activities]
    numbers = numbered([activity for activity, about in found if not ends(about)], {}, areas)
    return tuple(
        Proposed(
            activity,
            Choice(Fate.END, None, activity.anchored_with)
            if ends(about)
            else Choice(Fate.CONTINUE, numbers[activity.id]),
            about,
        )
        for activity, about in found
    )


def numbered(
    kept: Iterable[ActivityContent], fixed: Mapping[str, int | None], areas: Mapping[int, int]
) -> dict[str, int | None]:
    """A number for each activity that is kept: the fixed ones as they are, the others counted in reading order
    without holes. An appendix without a number keeps to that."""
    taken = set(fixed.values())
    numbers: dict[str, int | None] = {}
    number = 0
    for activity in in_order(kept, areas):
        if activity.id in fixed:
            numbers[activity.id] = fixed[activity.id]
        elif activity.number is None and activity.is_appendix:
            numbers[activity.id] = None
        else:
            number = next(free for free in range(number + 1, number + len(taken) + 2) if free not in taken)
            numbers[activity.id] = number
    return numbers


def in_order(activities: Iterable[ActivityContent], areas: Mapping[int, int]) -> list[ActivityContent]:
    """In the order in which the new plan prints them."""
    last = len(areas) + max(areas.values(), default=0)

    def place(activity: ActivityContent) -> tuple[bool, int]:
        return activity.is_appendix, last if activity.area is None else areas.get(activity.area, last)

    return sorted(activities, key=place)

# SPDX-License-Identifier: MPL-2.0
"""What a focus area is known by from one plan to another.

Within an agreement its number names it, and its title may be mended. A new agreement numbers its focus areas anew, so
from one to the next only the title says that an area is the same.
"""

from partnerskab.content.tree import ActivityContent, AgreementContent


def are_two(before: AgreementContent, after: AgreementContent) -> bool:
    """Whether the sides stand under two agreements."""
    return bool(before.id and after.id) and before.id != after.id


def known_by(number: int | None, agreement: AgreementContent, by_title: bool) -> str:
    """The name under which an area is the same on both sides; empty where there is none."""
    area = agreement.area(number) if by_title else None
    return area.title if area else "" if number is None else str(number)


def home(activity: ActivityContent, agreement: AgreementContent, by_title: bool) -> tuple[str, bool]:
    """Where the activity stands: its focus area, and whether in the appendix."""
    return known_by(activity.area, agreement, by_title), activity.is_appendix


def serves(activity: ActivityContent, agreement: AgreementContent, by_title: bool) -> tuple[str, ...]:
    """The other focus areas that it serves."""
    names = [known_by(number, agreement, by_title) for number in activity.other_areas]
    return tuple(sorted(names) if by_title else names)

# SPDX-License-Identifier: MPL-2.0
"""In which order a plan's money stands in the workbook, and on which row each post does."""

from collections.abc import Iterator
from dataclasses import dataclass

from partnerskab.content.tree import ActivityContent, Line, PlanContent

from .looks import HEAD

ACROSS = "På tværs"


@dataclass(frozen=True, slots=True)
class Table:
    """The posts of an activity, or a line without one, from the row `first` of the sheet of posts (counted from 0)."""

    area: str
    activity: ActivityContent | None
    lines: tuple[Line, ...]
    first: int

    @property
    def number(self) -> int | None:
        return self.activity.number if self.activity else None

    @property
    def title(self) -> str:
        return self.activity.title if self.activity else ""

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1


@dataclass(frozen=True, slots=True)
class Group:
    """A focus area, or what belongs to none."""

    title: str
    tables: tuple[Table, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for table in self.tables for line in table.lines)


def groups(content: PlanContent) -> tuple[Group, ...]:
    """The focus areas in their order, then what stands across them."""
    found: list[Group] = []
    at = HEAD + 1
    for title, activities, lines in _parts(content):
        tables: list[Table] = []
        of_group = [(activity, activity.lines) for activity in activities] + [(None, (line,)) for line in lines]
        for activity, posts in of_group:
            tables.append(Table(title, activity, posts, at))
            at += len(posts)
        found.append(Group(title, tuple(tables)))
    return tuple(found)


def _parts(content: PlanContent) -> Iterator[tuple[str, tuple[ActivityContent, ...], tuple[Line, ...]]]:
    placed: set[int] = set()
    numbers: set[int] = set()
    for area in content.agreement.areas:
        if area.number in numbers:
            continue
        numbers.add(area.number)
        activities = content.in_area(area.number)
        placed.update(map(id, activities))
        yield f"{area.number}. {area.title}", activities, ()
    rest = tuple(activity for activity in content.activities if id(activity) not in placed)
    if rest or content.lines:
        yield ACROSS, rest, content.lines

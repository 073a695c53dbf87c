# SPDX-License-Identifier: MPL-2.0
"""The whole plan at a glance: who is responsible for what, how it goes, who has answered and who has not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from activities.models import Activity

from .missing import Responsible, activities_of, responsible, told_in
from .models import Answer, Round


class Standing(StrEnum):
    """How far the answer of an activity is."""

    SENT = "sent"
    RETURNED = "returned"
    BEGUN = "begun"
    MISSING = "missing"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Standing.SENT: "Sendt",
    Standing.RETURNED: "Sendt tilbage",
    Standing.BEGUN: "Begyndt",
    Standing.MISSING: "Mangler",
}


@dataclass(frozen=True, slots=True)
class Line:
    """An activity with its answer, if anybody has begun one."""

    activity: Activity
    responsible: Responsible
    answer: Answer | None

    @property
    def standing(self) -> Standing:
        if self.answer is None:
            return Standing.MISSING
        if self.answer.is_returned:
            return Standing.RETURNED
        return Standing.SENT if self.answer.is_sent else Standing.BEGUN


@dataclass(frozen=True, slots=True)
class Area:
    """A focus area, or the appendix, with its activities."""

    number: int | None
    title: str
    lines: tuple[Line, ...]

    @property
    def anchor(self) -> str:
        """The id of its rows on the page."""
        return f"omraade-{self.number}" if self.number is not None else "appendiks"


@dataclass(frozen=True, slots=True)
class Overview:
    """The plan's activities by focus area."""

    areas: tuple[Area, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for area in self.areas for line in area.lines)

    @property
    def sent(self) -> int:
        return sum(line.standing is Standing.SENT for line in self.lines)

    @property
    def lacking(self) -> tuple[Line, ...]:
        """Those that are not sent, in the plan's order."""
        return tuple(line for line in self.lines if line.standing is not Standing.SENT)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many are in each state, by the state; of those that are sent."""
        found = Counter(line.answer.state for line in self.lines if line.answer and line.answer.is_sent)
        return [(state.value, found[state.value]) for state in Answer.State if found[state.value]]


def overview(found: Round) -> Overview:
    """The activities of the round's plan with the answers that are told in it (for the yearly report those of other
    rounds); four queries."""
    activities = list(activities_of(found.plan))
    asked = responsible(found.partnership, activities)
    answers = told_in(found)
    lines = (Line(each, asked[each.pk], answers.get(each.pk)) for each in activities)
    return Overview(tuple(_areas(lines)))


def _areas(lines: Iterable[Line]) -> Iterable[Area]:
    for (number, title), within in groupby(lines, key=lambda line: _area(line.activity)):
        yield Area(number, title, tuple(within))


def _area(activity: Activity) -> tuple[int | None, str]:
    area = activity.focus_area
    return (None, "Appendiks") if activity.is_appendix or area is None else (area.number, area.title)

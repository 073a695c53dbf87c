# SPDX-License-Identifier: MPL-2.0
"""Figures as plain values: what judgements, charts, pages and papers read. No database here.

Values are `Decimal` in the indicator's unit: per cent, a count, or per 1.000 inhabitants. These types stand in frozen
papers; their stored form is that of `partnerskab.content.canonical`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Point:
    """A reading. `value` is None where it is hidden, being small or giving a small one away.

    `area` is the id of the area as it was bounded, `area_name` its words ("fra 1. januar 2025"); both empty for places
    whose bounds do not change. `significant` is yes, no or unknown, of the change since the point before. `margin` is
    the uncertainty to either side in the unit.
    """

    year: int
    value: Decimal | None
    denominator: int | None = None
    sample_size: int | None = None
    margin: Decimal | None = None
    significant: str = "unknown"
    is_preliminary: bool = False
    area: str = ""
    area_name: str = ""
    definition: int = 1
    source: str = ""
    page: str = ""
    note: str = ""
    is_example: bool = False

    @property
    def is_hidden(self) -> bool:
        return self.value is None

    @property
    def shown(self) -> Decimal:
        """The value, where the caller knows that it is not hidden.

        Raises:
            ValueError: it is hidden.
        """
        if self.value is None:
            raise ValueError(f"the value of {self.year} is hidden")
        return self.value

    def continues(self, before: "Point") -> bool:
        """Whether it may be compared with that point: same area, same definition."""
        return (self.area, self.definition) == (before.area, before.definition)


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator's points in one place, oldest first. `kind` is area, district, city or estate."""

    place: str
    kind: str
    points: tuple[Point, ...]

    @property
    def newest(self) -> Point | None:
        return self.points[-1] if self.points else None

    def in_year(self, year: int) -> Point | None:
        """The last point of the year: that of the newest area and definition."""
        return next((point for point in reversed(self.points) if point.year == year), None)

    def until(self, year: int) -> "Series":
        """The series as it was known in that year."""
        return Series(self.place, self.kind, tuple(point for point in self.points if point.year <= year))

    def stretch(self, last: Point) -> tuple[Point, ...]:
        """That point and those before it that it may be compared with, oldest first."""
        return tuple(point for point in self.points if last.continues(point) and point.year <= last.year)

    def segments(self) -> Iterator[tuple[Point, ...]]:
        """The stretches within which points may be compared."""
        start = 0
        for place, (before, after) in enumerate(pairwise(self.points), start=1):
            if not after.continues(before):
                yield self.points[start:place]
                start = place
        if self.points:
            yield self.points[start:]

    def current(self) -> tuple[Point, ...]:
        """The stretch that the newest point stands in."""
        return tuple(self.segments())[-1] if self.points else ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """The value that a target is held against, None where it is hidden; `set_on` is an ISO date."""

    year: int
    value: Decimal | None
    denominator: int | None = None
    area: str = ""
    area_name: str = ""
    definition: int = 1
    source: str = ""
    page: str = ""
    set_on: str = ""
    is_example: bool = False

    @property
    def is_hidden(self) -> bool:
        return self.value is None

    @property
    def point(self) -> Point:
        """The baseline as the reading that it stands for."""
        return Point(
            self.year,
            self.value,
            self.denominator,
            area=self.area,
            area_name=self.area_name,
            definition=self.definition,
            source=self.source,
            page=self.page,
            is_example=self.is_example,
        )


@dataclass(frozen=True, slots=True)
class Sharing:
    """The activities of a plan that count, each with how many cooperating partners it has (agreement 2025-2028,
    target 3)."""

    plan_year: int
    activities: tuple["Counted", ...]
    partners: int = 2

    @property
    def enough(self) -> tuple["Counted", ...]:
        return tuple(one for one in self.activities if one.partners >= self.partners)

    @property
    def missing(self) -> tuple["Counted", ...]:
        return tuple(one for one in self.activities if one.partners < self.partners)


@dataclass(frozen=True, slots=True)
class Counted:
    """An activity with the number of its cooperating partners, the lead not counted."""

    id: str
    number: int | None
    title: str
    partners: int


@dataclass(frozen=True, slots=True)
class Aim:
    """A target with all that is known for it: what `judging.judge` reads.

    `rule` is near, hold, reach, share or monitor; `unit` percent, count, per_1000 or other; `direction` up or down.
    `series` is that of the target's own `place`, `reference` that of `near`, the place it is to near; both None where
    only what was agreed is asked for. `totals` names the indicators that this one is a part of, the nearest first.
    """

    id: str
    code: str
    title: str
    wording: str
    rule: str
    topic: str = "other"
    indicator: str = ""
    unit: str = "percent"
    unit_name: str = ""
    direction: str = "up"
    definition: str = ""
    source: str = ""
    place: str = ""
    near: str = ""
    small_numbers: bool = False
    totals: tuple[str, ...] = ()
    focus_area: int | None = None
    partners: int = 2
    baseline_year: int | None = None
    final_year: int | None = None
    limit: Decimal | None = None
    pending: str = ""
    series: Series | None = None
    reference: Series | None = None
    baseline: Baseline | None = None
    sharing: Sharing | None = None

    @property
    def read(self) -> Series:
        """Its series; one without points where nothing was asked for."""
        return self.series or Series(self.place, "", ())


def exact(value: Decimal) -> Decimal:
    """The value in its shortest plain form, so that the same figure is always stored as the same bytes."""
    return Decimal(format(value.normalize(), "f"))

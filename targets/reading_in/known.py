# SPDX-License-Identifier: MPL-2.0
"""What stands before a file is read: indicators, places, the area's bounds, and the readings of each cell."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, TypeVar

from partnerskab import danish
from partnerskab.names import folded, likeness


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition by its number; `from_year` is None where it holds from the beginning."""

    id: str
    number: int
    from_year: int | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with all names it goes by. One that a file brings has no id."""

    id: str
    name: str
    unit: str
    aliases: tuple[str, ...] = ()
    unit_name: str = ""
    source: str = ""
    direction: str = ""
    definitions: tuple[Definition, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place with all names it goes by; `kind` is area, district, city or estate. One that a file brings has no id."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """The partnership's area as it is bounded from a day on."""

    id: str
    from_date: datetime.date

    @property
    def name(self) -> str:
        return f"området fra {danish.date(self.from_date)}"


class Key(NamedTuple):
    """The cell a reading stands in. `indicator` and `place` are ids, or the folded names of those a file brings."""

    indicator: str
    place: str
    year: int
    area: str
    definition: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a reading; None is nothing said."""

    value: Decimal | None = None
    denominator: int | None = None
    sample_size: int | None = None
    margin: Decimal | None = None
    significant: str | None = None
    is_preliminary: bool | None = None
    source: str | None = None
    page: str | None = None
    note: str | None = None
    is_example: bool | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A reading that is stored."""

    id: str
    version: int
    facts: Facts


@dataclass(frozen=True, slots=True)
class Known:
    """All of it. `latest` is the year that has begun last."""

    indicators: tuple[Indicator, ...]
    places: tuple[Place, ...]
    areas: tuple[Area, ...]
    latest: int
    standing: Mapping[Key, Standing] = field(default_factory=dict)

    def area(self, key: str) -> Area | None:
        """The area of that id."""
        return next((area for area in self.areas if area.id == key), None)


Named = TypeVar("Named", Indicator, Place)


def by_name(among: Iterable[Named]) -> dict[str, list[Named]]:
    """Those that go by each folded name; several where they share one."""
    found: dict[str, list[Named]] = defaultdict(list)
    for one in among:
        for name in {folded(other) for other in _names(one)} - {""}:
            found[name].append(one)
    return dict(found)


def most_like(name: str, among: Iterable[Indicator | Place]) -> list[tuple[float, Indicator | Place]]:
    """All of them with how like a name they are, from 0 to 1, the most like first."""
    scored = [(max(likeness(name, other) for other in _names(one)), one) for one in among]
    return sorted(scored, key=lambda found: -found[0])


def _names(one: Indicator | Place) -> tuple[str, ...]:
    return (one.name, *one.aliases)

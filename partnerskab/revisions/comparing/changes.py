# SPDX-License-Identifier: MPL-2.0
"""What differs between two plans, as plain values. What is the same on both sides is told by its place or not at all.

Places are counted from 0. Each difference turns round with `reversed()`.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from .matching import out_of_order

Row = TypeVar("Row")
Both = TypeVar("Both", "Pair[Any]", "Rekeyed")
Value = str | int | None | tuple[str, ...] | tuple[int, ...]


class Fate(Enum):
    """What became of an activity or a post; the value is the word on the screen."""

    NEW = "Ny"
    ADJUSTED = "Justeret"
    ENDED = "Ophørt"
    RESUMED = "Genoptaget"
    UNCHANGED = "Uændret"


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the tree, under its name there, that says something else."""

    field: str
    before: Value
    after: Value

    def reversed(self) -> "Fact":
        return Fact(self.field, self.after, self.before)


Facts = tuple[Fact, ...]


def turned(facts: Facts) -> Facts:
    """The facts the other way round."""
    return tuple(fact.reversed() for fact in facts)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Row]):
    """A row that stands on one side only."""

    place: int
    row: Row


@dataclass(frozen=True, slots=True)
class Pair(Generic[Row]):
    """A row that stands on both sides and differs."""

    before_place: int
    place: int
    before: Row
    after: Row

    def reversed(self) -> "Pair[Row]":
        return Pair(self.place, self.before_place, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """A row that stands on both sides under two ids and is otherwise the same; no reader sees a difference."""

    before_place: int
    place: int
    before_id: str
    after_id: str

    def reversed(self) -> "Rekeyed":
        return Rekeyed(self.place, self.before_place, self.after_id, self.before_id)


@dataclass(frozen=True, slots=True)
class Rows(Generic[Row]):
    """How a list of rows differs. `gone` has places of the earlier list, `new` of the later; in rising order.

    Readers are told of neither `rekeyed` nor `silent`: a post's blank cell that is no longer there reads as before.
    `order` gives the rows that stand on both sides in their later order, each as its rank among them in the earlier;
    it is empty where they stand in the same order.
    """

    gone: tuple[Placed[Row], ...] = ()
    new: tuple[Placed[Row], ...] = ()
    changed: tuple[Pair[Row], ...] = ()
    rekeyed: tuple[Rekeyed, ...] = ()
    silent: tuple[Pair[Row], ...] = ()
    order: tuple[int, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether a reader sees no difference."""
        return not (self.gone or self.new or self.changed or self.order)

    @property
    def is_empty(self) -> bool:
        """Whether the lists are the same to the last byte."""
        return self.is_same and not self.rekeyed and not self.silent

    @property
    def moved(self) -> tuple[int, ...]:
        """The later places of rows that stand on both sides and have moved past others."""
        new = {placed.place for placed in self.new}
        places = [place for place in range(len(self.order) + len(new)) if place not in new]
        return tuple(places[at] for at in sorted(out_of_order(self.order)))

    def reversed(self) -> "Rows[Row]":
        order = tuple(sorted(range(len(self.order)), key=self.order.__getitem__))
        changed, silent = (_turned(pairs) for pairs in (self.changed, self.silent))
        return Rows(self.new, self.gone, changed, _turned(self.rekeyed), silent, order)


def _turned(pairs: tuple[Both, ...]) -> tuple[Both, ...]:
    """The pairs the other way round, in the order of what is then the later list."""
    return tuple(sorted((pair.reversed() for pair in pairs), key=lambda pair: pair.place))

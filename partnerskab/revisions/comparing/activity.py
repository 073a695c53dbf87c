# SPDX-License-Identifier: MPL-2.0
"""What differs in one activity."""

from dataclasses import dataclass, field

from partnerskab.content.tree import (
    ActivityContent,
    Application,
    Criterion,
    Deliverable,
    Line,
    Partner,
    Section,
    Stated,
)

from .changes import Fact, Facts, Fate, Rows, turned
from .money import Money


@dataclass(frozen=True, slots=True)
class Name:
    """An activity as one side knows it, with its place there.

    `home` and `serves` are its focus areas under names that hold on both sides (see `areas`).
    """

    id: str
    number: int | None
    title: str
    area: int | None
    is_appendix: bool
    state: str
    place: int
    home: tuple[str, bool]
    serves: tuple[str, ...]


MOVING = frozenset({"number", "area", "is_appendix"})
"""Facts that say where an activity stands, not what it is."""
IDENTITY = frozenset({"id", "predecessor"})
FROM_PAPER = frozenset({"other_names", "areas_as_written"})
"""Facts about how an imported paper writes the activity."""


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """An activity that stands on both sides, and all that differs in it, which may be nothing.

    `same` has the labels of the sections that read alike, where something else differs; `has_moved_past` says that it
    stands in another place among the rest.
    """

    before: Name
    after: Name
    money: Money
    facts: Facts = ()
    sections: Rows[Section] = field(default_factory=Rows)
    partners: Rows[Partner] = field(default_factory=Rows)
    deliverables: Rows[Deliverable] = field(default_factory=Rows)
    criteria: Rows[Criterion] = field(default_factory=Rows)
    lines: Rows[Line] = field(default_factory=Rows)
    stated: Rows[Stated] = field(default_factory=Rows)
    applications: Rows[Application] = field(default_factory=Rows)
    same: tuple[str, ...] = ()
    has_moved_past: bool = False

    @property
    def is_linked(self) -> bool:
        """Whether this is last year's activity gone on under an id of its own, and not the same row."""
        return self.before.id != self.after.id

    @property
    def shown_facts(self) -> Facts:
        """What readers are told; that the next year's activity has an id and a predecessor of its own is not, nor that
        the next agreement has other numbers for its focus areas."""
        silent = {"other_areas"} | (IDENTITY if self.is_linked else set())
        told = tuple(fact for fact in self.facts if fact.field not in silent)
        serves = Fact("other_areas", self.before.serves, self.after.serves)
        return told if serves.before == serves.after else (*told, serves)

    @property
    def has_pool_news(self) -> bool:
        """Whether something has happened to applications; each year's pool begins without any."""
        return not self.is_linked and not self.applications.is_same

    @property
    def is_renumbered(self) -> bool:
        return self.before.number != self.after.number

    @property
    def is_elsewhere(self) -> bool:
        """In another focus area, in the appendix, or no longer there."""
        return self.before.home != self.after.home

    @property
    def is_moved(self) -> bool:
        """Elsewhere, or to another place among the rest."""
        return self.has_moved_past or self.is_elsewhere

    @property
    def is_adjusted(self) -> bool:
        """Whether more than its number and place has changed, money of the plan year included.

        From one year's plan to the next, "ny" becomes "fortsat" and a paper has other words for it: that is no change.
        """
        passing = FROM_PAPER | {"state"} if self.is_linked else frozenset[str]()
        has_facts = any(fact.field not in MOVING | passing for fact in self.shown_facts)
        rows = (self.sections, self.partners, self.deliverables, self.criteria, self.lines)
        has_stated = not self.is_linked and not self.stated.is_same
        return (
            has_facts
            or has_stated
            or self.has_pool_news
            or self.money.difference != 0
            or not all(each.is_same for each in rows)
        )

    @property
    def fate(self) -> Fate:
        """What became of the activity; that it has moved or been renumbered stands beside it."""
        ended = [side.state == "ophoert" for side in (self.before, self.after)]
        if ended[0] != ended[1]:
            return Fate.ENDED if ended[1] else Fate.RESUMED
        return Fate.ADJUSTED if self.is_adjusted else Fate.UNCHANGED

    @property
    def is_empty(self) -> bool:
        """Whether the activity is the same to the last byte; its place among the others stands in the comparison."""
        rows = (self.sections, self.partners, self.deliverables, self.criteria, self.lines, self.stated)
        return not self.facts and all(each.is_empty for each in (*rows, self.applications))

    def reversed(self) -> "ActivityChange":
        return ActivityChange(
            self.after,
            self.before,
            self.money.reversed(),
            turned(self.facts),
            self.sections.reversed(),
            self.partners.reversed(),
            self.deliverables.reversed(),
            self.criteria.reversed(),
            self.lines.reversed(),
            self.stated.reversed(),
            self.applications.reversed(),
            self.same,
            self.has_moved_past,
        )


@dataclass(frozen=True, slots=True)
class ActivityAlone:
    """An activity that stands on one side only, whole, with its place there."""

    place: int
    activity: ActivityContent
    money: Money

    def reversed(self) -> "ActivityAlone":
        return ActivityAlone(self.place, self.activity, self.money.reversed())

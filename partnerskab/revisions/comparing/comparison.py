# SPDX-License-Identifier: MPL-2.0
"""What differs between two plans as a whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from partnerskab.content.tree import (
    Amount,
    AreaContent,
    Chapter,
    FrameContent,
    Line,
    PartyContent,
    Stated,
    Step,
    Transfer,
)

from .activity import ActivityAlone, ActivityChange
from .changes import Facts, Fate, Rows, turned
from .money import CellShift, Money, PlanMoney
from .moves import Moves


@dataclass(frozen=True, slots=True)
class AgreementChange:
    """How the agreement's part of the content differs; the theory's results stand in their focus area."""

    facts: Facts = ()
    estates: Rows[str] = field(default_factory=Rows)
    areas: Rows[AreaContent] = field(default_factory=Rows)
    cross_cutting: Rows[str] = field(default_factory=Rows)
    cross_results: Rows[str] = field(default_factory=Rows)
    effects: Rows[str] = field(default_factory=Rows)
    parties: Rows[PartyContent] = field(default_factory=Rows)
    steps: Rows[Step] = field(default_factory=Rows)
    frames: Rows[FrameContent] = field(default_factory=Rows)

    @property
    def is_empty(self) -> bool:
        """Whether the agreement is the same to the last byte."""
        return self == AgreementChange()

    @property
    def is_same(self) -> bool:
        """Whether a reader sees no difference."""
        rows = (self.estates, self.areas, self.cross_cutting, self.cross_results, self.effects)
        others = (self.parties, self.steps, self.frames)
        return not self.shown_facts and all(each.is_same for each in (*rows, *others))

    @property
    def shown_facts(self) -> Facts:
        return tuple(fact for fact in self.facts if fact.field != "id")

    def reversed(self) -> "AgreementChange":
        return AgreementChange(
            turned(self.facts),
            self.estates.reversed(),
            self.areas.reversed(),
            self.cross_cutting.reversed(),
            self.cross_results.reversed(),
            self.effects.reversed(),
            self.parties.reversed(),
            self.steps.reversed(),
            self.frames.reversed(),
        )


@dataclass(frozen=True, slots=True)
class PostName:
    """A post without activity as one side knows it."""

    id: str
    post: str
    funder: str
    place: int


@dataclass(frozen=True, slots=True)
class LooseChange:
    """A post without activity, None on the side where it is not; it may be the same. `headline` is the plan year's."""

    before: PostName | None
    after: PostName | None
    headline: CellShift
    money: Money
    is_changed: bool

    @property
    def name(self) -> PostName:
        """The name it has now, or had last."""
        return next(name for name in (self.after, self.before) if name)

    @property
    def fate(self) -> Fate:
        """A post that last year's plan paid for and this year's leaves empty has ended, though its row still stands."""
        had, has = (side is not None and bool(side.kr) for side in (self.headline.before, self.headline.after))
        if self.before is None or (has and not had and _is_empty(self.headline.before)):
            return Fate.NEW
        if self.after is None or (had and not has and _is_empty(self.headline.after)):
            return Fate.ENDED
        return Fate.ADJUSTED if self.is_changed or self.headline.difference else Fate.UNCHANGED

    def reversed(self) -> "LooseChange":
        return LooseChange(self.after, self.before, self.headline.reversed(), self.money.reversed(), self.is_changed)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two plans, and the sums of both.

    `kept` has every activity that stands on both sides, in the later order, most of them perhaps without a difference;
    `order` is as in `Rows`, for activities. `loose` has every post without activity, `lines` what differs in them.
    """

    before_year: int
    after_year: int
    is_first: bool
    facts: Facts
    agreement: AgreementChange
    chapters: Rows[Chapter]
    gone: tuple[ActivityAlone, ...]
    new: tuple[ActivityAlone, ...]
    kept: tuple[ActivityChange, ...]
    order: tuple[int, ...]
    lines: Rows[Line]
    stated: Rows[Stated]
    transfers: Rows[Transfer]
    loose: tuple[LooseChange, ...]
    money: PlanMoney

    @property
    def is_empty(self) -> bool:
        """Whether the plans are the same to the last byte."""
        rows = (self.agreement, self.chapters, self.lines, self.stated, self.transfers)
        no_activity = not (self.gone or self.new or self.order) and all(change.is_empty for change in self.kept)
        return not self.facts and no_activity and all(each.is_empty for each in rows)

    @property
    def is_across_years(self) -> bool:
        return self.before_year != self.after_year

    @property
    def new_transfers(self) -> tuple[Transfer, ...]:
        """The moves of money that were made since; none where there was no earlier version."""
        return () if self.is_first else tuple(placed.row for placed in self.transfers.new)

    @property
    def moves(self) -> Moves:
        """What they moved, cell by cell."""
        return Moves(self.new_transfers)

    @property
    def adjusted(self) -> tuple[ActivityChange, ...]:
        return self._of(lambda change: change.fate is Fate.ADJUSTED)

    @property
    def closed(self) -> tuple[ActivityChange, ...]:
        """Activities that still stand in the plan, but have ended since."""
        return self._of(lambda change: change.fate is Fate.ENDED)

    @property
    def unchanged(self) -> tuple[ActivityChange, ...]:
        """Activities with the same words and money; some may be renumbered or moved."""
        return self._of(lambda change: change.fate is Fate.UNCHANGED)

    @property
    def renumbered(self) -> tuple[ActivityChange, ...]:
        return self._of(lambda change: change.is_renumbered)

    @property
    def moved(self) -> tuple[ActivityChange, ...]:
        return self._of(lambda change: change.is_moved)

    def _of(self, wanted: Callable[[ActivityChange], bool]) -> tuple[ActivityChange, ...]:
        return tuple(change for change in self.kept if wanted(change))

    def reversed(self) -> "Comparison":
        """What `compare` says of the same two plans the other way round."""
        kept = sorted((change.reversed() for change in self.kept), key=lambda change: change.after.place)
        return Comparison(
            self.after_year,
            self.before_year,
            False,
            turned(self.facts),
            self.agreement.reversed(),
            self.chapters.reversed(),
            tuple(alone.reversed() for alone in self.new),
            tuple(alone.reversed() for alone in self.gone),
            tuple(kept),
            tuple(sorted(range(len(self.order)), key=self.order.__getitem__)),
            self.lines.reversed(),
            self.stated.reversed(),
            self.transfers.reversed(),
            in_place(change.reversed() for change in self.loose),
            self.money.reversed(),
        )


def in_place(loose: Iterable[LooseChange]) -> tuple[LooseChange, ...]:
    """The posts in their later order, those that are gone last."""
    return tuple(sorted(loose, key=lambda change: (change.after is None, change.name.place)))


def _is_empty(cell: Amount | None) -> bool:
    """Nothing allotted: no post, a blank or a dash. 0 and words are something."""
    return cell is None or (cell.kr is None and not cell.note)

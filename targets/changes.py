# SPDX-License-Identifier: MPL-2.0
"""What may be said of the change between two readings, and the words for it.

Only readings of the same area and definition are ever set against each other here; the caller sees to that with
`Series.stretch`. Crime is counted from a register, every report of it; safety is asked of a sample. So a counted figure
that has moved has moved, and a surveyed one only where its source says that the change is significant.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from partnerskab import danish

from . import telling
from .series import Aim, Point

COUNTED = ("count", "per_1000")
"""Units of what is counted over a whole year; the others are measured at a moment of it, as the survey is in spring."""


@dataclass(frozen=True, slots=True)
class Change:
    """From one reading to a later one that it may be compared with; neither is hidden.

    `significant` is yes, no or unknown, of this very change.
    """

    aim: Aim
    before: Point
    after: Point
    significant: str

    @property
    def size(self) -> Decimal:
        """The difference in the unit, above zero where the figure has risen."""
        return self.after.shown - self.before.shown

    @property
    def gain(self) -> Decimal:
        """The difference, above zero where it is for the better."""
        return self.size if self.aim.direction == "up" else -self.size

    @property
    def is_certain(self) -> bool:
        """Whether it may be called a change: the source says so, or every case was counted and it says nothing."""
        return self.significant == "yes" or (self.significant == "unknown" and self.aim.unit in COUNTED)

    @property
    def is_better(self) -> bool:
        return self.gain > 0 and self.is_certain

    @property
    def is_worse(self) -> bool:
        return self.gain < 0 and self.is_certain

    @property
    def is_standstill(self) -> bool:
        """Whether the figure is known not to have moved; two samples alike show no more than that none is seen."""
        return self.gain == 0 and self.aim.unit in COUNTED

    def told(self) -> str:
        """Both figures with their years, what may be said of the difference, and what has changed below them."""
        return " ".join(filter(None, (self._figures(), self._caution(), self._population())))

    def _figures(self) -> str:
        now = f"{telling.of(self.aim, self.after.value)} i {self.after.year}"
        if not self.size:
            return f"{now}, det samme som i {self.before.year}."
        return f"{now} mod {telling.of(self.aim, self.before.value)} i {self.before.year}."

    def _caution(self) -> str:
        word = "en stigning" if self.size > 0 else "et fald"
        match self.significant:
            case _ if not self.size:
                return "" if self.aim.unit in COUNTED else "En så lille ændring kan en stikprøve ikke vise."
            case "yes":
                return "Stigningen er statistisk sikker." if self.size > 0 else "Faldet er statistisk sikkert."
            case "no":
                return f"Forskellen er mindre end den statistiske usikkerhed, så den kan ikke kaldes {word}."
            case _ if self.aim.unit in COUNTED:
                return "Kilden siger ikke, om forskellen er større end tilfældige udsving."
            case _:
                return f"Kilden siger ikke, om forskellen er statistisk sikker, så den kan ikke kaldes {word}."

    def _population(self) -> str:
        """A count of a population that has changed says less than it seems to: how it is for each inhabitant."""
        was, now = self.before.denominator, self.after.denominator
        if self.aim.unit != "count" or not was or not now or was == now:
            return ""
        rates = [danish.decimal(1000 * value / of) for value, of in ((self.after.shown, now), (self.before.shown, was))]
        return (
            f"Folketallet var {danish.amount(was)} i {self.before.year} og {danish.amount(now)} i {self.after.year}. "
            f"Pr. 1.000 indbyggere er det {rates[0]} mod {rates[1]}."
        )


def steps(aim: Aim, stretch: tuple[Point, ...]) -> tuple[Change, ...]:
    """The changes from reading to reading of a stretch without hidden ones."""
    return tuple(Change(aim, before, after, _significant(before, after)) for before, after in pairwise(stretch))


def from_baseline(aim: Aim, baseline: Point, stretch: tuple[Point, ...]) -> Change:
    """The change from the baseline to the last of a stretch; its source speaks of it where nothing lies between."""
    after = stretch[-1]
    directly = not any(baseline.year < point.year < after.year for point in stretch)
    return Change(aim, baseline, after, _significant(baseline, after) if directly else "unknown")


def _significant(before: Point, after: Point) -> str:
    """What the source says of the change; where it is silent, a difference within the uncertainty is none."""
    if after.significant != "unknown":
        return after.significant
    margins = [point.margin for point in (before, after) if point.margin is not None]
    within = margins and abs(after.shown - before.shown) <= max(margins)
    return "no" if within else "unknown"

# SPDX-License-Identifier: MPL-2.0
"""What a rule finds about a target, before the figures' own reservations are laid on it."""

from dataclasses import dataclass

from .series import Aim, Point

MET, NOT_MET, ON_THE_WAY, UNKNOWN = "met", "not_met", "on_the_way", "unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """A judgement, what the figures say, the readings that it rests on, and the conclusion in words, if it holds."""

    judgement: str
    said: tuple[str, ...]
    used: tuple[Point, ...] = ()
    concluded: str = ""

    @property
    def sentence(self) -> str:
        return " ".join(filter(None, (*self.said, self.concluded)))

    def but(self, doubt: str) -> "Found":
        """The same with a doubt that no judgement stands against."""
        said = (*self.said, doubt)
        return Found(UNKNOWN if self.judgement else "", said, self.used)


def unstated_population(aim: Aim, used: tuple[Point, ...]) -> str:
    """What is to be said where figures per 1.000 inhabitants do not all name the population they were divided by."""
    unstated = sorted({point.year for point in used if aim.unit == "per_1000" and point.denominator is None})
    if not unstated:
        return ""
    years = " og ".join(map(str, unstated))
    return f"Folketallet bag tallet for {years} er ikke oplyst, så sammenligningen kan ikke kontrolleres."


def pending(aim: Aim) -> tuple[str, ...]:
    """When a missing baseline is set, as the agreement says it."""
    if aim.baseline is not None or aim.baseline_year is None:
        return ()
    when = aim.pending.strip().removeprefix("fastsættes ").removesuffix(".")
    return (
        f"Baseline fastsættes {when}."
        if when
        else "Baseline er ikke fastsat, og det er ikke sagt, hvornår den bliver.",
    )

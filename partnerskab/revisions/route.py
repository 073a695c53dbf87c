# SPDX-License-Identifier: MPL-2.0
"""How far a version has come on its route: a pure reading of its content and the decisions on it.

The route is the agreement's data (plan 2013: two bodies approve; plan 2022: the steering group approves by delegation
and Økonomiudvalget is informed). What counts as decided is a rule of the step.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partnerskab.content.canonical import Content
from partnerskab.content.tree import PartyContent, Step

from .models import Decision, Standing

Kind = Decision.Kind


@dataclass(frozen=True, slots=True)
class Stage:
    """A step with what has been said at it; `place` counts from 0. `kind` is empty while it is open."""

    place: int
    step: Step
    said: tuple[Decision, ...]
    missing: tuple[PartyContent, ...]
    kind: str

    @property
    def is_by_parties(self) -> bool:
        """Whether every party answers for itself. Who is informed answers nothing, whatever rule its step has."""
        return _by_parties(self.step)

    @property
    def is_positive(self) -> bool:
        return self.kind in (Kind.APPROVED, Kind.NOTED)

    @property
    def decided_on(self) -> datetime.date | None:
        """The day it was complete."""
        return max(one.decided_on for one in self.said) if self.kind and self.said else None


def stages(content: Content, decisions: Iterable[Decision]) -> tuple[Stage, ...]:
    """Each step of the content's own route with the decisions made at it."""
    said = list(decisions)
    return tuple(
        _stage(place, step, content, tuple(one for one in said if one.step == place))
        for place, step in enumerate(content.steps)
    )


def open_stage(route: tuple[Stage, ...]) -> Stage | None:
    """The step whose turn it is: the first that is not complete, if none before it sent the version back."""
    for stage in route:
        if stage.kind == Kind.SENT_BACK:
            return stage if stage.missing else None
        if not stage.kind:
            return stage
    return None


def fate(route: tuple[Stage, ...]) -> Standing:
    """What the decisions add up to: one that sent back is enough; approved when every deciding step is complete, and
    taken note of where the last asks for no more."""
    if any(stage.kind == Kind.SENT_BACK for stage in route):
        return Standing.SENT_BACK
    deciding = [stage for stage in route if stage.step.act != "is_informed"]
    if not deciding or any(stage.kind != Kind.APPROVED for stage in deciding):
        return Standing.PENDING
    return Standing.NOTED if deciding[-1].step.act == "notes" else Standing.APPROVED


def approvals(route: tuple[Stage, ...]) -> Iterator[Stage]:
    """The last word of each body that has it, for "Godkendt af styregruppen 12. december 2022"."""
    return (stage for stage in route if stage.step.has_last_word and stage.kind == Kind.APPROVED)


def _by_parties(step: Step) -> bool:
    return step.rule == "parties" and step.act != "is_informed"


def _stage(place: int, step: Step, content: Content, said: tuple[Decision, ...]) -> Stage:
    answered = {str(one.party_id) for one in said}
    by_parties = _by_parties(step)
    missing = tuple(party for party in content.voting if by_parties and party.id not in answered)
    kinds = {one.kind for one in said}
    if Kind.SENT_BACK in kinds:
        kind = Kind.SENT_BACK.value
    elif by_parties:
        kind = Kind.APPROVED.value if kinds and not missing else ""
    else:
        kind = next(iter(kinds), "")
    return Stage(place, step, said, missing, kind)

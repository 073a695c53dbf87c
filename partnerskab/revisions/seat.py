# SPDX-License-Identifier: MPL-2.0
"""Where a member of the steering group stands to a version: whose answer it gives, and whether it can be given now."""

from dataclasses import dataclass

from partnerskab import danish
from partnerskab.agreements.models import Membership
from partnerskab.content.canonical import Content
from partnerskab.content.matters import words
from partnerskab.content.tree import PartyContent

from .lifecycle import Refused, voting_party
from .models import Decision, Revision, Standing
from .places import titles_of
from .remarks import said
from .route import Stage, open_stage

Kind = Decision.Kind

_HAS_SAID = {
    (Kind.APPROVED, "approves"): ("godkendt", ""),
    (Kind.APPROVED, "recommends"): ("indstillet", "til godkendelse"),
    (Kind.SENT_BACK, "approves"): ("sendt", "tilbage"),
    (Kind.SENT_BACK, "recommends"): ("sendt", "tilbage"),
}
_BEFORE = {"approves": "godkende", "recommends": "indstille", "is_informed": "orienteres om"}


@dataclass(frozen=True, slots=True)
class Vote:
    """A party at a step, and what it has answered, if it has; `remarks` are (the place's title, text)."""

    party: PartyContent
    decision: Decision | None
    word: str
    remarks: tuple[tuple[str, str], ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """`stage` is the step at which the parties answer; `decision` what has been answered for the member's party.

    `barrier` says in Danish why the member cannot answer now; it is empty when the member can.
    """

    party: PartyContent | None
    stage: Stage | None
    decision: Decision | None
    barrier: str
    votes: tuple[Vote, ...]

    @property
    def can_answer(self) -> bool:
        return not self.barrier and self.decision is None

    @property
    def own(self) -> Vote | None:
        """The vote of the member's party."""
        return next((vote for vote in self.votes if vote.is_own), None)

    @property
    def deed(self) -> str:
        """What the member's party has done, to stand after "har": "sendt version 2022.1 tilbage"."""
        if not self.decision or not self.stage:
            return ""
        verb, rest = _HAS_SAID[Kind(self.decision.kind), self.stage.step.act]
        return f"{verb} version {self.decision.revision.label} {rest}".strip()

    @property
    def answered(self) -> int:
        """How many parties have answered."""
        return sum(1 for vote in self.votes if vote.decision)


def seat(revision: Revision, content: Content, route: tuple[Stage, ...], member: Membership, newest: Revision) -> Seat:
    """The member's seat at the version with that content and route; `newest` is the newest version of its matter."""
    party, refusal = _party(content, member)
    here = open_stage(route)
    stage = _parties_stage(route, here)
    decisions = stage.said if stage else ()
    decision = next((one for one in decisions if party and str(one.party_id) == party.id), None)
    barrier = closed(revision, newest) or refusal or ("" if decision else _turn(revision, route, here))
    return Seat(party, stage, decision, barrier, _votes(content, stage, party))


def _party(content: Content, member: Membership) -> tuple[PartyContent | None, str]:
    try:
        return voting_party(content, member), ""
    except Refused as refused:
        return None, str(refused)


def _parties_stage(route: tuple[Stage, ...], here: Stage | None) -> Stage | None:
    """The step whose answers are shown: the open one, else the last one that was begun, else the first to come."""
    if here and here.is_by_parties:
        return here
    by_parties = [stage for stage in route if stage.is_by_parties]
    begun = [stage for stage in by_parties if stage.said]
    return next(iter([*begun[-1:], *by_parties]), None)


def closed(revision: Revision, newest: Revision) -> str:
    """Why nobody answers the version any more, whoever it is."""
    if revision.standing is Standing.WITHDRAWN:
        return f"Version {revision.label} er trukket tilbage og skal ikke besvares."
    if newest.number > revision.number and not revision.is_approved:
        return f"Der er kommet en nyere version, {newest.label}."
    return ""


def _turn(revision: Revision, route: tuple[Stage, ...], here: Stage | None) -> str:
    """Why it is not the parties' turn; empty when it is."""
    if here is None or not (revision.is_pending or here.is_by_parties):
        day = danish.date(revision.outcome.decided_on)
        return f"Version {revision.label} blev {revision.standing.word} {day} og kan ikke besvares mere."
    if here.is_by_parties:
        return ""
    body = here.step.body
    if any(stage.is_by_parties for stage in route[here.place + 1 :]):
        about = f"{_BEFORE[here.step.act]} {words(revision.matter).the}"
        return f"{body} skal {about} først. Når det er noteret, bliver det din tur."
    return f"{body} svarer samlet på et møde. Sekretariatet noterer beslutningen, så du skal ikke svare her."


def _votes(content: Content, stage: Stage | None, own: PartyContent | None) -> tuple[Vote, ...]:
    """Every party with a vote in the agreement's order, at the step where the parties answer."""
    if stage is None:
        return ()
    decisions = {str(one.party_id): one for one in stage.said}
    titles = titles_of(content)
    return tuple(_vote(party, decisions.get(party.id), stage, titles, own) for party in content.voting)


def _vote(
    party: PartyContent, decision: Decision | None, stage: Stage, titles: dict[str, str], own: PartyContent | None
) -> Vote:
    if decision is None:
        return Vote(party, None, "", (), party == own)
    word = " ".join(_HAS_SAID[Kind(decision.kind), stage.step.act]).strip().capitalize()
    remarks = tuple((titles.get(one.id, ""), one.text) for one in said(decision) if one.place)
    return Vote(party, decision, word, remarks, party == own)

# SPDX-License-Identifier: MPL-2.0
"""The life of a plan, an agreement or a status: submitted, taken back, answered, recorded, decided.

Every act is one transaction that holds the partnership, so that of two acts in the same instant the second sees the
first.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from partnerskab.agreements.models import Membership, Organisation, Partnership, User
from partnerskab.content.agreed import FORMER
from partnerskab.content.canonical import Content, fingerprint_of, to_json
from partnerskab.content.checks import Finding, check
from partnerskab.content.matters import Matter, columns, parties_of, words
from partnerskab.content.tree import PartyContent
from partnerskab.followup import closing
from partnerskab.meetings.calling import is_cancelled
from partnerskab.meetings.models import Meeting as BodyMeeting
from partnerskab.richtext.signs import legible

from . import chain, news
from .models import Decision, Meeting, Outcome, Revision, Standing, Withdrawal
from .places import ACTIVITY, places_of
from .route import Stage, approvals, fate, open_stage, stages
from .standing import standing

Kind = Decision.Kind


class Refused(Exception):
    """The act cannot be done now. The message says why, and what to do instead, in Danish."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding that blocks, as it read at submission, and why it is submitted all the same."""

    key: str
    title: str
    sentence: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Word:
    """What a party or a body says of a version. `remarks` are (a place's id, text)."""

    kind: str
    comment: str = ""
    remarks: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting as the secretariat knows it; `present` are names of parties."""

    held_on: datetime.date
    present: tuple[str, ...] = ()
    reference: str = ""


def finding_key(finding: Finding) -> str:
    """The name of a finding, the same as long as it says the same of the same place."""
    place = finding.place
    return ":".join([finding.code, place.scope, place.id, place.unit, "-".join(map(str, finding.years))])


def blocking(content: Content) -> dict[str, Finding]:
    """The findings that must be mended or explained before it is submitted, by their key."""
    return {finding_key(finding): finding for finding in check(content) if finding.blocks}


@transaction.atomic
def submit(matter: Matter, by: User, content: Content, message: str, explanations: Mapping[str, str]) -> Revision:
    """Freeze `content` (the matter as it was just read, see `freezing.one_moment`) as its next version.

    `explanations` are given by the findings' keys.

    Raises:
        Refused: a version is before the parties, nothing is new, something blocks that is not explained, nobody could
            decide, or the meeting is cancelled.
    """
    partnership = matter.partnership
    chain.hold(partnership)
    if isinstance(matter, BodyMeeting) and is_cancelled(matter):
        raise Refused("Mødet er aflyst. Vælg ”Hold mødet alligevel”, før referatet sendes ud.")
    stands = standing(matter)
    newest, since = stands.newest, stands.in_force
    if stands.pending:
        raise Refused(
            f"Version {stands.pending.label} er {words(matter).sent}. Vent på svaret, eller træk den tilbage først."
        )
    data = to_json(content)
    if since and stands.is_in_force(content):
        raise Refused(f"Kladden er den samme som version {since.label}, der gælder. Der er intet nyt at sende.")
    _can_be_decided(content)
    revision = Revision(
        **columns(matter),
        number=newest.number + 1 if newest else 1,
        content=data,
        content_sha256=fingerprint_of(data),
        previous_sha256=newest.content_sha256 if newest else "",
        since=since,
        message=_words(message),
        explanations=[asdict(one) for one in _explained(content, explanations)],
        submitted_by=by,
        submitted_at=timezone.now(),
    )
    chain.append(revision, partnership)
    closing.submitted(matter)
    news.submitted(revision, stages(content, ()))
    return revision


@transaction.atomic
def withdraw(revision: Revision, by: User, reason: str = "") -> None:
    """Take a version back before anybody has decided on it.

    Raises:
        Refused: somebody has, or it is no longer before the parties.
    """
    partnership = _held(revision)
    fresh = _fresh(revision)
    if not fresh.is_pending or fresh.decisions.exists():
        raise Refused(f"Version {fresh.label} kan ikke trækkes tilbage, for der er allerede svaret på den.")
    now = timezone.now()
    chain.append(Withdrawal(revision=fresh, reason=_words(reason), withdrawn_by=by, withdrawn_at=now), partnership)
    closing.came_back(fresh.matter)
    news.withdrawn(fresh, stages(fresh.frozen, ()), by)


@transaction.atomic
def answer(revision: Revision, member: Membership, word: Word, content_sha256: str) -> Decision:
    """Write down what a member answers for its party, bound to the content it saw.

    Raises:
        Refused: the party has answered, has no vote, or it is not (or no longer) its turn.
    """
    partnership = _held(revision)
    fresh, route = _open(revision)
    stage = _turn(fresh, route)
    if not stage.is_by_parties:
        raise Refused(f"{stage.step.body} svarer samlet på et møde. Sekretariatet noterer beslutningen.")
    party = voting_party(fresh.frozen, member)
    if any(str(one.party_id) == party.id for one in stage.said):
        raise Refused(f"{party.name} har allerede svaret på version {fresh.label}. Et svar kan ikke ændres.")
    if content_sha256 != fresh.content_sha256:
        raise Refused("Svaret gælder en anden udgave end den, der er til godkendelse. Genindlæs siden, og svar igen.")
    decision = _decision(fresh, stage, member.user, word, timezone.localdate())
    decision.party_id, decision.party_name, decision.as_deputy = member.organisation_id, party.name, member.is_deputy
    chain.append(decision, partnership)
    _settle(fresh, partnership, [decision])
    return decision


@transaction.atomic
def record(revision: Revision, by: User, place: int, held: Held, words: Mapping[str, Word]) -> Meeting:
    """Write down what a meeting decided at step `place`: a word for each party by its id, or the body's own under "".

    Raises:
        Refused: it is not the step's turn, a party has already answered, or no word is given.
    """
    partnership = _held(revision)
    fresh, route = _open(revision)
    stage = _turn(fresh, route, informed=True)
    if stage.place != place:
        raise Refused(f"Det er {stage.step.body}, der har version {fresh.label} nu. Genindlæs siden.")
    names = {party.id: party.name for party in stage.missing} if stage.is_by_parties else {"": ""}
    if not words or not words.keys() <= names.keys():
        raise Refused("En af parterne har allerede svaret. Genindlæs siden, og notér resten.")
    if held.held_on > timezone.localdate():
        raise Refused("Mødet kan først noteres, når det er holdt.")
    now = timezone.now()
    meeting = Meeting(
        revision=fresh, step=place, body=stage.step.body, held_on=held.held_on, present=list(held.present),
        reference=_words(held.reference), recorded_by=by, recorded_at=now,
    )  # fmt: skip
    chain.append(meeting, partnership)
    decisions = []
    for party, word in words.items():
        decision = _decision(fresh, stage, by, word, held.held_on)
        decision.meeting, decision.party_name = meeting, names[party]
        decision.party = Organisation.objects.get(pk=party) if party else None
        chain.append(decision, partnership)
        decisions.append(decision)
    _settle(fresh, partnership, decisions)
    return meeting


def voting_party(content: Content, member: Membership) -> PartyContent:
    """The party a member answers for.

    Raises:
        Refused: its organisation has no vote in the agreement.
    """
    for party in parties_of(content):
        if party.id and party.id == str(member.organisation_id):
            if party.role == "party":
                return party
            if party.role == FORMER:
                raise Refused(f"{party.name} er ikke part længere og har derfor ingen stemme.")
            raise Refused(f"{party.name} er samarbejdspartner. Samarbejdspartnere stemmer ikke.")
    raise Refused("Din organisation er ikke part i aftalen og har derfor ingen stemme.")


def _can_be_decided(content: Content) -> None:
    if not any(step.has_last_word for step in content.steps):
        raise Refused(f"Aftalen siger ikke, hvem der godkender {words(content).the}. Tilføj et trin, der godkender.")
    if any(step.rule == "parties" for step in content.steps) and not content.voting:
        raise Refused("Aftalen har ingen parter, der kan godkende. Tilføj parterne først.")


def _explained(content: Content, explanations: Mapping[str, str]) -> list[Explained]:
    found = blocking(content)
    given = {key: _words(explanations.get(key, "")) for key in found}
    if missing := [found[key].title for key, text in given.items() if not text]:
        raise Refused(f"Ret eller forklar først: {'; '.join(missing)}.")
    return [Explained(key, one.title, one.sentence, given[key]) for key, one in found.items()]


def _held(revision: Revision) -> Partnership:
    partnership = revision.partnership
    chain.hold(partnership)
    return partnership


def _fresh(revision: Revision) -> Revision:
    """The version as it stands now that nobody else can move it."""
    return Revision.objects.with_matter().select_related("withdrawal", "outcome").get(pk=revision.pk)


def _open(revision: Revision) -> tuple[Revision, tuple[Stage, ...]]:
    """The version with its route, if it can still be answered."""
    fresh = _fresh(revision)
    if fresh.standing is Standing.WITHDRAWN:
        raise Refused(f"Version {fresh.label} er trukket tilbage og kan ikke besvares.")
    newer = Revision.objects.of_matter(fresh.matter).filter(number__gt=fresh.number)
    if newer.exists() and not fresh.is_approved:
        raise Refused(f"Der er kommet en nyere version end {fresh.label}. Svar på den i stedet.")
    return fresh, stages(fresh.frozen, fresh.decisions.all())


def _turn(fresh: Revision, route: tuple[Stage, ...], informed: bool = False) -> Stage:
    stage = open_stage(route)
    if stage is None or (stage.step.act == "is_informed" and not informed):
        raise Refused(f"Version {fresh.label} er afgjort og kan ikke besvares mere.")
    return stage


def _decision(fresh: Revision, stage: Stage, by: User, word: Word, on: datetime.date) -> Decision:
    comment = _words(word.comment)
    informs = stage.step.act == "is_informed"
    if word.kind not in ((Kind.NOTED,) if informs else (Kind.APPROVED, Kind.SENT_BACK)):
        raise Refused("Vælg, om versionen godkendes eller sendes tilbage.")
    remarks = _remarks(fresh, word)
    if word.kind == Kind.SENT_BACK and not comment and not remarks:
        raise Refused("Skriv, hvad der skal ændres, når du sender tilbage.")
    return Decision(
        revision=fresh, content_sha256=fresh.content_sha256, step=stage.place, kind=word.kind, comment=comment,
        remarks=remarks, decided_on=on, recorded_by=by, recorded_at=timezone.now(),
    )  # fmt: skip


def _remarks(fresh: Revision, word: Word) -> list[dict[str, str]]:
    """The remarks as they are stored, each under the name of what it is tied to."""
    said = [(place, _words(text)) for place, text in word.remarks]
    written = [(place, text) for place, text in said if text]
    kinds = {place.id: place.kind for place in places_of(fresh.frozen)} if written else {}
    return [{kinds.get(place, ACTIVITY): place, "text": text} for place, text in written]


def _words(text: str) -> str:
    """What a person typed, without signs that cannot be seen: what is written here can never be mended."""
    return legible(text).strip()


def _settle(fresh: Revision, partnership: Partnership, new: list[Decision]) -> None:
    """Tell of the new decisions, and write the outcome once they complete it."""
    before = fresh.standing
    route = stages(fresh.frozen, fresh.decisions.all())
    now = fate(route)
    for decision in new:
        news.decided(fresh, decision, route[decision.step])
    if before is Standing.PENDING and now is not Standing.PENDING:
        outcome = Outcome(revision=fresh, fate=now.value, decided_on=_day(route), reached_at=timezone.now())
        chain.append(outcome, partnership)
        if now is not Standing.APPROVED:
            closing.came_back(fresh.matter)
        news.settled(fresh, outcome)
    elif now is Standing.PENDING:
        news.passed_on(fresh, route, new)


def _day(route: tuple[Stage, ...]) -> datetime.date:
    """The day it was settled: of the last approval, or of the first answer that sent it back."""
    sent_back = [one.decided_on for stage in route for one in stage.said if one.kind == Kind.SENT_BACK]
    return min(sent_back) if sent_back else max(one.decided_on for stage in approvals(route) for one in stage.said)

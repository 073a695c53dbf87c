# SPDX-License-Identifier: MPL-2.0
"""How far a version has come, in words: each step of its route, and where it lies now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.utils.text import get_text_list

from partnerskab import danish
from partnerskab.agreements.bodies import among, inside
from partnerskab.content.canonical import Content

from .models import Decision, Meeting, Revision
from .places import titles_of
from .remarks import said as said_in
from .route import Stage, open_stage, stages

__all__ = ["Answer", "Leg", "Progress", "among", "answered", "capital", "inside", "legs", "progress"]

Kind = Decision.Kind

_DONE = {
    "approves": "Godkendt",
    "recommends": "Indstillet til godkendelse",
    "notes": "Taget til efterretning",
    "is_informed": "Orienteret",
}
_AFTER = {"approves": "har godkendt", "recommends": "har indstillet", "is_informed": "er orienteret"}
_ACTS = {
    "approves": "godkender",
    "recommends": "indstiller",
    "notes": "tager til efterretning",
    "is_informed": "orienteres",
}


WORDS_UP_TO = 12
"""The largest number of parties whose answers are counted in words; two numbers of a sentence look alike."""

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answer:
    """Who said it, the decision, what it is called, and its remarks as (the place's title, text)."""

    who: str
    decision: Decision
    word: str
    remarks: tuple[tuple[str, str], ...]

    @property
    def is_positive(self) -> bool:
        return self.decision.kind != Kind.SENT_BACK


@dataclass(frozen=True, slots=True)
class Leg:
    """A step of the route: "Styregruppen godkender", how it stands, and "done", "now", "back" or nothing yet."""

    title: str
    told: str
    mark: str
    stage: Stage
    answers: tuple[Answer, ...] = ()

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings that were recorded at the step."""
        return tuple({one.meeting_id: one.meeting for one in self.stage.said if one.meeting}.values())


@dataclass(frozen=True, slots=True)
class Progress:
    """A version on its route. `lies` completes "Tryghedsplan 2022 …": "ligger hos styregruppen. Fire af elleve …"."""

    revision: Revision
    content: Content
    legs: tuple[Leg, ...]
    open: Stage | None

    @property
    def lies(self) -> str:
        """Where the version waits; empty when nobody has it."""
        if not self.open:
            return ""
        return f"ligger hos {inside(self.open.step.body)}. {capital(answered(self.open)) or 'Mødet er ikke noteret.'}"

    @property
    def short(self) -> str:
        """ "4 af 11 parter har svaret" or "Venter på Økonomiudvalget"; empty when nobody has it."""
        if not self.open:
            return ""
        said, of = _answers(self.open)
        if of and not said:
            return f"Ingen af {of} parter har svaret"
        return f"{said} af {of} parter har svaret" if of else f"Venter på {inside(self.open.step.body)}"


def progress(revision: Revision, said: Iterable[Decision] | None = None) -> Progress:
    """Read the version's content and its decisions, unless they are given: two queries for a version that was fetched
    without content."""
    content = revision.frozen
    if said is None:
        said = revision.decisions.select_related("meeting__recorded_by", "recorded_by")
    route = stages(content, said)
    is_alive = revision.is_pending or revision.is_approved
    open_now = open_stage(route) if is_alive else None
    return Progress(revision, content, legs(route, is_alive, titles_of(content)), open_now)


def legs(route: tuple[Stage, ...], is_alive: bool = True, names: Mapping[str, str] = _NO_NAMES) -> tuple[Leg, ...]:
    """The route in words. Nobody has a version that was taken or sent back: it is not `is_alive`. `names` are the
    titles of its places by id."""
    here = open_stage(route) if is_alive else None
    return tuple(replace(_leg(stage, route, here), answers=_said(stage, names)) for stage in route)


def answered(stage: Stage) -> str:
    """ "fire af elleve parter har svaret."; empty where the parties do not answer one by one."""
    said, of = _answers(stage)
    if not said:
        return f"ingen af de {danish.in_words(of)} parter har svaret endnu." if of else ""
    both = (said, of) if of > WORDS_UP_TO else (danish.in_words(said), danish.in_words(of))
    return f"{both[0]} af {both[1]} parter har svaret."


def capital(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]


def _leg(stage: Stage, route: tuple[Stage, ...], here: Stage | None) -> Leg:
    title = f"{stage.step.body} {_ACTS[stage.step.act]}"
    if stage.kind == Kind.SENT_BACK:
        back = [one for one in stage.said if one.kind == Kind.SENT_BACK]
        by = get_text_list([inside(one.party_name or stage.step.body) for one in back], "og")
        return Leg(title, f"Sendt tilbage af {by} {danish.date(back[-1].decided_on)}.", "back", stage)
    if stage.decided_on:
        return Leg(title, f"{_DONE[stage.step.act]} {danish.date(stage.decided_on)}.", "done", stage)
    if stage is here:
        return Leg(title, capital(answered(stage)) or "Venter på, at mødet bliver noteret.", "now", stage)
    return Leg(title, _later(stage, route) if here else "", "", stage)


def _said(stage: Stage, names: Mapping[str, str]) -> tuple[Answer, ...]:
    return tuple(
        Answer(one.party_name or stage.step.body, one, _word(one, stage), _remarks(one, names)) for one in stage.said
    )


def _word(decision: Decision, stage: Stage) -> str:
    is_yes = decision.kind == Kind.APPROVED
    return _DONE[stage.step.act] if is_yes else str(decision.get_kind_display())


def _remarks(decision: Decision, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((names.get(one.id, ""), one.text) for one in said_in(decision) if one.place)


def _later(stage: Stage, route: tuple[Stage, ...]) -> str:
    before = route[stage.place - 1].step
    return f"Når {inside(before.body)} {_AFTER[before.act]}."


def _answers(stage: Stage) -> tuple[int, int]:
    """How many parties have answered, of how many."""
    if not stage.is_by_parties:
        return 0, 0
    parties = {one.party_id for one in stage.said}
    return len(parties), len(parties) + len(stage.missing)

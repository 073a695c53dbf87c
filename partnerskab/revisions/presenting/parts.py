# SPDX-License-Identifier: MPL-2.0
"""What differs in one activity, part by part in the order of the paper."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerskab.content.tree import AFTER_AREAS, BEFORE_AREAS, SECTION_LABELS, ActivityContent, PlanContent, Section
from partnerskab.revisions.comparing.activity import FROM_PAPER, MOVING, ActivityChange
from partnerskab.revisions.comparing.changes import Fact
from partnerskab.revisions.comparing.entries import what_changed
from partnerskab.revisions.comparing.labels import FACTS, said, section_label
from partnerskab.revisions.comparing.money import PlanYears
from partnerskab.revisions.comparing.moves import Moves
from partnerskab.revisions.comparing.telling import pool_news, unchanged_labels
from partnerskab.revisions.comparing.texts import TextChange, folded, section_texts
from partnerskab.richtext.difference import Stretch, difference, is_comparable

from . import saying
from .marked import items, replaced, rewritten
from .marks import Mark, mark
from .sums import PostsTable, posts_table

_TEXTS = frozenset({*BEFORE_AREAS, *AFTER_AREAS})
_ECONOMY = frozenset({"economy_intro", "economy_note"})
_OUTPUTS = frozenset({"deliverables_intro", "deliverables_note"})
_RESPONSIBLE = frozenset({"responsible"})


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled part that differs: a text in stretches, marked lines, or money. Parts may share a label.

    A text that `is_too_long` to be compared word by word is the later one, without marks; `earlier` has the other.
    """

    label: SafeString | str
    stretches: tuple[Stretch, ...] = ()
    items: tuple[SafeString, ...] = ()
    posts: PostsTable | None = None
    is_too_long: bool = False
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Parts under a heading; `title` reads as inside a sentence, and so without a capital."""

    anchor: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """An activity that differs. `same` are the labels of what reads alike, `unchanged` says so in a sentence."""

    activity: ActivityContent
    mark: Mark
    phrase: str
    difference: int
    parts: tuple[Part, ...]
    partners: tuple[SafeString, ...]
    same: tuple[str, ...]
    unchanged: str

    @property
    def name(self) -> str:
        """ "9 Blå Bane"."""
        return named(self.activity)

    @property
    def same_sections(self) -> tuple[tuple[str, Section], ...]:
        """The texts that read alike, each under its label."""
        same = ((section, SECTION_LABELS.get(section.kind, "")) for section in self.activity.sections)
        return tuple(
            (section_label(section.kind, section.sub_heading), section)
            for section, label in same
            if label in self.same and section.text
        )


def named(activity: ActivityContent) -> str:
    """An activity by its number, if it has one, and its title."""
    return activity.title if activity.number is None else f"{activity.number} {activity.title}"


def changed(change: ActivityChange, before: PlanContent, after: PlanContent, years: PlanYears, moves: Moves) -> Changed:
    """What readers are shown of an activity that stands on both sides."""
    earlier, later = before.activities[change.before.place], after.activities[change.after.place]
    posts = posts_table(earlier.lines, later.lines, change.money.headline, years, moves)
    return Changed(
        later,
        mark(change.fate),
        what_changed(change, moves),
        change.money.difference,
        parts=tuple(_parts(change, posts)),
        partners=items(change.partners, saying.partner),
        same=change.same,
        unchanged=unchanged_labels(change.same),
    )


def text_part(text: TextChange) -> Part:
    """A text that differs, under its heading."""
    label = rewritten(text.label_before, text.label) if text.label_before else text.label
    stretches = folded(text.before, text.after)
    if is_comparable(text.before, text.after):
        return Part(label, stretches)
    return Part(label, stretches, is_too_long=True, earlier=difference(text.after, text.before))


def _parts(change: ActivityChange, posts: PostsTable | None) -> Iterator[Part]:
    texts = section_texts(change.sections)
    yield from _facts(change)
    yield from _of(texts, _TEXTS)
    yield from _of(texts, _ECONOMY)
    if posts:
        yield Part(SECTION_LABELS["economy_note"], posts=posts)
    if not (change.is_linked or change.stated.is_same):
        yield Part("Summer i det indlæste papir", items=items(change.stated, saying.stated))
    if change.has_pool_news:
        yield Part("Puljen", items=(format_html("{}", pool_news(change)),))
    yield from _of(texts, _OUTPUTS)
    if not change.deliverables.is_same:
        yield Part(SECTION_LABELS["deliverables_note"], items=items(change.deliverables, saying.deliverable))
    if not change.criteria.is_same:
        yield Part("Succeskriterier", items=items(change.criteria, saying.criterion))
    yield from _of(texts, _RESPONSIBLE)
    if change.sections.order:
        yield Part("Afsnit", items=(SafeString("Afsnittene står i en anden rækkefølge."),))


def _of(texts: Iterable[TextChange], kinds: frozenset[str]) -> Iterator[Part]:
    return (text_part(text) for text in texts if text.kind in kinds)


def _facts(change: ActivityChange) -> Iterator[Part]:
    """Title and other facts; number and place are told with those that moved, and passing words not at all."""
    silent = MOVING | (FROM_PAPER | {"state"} if change.is_linked else frozenset[str]())
    for fact in change.shown_facts:
        if fact.field not in silent and fact.field in FACTS:
            yield Part(FACTS[fact.field], items=(_fact(fact),))


def _fact(fact: Fact) -> SafeString:
    return rewritten(*said(fact)) if fact.field == "title" else replaced(*said(fact))

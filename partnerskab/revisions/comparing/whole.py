# SPDX-License-Identifier: MPL-2.0
"""Compares two agreements, two statuses, two rounds of follow-up and so on: every field of the content is a fact or a
list, so that none is forgotten.

compare_whole(before, after) -> WholeComparison
apply_whole(before, compare_whole(before, after)) == after
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from partnerskab.content.agreed import (
    AgreementChapter,
    BodyContent,
    Boundary,
    Signatory,
    StaffContent,
    StatusContent,
    StatusEntry,
    WholeAgreement,
)
from partnerskab.content.tree import Theory
from partnerskab.content.yearly import CaseContent, FollowUpContent, MeetingContent
from targets.series import Aim

from . import keys
from .applying import apply_rows
from .changes import Fact, Facts, Rows, turned
from .differences import NO_ROWS, rows

Whole = WholeAgreement | StatusContent | FollowUpContent | MeetingContent | CaseContent
Content = TypeVar("Content", WholeAgreement, StatusContent, FollowUpContent, MeetingContent, CaseContent)

_CHAPTER: keys.Keys[AgreementChapter] = (
    (lambda row: row.id or None, lambda row: row.kind if row.kind != "other" else row.title),
    lambda row: row.title,
)
_BOUNDARY: keys.Keys[Boundary] = ((lambda row: row.id or None, lambda row: row.from_date), None)
_TARGET: keys.Keys[Aim] = ((lambda row: row.id or None, lambda row: row.title, lambda row: row.code or None), None)
_ENTRY: keys.Keys[StatusEntry] = (
    (lambda row: row.aim.id or None, lambda row: row.aim.title, lambda row: row.aim.code or None),
    None,
)
_BODY: keys.Keys[BodyContent] = ((lambda row: row.id or None, lambda row: row.name, lambda row: row.kind), None)
_STAFF: keys.Keys[StaffContent] = ((lambda row: row.id or None, lambda row: row.title), None)
_TITLED: keys.Keys[Any] = ((lambda row: row.id or None, lambda row: row.title), None)
_NAMED: keys.Keys[Any] = ((lambda row: row.name,), None)
_ATTENDANT: keys.Keys[Any] = ((lambda row: row.id or None, lambda row: row.name), None)
_RECOMMENDED: keys.Keys[Any] = ((lambda row: row.id or None, lambda row: row.text), None)
_HANDLED: keys.Keys[Any] = ((lambda row: row.id or None, lambda row: (row.body, row.on)), None)
_ATTACHED: keys.Keys[Any] = ((lambda row: row.title,), None)
_SIGNATORY: keys.Keys[Signatory] = ((lambda row: row.id or None, lambda row: row.name), None)

_KEYS: dict[str, keys.Keys[Any]] = {
    "chapters": _CHAPTER,
    "boundaries": _BOUNDARY,
    "areas": keys.AREA,
    "theory.cross_cutting": keys.WORDS,
    "theory.cross_results": keys.WORDS,
    "theory.effects": keys.WORDS,
    "targets": _TARGET,
    "entries": _ENTRY,
    "bodies": _BODY,
    "staff": _STAFF,
    "parties": _SIGNATORY,
    "frames": keys.FRAME,
    "steps": keys.STEP,
    "plan_steps": keys.STEP,
    "status_steps": keys.STEP,
    "told": _TITLED,
    "met": _NAMED,
    "attendants": _ATTENDANT,
    "points": _TITLED,
    "recommendations": _RECOMMENDED,
    "handlings": _HANDLED,
    "annexes": _ATTACHED,
}
"""How the rows of each list are known again; a list is named by its field."""


@dataclass(frozen=True, slots=True)
class WholeComparison:
    """All that differs: plain fields, and the lists that differ by the name of their field."""

    is_first: bool
    facts: Facts
    lists: tuple[tuple[str, Rows[Any]], ...]

    @property
    def is_empty(self) -> bool:
        """Whether both are the same to the last byte."""
        return not self.facts and not self.lists

    def of(self, name: str) -> Rows[Any]:
        """What differs in a list."""
        return next((found for key, found in self.lists if key == name), NO_ROWS)

    def fact(self, name: str) -> Fact | None:
        """What differs in a plain field."""
        return next((fact for fact in self.facts if fact.field == name), None)

    def reversed(self) -> "WholeComparison":
        """What `compare_whole` says of the same two the other way round."""
        lists = tuple((name, found.reversed()) for name, found in self.lists)
        return WholeComparison(False, turned(self.facts), lists)


def compare_whole(before: Content | None, after: Content) -> WholeComparison:
    """What differs; without an earlier one everything is new."""
    earlier, later = before or nothing(after), after
    found, other = dict(_lists(earlier)), dict(_lists(later))
    differing = ((name, rows(found[name], other[name], *_KEYS[name])) for name in other)
    return WholeComparison(
        before is None,
        tuple(
            Fact(name, old, new)
            for name, new in _plain(later)
            if (old := getattr(earlier, name)) != new
        ),
        tuple((name, each) for name, each in differing if not each.is_empty),
    )  # fmt: skip


def apply_whole(before: Content | None, after_type: type[Content], comparison: WholeComparison) -> Content:
    """The later one, from the earlier and what differs."""
    earlier = before or _empty(after_type)
    changed: dict[str, Any] = {fact.field: fact.after for fact in comparison.facts}
    for name, found in comparison.lists:
        field, _, part = name.partition(".")
        if part:
            theory = changed.get(field, getattr(earlier, field))
            changed[field] = replace(theory, **{part: apply_rows(getattr(theory, part), found)})
        else:
            changed[field] = apply_rows(getattr(earlier, field), found)
    return replace(earlier, **changed)


def nothing(like: Content) -> Content:
    """The empty beginning, before there was one of its kind."""
    return _empty(type(like))


def _empty(kind: type[Content]) -> Content:
    blank: dict[Any, Any] = {str: "", int: 0, Theory: Theory((), (), ())}
    return kind(**{field.name: blank.get(field.type, ()) for field in fields(kind)})


def _lists(content: Whole) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for field in fields(content):
        value = getattr(content, field.name)
        if isinstance(value, Theory):
            yield from ((f"{field.name}.{part.name}", getattr(value, part.name)) for part in fields(value))
        elif isinstance(value, tuple):
            yield field.name, value


def _plain(content: Whole) -> Iterator[tuple[str, str | int]]:
    for field in fields(content):
        value = getattr(content, field.name)
        if isinstance(value, str | int):
            yield field.name, value

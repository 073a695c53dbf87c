# SPDX-License-Identifier: MPL-2.0
"""The texts of a comparison for readers: which differ, and each as changed blocks with unchanged stretches folded."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from partnerskab.content.tree import Chapter, Section
from partnerskab.richtext.difference import Stretch, stretches

from .changes import Rows
from .labels import section_label

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text before and after, as stored HTML; empty on the side where it is not. `label` is its later heading.

    `label_before` is given where the heading itself has changed.
    """

    kind: str
    label: str
    before: str
    after: str
    label_before: str = ""


def folded(before: str, after: str) -> tuple[Stretch, ...]:
    """One text as stretches in reading order: what differs, marked word by word, and what does not, to be folded."""
    return stretches(before, after)


def section_texts(sections: Rows[Section]) -> tuple[TextChange, ...]:
    """The sections of an activity that differ, new and gone ones included, in reading order."""
    return tuple(_section(*sides) for sides in in_order(sections))


def chapter_texts(chapters: Rows[Chapter]) -> tuple[TextChange, ...]:
    """The chapters that differ, new and gone ones included, in reading order."""
    return tuple(_chapter(*sides) for sides in in_order(chapters))


def in_order(rows: Rows[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Both sides of each row that differs, by its later place; what is gone comes before what now stands there."""
    found: list[tuple[float, Row | None, Row | None]] = [(pair.place, pair.before, pair.after) for pair in rows.changed]
    found += [(new.place, None, new.row) for new in rows.new]
    found += [(gone.place - 0.5, gone.row, None) for gone in rows.gone]
    for _, before, after in sorted(found, key=lambda sides: sides[0]):
        yield before, after


def _section(before: Section | None, after: Section | None) -> TextChange:
    labels = [section_label(side.kind, side.sub_heading) if side else "" for side in (before, after)]
    kind = next(side.kind for side in (after, before) if side)
    return _text(kind, labels, before, after)


def _chapter(before: Chapter | None, after: Chapter | None) -> TextChange:
    kind = next(side.kind for side in (after, before) if side)
    return _text(kind, [side.title if side else "" for side in (before, after)], before, after)


def _text(
    kind: str, labels: list[str], before: Section | Chapter | None, after: Section | Chapter | None
) -> TextChange:
    old = labels[0] if before and after and labels[0] != labels[1] else ""
    texts = before.text if before else "", after.text if after else ""
    return TextChange(kind, labels[1] or labels[0], *texts, old)

# SPDX-License-Identifier: MPL-2.0
"""What names each kind of row, surest first, and the words by which one is known again where no name is left.

A year's plan is made from the last one under new ids; within a plan the id alone would do.
"""

from collections.abc import Callable
from typing import TypeVar

from partnerskab.content.tree import (
    Application,
    AreaContent,
    Chapter,
    Criterion,
    Deliverable,
    FrameContent,
    Line,
    Partner,
    PartyContent,
    Section,
    Stated,
    Step,
    Transfer,
)

from .matching import Key

Row = TypeVar("Row")
Keys = tuple[tuple[Key[Row], ...], Callable[[Row], str] | None]


def _id(row: Section | Partner | Deliverable | Criterion | Line | Chapter | AreaContent | PartyContent) -> str | None:
    return row.id or None


SECTION: Keys[Section] = (
    (_id, lambda section: (section.kind, section.sub_heading), lambda section: section.kind),
    None,
)
PARTNER: Keys[Partner] = ((_id, lambda partner: (partner.name, partner.role), lambda partner: partner.name), None)
DELIVERABLE: Keys[Deliverable] = (
    (_id, lambda deliverable: (deliverable.number, deliverable.text), lambda deliverable: deliverable.text),
    lambda deliverable: deliverable.text,
)
CRITERION: Keys[Criterion] = (
    (_id, lambda criterion: (criterion.number, criterion.text), lambda criterion: criterion.text),
    lambda criterion: criterion.text,
)
LINE: Keys[Line] = ((_id, lambda line: (line.post, line.funder)), None)
CHAPTER: Keys[Chapter] = (
    (
        _id,
        lambda chapter: (chapter.kind, chapter.title),
        lambda chapter: (chapter.kind, chapter.text) if chapter.text else None,
    ),
    lambda chapter: chapter.title,
)
AREA: Keys[AreaContent] = ((_id, lambda area: area.title, lambda area: area.number), None)
PARTY: Keys[PartyContent] = ((_id, lambda party: party.name), None)
STEP: Keys[Step] = ((lambda step: (step.body, step.act), lambda step: step.body), None)
FRAME: Keys[FrameContent] = ((lambda frame: (frame.year, frame.purpose),), None)
APPLICATION: Keys[Application] = ((lambda application: application.id or None,), None)
TRANSFER: Keys[Transfer] = ((lambda transfer: transfer.id or None,), None)
STATED: Keys[Stated] = ((lambda stated: (stated.source, stated.year),), None)
WORDS: Keys[str] = ((lambda words: words,), None)

# SPDX-License-Identifier: MPL-2.0
"""Signs and words for what became of something: never colour alone."""

from dataclasses import dataclass

from partnerskab.revisions.comparing.changes import Fate


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign, the word beside it, and the style of both."""

    style: str
    sign: str
    word: str


MOVED = Mark("same", "→", "Flyttet")
MONEY_MOVED = Mark("same", "→", "Penge flyttet")
PARTLY_MOVED = Mark("adjusted", "±", "Flyttet og ændret")
_MARKS = {
    Fate.NEW: ("new", "+"),
    Fate.ADJUSTED: ("adjusted", "±"),
    Fate.ENDED: ("ended", "×"),
    Fate.RESUMED: ("new", "+"),
    Fate.UNCHANGED: ("same", "="),
}


def mark(fate: Fate) -> Mark:
    """The mark of what became of an activity or a post."""
    return Mark(*_MARKS[fate], fate.value)

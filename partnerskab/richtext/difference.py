# SPDX-License-Identifier: MPL-2.0
"""What changed between two stored texts, word by word, as safe HTML for screen and paper.

Blocks, list items and table rows are laid side by side first, so that a change stays where it was made. Formatting
alone is no difference. A change is never told by colour alone: `ins` and `del` carry words for screen readers, and the
stylesheet gives them a sign and a line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby, repeat

from ..danish import counted
from .alignment import opcodes, said, split, tokens
from .merging import merged, plain
from .reading import read
from .tree import lines
from .writing import Writer

MOST_WORDS = 6_000
"""Above this many words in the two texts together they are shown without marks: comparing takes the square of it."""

MOST_TOKENS = 25_000
"""Words and signs, those of the tags included; a text of signs without a space is long, too."""

MOST_MEETINGS = 400_000
"""Of the words of two whole texts (see `alignment`); 3,000 words of plain Danish on each side have about half of it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text in reading order: one that changed, with marks, or `count` that did not.

    `noun` is "afsnit" (paragraphs, sub-headings, lists, tables) or "punkter" (of a list that has changes elsewhere).
    """

    html: str
    is_changed: bool
    count: int
    noun: str = "afsnit"

    @property
    def told(self) -> str:
        """What an unchanged stretch is called when folded: "To afsnit uden ændringer", "Ét punkt uden ændringer"."""
        one = "punkt" if self.noun == "punkter" else self.noun
        text = counted(self.count, one, self.noun, neuter=True)
        return f"{text[0].upper()}{text[1:]} uden ændringer"


def is_comparable(before: str, after: str) -> bool:
    """Whether the two are short enough to be compared word by word."""
    texts = before, after
    has_few_words = sum(len(text.split()) for text in texts) <= MOST_WORDS
    return has_few_words and sum(len(split(text)) for text in texts) <= MOST_TOKENS


def same_words(before: str, after: str) -> bool:
    """Whether the texts differ in their formatting at most; a link that leads elsewhere is more than that."""
    return _keys(before) == _keys(after)


def difference(before: str, after: str) -> str:
    """The later text with what came in as `ins` and what went out as `del`; the later text alone if too long."""
    if not is_comparable(before, after):
        return plain(read(after))
    return "".join(piece.html for piece in merged(read(before), read(after)))


def stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """`difference`, cut where a run of unchanged blocks or list items begins and ends, so that these can be folded.

    A sub-heading stays with the change under it. A text too long to compare is one changed stretch without marks.
    """
    if not is_comparable(before, after):
        return (Stretch(difference(before, after), is_changed=True, count=1),)
    parts = [part for piece in merged(read(before), read(after)) for part in piece.parts()]
    for place in range(len(parts) - 2, -1, -1):
        if parts[place].is_heading and parts[place + 1].is_changed:
            parts[place] = parts[place].shown()
    return tuple(
        Stretch("".join(part.html for part in run), is_changed, sum(part.count for part in run), noun)
        for (is_changed, noun), group in groupby(parts, lambda part: (part.is_changed, part.noun))
        for run in [list(group)]
    )


def marked(text: str, other: str) -> str:
    """`text` whole, with `mark` around the words that `other` does not have; unmarked if too long to compare."""
    unlike = _unlike(text, other)

    def write(words: str, linked: bool = False) -> str:
        parts = [(part, next(unlike)) for part in split(words)]
        runs = groupby(parts, lambda part: part[1])
        return "".join(_mark("".join(part for part, _ in run), is_new) for is_new, run in runs)

    return Writer(text=write, footnote=lambda note: write(said(note))).blocks(read(text))


def _mark(words: str, is_new: bool) -> str:
    text = escape(words, quote=False)
    if not is_new or not words.strip():
        return text
    return f"<mark>{text.rstrip()}</mark>{text[len(text.rstrip()) :]}"


def _unlike(text: str, other: str) -> Iterator[bool]:
    """For each part of the text in reading order, whether the other text lacks it."""
    if not is_comparable(text, other):
        return repeat(False)
    steps = opcodes(_parts(other), _parts(text), MOST_MEETINGS)
    return (step[0] in ("replace", "insert") for step in steps for _ in range(step[3], step[4]))


def _parts(html: str) -> list[str]:
    return [part.strip() for run in _runs(html) for part in split(run)]


def _runs(html: str) -> list[str]:
    """The words of each run in the order the writer meets them, a footnote being a run of its own."""
    met: list[str] = []

    def meet(words: str, linked: bool = False) -> str:
        met.append(words)
        return ""

    Writer(text=meet, footnote=lambda note: meet(said(note))).blocks(read(html))
    return met


def _keys(html: str) -> list[tuple[str, str]]:
    """The words of a text and where they lead, without breaks."""
    found = [token for block in read(html) for inlines in lines(block) for token in tokens(inlines)]
    return [token.key for token in found if token.text.strip()]

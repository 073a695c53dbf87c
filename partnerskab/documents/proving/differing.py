# SPDX-License-Identifier: MPL-2.0
"""How a paper differs from the genuine one: its pages by words, its metadata, its attached data. Pure functions.

How a line breaks and where a space stands says nothing: programs differ in it that only save a file anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from .taken_apart import Page, TakenApart

CONTEXT = 5
"""Words shown on either side of what differs."""
MOST_WORDS = 3_000
"""Words of a page beyond which it is not compared word by word: that takes the square of them."""
MOST_SPOTS = 8
"""Places shown on a page; the rest are counted."""

_METADATA = {
    "Title": "Titel",
    "Author": "Udgiver",
    "Subject": "Beskrivelse",
    "Keywords": "Version og fingeraftryk",
    "Producer": "Lavet med programmet",
    "Creator": "Skrevet i programmet",
    "CreationDate": "Lavet",
    "ModDate": "Senest gemt",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text: the words before, what the genuine paper says there, what this one says, the words after."""

    before: str
    genuine: str
    here: str
    after: str


class Fault(Enum):
    """What is wrong with a page; the value is the word for people."""

    TEXT = "Teksten er ændret"
    MISSING = "Siden mangler"
    EXTRA = "Siden er føjet til"
    UNREADABLE = "Siden kan ikke læses"
    DRAWN = "Teksten er den samme, men siden er tegnet anderledes"


@dataclass(frozen=True, slots=True)
class PageFault:
    """A page that differs; `number` counts the pages of this paper, or of the genuine one if the page is missing."""

    number: int
    fault: Fault
    spots: tuple[Spot, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Differing:
    """All that differs; `metadata` are (name, what the genuine paper says, what this one says)."""

    pages: tuple[PageFault, ...]
    metadata: tuple[tuple[str, str, str], ...]

    @property
    def is_same(self) -> bool:
        return not self.pages and not self.metadata


def differing(genuine: TakenApart, here: TakenApart) -> Differing:
    """What of `here` is not as in the genuine paper; the attached data apart."""
    names = [name for name in _METADATA if genuine.metadata.get(name) != here.metadata.get(name)]
    said = ((_METADATA[name], genuine.metadata.get(name, ""), here.metadata.get(name, "")) for name in names)
    return Differing(tuple(_pages(genuine.pages, here.pages)), tuple(said))


def likeness(genuine: TakenApart, here: TakenApart) -> int:
    """How many pages say the same, in their order."""
    return sum(block.size for block in _matcher(genuine.pages, here.pages).get_matching_blocks())


def _matcher(genuine: tuple[Page, ...], here: tuple[Page, ...]) -> "SequenceMatcher[str]":
    return SequenceMatcher(None, _keys(genuine, "genuine"), _keys(here, "here"), autojunk=False)


def _keys(pages: tuple[Page, ...], side: str) -> list[str]:
    """What must be the same for a page to be the same; a page without words is like none of the other side."""
    return [_letters(page) or f"{side} {at}" for at, page in enumerate(pages)]


def _letters(page: Page) -> str:
    return "".join((page.text or "").split())


def _pages(genuine: tuple[Page, ...], here: tuple[Page, ...]) -> Iterator[PageFault]:
    for tag, a, b, c, d in _matcher(genuine, here).get_opcodes():
        if tag != "equal":
            yield from _rewritten(genuine[a:b], here[c:d], a, c)
            continue
        for ours, theirs, number in zip(genuine[a:b], here[c:d], range(c + 1, d + 1), strict=True):
            if ours.drawing != theirs.drawing:
                yield PageFault(number, Fault.DRAWN)


def _rewritten(genuine: tuple[Page, ...], here: tuple[Page, ...], a: int, c: int) -> Iterator[PageFault]:
    """Pages between two that are equal, paired from the first; `a` and `c` come before them on either side."""
    for at, (ours, theirs) in enumerate(zip(genuine, here, strict=False)):
        number = c + at + 1
        if theirs.text is None:
            yield PageFault(number, Fault.UNREADABLE)
        elif _letters(ours) != _letters(theirs):
            spots = list(_spots((ours.text or "").split(), theirs.text.split()))
            yield PageFault(number, Fault.TEXT, tuple(spots[:MOST_SPOTS]), max(0, len(spots) - MOST_SPOTS))
        elif ours.drawing != theirs.drawing:  # two pages without a word
            yield PageFault(number, Fault.DRAWN)
    paired = min(len(genuine), len(here))
    yield from (PageFault(a + at + 1, Fault.MISSING) for at in range(paired, len(genuine)))
    yield from (PageFault(c + at + 1, Fault.EXTRA) for at in range(paired, len(here)))


def _spots(genuine: list[str], here: list[str]) -> Iterator[Spot]:
    if max(len(genuine), len(here)) > MOST_WORDS:
        return
    for a, b, c, d in _changes(genuine, here):
        yield Spot(
            " ".join(here[max(0, c - CONTEXT) : c]),
            " ".join(genuine[a:b]),
            " ".join(here[c:d]),
            " ".join(here[d : d + CONTEXT]),
        )


def _changes(genuine: list[str], here: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """What differs, as ranges in both; changes with at most one word between them are told as one."""
    matcher = SequenceMatcher(None, genuine, here, autojunk=False)
    found = [codes[1:] for codes in matcher.get_opcodes() if codes[0] != "equal"]
    joined: list[tuple[int, int, int, int]] = []
    for a, b, c, d in found:
        if joined and a - joined[-1][1] <= 1:
            first = joined.pop()
            joined.append((first[0], b, first[2], d))
        else:
            joined.append((a, b, c, d))
    return (each for each in joined if "".join(genuine[each[0] : each[1]]) != "".join(here[each[2] : each[3]]))

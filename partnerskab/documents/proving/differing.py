# SPDX-License-Identifier: MPL-2.0
"""How a paper differs from the genuine one: its pages by words, its metadata, its attached data. Pure functions.

How a line breaks and where a space stands says nothing: programs differ in it that only save a file anew. Text that
only moved to another page, because something before it grew, is no difference either; so pages that are not the same
are read on as one text.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from .running import Sheet, letters, sheets
from .taken_apart import Page, TakenApart

CONTEXT = 5
"""Words shown on either side of what differs."""
MOST_WORDS = 3_000
"""Words in one stretch beyond which it is not compared word by word: that takes the square of them."""
MOST_LINES = 20_000
"""Lines beyond which a paper is not compared at all."""
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
    """A page that differs, with at most `MOST_SPOTS` places, and how many `more` there are.

    `number` counts the pages of this paper, or of the genuine one if the page is missing.
    """

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
    matcher = _matcher(sheets(genuine.pages), sheets(here.pages))
    return sum(block.size for block in matcher.get_matching_blocks())


def _pages(genuine: tuple[Page, ...], here: tuple[Page, ...]) -> Iterator[PageFault]:
    """The faults in the order of the pages."""
    ours, theirs = sheets(genuine), sheets(here)
    faults: list[PageFault] = []
    spots: dict[int, list[Spot]] = defaultdict(list)
    for tag, a, b, c, d in _matcher(ours, theirs).get_opcodes():
        if tag == "equal":
            for at, to in zip(range(a, b), range(c, d), strict=True):
                faults += _of_same(genuine[at], here[to], to + 1)
                is_numbered_anew = len(genuine) != len(here) and ours[at].running == theirs[to].running
                spots[to + 1] += [] if is_numbered_anew else _at_foot(genuine[at], here[to])
        elif tag == "delete":
            faults += (PageFault(number, Fault.MISSING) for number in range(a + 1, b + 1))
        elif tag == "insert":
            faults += (PageFault(number, Fault.EXTRA) for number in range(c + 1, d + 1))
        else:
            faults += (PageFault(at + 1, Fault.UNREADABLE) for at in range(c, d) if here[at].text is None)
            for number, spot in _rewritten(ours[a:b], theirs[c:d]):
                spots[number].append(spot)
            for number, spot in _in_running_lines(ours, theirs[c:d]):
                spots[number].append(spot)
    unread = {fault.number for fault in faults if fault.fault is Fault.UNREADABLE}
    faults += (_told(number, found) for number, found in spots.items() if found and number not in unread)
    yield from sorted(faults, key=lambda fault: fault.number)


def _told(number: int, spots: list[Spot]) -> PageFault:
    return PageFault(number, Fault.TEXT, tuple(spots[:MOST_SPOTS]), max(0, len(spots) - MOST_SPOTS))


def _of_same(genuine: Page, here: Page, number: int) -> Iterator[PageFault]:
    """The fault of a page that says the same to the last letter, and is drawn in another way."""
    if letters(genuine.text or "") == letters(here.text or "") and genuine.drawing != here.drawing:
        yield PageFault(number, Fault.DRAWN)


def _at_foot(genuine: Page, here: Page) -> list[Spot]:
    """The places that differ on pages whose own lines are the same."""
    return [spot for spot, _ in _between((genuine.text or "").split(), (here.text or "").split())]


def _matcher(genuine: Sequence[Sheet], here: Sequence[Sheet]) -> "SequenceMatcher[str]":
    return SequenceMatcher(None, _keys(genuine, "genuine"), _keys(here, "here"), autojunk=False)


def _keys(pages: Sequence[Sheet], side: str) -> list[str]:
    """What must be the same for a page to be the same; a page without words is like none of the other side."""
    return [letters("".join(page.lines)) or f"{side} {page.number}" for page in pages]


def _rewritten(genuine: Sequence[Sheet], here: Sequence[Sheet]) -> Iterator[tuple[int, Spot]]:
    """The places that differ in a run of pages, each with its page here."""
    ours = [line for page in genuine for line in page.lines]
    theirs = [(line, page.number) for page in here for line in page.lines]
    if max(len(ours), len(theirs)) > MOST_LINES:
        return
    keys = [letters(line) for line in ours], [letters(line) for line, _ in theirs]
    for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag != "equal":
            first, last = max(0, c - 1), d + 1  # a line on either side, for the words around
            lead = ours[max(0, a - 1) : a] if a and c else []
            yield from _spots([*lead, *ours[a:b], *ours[b : b + 1]], theirs[first if lead else c : last], here)


def _spots(ours: list[str], theirs: list[tuple[str, int]], pages: Sequence[Sheet]) -> Iterator[tuple[int, Spot]]:
    genuine = [word for line in ours for word in line.split()]
    words = [(word, number) for line, number in theirs for word in line.split()]
    here = [word for word, _ in words]
    for spot, at in _between(genuine, here):
        yield (words[min(at, len(words) - 1)][1] if words else pages[0].number), spot


def _between(genuine: list[str], here: list[str]) -> Iterator[tuple[Spot, int]]:
    """The places that differ, each with the number of its first word here."""
    if max(len(genuine), len(here)) > MOST_WORDS:
        yield Spot("", "", "meget mere, end der kan vises", ""), 0
        return
    for a, b, c, d in _changes(genuine, here):
        lead, behind = here[max(0, c - CONTEXT) : c], here[d : d + CONTEXT]
        yield Spot(" ".join(lead), " ".join(genuine[a:b]), " ".join(here[c:d]), " ".join(behind)), c


def _in_running_lines(genuine: Sequence[Sheet], here: Sequence[Sheet]) -> Iterator[tuple[int, Spot]]:
    """Lines in the feet of pages that the genuine paper has in no foot."""
    ours = {letters(line) for page in genuine for line in page.running}
    for page in here:
        yield from ((page.number, Spot("", "", line, "")) for line in page.running if letters(line) not in ours)


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

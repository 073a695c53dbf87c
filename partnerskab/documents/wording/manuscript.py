# SPDX-License-Identifier: MPL-2.0
"""What belongs to the whole Word file while it is written: its links, bookmarks, footnotes, lists and pictures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from .building import Node, w

SEPARATORS = 2
"""Footnotes that Word keeps for itself: the line above the notes, and the one above notes that go on."""


@dataclass
class Manuscript:
    """`pictures` by sha256; `links` are addresses and pictures' names by the id the text uses of them; `notes` are the
    footnotes' paragraphs; `lists` are the numbered lists, each with the level and the number it begins with."""

    pictures: Mapping[str, bytes]
    places: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    shown: dict[str, bytes] = field(default_factory=dict)
    notes: list[tuple[Node, ...]] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)
    _bookmarks: int = 0

    def know(self, elements: Iterable[HtmlElement]) -> None:
        """Name a place for each element that can be pointed at: Word takes 40 letters and figures."""
        for at, element in enumerate(elements, start=1):
            self.places.setdefault(element.get("id"), f"_Ref{at:08}")

    def marked(self, anchor: str | None, inside: list[Node]) -> list[Node]:
        """What stands at an anchor, between the marks of its place; a place is marked once."""
        name = self.places.get(anchor or "")
        if name is None:
            return inside
        self._bookmarks += 1
        begin = w("bookmarkStart", id=self._bookmarks, name=name)
        return [begin, *inside, w("bookmarkEnd", id=self._bookmarks)]

    def link(self, address: str) -> str:
        """The id of an address outside the file."""
        return self.links.setdefault(address, f"rLink{len(self.links) + 1}")

    def picture(self, sha256: str) -> str:
        """The id of a picture."""
        self.shown[sha256] = self.pictures[sha256]
        return f"rPicture{list(self.shown).index(sha256) + 1}"

    def note(self, inside: Iterable[Node]) -> Node:
        """The mark of a footnote, which is added to the others."""
        self.notes.append(tuple(inside))
        style = w("rPr", w("rStyle", val="FootnoteReference"))
        return w("r", style, w("footnoteReference", id=len(self.notes) + SEPARATORS - 1))

    def numbering(self, level: int, first: int) -> int:
        """The number of a list of its own that begins with `first`."""
        self.lists.append((level, first))
        return len(self.lists) + 2

    def footnotes(self) -> list[Node]:
        """The footnotes' part."""
        kinds = (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
        own = [
            w("footnote", w("p", w("pPr", w("pStyle", val="FootnoteText")), w("r", w(tag))), type=kind, id=at)
            for at, (kind, tag) in enumerate(kinds)
        ]
        return own + [_note(at, inside) for at, inside in enumerate(self.notes, start=SEPARATORS)]


def _note(at: int, inside: Iterable[Node]) -> Node:
    mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef"))
    style = w("pPr", w("pStyle", val="FootnoteText"))
    return w("footnote", w("p", style, mark, w("r", w("tab")), *inside), id=at)

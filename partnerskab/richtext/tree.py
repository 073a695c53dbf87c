# SPDX-License-Identifier: MPL-2.0
"""What a rich text consists of: blocks of runs. The shape every clean text can be read as."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look."""

    text: str
    strong: bool = False
    em: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph, an item or a cell."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote, carrying its own plain text where its mark stands."""

    text: str


Inline = Run | Break | Footnote
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """A sub-heading (mellemrubrik)."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: lines of text and lists, in the order they stand."""

    parts: "Flow"


@dataclass(frozen=True, slots=True)
class List:
    ordered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    header: bool
    parts: "Flow"
    colspan: int = 1
    rowspan: int = 1


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A rectangular table: with spans counted, every row covers the same number of columns."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]


Flow = tuple[Paragraph | List, ...]
Block = Paragraph | Heading | List | Table


def lines(block: Block | Item | Cell) -> Iterator[Inlines]:
    """Every stretch of inline content in a block, in reading order."""
    match block:
        case Paragraph(inlines) | Heading(inlines):
            yield inlines
        case List():
            for item in block.items:
                yield from lines(item)
        case Item() | Cell():
            for part in block.parts:
                yield from lines(part)
        case Table():
            for row in block.head + block.body:
                for cell in row:
                    yield from lines(cell)

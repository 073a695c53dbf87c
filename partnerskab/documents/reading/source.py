# SPDX-License-Identifier: MPL-2.0
"""A file as numbered blocks: what stands in it, before anything is understood."""

from dataclasses import dataclass
from typing import Literal

from . import inline

MOST_BLOCKS = 5_000
"""Paragraphs, list items and table rows. The plan of 2022 has about 450."""


@dataclass(frozen=True, slots=True)
class Span:
    """The lines (of a .txt file) or paragraphs (of a .docx file) a piece stands on, counted from 1."""

    first: int
    last: int

    def __or__(self, other: "Span") -> "Span":
        return Span(min(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; a cell is inline HTML."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table.

    `html` is inline HTML (tables have `rows` instead). `level` is a heading's rank from 1 or an item's depth from 0.
    `number` is the figure an ordered item carries. Items of one `group` stood together in one list.
    """

    kind: Literal["text", "heading", "item", "table"]
    span: Span
    html: str = ""
    level: int = 0
    number: int | None = None
    group: int = 0
    rows: tuple[Row, ...] = ()

    @property
    def text(self) -> str:
        """The words without markup and footnotes."""
        return inline.plain(self.html)

    @property
    def is_bold(self) -> bool:
        """Whether the whole paragraph stands in bold type."""
        return self.html.startswith("<strong>") and self.html.find("</strong>") == len(self.html) - len("</strong>")

    @property
    def shown(self) -> str:
        """The block as plain text, for showing the source beside what was understood."""
        if self.kind == "table":
            return "\n".join(" | ".join(inline.flat(cell) for cell in row.cells) for row in self.rows)
        mark = f"{self.number}) " if self.number is not None else "- " if self.kind == "item" else ""
        return mark + self.text


@dataclass(frozen=True, slots=True)
class Source:
    """The blocks of a file. `unit` is the Danish word for what the numbers count: "linje" or "afsnit"."""

    filename: str
    unit: str
    blocks: tuple[Block, ...]
    pictures: int = 0

    def within(self, span: Span) -> tuple[Block, ...]:
        """The blocks that touch a span."""
        return tuple(b for b in self.blocks if b.span.first <= span.last and b.span.last >= span.first)

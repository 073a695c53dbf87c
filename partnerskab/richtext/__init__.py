# SPDX-License-Identifier: MPL-2.0
"""Rich text: stored as a small clean HTML string, read as blocks, shown on screen and on paper.

A stored text holds p, br, strong, em, h3, ul, ol, li, a[href], table with thead, tbody, tr, th and td
(colspan, rowspan), and `<span class="footnote">` around a footnote's own text.
"""

from collections.abc import Iterable

from .cleaning import clean, from_lines
from .fields import RichTextField
from .forms import RichTextFormField
from .limits import TooLong
from .reading import read_stored
from .tree import Block, Break, Footnote, Inline, Run, lines
from .writing import Writer

__all__ = [
    "Block",
    "RichTextField",
    "RichTextFormField",
    "TooLong",
    "blocks",
    "clean",
    "from_blocks",
    "from_lines",
    "plain",
    "words",
]


def from_blocks(blocks: Iterable[Block]) -> str:
    """Blocks in the stored form, for importers that build a text piece by piece. Raises `TooLong`."""
    return clean(Writer().blocks(blocks))


def blocks(html: str) -> tuple[Block, ...]:
    """A stored text as blocks (`partnerskab.richtext.tree`), for checks and papers."""
    return read_stored(html)


def plain(html: str) -> str:
    """The visible text, a line for each paragraph, item, cell or line break; footnotes in brackets where they stand."""
    return "\n".join(
        "".join(_plain(inline) for inline in inlines) for block in blocks(html) for inlines in lines(block)
    )


def words(html: str) -> list[str]:
    """The visible words in reading order, punctuation left on them; a line's footnotes follow the line."""
    found: list[str] = []
    for block in blocks(html):
        for inlines in lines(block):
            notes = [inline.text for inline in inlines if isinstance(inline, Footnote)]
            text = "".join(
                inline.text if isinstance(inline, Run) else " " * isinstance(inline, Break) for inline in inlines
            )
            found.extend(" ".join((text, *notes)).split())
    return found


def _plain(inline: Inline) -> str:
    match inline:
        case Run():
            return inline.text
        case Footnote():
            return f" [{inline.text}]"
        case Break():
            return "\n"

# SPDX-License-Identifier: MPL-2.0
"""Blocks as a section's rich text."""

from collections.abc import Sequence
from itertools import groupby

from partnerskab.refusal import Refused
from partnerskab.richtext import TooLong, clean

from .source import Block, Span


def rich_text(blocks: Sequence[Block]) -> str:
    """The clean rich text of blocks: neighbouring items make one list, a heading is a sub-heading.

    Raises:
        Refused: longer than a section may be.
    """
    parts: list[str] = []
    for is_list, run in groupby(blocks, key=lambda block: block.kind == "item"):
        together = list(run)
        parts.extend([_list(together)] if is_list else map(_single, together))
    try:
        return clean("".join(parts))
    except TooLong as trouble:
        message = "Et afsnit i papiret er længere, end planen kan rumme. Del det op i Word, og prøv igen."
        raise Refused("too_large", message) from trouble


def span_of(blocks: Sequence[Block]) -> Span:
    """The lines that blocks, of which there is at least one, stand on."""
    return Span(min(block.span.first for block in blocks), max(block.span.last for block in blocks))


def _single(block: Block) -> str:
    if block.kind == "table":
        rows = ("".join(f"<td>{cell}</td>" for cell in row.cells) for row in block.rows)
        return "<table><tbody>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</tbody></table>"
    return f"<h3>{block.html}</h3>" if block.kind == "heading" else f"<p>{block.html}</p>"


def _list(items: list[Block]) -> str:
    """Items, the deeper ones inside the one before them."""
    top = min(item.level for item in items)
    is_ordered = items[0].number == 1 and items[0].level == top
    parts: list[str] = []
    at = 0
    while at < len(items):
        inner = at + 1
        while inner < len(items) and items[inner].level > top:
            inner += 1
        nested = _list(items[at + 1 : inner]) if inner > at + 1 else ""
        parts.append(f"<li>{_figure(items[at], is_ordered)}{items[at].html}{nested}</li>")
        at = inner
    tag = "ol" if is_ordered else "ul"
    return f"<{tag}>{''.join(parts)}</{tag}>"


def _figure(item: Block, is_ordered: bool) -> str:
    return f"{item.number}) " if item.number is not None and not is_ordered else ""

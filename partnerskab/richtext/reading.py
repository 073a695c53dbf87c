# SPDX-License-Identifier: MPL-2.0
"""HTML read into blocks. Anything unknown is transparent: its text stays, its tag goes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain, groupby

from lxml import html as lxml_html
from lxml.html import HtmlElement

from .limits import LIST_LEVELS
from .sieve import CELLS, CONTAINERS, EM, HEADINGS, LISTS, STRONG, safe_link, sieve
from .signs import normal, tidy
from .tables import rectangular
from .tree import (
    Block,
    Break,
    Cell,
    Flow,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Item,
    List,
    Paragraph,
    Row,
    Run,
    Table,
    lines,
)


def read(html: str) -> tuple[Block, ...]:
    """The blocks of any HTML, however wild, within the limits the caller has checked."""
    return read_stored(sieve(html))


def read_stored(html: str) -> tuple[Block, ...]:
    """The blocks of a text that has been cleaned. Of one that has not, hidden things may become visible text."""
    return _blocks(lxml_html.fragment_fromstring(html, create_parent="div"), Run(""), depth=0)


def tidy_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Empty blocks left out, lists of one kind that stand together joined."""
    kept: list[Block] = []
    for block in blocks:
        last = kept[-1] if kept else None
        if isinstance(block, List) and isinstance(last, List) and block.ordered == last.ordered:
            kept[-1] = List(block.ordered, last.items + block.items)
        elif not _is_empty(block):
            kept.append(block)
    return tuple(kept)


def _is_empty(block: Block) -> bool:
    match block:
        case Paragraph(inlines) | Heading(inlines):
            return not inlines
        case List(items=items):
            return not items
        case _:
            return False


@dataclass
class _Collector:
    """Gathers the blocks of one element; inline content waits until a block ends it."""

    depth: int
    blocks: list[Block] = field(default_factory=list)
    waiting: list[Inline] = field(default_factory=list)

    def end_paragraph(self) -> None:
        # two line breaks in a row are a new paragraph
        for has_text, part in groupby(_with_double_breaks_cut(self.waiting), lambda inline: inline is not None):
            if has_text:
                self.blocks.append(Paragraph(tidy(inline for inline in part if inline)))
        self.waiting = []

    def children(self, element: HtmlElement, look: Run) -> None:
        self.text(element.text, look)
        for child in element:
            if isinstance(child.tag, str):
                self.element(child, look)
            self.text(child.tail, look)

    def text(self, text: str | None, look: Run) -> None:
        if text:
            self.waiting.append(replace(look, text=text))

    def element(self, element: HtmlElement, look: Run) -> None:
        tag = element.tag
        if tag == "br":
            self.waiting.append(Break())
        elif tag == "span" and "footnote" in element.get("class", "").split():
            self.waiting.append(Footnote(element.text_content()))
        elif tag in STRONG:
            self.children(element, replace(look, strong=True))
        elif tag in EM:
            self.children(element, replace(look, em=True))
        elif tag == "a":
            self.children(element, replace(look, href=safe_link(element.get("href", ""))))
        elif tag in HEADINGS or tag in LISTS or tag == "table" or tag in CONTAINERS:
            self.end_paragraph()
            self._block(element, look)
            self.end_paragraph()
        else:
            self.children(element, look)

    def _block(self, element: HtmlElement, look: Run) -> None:
        if element.tag in HEADINGS:
            self.blocks.extend(_heading(_blocks(element, look, self.depth)))
        elif element.tag in LISTS:
            self.blocks.append(List(element.tag == "ol", _items(element, look, self.depth + 1)))
        elif element.tag == "table":
            self.blocks.extend(_table(element, look, self.depth))
        else:
            self.children(element, look)


def _blocks(element: HtmlElement, look: Run, depth: int) -> tuple[Block, ...]:
    collector = _Collector(depth)
    collector.children(element, look)
    collector.end_paragraph()
    return tidy_blocks(collector.blocks)


def _with_double_breaks_cut(inlines: list[Inline]) -> Iterable[Inline | None]:
    """The inlines, with None in place of every second break of a row (white space between them not counted)."""
    after_break = False
    for inline in inlines:
        if isinstance(inline, Break):
            yield None if after_break else inline
            after_break = True
        else:
            yield inline
            after_break = after_break and isinstance(inline, Run) and not normal(inline.text).strip()


def _heading(blocks: Iterable[Block]) -> Iterable[Block]:
    """The paragraphs of a heading as headings; bold is how headings look and says nothing in them."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Heading(tidy(replace(one, strong=False) if isinstance(one, Run) else one for one in block.inlines))
        else:
            yield block


def _items(element: HtmlElement, look: Run, depth: int) -> tuple[Item, ...]:
    """The items of a list; what lies deeper than the deepest level becomes items of that level."""
    items: list[Item] = []
    loose = [Run(element.text or "")]
    for child in element:
        nested = child.tag in LISTS
        parts = (
            _flow([List(child.tag == "ol", _items(child, look, depth + 1))]) if nested else _item(child, look, depth)
        )
        items.extend(_placed(parts, items, nested, depth))
        loose.append(Run(child.tail or ""))
    if strays := tidy(loose):
        items.append(Item((Paragraph(strays),)))
    return tuple(items)


def _item(child: HtmlElement, look: Run, depth: int) -> Flow:
    if not isinstance(child.tag, str):
        return ()
    collector = _Collector(depth)
    collector.element(child, look) if child.tag != "li" else collector.children(child, look)
    collector.end_paragraph()
    return _flow(tidy_blocks(collector.blocks))


def _placed(parts: Flow, items: list[Item], nested: bool, depth: int) -> list[Item]:
    """The items these parts make: a list without a line of its own belongs to the item before it."""
    if not parts:
        return []
    if nested and items and depth < LIST_LEVELS:
        before = items.pop()
        return [Item(_flow(before.parts + parts))]
    if isinstance(parts[0], List):
        rest = parts[1:]
        return [
            *parts[0].items,
            *([Item(rest)] if rest and isinstance(rest[0], Paragraph) else _placed(rest, [], False, depth)),
        ]
    if depth < LIST_LEVELS:
        return [Item(parts)]
    split = ((Item((part,)),) if isinstance(part, Paragraph) else part.items for part in parts)
    return list(chain.from_iterable(split))


def _flow(blocks: Iterable[Block]) -> Flow:
    """Blocks as an item or a cell may hold them: lines and lists."""
    parts: list[Paragraph | List] = []
    for block in tidy_blocks(blocks):
        if isinstance(block, List):
            parts.append(block)
            continue
        for inlines in _as_lines(block):
            if parts and isinstance(parts[-1], Paragraph):
                parts[-1] = Paragraph(tidy((*parts[-1].inlines, Break(), *inlines)))
            else:
                parts.append(Paragraph(inlines))
    return tuple(part for part in tidy_blocks(parts) if isinstance(part, Paragraph | List))


def _as_lines(block: Block) -> Iterable[Inlines]:
    match block:
        case Heading(inlines):
            yield tuple(replace(one, strong=True) if isinstance(one, Run) else one for one in inlines)
        case Table(head, body):
            for row in head + body:
                spaced = chain.from_iterable((*inlines, Run(" ")) for cell in row for inlines in lines(cell))
                if inlines := tidy(spaced):
                    yield inlines
        case _:
            yield from lines(block)


def _table(element: HtmlElement, look: Run, depth: int) -> Iterable[Block]:
    """A caption stands as a paragraph before its table."""
    for caption in element.findall("caption"):
        yield from _blocks(caption, look, depth)
    rows = [_row(row, look) for row in element.iter("tr") if next(row.iterancestors("table")) is element]
    if table := rectangular(rows):
        yield table


def _row(row: HtmlElement, look: Run) -> Row:
    return tuple(
        Cell(
            header=cell.tag == "th",
            parts=_flow(_blocks(cell, look, depth=0)),
            colspan=_span(cell.get("colspan", "")),
            rowspan=_span(cell.get("rowspan", "")),
        )
        for cell in row
        if cell.tag in CELLS
    )


def _span(value: str) -> int:
    return max(1, int(value)) if re.fullmatch(r"[0-9]{1,3}", value) else 1

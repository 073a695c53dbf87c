# SPDX-License-Identifier: MPL-2.0
"""Two texts written as one: what stayed plain, what came in as `ins`, what went out as `del`.

Only blocks are written, by the one `Writer`, so nothing gets out that is not in the tree.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from ..danish import hard_spaces
from .alignment import BREAK, Step, Token, aligned, keys, said, steps, tokens, words
from .tree import Block, Break, Cell, Flow, Heading, Inline, Inlines, Item, List, Paragraph, Row, Run, Table, lines
from .writing import Writer

SAID = {"ins": "[indsat: ", "del": "[slettet: "}
Part = Block | Item | Row


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the merged text, or some items of a list; `count` says of how many blocks or items.

    `items` are those of a list that has changed, between its `tags`.
    """

    html: str
    is_changed: bool
    count: int = 1
    noun: str = "afsnit"
    is_heading: bool = False
    items: "tuple[Piece, ...]" = ()
    tag: str = ""

    def parts(self) -> "Iterator[Piece]":
        """The piece, or a list cut where runs of unchanged items begin and end."""
        if not self.items:
            yield self
        begun = 1
        for is_changed, group in groupby(self.items, lambda item: item.is_changed):
            run = list(group)
            start = f' start="{begun}"' if self.tag == "ol" and begun > 1 else ""
            html = f"<{self.tag}{start}>{''.join(item.html for item in run)}</{self.tag}>"
            yield Piece(html, is_changed, len(run), "afsnit" if is_changed else "punkter")
            begun += len(run)

    def shown(self) -> "Piece":
        """The piece as part of a change beside it."""
        return replace(self, is_changed=True)


def plain(blocks: Sequence[Block]) -> str:
    """Blocks without marks."""
    return _WRITER.blocks(blocks)


def merged(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Piece]:
    """The two texts block by block, in reading order."""
    for earlier, later in aligned(before, after, _key, _may_pair, _words):
        if later is None or earlier is None:
            yield _one_sided(earlier, later)
        elif _key(earlier) == _key(later):
            yield Piece(plain([later]), False, is_heading=isinstance(later, Heading))
        else:
            yield _rewritten(earlier, later)


def _one_sided(earlier: Block | None, later: Block | None) -> Piece:
    block, tag = (later, "ins") if later else (earlier, "del")
    return Piece(_WHOLE[tag].blocks([block] if block else []), True)


def _rewritten(earlier: Block, later: Block) -> Piece:
    if isinstance(earlier, List) and isinstance(later, List):
        items, tag = tuple(_items(earlier.items, later.items)), "ol" if later.ordered else "ul"
        return Piece(f"<{tag}>{''.join(item.html for item in items)}</{tag}>", True, items=items, tag=tag)
    if isinstance(earlier, Table) and isinstance(later, Table):
        inner = _section("thead", earlier.head, later.head) + _section("tbody", earlier.body, later.body)
        return Piece(f"<table>{inner}</table>", True)
    tag = "h3" if isinstance(later, Heading) else "p"
    return Piece(f"<{tag}>{_line(*lines(earlier), *lines(later))}</{tag}>", True)


def _items(before: Sequence[Item], after: Sequence[Item]) -> Iterator[Piece]:
    for earlier, later in aligned(before, after, _key, _may_pair, _words):
        html = _flow(earlier.parts if earlier else (), later.parts if later else ())
        is_changed = not (earlier and later) or _key(earlier) != _key(later)
        yield Piece(f"<li>{html}</li>", is_changed, noun="punkter")


def _flow(before: Flow, after: Flow) -> str:
    """The text and the lists of an item or a cell."""
    found = []
    for earlier, later in aligned(before, after, _key, _may_pair, _words):
        if isinstance(earlier, Paragraph) and isinstance(later, Paragraph):
            found.append(_line(earlier.inlines, later.inlines))
        elif isinstance(earlier, List) and isinstance(later, List):
            found.append(_rewritten(earlier, later).html)
        elif later:
            found.append(_WHOLE["ins"].flow((later,)))
        elif earlier:
            found.append(_WHOLE["del"].flow((earlier,)))
    return " ".join(found)


def _section(tag: str, before: Sequence[Row], after: Sequence[Row]) -> str:
    """The rows of a table's head or body."""
    laid = aligned(before, after, _key, _may_pair, _words)
    has_rowspan = _has_rowspan(before) or _has_rowspan(after)
    pairs: Iterable[tuple[Row | None, Row | None]] = zip(before, after, strict=True) if has_rowspan else laid
    inner = "".join(
        f"<tr>{_cells(earlier, later, 'col' if tag == 'thead' else 'row')}</tr>" for earlier, later in pairs
    )
    return f"<{tag}>{inner}</{tag}>" if inner else ""


def _cells(earlier: Row | None, later: Row | None, scope: str) -> str:
    shape = later or earlier or ()
    found = []
    for place, cell in enumerate(shape):
        begin, end = _WRITER.cell_tags(cell, scope)
        html = _flow(earlier[place].parts if earlier else (), later[place].parts if later else ())
        found.append(f"{begin}{html}{end}")
    return "".join(found)


def _line(before: Inlines, after: Inlines) -> str:
    """One line of text with its changed words marked."""
    way = steps(tokens(before), tokens(after))
    found = []
    for place, step in enumerate(way):
        following = way[place + 1] if place + 1 < len(way) else None
        found.append(_same(step, following) if step.is_same else _changed(step))
    return "".join(found).rstrip(" ")


def _same(step: Step, following: Step | None) -> str:
    """What stayed, with the space that stood between it and what went out after it."""
    shown = step.after
    if following and following.before:
        last = shown[-1]
        space = " " if step.before[-1].text.endswith(" ") else ""
        shown = (*shown[:-1], replace(last, text=last.text.rstrip(" ") + space))
    return _WRITER.inlines(_inlines(shown))


def _changed(step: Step) -> str:
    """What went out before what came in: the order in which people tell of a change. Space stays outside the marks."""
    out, came = _words_or_nothing("del", step.before), _words_or_nothing("ins", step.after)
    ends_in_space = (step.after or step.before)[-1].text.endswith(" ")
    return " ".join(filter(None, (out, came))) + " " * ends_in_space


def _words_or_nothing(tag: str, line: Sequence[Token]) -> str:
    """The tokens under the mark; a break alone is no word, and is not marked."""
    if not any(token.text.strip() for token in line):
        return _WRITER.inlines(_inlines(line)) if tag == "ins" else ""
    shown = (*line[:-1], replace(line[-1], text=line[-1].text.rstrip(" ")))
    return _mark(tag, _WRITER.inlines(_with_addresses(_inlines(shown))))


def _inlines(line: Sequence[Token]) -> list[Inline]:
    return [
        Break() if text == BREAK else replace(look, text="".join(token.text for token in run))
        for (text, look), group in groupby(line, lambda token: (BREAK if token.text == BREAK else "", token.look))
        for run in [list(group)]
    ]


def _with_addresses(inlines: Sequence[Inline]) -> list[Inline]:
    """Links followed by where they lead, which may be all that has changed."""
    found: list[Inline] = []
    for href, group in groupby(inlines, lambda inline: inline.href if isinstance(inline, Run) else ""):
        found += [*group, *([Run(f" [Link: {href}]")] if href else [])]
    return found


def _mark(tag: str, html: str) -> str:
    return f'<{tag}><span class="sr">{SAID[tag]}</span><span class="t">{html}</span><span class="sr">]</span></{tag}>'


class _Whole(Writer):
    """Writes blocks of which every line came in, or went out."""

    def __init__(self, tag: str) -> None:
        super().__init__(text=_text, footnote=lambda note: _text(said(note).rstrip(), False), scoped=True)
        self._tag = tag

    def inlines(self, inlines: Sequence[Inline]) -> str:
        return _mark(self._tag, super().inlines(inlines)) if inlines else ""


def _text(words: str, linked: bool) -> str:
    return escape(hard_spaces(words), quote=False)


_WRITER = Writer(text=_text, footnote=lambda note: _text(said(note), False), scoped=True)
_WHOLE = {tag: _Whole(tag) for tag in SAID}


def _key(part: Part) -> Hashable:
    """What must be the same for a part to be the same: its words in their structure, not their look."""
    match part:
        case Paragraph(inlines) | Heading(inlines):
            return type(part).__name__, keys(tokens(inlines))
        case List():
            return "List", tuple(map(_key, part.items))
        case Table():
            return "Table", tuple(map(_key, part.head)), tuple(map(_key, part.body))
        case Item():
            return "Item", tuple(map(_key, part.parts))
        case _:
            return tuple(tuple(map(_key, cell.parts)) for cell in part)


def _may_pair(earlier: Part, later: Part) -> bool:
    """Whether one can be told as the other rewritten: the same sort of part, a table with as many columns."""
    if isinstance(earlier, Table) and isinstance(later, Table):
        shapes = [[*map(_shape, table.head), None, *map(_shape, table.body)] for table in (earlier, later)]
        if any(_has_rowspan((*table.head, *table.body)) for table in (earlier, later)):
            return shapes[0] == shapes[1]
        return _width(earlier) == _width(later)
    if isinstance(earlier, tuple) and isinstance(later, tuple):
        return _shape(earlier) == _shape(later)
    return type(earlier) is type(later)


def _shape(row: Row) -> tuple[tuple[int, int], ...]:
    return tuple((cell.colspan, cell.rowspan) for cell in row)


def _width(table: Table) -> int:
    return sum(cell.colspan for cell in (table.head or table.body)[0])


def _has_rowspan(rows: Sequence[Row]) -> bool:
    return any(cell.rowspan > 1 for row in rows for cell in row)


def _words(part: Part) -> Counter[str]:
    """The words of a part without their capitals."""
    cells: Sequence[Block | Item | Cell] = part if isinstance(part, tuple) else [part]
    return sum((words(tokens(inlines)) for cell in cells for inlines in lines(cell)), Counter())

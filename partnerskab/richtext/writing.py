# SPDX-License-Identifier: MPL-2.0
"""Blocks written as HTML. What is not in the tree cannot get out, so this is the last line of defence."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

from .tree import Block, Break, Cell, Flow, Footnote, Heading, Inline, List, Paragraph, Row, Run, Table


def _as_stored(note: Footnote) -> str:
    return f'<span class="footnote">{escape(note.text, quote=False)}</span>'


class Writer:
    """Writes blocks; how a word, a footnote and a link come out is the caller's choice."""

    def __init__(
        self,
        text: Callable[[str, bool], str] = lambda text, linked: escape(text, quote=False),
        footnote: Callable[[Footnote], str] = _as_stored,
        link_attributes: str = "",
        scoped: bool = False,
        frame: Callable[[str], str] = str,
    ) -> None:
        """`text(words, inside_link)` returns HTML; `scoped` gives header cells a scope, for readers; `frame(table)`
        may put something around a whole table."""
        self._text = text
        self._footnote = footnote
        self._link_attributes = link_attributes
        self._scoped = scoped
        self._frame = frame

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(map(self._block, blocks))

    def inlines(self, inlines: Sequence[Inline]) -> str:
        """Links outermost, then strong, then em."""
        return self._linked(inlines)

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(inlines):
                return f"<p>{self.inlines(inlines)}</p>"
            case Heading(inlines):
                return f"<h3>{self.inlines(inlines)}</h3>"
            case List(ordered, items):
                tag = "ol" if ordered else "ul"
                return f"<{tag}>{''.join(f'<li>{self.flow(item.parts)}</li>' for item in items)}</{tag}>"
            case Table(head, body):
                table = f"<table>{self._rows('thead', head)}{self._rows('tbody', body)}</table>"
                return self._frame(table)

    def flow(self, parts: Flow) -> str:
        """The text and the lists of an item or a cell."""
        return "".join(
            self.inlines(part.inlines) if isinstance(part, Paragraph) else self._block(part) for part in parts
        )

    def cell_tags(self, cell: Cell, scope: str) -> tuple[str, str]:
        """The tags around a table's cell."""
        # to a reader, an empty cell heads nothing
        tag = "th" if cell.header and (cell.parts or not self._scoped) else "td"
        attributes = f' scope="{scope}"' if tag == "th" and self._scoped else ""
        for name, span in (("colspan", cell.colspan), ("rowspan", cell.rowspan)):
            if span > 1:
                attributes += f' {name}="{span}"'
        return f"<{tag}{attributes}>", f"</{tag}>"

    def _rows(self, section: str, rows: Sequence[Row]) -> str:
        if not rows:
            return ""
        scope = "col" if section == "thead" else "row"
        inner = "".join(f"<tr>{''.join(self._cell(cell, scope) for cell in row)}</tr>" for row in rows)
        return f"<{section}>{inner}</{section}>"

    def _cell(self, cell: Cell, scope: str) -> str:
        begin, end = self.cell_tags(cell, scope)
        return f"{begin}{self.flow(cell.parts)}{end}"

    def _linked(self, inlines: Sequence[Inline]) -> str:
        written = []
        for href, group in groupby(inlines, lambda inline: inline.href if isinstance(inline, Run) else ""):
            inner = self._marked(list(group), "strong", linked=bool(href))
            written.append(f'<a href="{escape(href)}"{self._link_attributes}>{inner}</a>' if href else inner)
        return "".join(written)

    def _marked(self, inlines: Sequence[Inline], mark: str, linked: bool) -> str:
        written = []
        for marked, group in groupby(inlines, lambda inline: isinstance(inline, Run) and getattr(inline, mark)):
            runs = list(group)
            inner = self._marked(runs, "em", linked) if mark == "strong" else self._plain(runs, linked)
            written.append(f"<{mark}>{inner}</{mark}>" if marked else inner)
        return "".join(written)

    def _plain(self, inlines: Sequence[Inline], linked: bool) -> str:
        return "".join(self._one(inline, linked) for inline in inlines)

    def _one(self, inline: Inline, linked: bool) -> str:
        match inline:
            case Run():
                return self._text(inline.text, linked)
            case Footnote():
                return self._footnote(inline)
            case Break():
                return "<br>"

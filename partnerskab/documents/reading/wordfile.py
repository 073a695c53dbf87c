# SPDX-License-Identifier: MPL-2.0
"""Word documents: mammoth turns them into HTML (styles, lists, tables, real footnotes), this turns that into blocks."""

import html
import io
import re
import zipfile
import zlib
from html.parser import HTMLParser

import mammoth

from partnerskab.refusal import Refused

from . import inline
from .source import MOST_BLOCKS, Block, Row, Source, Span

LARGEST_UNPACKED = 100_000_000
LARGEST_XML = 10_000_000
"""Bytes of one unpacked XML part; the text of a plan is below 1 MB."""

_DAMAGED = "Word-filen er beskadiget og kan ikke åbnes. Åbn den i Word, gem den igen som .docx, og vælg den nye fil."
_TOO_LONG = "Filen har over 5.000 afsnit. Så lang er en plan ikke. Vælg selve planen."
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error)
_PARAGRAPH = re.compile(rb"<w:p[ >]")
_NUMBERED = re.compile(r"^(\d{1,2})[.)]\s+(?=\S)")
_BULLET = re.compile(r"^[\u2013\u2022\u00b7\uf0b7-]\s+(?=\S)")
_SAFE_LINK = re.compile(r"^(https?://|mailto:)", re.IGNORECASE)


def read(data: bytes, filename: str) -> Source:
    """The blocks of a .docx file.

    Raises:
        Refused: not a Word document, damaged, or too large when unpacked.
    """
    _refuse_harmful(data)
    pictures: list[object] = []

    def leave_out(picture: object) -> list[object]:
        pictures.append(picture)
        return []

    try:
        result = mammoth.convert_to_html(io.BytesIO(data), convert_image=leave_out)
        reader = _Reader()
        reader.feed(result.value)
        reader.close()
    except Refused:
        raise
    except Exception as trouble:  # mammoth names no errors of its own: whatever it meets, the file is at fault
        raise Refused("damaged", _DAMAGED) from trouble
    blocks = tuple(reader.finished())
    if not blocks:
        raise Refused("empty", "Word-filen har ingen tekst. Vælg den fil, der indeholder planen.")
    if any("\ufffd" in block.html for block in blocks):
        raise Refused("destroyed_letters", "Nogle bogstaver i filen er gået tabt. Find det oprindelige dokument.")
    return Source(filename, "afsnit", blocks, len(pictures))


def _refuse_harmful(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if not any(name.startswith("word/") for name in names):
                raise Refused("wrong_kind", "Filen er ikke et Word-dokument. Gem planen som .docx, og vælg den.")
            texts = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
            if (
                len(parts) > 2000
                or sum(part.file_size for part in parts) > LARGEST_UNPACKED
                or any(part.file_size > LARGEST_XML for part in texts)
            ):
                raise Refused("too_large", "Word-filen er for stor, når den pakkes ud. Så lang er en plan ikke.")
            for part in texts:
                _refuse_part(archive.read(part))
    except _UNREADABLE as trouble:
        raise Refused("damaged", _DAMAGED) from trouble


def _refuse_part(xml: bytes) -> None:
    if b"<!DOCTYPE" in xml:
        raise Refused("damaged", _DAMAGED)
    if len(_PARAGRAPH.findall(xml)) > 2 * MOST_BLOCKS:
        raise Refused("too_large", _TOO_LONG)


class _Reader(HTMLParser):
    """Gathers mammoth's HTML into blocks. Each paragraph, item and table row counts one in the numbering."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.notes: dict[str, str] = {}
        self.note = ""  # the footnote being read
        self.lists: list[list[int]] = []  # per open list: the last figure, or -1 for bullets
        self.cells: list[str] | None = None
        self.rows: list[Row] = []
        self.tables = 0
        self.count = 0
        self.group = 0
        self.heading = 0
        self.buffer: list[str] = []
        self.skipping = 0
        self.closers: list[str] = []
        self.cell_at = 0  # where the open cell begins: a spanned cell keeps its text in its first column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in ("strong", "em"):
            self.buffer.append(f"<{tag}>")
        elif tag == "br":
            self.buffer.append("<br>")
        elif tag == "a":
            self._open_link(values)
        elif tag in ("ul", "ol"):
            self._flush()
            self.group += not self.lists
            self.lists.append([0 if tag == "ol" else -1])
        elif tag == "li":
            self._open_item(values)
        elif tag == "table":
            self._flush()
            self.tables += 1
        elif tag == "tr" and self.tables == 1:
            self.cells = []
        elif tag in ("td", "th"):
            self._open_cell(values)
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._flush()
            self.heading = int(tag[1])

    def handle_endtag(self, tag: str) -> None:
        if tag in ("strong", "em"):
            self.buffer.append(f"</{tag}>")
        elif tag == "a" and self.closers:
            self._close_link()
        elif tag in ("p", "li") or (len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()):
            self._close_paragraph(tag)
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag in ("td", "th") and self.tables == 1 and self.cells is not None:
            self.cells[self.cell_at] = self._taken()
        elif tag == "tr" and self.tables == 1 and self.cells is not None:
            self.count += 1
            self.rows.append(Row(self.count, tuple(self.cells)))
            self.cells = None
        elif tag == "table":
            self._close_table()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.buffer.append(inline.escape(data))

    def finished(self) -> list[Block]:
        """The blocks, with every footnote put where its mark stood."""
        self._flush()
        return [self._with_notes(block) for block in self.blocks]

    def _open_link(self, values: dict[str, str]) -> None:
        href = values.get("href", "")
        if href.startswith(("#footnote-ref", "#endnote-ref")):
            self.skipping += 1
            self.closers.append("skip")
        elif href.startswith(("#footnote-", "#endnote-")):
            self.buffer.append(f"\ue000{inline.escape(href[1:])}\ue001")
            self.skipping += 1
            self.closers.append("skip")
        elif _SAFE_LINK.match(href):
            self.buffer.append(f'<a href="{html.escape(href)}">')
            self.closers.append("</a>")
        else:
            self.closers.append("")

    def _close_link(self) -> None:
        closer = self.closers.pop()
        if closer == "skip":
            self.skipping -= 1
        else:
            self.buffer.append(closer)

    def _open_item(self, values: dict[str, str]) -> None:
        self._flush()
        if values.get("id", "").startswith(("footnote-", "endnote-")):
            self.note = values["id"]
        elif self.lists and self.lists[-1][0] >= 0:
            self.lists[-1][0] += 1

    def _open_cell(self, values: dict[str, str]) -> None:
        if self.tables == 1 and self.cells is not None:
            self.buffer = []
            width = int(values["colspan"]) if values.get("colspan", "").isdigit() else 1
            self.cell_at = len(self.cells)
            self.cells.extend([""] * max(1, min(width, 50)))

    def _close_paragraph(self, tag: str) -> None:
        if self.tables:
            self.buffer.append("<br>")
        elif self.note:
            if tag == "li":
                self.notes[self.note] = self._taken()
                self.note = ""
            else:
                self.buffer.append(" ")
        else:
            self._flush()

    def _close_table(self) -> None:
        self.tables -= 1
        if self.tables == 0 and self.rows:
            span = Span(self.rows[0].line, self.rows[-1].line)
            self.blocks.append(Block("table", span, rows=tuple(self.rows)))
            self.rows = []
            self.buffer = []

    def _taken(self) -> str:
        taken = "".join(self.buffer)
        self.buffer = []
        return re.sub(r"^(\s|<br>)+|(\s|<br>)+$", "", taken)

    def _flush(self) -> None:
        if self.tables or self.note:
            return
        text, heading, self.heading = self._taken(), self.heading, 0
        if not inline.plain(text) and "\ue000" not in text:
            return
        self.count += 1
        if self.count > MOST_BLOCKS:
            raise Refused("too_large", _TOO_LONG)
        span = Span(self.count, self.count)
        if heading:
            self.blocks.append(Block("heading", span, text, heading))
        elif self.lists:
            figure = self.lists[-1][0]
            level = min(len(self.lists) - 1, 4)
            self.blocks.append(Block("item", span, text, level, figure if figure > 0 else None, self.group))
        else:
            self.blocks.append(self._typed_item(text, span))

    def _typed_item(self, text: str, span: Span) -> Block:
        """A paragraph; one that begins with a typed bullet is a list item all the same."""
        bullet = _BULLET.match(text)
        if not bullet:
            return Block("text", span, text, group=self.group)
        rest = text[bullet.end() :]
        numbered = _NUMBERED.match(rest)
        number = int(numbered[1]) if numbered else None
        return Block("item", span, rest[numbered.end() :] if numbered else rest, 0, number, self.group)

    def _with_notes(self, block: Block) -> Block:
        def filled(text: str) -> str:
            return re.sub("\ue000(.*?)\ue001", lambda found: inline.footnote(self.notes.get(found[1], "")), text)

        rows = tuple(Row(row.line, tuple(filled(cell) for cell in row.cells)) for row in block.rows)
        return Block(block.kind, block.span, filled(block.html), block.level, block.number, block.group, rows)

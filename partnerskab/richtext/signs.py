# SPDX-License-Identifier: MPL-2.0
"""Which characters a text may hold, and how runs of text are put in one canonical form."""

import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from .tree import Break, Footnote, Inline, Inlines, Run

# Control (Cc), invisible formatting incl. bidi overrides, isolates and zero-width (Cf), lone surrogates (Cs)
_UNSEEN = {
    code: None
    for code in range(sys.maxunicode + 1)
    if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs"} or code & 0xFFFE == 0xFFFE
}
_UNSEEN_IN_LINES = {code: None for code in _UNSEEN if chr(code) not in "\t\n\r"}
_SPACES = dict.fromkeys(map(ord, "\t\n\r\f\v\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"), " ")
_SPACES |= dict.fromkeys(range(0x2000, 0x200B), " ")
_HYPHENS = {0x2010: "-", 0x2011: "-"}
_TABLE = _UNSEEN | _SPACES | _HYPHENS
SPACE = Run(" ")
_SURROGATES = re.compile("[\ud800-\udfff\x00]")


def encodable(html: str) -> str:
    """Without NUL and lone surrogates, which no parser and no database takes."""
    return _SURROGATES.sub("", html)


def visible(text: str) -> str:
    """Without signs that cannot be seen; every kind of space and hyphen as the plain one."""
    return text.translate(_TABLE)


def legible(text: str) -> str:
    """Plain words of any number of lines without signs that cannot be seen, such as those that turn the reading."""
    return text.translate(_UNSEEN_IN_LINES)


def normal(text: str) -> str:
    """One form of each letter (NFC), plain spaces and hyphens, nothing invisible, runs of spaces as one."""
    return re.sub(" +", " ", unicodedata.normalize("NFC", visible(text)))


def tidy(inlines: Iterable[Inline]) -> Inlines:
    """The canonical run list: normal text, equal neighbours joined, no space at an edge or beside a break.

    A space between two looks belongs to what both have in common, so that the same visible text is always the
    same list.
    """
    pieces = _without_edge_spaces(_split_spaces(inlines))
    return tuple(_joined(_with_shared_spaces(pieces)))


def _split_spaces(inlines: Iterable[Inline]) -> list[Inline]:
    """Cut the space before and after each run off it, as a run of its own; two in a row are one."""
    pieces: list[Inline] = []
    for inline in inlines:
        match inline:
            case Run():
                text = normal(inline.text)
                if text.startswith(" ") and not (pieces and pieces[-1] == SPACE):
                    pieces.append(SPACE)
                if core := text.strip(" "):
                    pieces.append(replace(inline, text=core))
                    if text.endswith(" "):
                        pieces.append(SPACE)
            case Footnote():
                if text := normal(inline.text).strip():
                    pieces.append(Footnote(text))
            case Break():
                pieces.append(inline)
    return pieces


def _without_edge_spaces(pieces: list[Inline]) -> list[Inline]:
    """Drop spaces and breaks at the edges, spaces beside breaks, and repeated breaks."""
    kept: list[Inline] = []
    for piece in pieces:
        at_edge = not kept or isinstance(kept[-1], Break)
        if piece == SPACE:
            if not at_edge:
                kept.append(piece)
        elif not isinstance(piece, Break):
            kept.append(piece)
        elif not at_edge:
            if kept[-1] == SPACE:
                kept.pop()
            kept.append(piece)
    while kept and (kept[-1] == SPACE or isinstance(kept[-1], Break)):
        kept.pop()
    return kept


def _with_shared_spaces(pieces: list[Inline]) -> list[Inline]:
    dressed = list(pieces)
    for at, piece in enumerate(pieces):
        if piece != SPACE:
            continue
        before, after = pieces[at - 1], pieces[at + 1]
        if isinstance(before, Run) and isinstance(after, Run):
            href = before.href if before.href == after.href else ""
            dressed[at] = Run(" ", before.strong and after.strong, before.em and after.em, href)
    return dressed


def _joined(pieces: list[Inline]) -> list[Inline]:
    joined: list[Inline] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, Run) and isinstance(last, Run) and _look(piece) == _look(last):
            joined[-1] = replace(last, text=last.text + piece.text)
        else:
            joined.append(piece)
    return joined


def _look(run: Run) -> tuple[bool, bool, str]:
    return run.strong, run.em, run.href

# SPDX-License-Identifier: MPL-2.0
"""A line of words: bold and italic, links, footnotes and breaks, with the spaces a browser would show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml.html import HtmlElement

from .building import RELATION, Node, w, words
from .faces import EMPHASIS, LINKED, OF_CLASS, PLAIN, STRONG, Face
from .manuscript import Manuscript
from .markup import classes, nodes, squeezed

_OUTSIDE = ("https://", "http://", "mailto:")
_OF_TAG = {"strong": STRONG, "b": STRONG, "em": EMPHASIS, "i": EMPHASIS}


@dataclass(slots=True)
class Piece:
    """Words in one face, or a mark among them: a break or a footnote. `href` where they are a link."""

    text: str
    face: Face
    href: str = ""
    mark: Node | None = None
    breaks: bool = False


def line(parts: Iterable[str | HtmlElement], face: Face, manuscript: Manuscript) -> list[Node]:
    """The runs of a line; empty where it says nothing."""
    pieces = _trimmed(piece for part in parts for piece in _pieces(part, face, "", manuscript))
    written: list[Node] = []
    for href, group in groupby(pieces, lambda piece: piece.href):
        runs = [_run(piece) for piece in group]
        written += [_linked(href, runs, manuscript)] if href else runs
    return written


def _pieces(part: str | HtmlElement, face: Face, href: str, manuscript: Manuscript) -> Iterator[Piece]:
    if isinstance(part, str):
        yield Piece(squeezed(part), face, href)
        return
    named = classes(part)
    if "fn" in named:
        note = [one for one in nodes(part) if isinstance(one, str) or "fnr" not in classes(one)]
        yield Piece("", face, mark=manuscript.note(line(note, PLAIN, manuscript)))
    elif part.tag == "br":
        yield Piece("", face, mark=w("r", w("br")), breaks=True)
    elif "fk" not in named:
        face = face.under(_OF_TAG.get(part.tag, PLAIN))
        for name in sorted(named & set(OF_CLASS), key=_ORDER.__getitem__):
            face = face.under(OF_CLASS[name])
        href = _target(part, manuscript) or href
        face = face.under(LINKED) if href.startswith(_OUTSIDE) else face
        for one in nodes(part):
            yield from _pieces(one, face, href, manuscript)


_ORDER = {name: at for at, name in enumerate(OF_CLASS)}


def _target(part: HtmlElement, manuscript: Manuscript) -> str:
    """Where a link may lead: to a place in the file, or out to the web or to a person's mail."""
    href = part.get("href", "") if part.tag == "a" else ""
    if href.startswith("#"):
        return href if href[1:] in manuscript.places else ""
    return href if href.startswith(_OUTSIDE) else ""


def _trimmed(pieces: Iterable[Piece]) -> list[Piece]:
    """Without the spaces at either end, beside a break, and after another space."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.mark is not None:
            if piece.breaks:
                _end(kept)
            kept.append(piece)
            continue
        if not kept or kept[-1].breaks or kept[-1].text.endswith(" "):
            piece.text = piece.text.lstrip(" ")
        if piece.text:
            kept.append(piece)
    _end(kept)
    return kept


def _end(kept: list[Piece]) -> None:
    """Take the spaces at the end of a line away."""
    while kept and kept[-1].mark is None:
        kept[-1].text = kept[-1].text.rstrip(" ")
        if kept[-1].text:
            return
        kept.pop()


def _run(piece: Piece) -> Node:
    return piece.mark if piece.mark is not None else w("r", piece.face.properties(), words(piece.text))


def _linked(href: str, runs: list[Node], manuscript: Manuscript) -> Node:
    if href.startswith("#"):
        return w("hyperlink", *runs, anchor=manuscript.places[href[1:]], history=1)
    link = w("hyperlink", *runs, history=1)
    link.set(RELATION, manuscript.link(href))
    return link

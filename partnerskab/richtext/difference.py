# SPDX-License-Identifier: MPL-2.0
"""What changed between two stored texts, word by word, as safe HTML for the screen.

Formatting alone is no difference. A change is never told by colour alone: `ins` and `del` carry words for screen
readers, and the stylesheet gives them a sign and a line.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape
from itertools import groupby, repeat

import nh3
from lxml import html as lxml_html
from lxml.html import HtmlElement, builder
from lxml.html.diff import htmldiff

from .reading import read
from .tree import Footnote
from .writing import Writer

MOST_WORDS = 6_000
"""Above this many words in the two texts together they are shown without marks: comparing takes the square of it."""

SAID = {"ins": "[indsat: ", "del": "[slettet: "}
_PARTS = re.compile(r"\w+\s*|[^\w\s]+\s*|\s+")
_TAGS = {"p", "br", "strong", "em", "h3", "ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {"a": {"href"}, "span": {"class"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}


def is_comparable(before: str, after: str) -> bool:
    """Whether the two are short enough to be compared word by word."""
    return len(before.split()) + len(after.split()) <= MOST_WORDS


def same_words(before: str, after: str) -> bool:
    """Whether the texts differ in their formatting at most."""
    return _parts(before) == _parts(after)


def difference(before: str, after: str) -> str:
    """The later text with what came in as `ins` and what went out as `del`; the later text alone if too long."""
    later = _readable(after)
    merged = htmldiff(_readable(before), later) if is_comparable(before, after) else later
    root = lxml_html.fragment_fromstring(merged, create_parent="div")
    for change in list(root.iter("ins", "del")):
        if change.text_content().strip():
            _say(change)
        else:
            change.drop_tag()
    for inserted in list(root.iter("ins")):
        _deleted_first(inserted)
    return _safe(root)


def marked(text: str, other: str) -> str:
    """`text` whole, with `mark` around the words that `other` does not have; unmarked if too long to compare."""
    unlike = _unlike(text, other)

    def write(words: str, linked: bool = False) -> str:
        parts = [(part, next(unlike)) for part in _PARTS.findall(words)]
        runs = groupby(parts, lambda part: part[1])
        return "".join(_mark("".join(part for part, _ in run), is_new) for is_new, run in runs)

    return Writer(text=write, footnote=lambda note: write(_said(note))).blocks(read(text))


def _mark(words: str, is_new: bool) -> str:
    text = escape(words, quote=False)
    if not is_new or not words.strip():
        return text
    return f"<mark>{text.rstrip()}</mark>{text[len(text.rstrip()) :]}"


def _unlike(text: str, other: str) -> Iterator[bool]:
    """For each part of the text in reading order, whether the other text lacks it."""
    if not is_comparable(text, other):
        return repeat(False)
    steps = SequenceMatcher(None, _parts(other), _parts(text), autojunk=False).get_opcodes()
    return (step[0] in ("replace", "insert") for step in steps for _ in range(step[3], step[4]))


def _parts(html: str) -> list[str]:
    return [part.strip() for run in _runs(html) for part in _PARTS.findall(run)]


def _runs(html: str) -> list[str]:
    """The words of each run in the order the writer meets them, a footnote being a run of its own."""
    met: list[str] = []

    def meet(words: str, linked: bool = False) -> str:
        met.append(words)
        return ""

    Writer(text=meet, footnote=lambda note: meet(_said(note))).blocks(read(html))
    return met


def _said(note: Footnote) -> str:
    """A footnote as words in brackets, so that it is compared like the rest."""
    return f" [Fodnote: {note.text}] "


def _readable(html: str) -> str:
    return Writer(footnote=lambda note: escape(_said(note), quote=False)).blocks(read(html))


def _say(change: HtmlElement) -> None:
    """Wrap the words for the line, and add what a screen reader says around them."""
    words, opening, closing = builder.SPAN(), builder.SPAN(SAID[change.tag]), builder.SPAN("]")
    words.text, change.text = change.text, None
    words.extend(list(change))
    for part, style in ((opening, "sr"), (words, "t"), (closing, "sr")):
        part.set("class", style)
        change.append(part)


def _deleted_first(inserted: HtmlElement) -> None:
    """Put what went out before what came in its place, the order in which people tell of a change."""
    deleted = inserted.getnext()
    if deleted is not None and deleted.tag == "del" and not (inserted.tail or "").strip():
        inserted.tail, deleted.tail = deleted.tail, " "
        inserted.getparent().insert(inserted.getparent().index(inserted), deleted)


def _safe(root: HtmlElement) -> str:
    html = (root.text or "") + "".join(lxml_html.tostring(child, encoding="unicode") for child in root)
    return nh3.clean(
        html,
        tags=_TAGS | {"ins", "del", "span"},
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )

# SPDX-License-Identifier: MPL-2.0
"""Rich text set for the paper: parted at its sub-headings, each with a label in the margin or a heading in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe

from partnerskab.danish import NO_BREAK_SPACE
from partnerskab.richtext.showing import Notes, for_print

from .measuring import SEMIBOLD, wrap

_HEADING = re.compile(r"<h3>(.*?)</h3>", re.DOTALL)
_LINK = re.compile(r'(<a href="[^"]*">)(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_FIRST_PARAGRAPH = re.compile(r"<p>([^<]*)</p>")
_SHORT = 3
_LABEL_ROOM, _LABEL_SIZE = 148, 12
_LONGEST_LEAD = 200
_ROWS_KEPT_TOGETHER = 20


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text. `label` stands in the margin (`tall`: on two lines), `heading` in the text column."""

    html: SafeString
    label: str = ""
    tall: bool = False
    heading: SafeString | str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A chapter's text: a lead where it opens with one short paragraph, and its parts."""

    lead: str
    parts: tuple[Part, ...]


def set_text(html: str, notes: Notes, heading: str = "h5") -> SafeString:
    """A text inside a labelled section, its own sub-headings as `heading`."""
    text = _for_paper(html, notes)
    return mark_safe(_HEADING.sub(rf'<{heading} class="t">\1</{heading}>', text))  # noqa: S308 - written by richtext


def set_chapter(html: str, notes: Notes) -> Text:
    """The text of a chapter, parted at its sub-headings."""
    text = _for_paper(html, notes)
    lead, text = _lead(text)
    return Text(lead, tuple(_parts(text)))


def label(text: str) -> tuple[str, bool] | None:
    """A sub-heading as a margin label and whether it is tall; None when the margin is too narrow for it."""
    lines = wrap(text, _LABEL_ROOM, _LABEL_SIZE, SEMIBOLD)
    return (text, len(lines) > 1) if len(lines) <= 2 else None


def bound(title: str) -> str:
    """A heading in which short words do not end a line; of two in a row only the first is bound."""
    first, *rest = title.split(" ")
    text, was_bound = first, True
    for word, following in pairwise([first, *rest]):
        was_bound = len(word) <= _SHORT and not was_bound
        text += (NO_BREAK_SPACE if was_bound else " ") + following
    return text


def _for_paper(html: str, notes: Notes) -> str:
    # PDF/UA allows nothing but text inside a link (7.18.5)
    text = _LINK.sub(lambda found: f"{found[1]}{_TAG.sub('', found[2])}</a>", for_print(html, notes))
    return _TABLE.sub(_framed, text)


def _framed(found: re.Match[str]) -> str:
    """A table kept on one page when it can be."""
    kept = found[1].count("<tr>") <= _ROWS_KEPT_TOGETHER
    return f'<div class="{"tabel" if kept else "lang"}"><table>{found[1]}</table></div>'


def _lead(text: str) -> tuple[str, str]:
    """A short first paragraph of plain words, when more follows it, and the rest."""
    first = _FIRST_PARAGRAPH.match(text)
    if first and len(first[1]) <= _LONGEST_LEAD and first.end() < len(text):
        return mark_safe(first[1]), text[first.end() :]  # noqa: S308 - written by richtext
    return "", text


def _parts(text: str) -> Iterator[Part]:
    before, *rest = _HEADING.split(text)
    if before:
        yield Part(mark_safe(before))  # noqa: S308 - written by richtext
    for heading, html in zip(rest[::2], rest[1::2], strict=True):
        margin = label(_plain(heading)) if "<" not in heading else None
        if margin and html:
            yield Part(mark_safe(html), label=margin[0], tall=margin[1])  # noqa: S308
        else:
            yield Part(mark_safe(html), heading=mark_safe(heading))  # noqa: S308


def _plain(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

# SPDX-License-Identifier: MPL-2.0
"""Text inside a block, as a little safe HTML: strong, em, br, links and footnotes that carry their own text."""

import html
import re

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_EM = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_FOOTNOTE = re.compile(r'<span class="footnote">(.*?)</span>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")

_LONGEST_MARKED = 10_000


def tidy(text: str) -> str:
    """Without control characters, soft hyphens and marks that turn the reading direction; one kind of space."""
    return _UNWANTED.sub("", text.replace("\u00a0", " "))


def escape(text: str) -> str:
    """Plain text as HTML."""
    return html.escape(tidy(text), quote=False)


def from_marked(text: str) -> str:
    """Plain text with *emphasis* and **strong** as HTML; its line breaks become <br>. A text longer than any paragraph
    is taken as it stands."""
    if len(text) > _LONGEST_MARKED:
        return escape(text).replace("\n", "<br>")
    marked = _EM.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", escape(text)))
    return marked.replace("\n", "<br>")


def footnote(text: str) -> str:
    """A footnote where its mark stood; `text` is HTML, of which only the words are kept."""
    return f'<span class="footnote">{escape(plain(text))}</span>'


def plain(markup: str) -> str:
    """The words without markup and without footnotes; <br> becomes a line break."""
    return html.unescape(_TAG.sub("", _FOOTNOTE.sub("", markup).replace("<br>", "\n"))).strip()


def flat(markup: str) -> str:
    """The words on one line, footnotes in brackets where they stood. For places that hold no markup."""
    noted = _FOOTNOTE.sub(lambda found: f" ({found[1]})", markup).replace("<br>", " ")
    return " ".join(html.unescape(_TAG.sub("", noted)).split())

# SPDX-License-Identifier: MPL-2.0
"""Which HTML is read at all: the tags by what they mean here, and everything else sieved out."""

import re
from urllib.parse import urlsplit

import nh3

from .signs import encodable, normal, visible

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol"})
CELLS = frozenset({"td", "th"})
ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
CONTAINERS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "address",
        "blockquote",
        "pre",
        "center",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "li",
        "hr",
        "form",
        "fieldset",
        "details",
        "summary",
        "caption",
        "tr",
        "td",
        "th",
    }
)
STRONG = frozenset({"strong", "b"})
EM = frozenset({"em", "i", "cite", "dfn"})
_READ = HEADINGS | LISTS | CELLS | ROW_GROUPS | CONTAINERS | STRONG | EM | {"a", "br", "span", "table"}
_UNREAD = frozenset(
    {
        "script",
        "style",
        "template",
        "title",
        "svg",
        "math",
        "iframe",
        "object",
        "noembed",
        "noframes",
        "audio",
        "video",
        "canvas",
        "del",
        "head",
    }
)
_ATTRIBUTES = {"a": {"href"}, "span": {"class"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
_LINK = re.compile(r"(?:https?://[^/\s]|mailto:[^\s@]+@[^\s@]+)[^\s]*", re.IGNORECASE)


def sieve(html: str) -> str:
    """The HTML without the tags, attributes and invisible signs that are not read. What runs, or is never shown, goes
    with its content."""
    safe = nh3.clean(
        encodable(html),
        tags=set(_READ),
        clean_content_tags=set(_UNREAD),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return visible(safe)


def safe_link(href: str) -> str:
    """The address, if it is a whole http, https or mailto address; otherwise nothing."""
    href = normal(href).strip().replace(" ", "%20")
    if len(href) > 2_000 or not _LINK.fullmatch(href):
        return ""
    try:
        urlsplit(href)
    except ValueError:
        return ""
    return href

# SPDX-License-Identifier: MPL-2.0
"""A paper's HTML as a tree, and what is asked of its elements."""

import re
from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement

from .building import clean

BLOCKS = frozenset(
    "article div dl figcaption figure h1 h2 h3 h4 h5 header img li main nav ol p section small svg table ul".split()
)
"""What stands on its own; everything else stands in a line of words."""

_LEFT_OUT = frozenset({"kun-pdf", "maerke"})
_SPACE = re.compile("[^\\S\xa0\u2007\u202f]+")


def read(text: str) -> HtmlElement:
    """The whole paper."""
    return lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(huge_tree=True, encoding="utf-8"))


def classes(element: HtmlElement) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def inside(element: HtmlElement, name: str) -> bool:
    """Whether it stands in something of that class, or is it."""
    return any(name in classes(one) for one in (element, *element.iterancestors()))


def nodes(element: HtmlElement) -> Iterator[str | HtmlElement]:
    """Words and elements in the order they stand, without what the Word file leaves out."""
    yield element.text or ""
    for child in element:
        if isinstance(child, HtmlElement) and not classes(child) & _LEFT_OUT:
            yield child
        yield child.tail or ""


def is_block(node: str | HtmlElement) -> bool:
    return not isinstance(node, str) and node.tag in BLOCKS


def plain(element: HtmlElement) -> str:
    """All words of an element on one line."""
    return squeezed(element.text_content()).strip()


def squeezed(text: str) -> str:
    """The words with single spaces between them; hard spaces stay what they are."""
    return clean(_SPACE.sub(" ", text))


def said(element: HtmlElement, name: str) -> str:
    """An attribute's words."""
    return clean(element.get(name) or "")

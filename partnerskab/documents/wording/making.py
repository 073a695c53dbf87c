# SPDX-License-Identifier: MPL-2.0
"""An edition as a Word file. It is made whenever somebody asks for it: it is quick, and it proves nothing."""

from typing import Any

from lxml.html import HtmlElement

from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import Edition

from . import front, looks, margins, properties
from .blocks import Writer
from .building import Node, part, w
from .lists import numbering
from .manuscript import Manuscript
from .markup import classes, read
from .packing import CONTENT_TYPE, packed

__all__ = ["CONTENT_TYPE", "docx_of"]

_HEAD = "brev-hoved"
"""What short papers begin with in the place of a cover."""


def docx_of(edition: Edition[Any]) -> bytes:
    """An edition as a Word file (.docx) with every word of its paper: the same bytes for the same edition."""
    whole = read(paper.html(edition))
    body = whole.find("body")
    manuscript = Manuscript(edition.pictures)
    manuscript.know(one for one in body.iter() if one.get("id") and not classes(one) & {"fk", "fnr"})
    written = list(_written(body, Writer(manuscript)))
    parts = {
        "word/document.xml": part("document", [w("body", *written, margins.section())]),
        "word/styles.xml": looks.styles(),
        "word/numbering.xml": numbering(manuscript.lists),
        "word/settings.xml": properties.settings(),
        "word/fontTable.xml": looks.fonts(),
        "word/footnotes.xml": part("footnotes", manuscript.footnotes()),
        "word/header.xml": margins.header(body, is_draft=not edition.is_approved),
        "word/footer.xml": margins.footer(body),
        "docProps/core.xml": properties.core(whole.find("head")),
        "docProps/app.xml": properties.app(),
    }
    return packed(parts, manuscript.links, manuscript.shown.values(), edition.day)


def _written(body: HtmlElement, writer: Writer) -> list[Node]:
    """Cover, contents and chapters as blocks."""
    written: list[Node] = []
    for element in body.iterchildren():
        named = classes(element)
        if "forside" in named:
            written += front.cover(element, writer)
        elif _HEAD in named:
            written += front.head(element, writer)
        elif "indhold" in named:
            written += front.contents(element, writer)
        elif "maerke" not in named:
            written += writer.flow(element)
    return written

# SPDX-License-Identifier: MPL-2.0
"""Word files taken apart for tests, by another program than the one that wrote them."""

import io
import re
import zipfile
from collections import Counter

from docx import Document
from docx.document import Document as Opened
from lxml import etree, html

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD = re.compile(r"\w+")


def opened(data: bytes) -> Opened:
    """The file as python-docx reads it."""
    return Document(io.BytesIO(data))


def part(data: bytes, name: str) -> etree._Element:
    """One XML part of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def names(data: bytes) -> list[str]:
    """The files in the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def shown(element: etree._Element) -> str:
    """What an element shows, paragraph by paragraph."""
    lines = []
    for paragraph in element.iter(f"{W}p"):
        signs = {f"{W}t": lambda one: one.text or "", f"{W}tab": lambda _: "\t", f"{W}br": lambda _: "\n"}
        lines.append("".join(signs[one.tag](one) for one in paragraph.iter(*signs) if one.getparent().tag == f"{W}r"))
    return "\n".join(lines)


def words_of_word(data: bytes) -> Counter[str]:
    """Every word of the text and its notes, and how often it stands."""
    return counted(shown(part(data, "word/document.xml")) + "\n" + shown(part(data, "word/footnotes.xml")))


def words_of_paper(text: str) -> Counter[str]:
    """The same of a paper's HTML: what a reader of the PDF sees, drawings told by their titles."""
    body = html.document_fromstring(text).find("body")
    for one in body.xpath("//*[contains(@class, 'kun-word') or contains(@class, 'maerke')]"):
        one.drop_tree()
    for drawing in body.xpath("//svg"):
        for one in list(drawing):
            if one.tag not in ("title", "desc"):
                drawing.remove(one)
    for mark in body.xpath("//a[@class='fk' or @class='fnr']"):
        mark.drop_tree()
    return counted(" ".join(body.itertext()))


def counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))

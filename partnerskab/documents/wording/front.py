# SPDX-License-Identifier: MPL-2.0
"""The cover, or the head that a short paper has in its place, and the contents as a list that Word can make anew."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from .blocks import Writer
from .building import Node, points, twips, w, words
from .faces import ACCENT, INK, PLAIN, SOFT, WHITE, Face
from .fields import closing, field, opening
from .lines import line
from .looks import OUT
from .markup import classes, nodes, plain
from .tables import Setting

_DRAFT = Face(bold=True, colour=INK, edge=INK)
_APPROVED = Face(bold=True, colour=WHITE, fill=ACCENT, edge=ACCENT)
_TERM, _NUMBER = Face(colour=SOFT), Face(colour=ACCENT)
_STYLES = {"k": "TOC1", "o": "TOC1"}


def cover(header: HtmlElement, writer: Writer) -> Iterator[Node]:
    """The first page: whose paper it is, its name, what it stands as, and the facts."""
    for element in header.iterchildren():
        if element.tag == "h1":
            yield _set("Title", element, writer)
        elif element.tag == "dl":
            yield from _facts(element, writer)
        elif "stand" in classes(element):
            yield _stand(element, writer)
        else:
            yield _set("CoverWho", element, writer)


def head(header: HtmlElement, writer: Writer) -> Iterator[Node]:
    """What a paper without a cover begins with: whose it is, its name, what it stands as, and the facts."""
    for element in header.iterchildren():
        if element.tag == "dl":
            yield from _facts(element, writer)
            continue
        style = "ShortTitle" if element.tag == "h1" else "Over" if "over" in classes(element) else "BodyText"
        written = line(nodes(element), PLAIN, writer.manuscript)
        if (stamp := element.find("span")) is not None and "stempel" in classes(stamp):
            face = _APPROVED if "godkendt" in classes(stamp) else _DRAFT
            mark = w("r", face.properties(), words(f"\xa0{plain(stamp)}\xa0"))
            told = line([(stamp.tail or "").strip()], PLAIN, writer.manuscript)
            written = [mark, w("r", words("\xa0")), *told]
        yield writer.paragraph(Setting(style), written, w("ind", left=-twips(OUT)))


def contents(section: HtmlElement, writer: Writer) -> Iterator[Node]:
    """The list of contents, and what is said of the paper below it."""
    listed = section.find("nav")
    heading = next(section.iterchildren("h2"))
    written = line(nodes(heading), PLAIN, writer.manuscript)
    title = w("p", w("pPr", w("pStyle", val="TOCHeading"), w("pageBreakBefore")), *written)
    rows = list(_rows(listed, writer)) if listed is not None else []
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    yield w("sdt", w("sdtPr", gallery), w("sdtContent", title, *rows))
    yield writer.paragraph(Setting("Air"), [], w("spacing", before=points(24)))
    for element in section.iterchildren("div"):
        yield from writer.flow(element, Setting("Under"))


def _set(style: str, element: HtmlElement, writer: Writer) -> Node:
    return writer.paragraph(Setting(style), line(nodes(element), PLAIN, writer.manuscript))


def _stand(element: HtmlElement, writer: Writer) -> Node:
    """The stamp, and what is said beside it."""
    stamp, *told = element.iterchildren("p")
    face = _APPROVED if "godkendt" in classes(stamp) else _DRAFT
    mark = w("r", face.properties(), words(f"\xa0{plain(stamp)}\xa0"))
    beside = [run for one in told for run in line(nodes(one), PLAIN, writer.manuscript)]
    return writer.paragraph(Setting("CoverStand"), [mark, w("r", w("tab")), *beside])


def _facts(element: HtmlElement, writer: Writer) -> Iterator[Node]:
    for term in element.iterchildren("dt"):
        name = line(nodes(term), _TERM, writer.manuscript)
        told = line(nodes(term.getnext()), PLAIN, writer.manuscript)
        yield writer.paragraph(Setting("CoverFact"), [*name, w("r", w("tab")), *told])


def _rows(listed: HtmlElement, writer: Writer) -> Iterator[Node]:
    """A row for each heading the paper counts among its contents; together they are one field."""
    rows = [row for row in listed.iterchildren("div") if "r" in classes(row)]
    for at, row in enumerate(rows):
        style = next((_STYLES[name] for name in _STYLES if name in classes(row)), "TOC2")
        runs = [_row(row, style, writer)]
        if at == 0:
            runs = [*opening('TOC \\o "1-2" \\h \\z'), *runs]
        if at == len(rows) - 1:
            runs = [*runs, closing()]
        yield w("p", w("pPr", w("pStyle", val=style)), *runs)


def _row(row: HtmlElement, style: str, writer: Writer) -> Node:
    """A row that leads to its heading. The number of the page is for Word to find: nothing stands there before."""
    parts = {name: one for one in row.iterchildren() for name in classes(one)}
    link = next(parts["ti"].iterchildren("a"))
    number, place = plain(parts["no"]), writer.manuscript.places.get(link.get("href", "")[1:], "")
    runs = [w("r", _NUMBER.properties(), words(number))] if number else []
    runs += [w("r", w("tab"))] if number or style == "TOC2" else []
    runs += [w("r", words(plain(link))), w("r", w("tab")), *field(f"PAGEREF {place} \\h")]
    return w("hyperlink", *runs, anchor=place, history=1)

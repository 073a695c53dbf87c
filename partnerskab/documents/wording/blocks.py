# SPDX-License-Identifier: MPL-2.0
"""What a paper's HTML holds, block by block, as paragraphs, lists and tables.

Headings: h2 is Heading 1, and so on; an h3 without an id, which no contents list names, is a Mellemrubrik on the same
level. A drawing becomes what its title and description say; a picture stays one. Classes of static/print.css that say
where a page begins, or how words look, are known here and in `faces` and `tables`; others change nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from partnerskab.documents.printing.attached import PICTURE

from .building import Node, points, twips, w, words
from .faces import ACCENT, LIGHT, PLAIN, SOFT, STRONG, Face
from .lines import line
from .lists import DEEPEST
from .looks import OUT
from .manuscript import Manuscript
from .markup import classes, is_block, nodes, plain, said
from .pictures import picture
from .signing import boxes
from .tables import Setting, table

_NEW_PAGE = frozenset({"kapitel", "omraade", "aktivitet", "ny-side", "del2"})
_PARAGRAPHS = {
    "indledning": "Lead",
    "m": "Label",
    "navn": "Name",
    "over": "Over",
    "stor": "BigNumber",
    "under": "Under",
}
_IN_CELLS = {"over": Face(bold=True, size=9, colour=SOFT), "navn": STRONG, "svar": Face(colour=ACCENT)}
_HEADINGS = {"h2": "Heading1", "h3": "Heading2", "h4": "Heading3", "h5": "Heading4"}
_NUMBER = Face(bold=False, font=LIGHT)
_OWN_NUMBER = "punkt-nr"
"""A number that stands in its heading, and beside it on paper."""
_TERM, _LETTER = Face(colour=SOFT), Face(bold=True, colour=ACCENT)
_REGULAR, _REMARK = Face(bold=False), Face(size=8, colour=SOFT)
_BODY = Setting("BodyText")
_CELLS = frozenset({"TableText", "TableSmall", "TableHead", "TableBullet"})


@dataclass(slots=True)
class Writer:
    """Writes blocks in the order they are read. `breaks` says that the next one begins a page, `number` is what stands
    beside the next heading."""

    manuscript: Manuscript
    breaks: bool = False
    number: str = ""

    def flow(self, element: HtmlElement, setting: Setting = _BODY) -> Iterator[Node]:
        """All that stands in an element."""
        loose: list[str | HtmlElement] = []
        for node in nodes(element):
            if isinstance(node, str) or not is_block(node):
                loose.append(node)
                continue
            yield from self._loose(loose, setting)
            loose = []
            yield from self._block(node, setting)
        yield from self._loose(loose, setting)

    def _loose(self, parts: list[str | HtmlElement], setting: Setting) -> Iterator[Node]:
        """Words that stand in no paragraph of their own."""
        if written := line(parts, setting.face, self.manuscript):
            yield self.paragraph(setting, written)

    def _block(self, element: HtmlElement, setting: Setting) -> Iterator[Node]:
        named = classes(element)
        after_target = "maalstatus" in named and "maalstatus" in _before(element)
        self.breaks = self.breaks or bool(named & _NEW_PAGE) or after_target
        if "underskrifter" in named:
            yield from boxes(element, self.filled)
        elif write := _WAYS.get(element.tag):
            yield from write(self, element, setting)
        else:
            yield from self.flow(element, setting)

    def paragraph(self, setting: Setting, inside: Iterable[Node], *more: Node) -> Node:
        """A paragraph; `more` are properties that the style has otherwise."""
        own = {one.tag.partition("}")[2]: one for one in more}
        if setting.keeps:
            own["keepNext"] = w("keepNext")
        if self.breaks:
            own |= {"pageBreakBefore": w("pageBreakBefore"), "spacing": w("spacing", before=0)}
            self.breaks = False
        if setting.is_right:
            own["jc"] = w("jc", val="right")
        ordered = [own[name] for name in _ORDER if name in own]
        return w("p", w("pPr", w("pStyle", val=setting.style), *ordered), *inside)

    def filled(self, cell: HtmlElement, setting: Setting) -> list[Node]:
        """What fills a table's cell: its last block is a paragraph."""
        blocks = list(self.flow(cell, setting))
        return blocks if blocks and blocks[-1].tag.endswith("}p") else [*blocks, self.paragraph(setting, [])]

    def _heading(self, element: HtmlElement, setting: Setting) -> Iterator[Node]:
        anchor = element.get("id")
        for inside in element.iterchildren("span"):
            self.number = plain(inside) if _OWN_NUMBER in classes(inside) else self.number
        parts = [one for one in nodes(element) if isinstance(one, str) or _OWN_NUMBER not in classes(one)]
        written = line(parts, PLAIN, self.manuscript)
        if element.tag == "h2" and "over" in classes(element):
            yield self.paragraph(Setting("Over"), written, w("outlineLvl", val=0))
            return
        style = "Subheading" if element.tag == "h3" and not anchor else _HEADINGS[element.tag]
        more = [w("spacing", before=0)] if "over" in _before(element) else []
        if anchor and self.number:
            written = [w("r", _NUMBER.properties(), words(self.number)), w("r", w("tab")), *written]
            more.append(w("ind", left=0, hanging=twips(OUT)))
            self.number = ""
        yield self.paragraph(Setting(style), self.manuscript.marked(anchor, written), *more)

    def _text(self, element: HtmlElement, setting: Setting) -> Iterator[Node]:
        named = classes(element)
        if named & {"nummer", "omr-nr"}:
            self.number = plain(element)
            return
        face = setting.face.under(_REMARK) if element.tag == "small" else setting.face
        if setting.style in _CELLS:
            face = face.under(next((_IN_CELLS[name] for name in _IN_CELLS if name in named), PLAIN))
        else:
            style = next((_PARAGRAPHS[name] for name in _PARAGRAPHS if name in named), setting.style)
            setting = replace(setting, style=style)
        following = element.getnext()
        more = _reaching() if "over" in named and following is not None and following.tag == "h2" else []
        if written := line(nodes(element), face, self.manuscript):
            yield self.paragraph(setting, written, *more)

    def _list(self, element: HtmlElement, setting: Setting, level: int = 0) -> Iterator[Node]:
        is_ordered, in_cell = element.tag == "ol", setting.style in _CELLS
        shown, own, following = min(level, DEEPEST), 0, 1
        for item in element.iterchildren("li"):
            number = int(item.get("value") or following) if (item.get("value") or "1").isdigit() else following
            if is_ordered and (not own or number != following):
                own = self.manuscript.numbering(shown, number)
            following = number + 1
            style = "TableBullet" if in_cell else _LISTS[shown if is_ordered is False else shown + DEEPEST + 1]
            yield from self._item(item, replace(setting, style=style), level, own)

    def _item(self, item: HtmlElement, setting: Setting, level: int, number: int) -> Iterator[Node]:
        """A list's item: its words carry the mark, the lists in it come below."""
        own = [node for node in nodes(item) if isinstance(node, str) or node.tag not in ("ul", "ol")]
        inside = [one for node in own for one in (nodes(node) if is_block(node) else [node])]
        shown = min(level, DEEPEST)
        more = [w("numPr", w("ilvl", val=shown), w("numId", val=number))] if number else []
        yield self.paragraph(setting, line(inside, setting.face, self.manuscript), *more)
        for deeper in item.iterchildren("ul", "ol"):
            yield from self._list(deeper, setting, level + 1)

    def _terms(self, element: HtmlElement, setting: Setting) -> Iterator[Node]:
        """A list of terms, each on a line with what is said of it."""
        is_remark = "noter" in classes(element)
        own = Setting("Remark" if is_remark else "Fact")
        for term in element.iterchildren("dt"):
            begin = line(nodes(term), _LETTER if is_remark else _TERM, self.manuscript)
            told = line(nodes(term.getnext()), PLAIN, self.manuscript)
            marked = self.manuscript.marked(term.get("id"), begin)
            yield self.paragraph(own, [*marked, w("r", w("tab")), *told])

    def _table(self, element: HtmlElement, setting: Setting) -> Iterator[Node]:
        caption = next(element.iterchildren("caption"), None)
        title = plain(caption) if caption is not None else ""
        told = line(nodes(caption), PLAIN, self.manuscript) if caption is not None else []
        written, is_wide = table(element, title, self.filled)
        if told:
            yield self.paragraph(Setting("Caption", keeps=True), told, *(_reaching() if is_wide else []))
        yield written
        yield self.paragraph(Setting("Air"), [])

    def _caption(self, element: HtmlElement, setting: Setting) -> Iterator[Node]:
        written = line(nodes(element), _REGULAR, self.manuscript)
        yield self.paragraph(Setting("Caption"), written, w("spacing", before=points(2), after=points(12)))

    def _drawing(self, element: HtmlElement, setting: Setting) -> Iterator[Node]:
        """A drawing in words."""
        told = [_sentence(plain(one)) for one in element.iterchildren("title", "desc")]
        if said_of_it := line([" ".join(told)], PLAIN, self.manuscript):
            yield self.paragraph(Setting("Figure", keeps=True), said_of_it)

    def _picture(self, element: HtmlElement, setting: Setting) -> Iterator[Node]:
        sha256 = (element.get("src") or "").removeprefix(PICTURE)
        if sha256 in self.manuscript.pictures:
            drawn = picture(self.manuscript.picture(sha256), self.manuscript.pictures[sha256], said(element, "alt"))
            yield self.paragraph(Setting("BodyText", keeps=True), [w("r", drawn)])


_LISTS = ("ListBullet", "ListBullet2", "ListBullet3", "ListNumber", "ListNumber2", "ListNumber3")
_WAYS: dict[str, Callable[[Writer, HtmlElement, Setting], Iterator[Node]]] = {
    "p": Writer._text,
    "small": Writer._text,
    "ul": Writer._list,
    "ol": Writer._list,
    "dl": Writer._terms,
    "table": Writer._table,
    "figcaption": Writer._caption,
    "svg": Writer._drawing,
    "img": Writer._picture,
} | dict.fromkeys(_HEADINGS, Writer._heading)
_ORDER = ("keepNext", "pageBreakBefore", "numPr", "tabs", "spacing", "ind", "jc", "outlineLvl")
"""Properties of a paragraph in the order the standard wants."""


def _reaching() -> list[Node]:
    """What lets a paragraph begin where headings do."""
    return [w("ind", left=-twips(OUT))]


def _before(element: HtmlElement) -> frozenset[str]:
    earlier = element.getprevious()
    return classes(earlier) if earlier is not None else frozenset()


def _sentence(text: str) -> str:
    return f"{text}." if text and text[-1] not in ".!?" else text

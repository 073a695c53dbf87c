# SPDX-License-Identifier: MPL-2.0
"""What stands on every page but the cover: the running head, the mark of a draft, the fingerprint and the page's
number."""

from lxml.html import HtmlElement

from .building import RELATION, Node, part, twips, w, words
from .faces import INK, PLAIN, RULE, Face
from .fields import field
from .looks import OUT, SHEET, cell_margins
from .markup import said

_LEFT, _RIGHT = 46.0, 46.0
_WIDTHS = (_LEFT, SHEET - _LEFT - _RIGHT, _RIGHT)
_STRONG, _DRAFT = Face(bold=True, colour=INK), Face(bold=True, colour=RULE, size=13)


def section() -> Node:
    """The page: A4 with a wide margin to the left, and its head and foot."""
    head, foot = w("headerReference", type="default"), w("footerReference", type="default")
    for reference, name in ((head, "rHeader"), (foot, "rFooter")):
        reference.set(RELATION, name)
    size = w("pgSz", w=twips(210), h=twips(297))
    sides = {"top": 30, "right": 21, "bottom": 29, "left": 22 + OUT, "header": 13, "footer": 12, "gutter": 0}
    margins = w("pgMar", **{side: twips(room) for side, room in sides.items()})
    return w("sectPr", head, foot, size, margins, w("titlePg"))


def header(body: HtmlElement, is_draft: bool) -> bytes:
    """The running head's part."""
    first, *more = said(body, "data-status").split("\n")
    status = [w("r", words(first))]
    for one in more:
        status += [w("r", w("br"), words(one))]
    mark = [w("r", _DRAFT.properties(), words("UDKAST"))] if is_draft else []
    return _part("hdr", "Header", [_run(said(body, "data-plan"), _STRONG)], status, mark)


def footer(body: HtmlElement) -> bytes:
    """The foot's part."""
    page = [_run("Side ", _STRONG), *field("PAGE", [_run("1", _STRONG)], _STRONG), _run(" af ", _STRONG)]
    pages = field("NUMPAGES", [_run("1", _STRONG)], _STRONG)
    fingerprint = [_run(said(body, "data-aftryk"), PLAIN)]
    return _part("ftr", "Footer", [_run(said(body, "data-partnerskab"), PLAIN)], fingerprint, [*page, *pages])


def _part(tag: str, style: str, *columns: list[Node]) -> bytes:
    cells = [
        w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa")), _paragraph(style, runs, is_last=at == 2))
        for at, (width, runs) in enumerate(zip(_WIDTHS, columns, strict=True))
    ]
    properties = w(
        "tblPr", w("tblW", w=twips(SHEET), type="dxa"), w("tblInd", w=-twips(OUT), type="dxa"),
        w("tblLayout", type="fixed"), cell_margins(0),
    )  # fmt: skip
    grid = w("tblGrid", *(w("gridCol", w=twips(one)) for one in _WIDTHS))
    return part(tag, [w("tbl", properties, grid, w("tr", *cells)), _paragraph(style, [])])


def _paragraph(style: str, runs: list[Node], is_last: bool = False) -> Node:
    return w("p", w("pPr", w("pStyle", val=style), w("jc", val="right") if is_last else None), *runs)


def _run(text: str, face: Face) -> Node:
    return w("r", face.properties(), words(text))

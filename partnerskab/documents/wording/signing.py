# SPDX-License-Identifier: MPL-2.0
"""Where parties sign: boxes two by two, each whole on its page."""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from .building import Node, twips, w, words
from .faces import ACCENT
from .looks import OUT, SHEET, cell_margins
from .markup import classes, plain
from .tables import Fill, Setting

_GAP = 9.0
_BOX = (SHEET - _GAP) / 2


def boxes(element: HtmlElement, fill: Fill) -> Iterator[Node]:
    """The boxes, as rows of a table without lines."""
    found = iter([one for one in element.iterchildren() if "felt" in classes(one)])
    rows = []
    while pair := list(islice(found, 2)):
        left, right = _box(pair[0], fill), _box(pair[1], fill) if len(pair) > 1 else _cell(_BOX, _nothing())
        rows.append(w("tr", w("trPr", w("cantSplit")), left, _cell(_GAP, _nothing()), right))
    properties = w(
        "tblPr", w("tblW", w=twips(SHEET), type="dxa"), w("tblInd", w=-twips(OUT), type="dxa"),
        w("tblLayout", type="fixed"), cell_margins(0), w("tblCaption", val="Parternes underskrifter"),
    )  # fmt: skip
    grid = w("tblGrid", *(w("gridCol", w=twips(one)) for one in (_BOX, _GAP, _BOX)))
    if rows:
        yield w("p", w("pPr", w("pStyle", val="Air")))
        yield w("tbl", properties, grid, *rows)
        yield w("p", w("pPr", w("pStyle", val="Air")))


def _box(felt: HtmlElement, fill: Fill) -> Node:
    """A party's box: its name, when it approved, and the line to sign on."""
    lines = [one for one in felt.iterchildren() if "linje" in classes(one)]
    for one in lines:
        felt.remove(one)
    said = fill(felt, Setting("TableText"))
    runs: list[Node] = []
    for at, one in enumerate(lines):
        runs += [w("r", w("tab"))] if at else []
        runs.append(w("r", words(plain(one))))
    return _cell(_BOX, *said, w("p", w("pPr", w("pStyle", val="Sign")), *runs), is_edged=True)


def _cell(width: float, *inside: Node, is_edged: bool = False) -> Node:
    edge = w("tcBorders", w("top", val="single", sz=12, space=0, color=ACCENT)) if is_edged else None
    return w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa"), edge), *inside)


def _nothing() -> Node:
    return w("p", w("pPr", w("pStyle", val="TableText")))

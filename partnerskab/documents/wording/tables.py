# SPDX-License-Identifier: MPL-2.0
"""A table as Word has it: head rows that come again on each page, hairlines, and figures to the right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from .building import Node, twips, w
from .faces import ACCENT, INK, PLAIN, RULE, SOFT, TINT, Face
from .looks import COLUMN, OUT, SHEET
from .markup import classes, inside, squeezed
from .widths import extent, shared


@dataclass(frozen=True, slots=True)
class Setting:
    """How what stands in a cell is set."""

    style: str
    face: Face = PLAIN
    is_right: bool = False
    keeps: bool = False


Fill = Callable[[HtmlElement, Setting], list[Node]]
"""What fills a cell: its blocks, the last a paragraph."""

_MANY = 5
_MOST = 60
"""Word takes 63 columns."""
_NUMBERS = frozenset({"n", "bm", "side"})
_ROW_FACES = {
    "sum": Face(bold=True),
    "gruppe": Face(bold=True, colour=ACCENT),
    "broken": Face(colour=SOFT),
}
_CELL_FACES = {
    "aar": Face(bold=True),
    "tekst": Face(bold=False, italic=True),
    "nr": Face(bold=True, colour=ACCENT),
    "bm": Face(bold=True, colour=ACCENT),
    "st": Face(colour=SOFT),
    "d": Face(bold=True),
}
_ROW_EDGES = {
    "sum": (("top", 6, INK), ("bottom", 12, ACCENT)),
    "gruppe": (("bottom", 4, RULE),),
    "hoved": (("bottom", 6, INK),),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at a place in the grid; None of an element where one from the row above goes on."""

    at: int
    element: HtmlElement | None
    columns: int = 1
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its cells; `kind` is its class, "hoved" in the head."""

    kind: str
    cells: tuple[Cell, ...]

    @property
    def is_head(self) -> bool:
        return self.kind == "hoved"


def table(element: HtmlElement, title: str, fill: Fill) -> tuple[Node, bool]:
    """The table, and whether it reaches out to the left of the text; `title` says to those who do not see it what it
    holds."""
    rows = list(_rows(element))
    extents = _extents(rows)
    is_wide = "oversigt" in classes(element) or inside(element, "bred") or _needs_room(extents)
    whole = SHEET if is_wide else COLUMN
    widths = shared(extents, whole)
    small = bool({"oversigt", "figures-table"} & classes(element))
    together = inside(element, "tabel")
    written = [
        _row(row, widths, Setting("TableSmall" if small else "TableText", keeps=together and at < len(rows) - 1), fill)
        for at, row in enumerate(rows)
    ]
    look = w("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1)
    properties = w(
        "tblPr", w("tblStyle", val="PaperTable"), w("tblW", w=twips(whole), type="dxa"),
        w("tblInd", w=-twips(OUT) if is_wide else 0, type="dxa"), w("tblLayout", type="fixed"), look,
        w("tblCaption", val=title) if title else None,
    )  # fmt: skip
    grid = w("tblGrid", *(w("gridCol", w=twips(one)) for one in widths))
    return w("tbl", properties, grid, *written), is_wide


def _needs_room(extents: list[tuple[float, float]]) -> bool:
    """Whether the text column is too narrow: for the words themselves, or for the lines of many columns."""
    words, lines = (sum(lengths) for lengths in zip(*extents, strict=True))
    return words > COLUMN * 0.8 or (len(extents) >= _MANY and lines > COLUMN * 1.2)


def _rows(element: HtmlElement) -> Iterator[Row]:
    """The rows with their cells at the places they have when some reach over columns and rows."""
    going_on: dict[int, tuple[int, int]] = {}
    for row in element.iter("tr"):
        named = classes(row)
        kind = "hoved" if row.getparent().tag == "thead" else next((one for one in _ROW_FACES if one in named), "")
        cells, going_on = _cells(list(row.iterchildren("th", "td")), going_on)
        yield Row(kind, cells)


def _cells(
    found: list[HtmlElement], from_above: dict[int, tuple[int, int]]
) -> tuple[tuple[Cell, ...], dict[int, tuple[int, int]]]:
    """A row's cells, and those that go on below it: by their column, how many rows more and how many columns."""
    cells: list[Cell] = []
    below: dict[int, tuple[int, int]] = {}
    at = 0
    while found or any(place >= at for place in from_above):
        columns, deeper = 1, 0
        if at in from_above:
            deeper, columns = from_above[at]
            cells.append(Cell(at, None, columns, goes_on=True))
        elif found:
            one = found.pop(0)
            columns, deeper = _span(one, "colspan"), _span(one, "rowspan")
            cells.append(Cell(at, one, columns, goes_on=deeper > 1))
        if deeper > 1:
            below[at] = (deeper - 1, columns)
        at += columns
    return tuple(cells), below


def _span(cell: HtmlElement, name: str) -> int:
    wanted = cell.get(name) or "1"
    return max(1, min(int(wanted), _MOST)) if wanted.isdigit() else 1


def _extents(rows: list[Row]) -> list[tuple[float, float]]:
    """The longest word and the longest line of each column, told by the cells that stand in one column alone."""
    count = max((cell.at + cell.columns for row in rows for cell in row.cells), default=1)
    found = [(0.0, 0.0)] * count
    for row in rows:
        for cell in row.cells:
            if cell.element is not None and cell.columns == 1:
                word, line = extent(_words(cell.element))
                found[cell.at] = (max(found[cell.at][0], word), max(found[cell.at][1], line))
    return found


def _words(cell: HtmlElement) -> str:
    """A cell's words, line by line."""
    said = []
    for one in cell.iter():
        if one.tag in {"br", "p", "li", "small"}:
            said.append("\n\xa0\xa0\xa0\xa0" if one.tag == "li" else "\n")  # as wide as the dash before it
        if one is not cell or one.text:
            said.append(squeezed(one.text or ""))
        said.append(squeezed(one.tail or "") if one is not cell else "")
    return "\n".join(part.strip(" ") for part in "".join(said).split("\n"))


def _row(row: Row, widths: list[float], setting: Setting, fill: Fill) -> Node:
    properties = w("trPr", w("cantSplit"), w("tblHeader") if row.is_head else None)
    setting = replace(setting, style="TableHead") if row.is_head else setting
    face = _ROW_FACES.get(row.kind, PLAIN)
    cells = [_cell(cell, row, widths, replace(setting, face=face), fill) for cell in row.cells]
    end = max((cell.at + cell.columns for cell in row.cells), default=0)
    if end < len(widths):
        cells.append(_cell(Cell(end, None, len(widths) - end), row, widths, setting, fill))
    return w("tr", properties, *cells)


def _cell(cell: Cell, row: Row, widths: list[float], setting: Setting, fill: Fill) -> Node:
    named = classes(cell.element) if cell.element is not None else frozenset[str]()
    for name in sorted(named & set(_CELL_FACES)):
        setting = replace(setting, face=setting.face.under(_CELL_FACES[name]))
    setting = replace(setting, is_right=bool(named & _NUMBERS))
    fills = TINT if "aar" in named or row.is_head else ""
    merged = w("vMerge", **({"val": "restart"} if cell.element is not None else {})) if cell.goes_on else None
    properties = w(
        "tcPr", w("tcW", w=twips(sum(widths[cell.at : cell.at + cell.columns])), type="dxa"),
        w("gridSpan", val=cell.columns) if cell.columns > 1 else None, merged, _edges(row.kind),
        w("shd", val="clear", color="auto", fill=fills) if fills else None,
        w("vAlign", val="bottom") if row.is_head else None,
    )  # fmt: skip
    blocks = fill(cell.element, setting) if cell.element is not None else [_empty(setting)]
    return w("tc", properties, *blocks)


def _edges(kind: str) -> Node | None:
    lines = [w(side, val="single", sz=size, space=0, color=colour) for side, size, colour in _ROW_EDGES.get(kind, ())]
    return w("tcBorders", *lines) if lines else None


def _empty(setting: Setting) -> Node:
    return w("p", w("pPr", w("pStyle", val=setting.style)))

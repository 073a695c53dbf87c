# SPDX-License-Identifier: MPL-2.0
"""The styles of the Word file, named as Word names them where Word has a name: what static/print.css is to the PDF.

The text stands in a column with a wide margin to the left, into which headings and wide tables reach.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .building import Node, part, points, twips, w
from .faces import ACCENT, HAIR, INK, LIGHT, RULE, SANS, SOFT, TINT, Face

LANGUAGE = "da-DK"
COLUMN, SHEET = 137.0, 167.0
"""The widths of the text column and of the sheet between its margins, in millimetres."""
OUT = SHEET - COLUMN
"""How far headings and wide tables reach out to the left of the text."""
_SIDE, _FACTS, _NUMBER = 16.0, 40.0, 8.0


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style. Space, size and `line` (at least) in points, indents in millimetres; `edges` are sides of a
    border with thickness in eighths of a point and colour, `tabs` places with how words stand at them."""

    id: str
    name: str
    face: Face = field(default_factory=Face)
    based: str = "Normal"
    line: float = 0
    before: float = 0
    after: float = 0
    left: float = 0
    hanging: float = 0
    edges: dict[str, tuple[int, str]] = field(default_factory=dict)
    tabs: dict[float, str] = field(default_factory=dict)
    fill: str = ""
    outline: int | None = None
    keeps: bool = False
    numbered: tuple[int, int] | None = None
    follows: str = ""


_SMALL = Face(size=9)
_LABEL = Face(size=10.5, bold=True, colour=ACCENT)

LOOKS = (
    Look("Normal", "Normal", Face(size=10.5, colour=INK), based="", line=15),
    Look("BodyText", "Body Text", after=7.5),
    Look("Lead", "Indledning", Face(size=13.5, font=LIGHT), line=22, after=14),
    Look("Heading1", "heading 1", Face(size=22.5, bold=True, colour=ACCENT), line=30, before=40, after=14, left=-OUT,
         outline=0, keeps=True, follows="BodyText"),
    Look("Heading2", "heading 2", Face(size=17, bold=True, colour=ACCENT), line=23, before=24, after=8,
         outline=1, keeps=True, follows="BodyText"),
    Look("Subheading", "Mellemrubrik", _LABEL, before=12, after=2, outline=1, keeps=True, follows="BodyText"),
    Look("Heading3", "heading 3", _LABEL, before=12, after=2, outline=2, keeps=True, follows="BodyText"),
    Look("Heading4", "heading 4", Face(size=10.5, bold=True), before=8, after=2, outline=3, keeps=True,
         follows="BodyText"),
    Look("Over", "Overlinje", Face(size=9, bold=True, colour=SOFT), after=2, keeps=True),
    Look("BigNumber", "Stort tal", Face(size=120, colour=ACCENT, font=LIGHT), line=120, left=-OUT, after=6, keeps=True),
    Look("Label", "Etiket", Face(size=9, bold=True, colour=ACCENT), before=8, after=1, keeps=True),
    Look("Name", "Navn", Face(bold=True), before=6, after=2),
    Look("Under", "Kildetekst", Face(size=9, colour=SOFT), line=12, after=5),
    Look("ListBullet", "List Bullet", based="BodyText", after=4, left=5, hanging=5, numbered=(1, 0)),
    Look("ListBullet2", "List Bullet 2", based="BodyText", after=4, left=10, hanging=5, numbered=(1, 1)),
    Look("ListBullet3", "List Bullet 3", based="BodyText", after=4, left=15, hanging=5, numbered=(1, 2)),
    Look("ListNumber", "List Number", based="BodyText", after=4, left=7, hanging=7, numbered=(2, 0)),
    Look("ListNumber2", "List Number 2", based="BodyText", after=4, left=14, hanging=7, numbered=(2, 1)),
    Look("ListNumber3", "List Number 3", based="BodyText", after=4, left=21, hanging=7, numbered=(2, 2)),
    Look("Caption", "caption", Face(size=9, bold=True, colour=SOFT), line=12, before=8, after=4),
    Look("TableText", "Tabeltekst", Face(size=9.5), line=13, before=2.5, after=2),
    Look("TableSmall", "Tabeltekst lille", Face(size=9), based="TableText", line=11.5, before=2, after=1.5),
    Look("TableHead", "Tabelhoved", Face(size=9, bold=True, colour=SOFT), based="TableText", line=12, keeps=True),
    Look("TableBullet", "Tabelpunkt", based="TableText", line=13, after=2, left=4, hanging=4, numbered=(1, 3)),
    Look("Air", "Luft", Face(size=4), line=4, after=6),
    Look("Fact", "Fakta", _SMALL, left=_FACTS, hanging=_FACTS, tabs={_FACTS: "left"}, after=3,
         edges={"top": (12, ACCENT), "bottom": (4, RULE)}),
    Look("Remark", "Bemærkning", Face(size=8.5), line=11.5, after=2, left=_NUMBER, hanging=_NUMBER,
         tabs={_NUMBER: "left"}),
    Look("Figure", "Figur i ord", Face(size=9, colour=SOFT), line=13, before=10, after=8, fill=TINT,
         edges={"left": (24, ACCENT)}, left=3),
    Look("CoverWho", "Forside, hvem", Face(size=18, font=LIGHT), line=23, before=120, left=-OUT),
    Look("Title", "Title", Face(size=40, bold=True, colour=ACCENT), line=46, before=6, left=-OUT),
    Look("ShortTitle", "Titel på et kort papir", Face(size=24), based="Title", line=31, before=10, after=8),
    Look("CoverStand", "Forside, stand", Face(size=13.5), line=22, before=30, after=60, left=_SIDE, hanging=OUT + _SIDE,
         tabs={_SIDE: "left"}, edges={"top": (12, ACCENT)}),
    Look("CoverFact", "Forside, fakta", _SMALL, after=4, left=_SIDE, hanging=OUT + _SIDE, tabs={_SIDE: "left"},
         edges={"between": (4, HAIR)}),
    Look("TOCHeading", "TOC Heading", Face(size=22.5, bold=True, colour=ACCENT), line=30, after=20, left=-OUT,
         keeps=True),
    Look("TOC1", "toc 1", Face(bold=True), before=6, after=3, tabs={_NUMBER: "left", COLUMN: "right"},
         edges={"bottom": (4, HAIR), "between": (4, HAIR)}),
    Look("TOC2", "toc 2", after=3, before=3, left=_NUMBER, hanging=_NUMBER, tabs={_NUMBER: "left", COLUMN: "right"},
         edges={"bottom": (4, HAIR), "between": (4, HAIR)}),
    Look("Sign", "Underskriftslinje", Face(size=8, colour=SOFT), line=11, before=40, after=16, tabs={24: "left"},
         edges={"top": (4, INK)}),
    Look("Header", "header", Face(size=8, colour=SOFT), line=10.5),
    Look("Footer", "footer", Face(size=8, colour=SOFT), line=10.5),
    Look("FootnoteText", "footnote text", Face(size=9), line=12, after=3, left=5, hanging=5, tabs={5: "left"}),
)  # fmt: skip


def styles() -> bytes:
    """The styles' part."""
    return part("styles", [_defaults(), *map(_style, LOOKS), *_others()])


def _defaults() -> Node:
    fonts = w("rFonts", ascii=SANS, hAnsi=SANS, eastAsia=SANS, cs=SANS)
    lang = w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE)
    return w("docDefaults", w("rPrDefault", w("rPr", fonts, lang)), w("pPrDefault", w("pPr")))


def _style(look: Look) -> Node:
    default = {} if look.based else {"default": 1}
    custom = {"customStyle": 1} if look.name[0].isupper() and look.name not in _WORDS_OWN else {}
    return w(
        "style", w("name", val=look.name),
        w("basedOn", val=look.based) if look.based else None,
        w("next", val=look.follows) if look.follows else None,
        w("qFormat"), _paragraph(look), look.face.properties(),
        type="paragraph", styleId=look.id, **default, **custom,
    )  # fmt: skip


_WORDS_OWN = {"Normal", "Body Text", "Title", "TOC Heading"} | {
    f"List {kind}{level}" for kind in ("Bullet", "Number") for level in ("", " 2", " 3")
}


def _paragraph(look: Look) -> Node:
    spacing: dict[str, object] = {"before": points(look.before), "after": points(look.after)}
    if look.line:
        spacing |= {"line": points(look.line), "lineRule": "atLeast"}
    return w(
        "pPr",
        w("keepNext") if look.keeps else None,
        w("keepLines") if look.keeps else None,
        w("numPr", w("ilvl", val=look.numbered[1]), w("numId", val=look.numbered[0])) if look.numbered else None,
        border(look.edges),
        w("shd", val="clear", color="auto", fill=look.fill) if look.fill else None,
        tabs(look.tabs),
        w("suppressAutoHyphens") if look.keeps else None,
        w("spacing", **spacing),
        w("ind", left=twips(look.left), hanging=twips(look.hanging)),
        w("outlineLvl", val=look.outline) if look.outline is not None else None,
    )


def border(edges: dict[str, tuple[int, str]]) -> Node | None:
    """Lines around a paragraph, in the order Word wants."""
    sides = ("top", "left", "bottom", "right", "between")
    lines = [
        w(side, val="single", sz=edges[side][0], space=8 if side == "left" else 5, color=edges[side][1])
        for side in sides
        if side in edges
    ]
    return w("pBdr", *lines) if lines else None


def tabs(places: dict[float, str]) -> Node | None:
    """Tabulators at millimetres from the text's left edge."""
    return w("tabs", *(w("tab", val=how, pos=twips(at)) for at, how in places.items())) if places else None


def _others() -> Iterator[Node]:
    """Styles of words and of tables, and the two that every file has."""
    plain = w("name", val="Default Paragraph Font")
    yield w("style", plain, type="character", default=1, styleId="DefaultParagraphFont")
    raised = w("rPr", w("color", val=ACCENT), w("vertAlign", val="superscript"))
    yield w("style", w("name", val="footnote reference"), raised, type="character", styleId="FootnoteReference")
    linked = w("rPr", w("color", val=ACCENT), w("u", val="single"))
    yield w("style", w("name", val="Hyperlink"), linked, type="character", styleId="Hyperlink")
    yield w("style", w("name", val="No List"), type="numbering", default=1, styleId="NoList")
    bare = w("tblPr", w("tblInd", w=0, type="dxa"), cell_margins())
    yield w("style", w("name", val="Normal Table"), bare, type="table", default=1, styleId="TableNormal")
    yield w(
        "style", w("name", val="Papirtabel"), w("basedOn", val="TableNormal"), w("qFormat"),
        w("tblPr", w("tblBorders", *(w(side, val="single", sz=size, space=0, color=colour) for side, size, colour in (
            ("top", 12, ACCENT), ("bottom", 4, HAIR), ("insideH", 4, HAIR)))), cell_margins()),
        type="table", styleId="PaperTable", customStyle=1,
    )  # fmt: skip


def cell_margins(right: float = 2) -> Node:
    """How far a cell's words keep from its edges: only to the right, in millimetres."""
    sides = {"top": 0, "left": 0, "bottom": 0, "right": twips(right)}
    return w("tblCellMar", *(w(side, w=room, type="dxa") for side, room in sides.items()))


def fonts() -> bytes:
    """The fonts' part: what stands in where a computer lacks the paper's own."""
    named = ((SANS, "Segoe UI", "020B0503050203000203"), (LIGHT, "Segoe UI Light", "020B0403050203000203"))
    return part("fonts", [_font(*one) for one in named])


def _font(name: str, stand_in: str, panose: str) -> Node:
    return w(
        "font", w("altName", val=stand_in), w("panose1", val=panose), w("charset", val="00"),
        w("family", val="swiss"), w("pitch", val="variable"), name=name,
    )  # fmt: skip

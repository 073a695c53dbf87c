# SPDX-License-Identifier: MPL-2.0
"""How words are set inside a paragraph, as far as it differs from the paragraph's style."""

from dataclasses import dataclass, replace

from .building import Node, w

INK, SOFT, RULE, HAIR, TINT, ACCENT, WHITE = "16191D", "4B545E", "8D97A2", "CDD4DB", "EEF2F6", "0F3F6B", "FFFFFF"
"""The colours of static/print.css."""

SANS, LIGHT = "IBM Plex Sans", "IBM Plex Sans Light"


@dataclass(frozen=True, slots=True)
class Face:
    """What is set here; None and nothing leave it to the style. Sizes in points, colours in hexadecimal."""

    bold: bool | None = None
    italic: bool | None = None
    size: float = 0
    colour: str = ""
    font: str = ""
    fill: str = ""
    edge: str = ""
    raised: bool = False
    underlined: bool = False

    def under(self, other: "Face") -> "Face":
        """This face with what the other one sets on top."""
        set_there = {name: value for name in _NAMES if (value := getattr(other, name)) not in (None, "", 0, False)}
        if other.bold is False:
            set_there["bold"] = False
        return replace(self, **set_there)

    def properties(self) -> Node | None:
        """The face as Word wants it; None where everything is left to the style."""
        parts = [
            w("rFonts", ascii=self.font, hAnsi=self.font, cs=self.font) if self.font else None,
            _switch("b", self.bold),
            _switch("i", self.italic),
            w("color", val=self.colour) if self.colour else None,
            w("sz", val=round(self.size * 2)) if self.size else None,
            w("szCs", val=round(self.size * 2)) if self.size else None,
            w("u", val="single") if self.underlined else None,
            w("bdr", val="single", sz=8, space=0, color=self.edge) if self.edge else None,
            w("shd", val="clear", color="auto", fill=self.fill) if self.fill else None,
            w("vertAlign", val="superscript") if self.raised else None,
        ]
        return w("rPr", *parts) if any(one is not None for one in parts) else None


_NAMES = tuple(Face.__dataclass_fields__)

PLAIN, STRONG, EMPHASIS = Face(), Face(bold=True), Face(italic=True)
LINKED = Face(colour=ACCENT, underlined=True)

OF_CLASS = {
    "afsnit-nr": Face(bold=False, font=LIGHT),
    "ansvar": Face(size=8, colour=SOFT, bold=False),
    "bmk": Face(bold=True, colour=ACCENT, raised=True),
    "signatur": Face(bold=False),
    "skrevet": Face(colour=SOFT),
    "tal": Face(bold=False, size=150, font=LIGHT),
    "periode": Face(size=72),
    "tegn": Face(bold=True, size=8, colour=ACCENT, edge=ACCENT),
    "ny": Face(colour=WHITE, fill=ACCENT),
    "fortsat": Face(colour=SOFT, edge=RULE),
    "ophoert": Face(colour=SOFT, edge=RULE),
    "dom": Face(bold=True),
    "under": Face(size=8.5, colour=SOFT),
}
"""How the stylesheet's classes set words; a class that is not here changes nothing."""


def _switch(tag: str, wanted: bool | None) -> Node | None:
    if wanted is None:
        return None
    return w(tag) if wanted else w(tag, val="0")

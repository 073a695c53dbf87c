# SPDX-License-Identifier: MPL-2.0
"""A picture of the file's own, as large as the text column allows, with its words for those who do not see it."""

import io

from lxml.etree import SubElement
from PIL import Image

from .building import EMU, NAMES, PIC, WP, A, Node, R, w
from .looks import COLUMN

_TALLEST = 170.0
_MM_A_PIXEL = 25.4 / 96


def picture(relation: str, data: bytes, alt: str) -> Node:
    """The drawing that shows a picture by its relation's id."""
    width, height = _size(data)
    size = {"cx": str(round(width * EMU)), "cy": str(round(height * EMU))}
    number = relation.removeprefix("rPicture")
    drawing = w("drawing")
    inline = SubElement(drawing, f"{{{WP}}}inline", {"distT": "0", "distB": "0", "distL": "0", "distR": "0"})
    SubElement(inline, f"{{{WP}}}extent", size)
    SubElement(inline, f"{{{WP}}}docPr", {"id": number, "name": f"Billede {number}", "descr": alt})
    graphic = SubElement(inline, f"{{{A}}}graphic", nsmap=NAMES)
    shown = SubElement(SubElement(graphic, f"{{{A}}}graphicData", {"uri": PIC}), f"{{{PIC}}}pic")
    own = SubElement(shown, f"{{{PIC}}}nvPicPr")
    SubElement(own, f"{{{PIC}}}cNvPr", {"id": number, "name": f"Billede {number}", "descr": alt})
    SubElement(own, f"{{{PIC}}}cNvPicPr")
    filled = SubElement(shown, f"{{{PIC}}}blipFill")
    SubElement(filled, f"{{{A}}}blip", {f"{{{R}}}embed": relation})
    SubElement(SubElement(filled, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
    form = SubElement(shown, f"{{{PIC}}}spPr")
    placed = SubElement(form, f"{{{A}}}xfrm")
    SubElement(placed, f"{{{A}}}off", {"x": "0", "y": "0"})
    SubElement(placed, f"{{{A}}}ext", size)
    SubElement(SubElement(form, f"{{{A}}}prstGeom", {"prst": "rect"}), f"{{{A}}}avLst")
    return drawing


def _size(data: bytes) -> tuple[float, float]:
    """Width and height in millimetres."""
    with Image.open(io.BytesIO(data)) as opened:
        width, height = (pixels * _MM_A_PIXEL for pixels in opened.size)
    factor = min(1, COLUMN / width, _TALLEST / height)
    return width * factor, height * factor

# SPDX-License-Identifier: MPL-2.0
"""Elements of WordprocessingML (ISO 29500-1), and the units its attributes are counted in."""

import re
from collections.abc import Iterable
from typing import TypeAlias

from lxml.etree import Element, _Element, tostring

Node: TypeAlias = _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NAMES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}

_MAIN = {"w": W}
RELATION, _SPACE = f"{{{R}}}id", "{http://www.w3.org/XML/1998/namespace}space"
EMU = 36_000
"""Of DrawingML's units to a millimetre."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def w(tag: str, *inside: Node | None, **attributes: object) -> Node:
    """An element of the main namespace, as are its attributes; an empty child is left out."""
    element = Element(f"{{{W}}}{tag}", nsmap=_MAIN)
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", str(value))
    element.extend(child for child in inside if child is not None)
    return element


def part(tag: str, inside: Iterable[Node]) -> bytes:
    """A whole part of the file."""
    root = Element(f"{{{W}}}{tag}", nsmap=NAMES)
    root.extend(inside)
    return serialised(root)


def serialised(root: Node) -> bytes:
    """An element as the XML of a part."""
    return tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def words(text: str, tag: str = "t") -> Node:
    """Words inside a run, their spaces kept."""
    element = w(tag)
    element.text = text
    element.set(_SPACE, "preserve")
    return element


def clean(text: str) -> str:
    """The text without the signs that XML cannot hold."""
    return _NOT_XML.sub("", text)


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def points(size: float) -> int:
    """Points as twentieths of a point."""
    return round(size * 20)

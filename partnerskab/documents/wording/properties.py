# SPDX-License-Identifier: MPL-2.0
"""What the Word file says of itself (its title, whose it is, its date, its fingerprint), and how Word is to open it."""

from lxml.etree import Element, SubElement
from lxml.html import HtmlElement

from .building import Node, clean, part, serialised, twips, w
from .looks import LANGUAGE
from .markup import squeezed

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def core(head: HtmlElement) -> bytes:
    """The properties, told by the paper's own head."""
    meta = {one.get("name"): clean(one.get("content") or "") for one in head.iterchildren("meta")}
    root = Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _SCHEMA})
    told = {
        f"{{{_DC}}}title": squeezed(head.findtext("title") or ""),
        f"{{{_DC}}}subject": meta["description"],
        f"{{{_DC}}}creator": meta["author"],
        f"{{{_CORE}}}keywords": meta["keywords"],
        f"{{{_CORE}}}lastModifiedBy": meta["author"],
        f"{{{_DC}}}identifier": meta["keywords"],
        f"{{{_DC}}}language": LANGUAGE,
    }
    for name, text in told.items():
        SubElement(root, name).text = text
    for name in ("created", "modified"):
        date = SubElement(root, f"{{{_TERMS}}}{name}", {f"{{{_SCHEMA}}}type": "dcterms:W3CDTF"})
        date.text = meta[f"dcterms.{name}"]
    return serialised(root)


def app() -> bytes:
    """The program that made the file."""
    root = Element(f"{{{_APP}}}Properties", nsmap={None: _APP})
    SubElement(root, f"{{{_APP}}}Application").text = "Partnerskab"
    return serialised(root)


def settings() -> bytes:
    """How Word opens the file: words divided at the ends of lines, as Word 2013 and later have it."""
    separators = [w("footnote", id=at) for at in (0, 1)]
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    inside: list[Node] = [
        w("zoom", percent=100),
        w("defaultTabStop", val=twips(12.5)),
        w("autoHyphenation"),
        w("hyphenationZone", val=twips(9)),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", *separators),
        w("compat", mode),
        w("themeFontLang", val=LANGUAGE),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    ]
    return part("settings", inside)

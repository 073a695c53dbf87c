# SPDX-License-Identifier: MPL-2.0
"""The parts of a Word file in one package (ISO 29500-2): the same parts give the same bytes."""

import datetime
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml.etree import Element, SubElement

from .building import serialised

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIRST_DAY = datetime.date(1980, 1, 1)
"""Before it a zip file knows no date."""

_EXTENSIONS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
}
CONTENT_TYPE = f"{_WORD}.document"

_KINDS = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/header.xml": f"{_WORD}.header+xml",
    "word/footer.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part is related to; `outside` where it is an address."""

    id: str
    kind: str
    target: str
    outside: bool = False


_OF_PACKAGE = (
    Relation("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
    Relation("rId2", _CORE, "docProps/core.xml"),
    Relation("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
)
_OF_DOCUMENT = (
    Relation("rStyles", f"{_OFFICE}/styles", "styles.xml"),
    Relation("rNumbering", f"{_OFFICE}/numbering", "numbering.xml"),
    Relation("rSettings", f"{_OFFICE}/settings", "settings.xml"),
    Relation("rFonts", f"{_OFFICE}/fontTable", "fontTable.xml"),
    Relation("rFootnotes", f"{_OFFICE}/footnotes", "footnotes.xml"),
    Relation("rHeader", f"{_OFFICE}/header", "header.xml"),
    Relation("rFooter", f"{_OFFICE}/footer", "footer.xml"),
)


def packed(parts: Mapping[str, bytes], links: Mapping[str, str], pictures: Iterable[bytes], on: datetime.date) -> bytes:
    """The file. `parts` are those of `_KINDS` by their names, `links` the ids of addresses, `pictures` PNG files in the
    order they are named; every file in it has the date `on`."""
    shown = {f"media/picture{at}.png": picture for at, picture in enumerate(pictures, start=1)}
    related = [
        *_OF_DOCUMENT,
        *(Relation(name, f"{_OFFICE}/hyperlink", address, outside=True) for address, name in links.items()),
        *(Relation(f"rPicture{at}", f"{_OFFICE}/image", name) for at, name in enumerate(shown, start=1)),
    ]
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(_OF_PACKAGE),
        **{name: parts[name] for name in _KINDS},
        "word/_rels/document.xml.rels": _relations(related),
        **{f"word/{name}": picture for name, picture in shown.items()},
    }
    date = max(on, _FIRST_DAY)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            about = zipfile.ZipInfo(name, (date.year, date.month, date.day, 0, 0, 0))
            archive.writestr(about, data, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _types() -> bytes:
    root = Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    for extension, kind in _EXTENSIONS.items():
        SubElement(root, f"{{{_TYPES}}}Default", {"Extension": extension, "ContentType": kind})
    for name, kind in _KINDS.items():
        SubElement(root, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": kind})
    return serialised(root)


def _relations(relations: Iterable[Relation]) -> bytes:
    root = Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    for one in relations:
        found = {"Id": one.id, "Type": one.kind, "Target": one.target}
        SubElement(root, f"{{{_RELATIONS}}}Relationship", found | ({"TargetMode": "External"} if one.outside else {}))
    return serialised(root)

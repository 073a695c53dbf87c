# SPDX-License-Identifier: MPL-2.0
"""Drawing HTML as a PDF with WeasyPrint, in this process: our fonts, our stylesheet, and nothing fetched from anywhere.

Importing this module is slow (about half a second): the server imports it only in the papers' own process.
"""

import datetime
import gc
import os
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from xml.etree.ElementTree import fromstring, register_namespace, tostring

from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.pdf import pydyf
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .attached import PICTURE, PLAN, Attached

HERE = Path(__file__).parent
STYLESHEET = HERE.parents[2] / "static/print.css"

# PDF/UA says so in the metadata, and PDF/A wants its words declared (ISO 19005-3, 6.6.2.3)
_PREFIXES = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
for _prefix, _address in _PREFIXES.items():
    register_namespace(_prefix, _address)  # PDF/A asks for these very prefixes
_UA = """
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
"""


def _page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """What `pydyf.PDF.page_references` gives, kept while no page is added.

    WeasyPrint asks for it with every tag. Made anew each time it takes a fifth of a paper of 260 pages, and grows with
    the square of the pages.
    """
    pages, known = pdf.pages["Kids"], pdf.__dict__.get("_known_references", ())
    if len(known) * 3 != len(pages):
        known = pdf.__dict__["_known_references"] = tuple(f"{number} 0 R".encode() for number in pages[::3])
    return known


pydyf.PDF.page_references = property(_page_references)


class Refused(ValueError):
    """The paper asked for something from outside itself."""


class ClosedFetcher(URLFetcher):
    """Fetches nothing: a paper's words, drawings and styles all come with it, and so do its pictures, which it names
    by their sha256 (`PICTURE`)."""

    def __init__(self, pictures: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols=[])
        self._pictures = pictures or {}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        picture = self._pictures.get(url.removeprefix(PICTURE)) if url.startswith(PICTURE) else None
        if picture is None:
            raise Refused(url[:200])
        return URLFetcherResponse(url, picture, {"Content-Type": "image/png"})


def write_pdf(
    html: str, data: bytes, on: datetime.date, attached: Attached = PLAN, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """The paper as PDF/UA-1 and PDF/A-3a, with `data` attached, every date in it being `on`; `pictures` by sha256."""
    was_collecting = gc.isenabled()
    gc.disable()  # a render makes no cycles worth the time; its process ends with it
    try:
        fonts, styles = _dress()
        midnight = datetime.datetime.combine(on, datetime.time(), tzinfo=datetime.UTC)
        own = Attachment(
            string=data, name=attached.name, description=f"{attached.holds} som data", relationship="Source",
            created=midnight, modified=midnight, url_fetcher=ClosedFetcher(),
        )  # fmt: skip
        options = {"pdf_variant": "pdf/a-3a", "attachments": [own]}
        paper = HTML(string=html, url_fetcher=ClosedFetcher(pictures))
        document = paper.render(font_config=fonts, stylesheets=[styles], **options)
        _declare_ua(document)
        return document.write_pdf(**options)
    finally:
        if was_collecting:
            gc.enable()


@cache
def _dress() -> tuple[FontConfiguration, CSS]:
    """The fonts and the stylesheet, read once for the process."""
    fonts = _our_fonts()
    text = STYLESHEET.read_text(encoding="utf-8")
    return fonts, CSS(string=text, font_config=fonts, url_fetcher=ClosedFetcher())


def _our_fonts() -> FontConfiguration:
    """A font configuration that knows our faces alone; fontconfig reads the environment at this moment."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(HERE / "fonts.conf")
    try:
        return FontConfiguration()
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def _declare_ua(document: Document) -> None:
    metadata = document.metadata
    metadata.generate_rdf_metadata = partial(_both, metadata.generate_rdf_metadata)


def _both(archival: partial[bytes], *arguments: object) -> bytes:
    """The metadata of the archival format with that of the accessible one in the same RDF."""
    rdf = fromstring(archival(*arguments))  # noqa: S314 - WeasyPrint's own
    rdf.extend(fromstring(_UA))  # noqa: S314 - ours, above
    return tostring(rdf, encoding="utf-8")


def warm() -> None:
    """Draw a small paper, so that fonts, hyphenation and styles are read before the first real one."""
    text = '<html lang="da"><title>Prøve</title><h1>Prøve</h1><p>Tryghedsskabende <em>naboskab</em> <b>1</b></p></html>'
    write_pdf(text, b"{}", datetime.date(2020, 1, 1))

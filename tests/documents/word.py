# SPDX-License-Identifier: MPL-2.0
"""Small Word files made by hand: paragraphs with styles, lists, tables and real footnotes."""

import io
import zipfile
from html import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELS = f"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>"""
_DOCUMENT_RELS = f"""<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="{_R}/styles" Target="styles.xml"/>
<Relationship Id="r2" Type="{_R}/numbering" Target="numbering.xml"/>
<Relationship Id="r3" Type="{_R}/footnotes" Target="footnotes.xml"/></Relationships>"""
_STYLES = f"""<?xml version="1.0"?><w:styles {_W}>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift3"><w:name w:val="heading 3"/></w:style></w:styles>"""
_NUMBERING = f"""<?xml version="1.0"?><w:numbering {_W}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def heading(text: str, level: int = 1) -> str:
    """A heading in Word's Danish style of that level."""
    return paragraph(text, f'<w:pStyle w:val="Overskrift{level}"/>')


def paragraph(text: str, properties: str = "", note: int = 0, bold: bool = False) -> str:
    """A paragraph; `note` puts the mark of that footnote at its end."""
    mark = f'<w:r><w:footnoteReference w:id="{note}"/></w:r>' if note else ""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{mark}</w:p>"


def item(text: str, level: int = 0, ordered: bool = False) -> str:
    """A list item."""
    number = 2 if ordered else 1
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: tuple[str, ...]) -> str:
    """A table of paragraphs."""
    made = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def document(*parts: str, notes: dict[int, str] | None = None, more: dict[str, bytes] | None = None) -> bytes:
    """A .docx file; `more` adds files to the archive or replaces its own."""
    footnotes = "".join(f'<w:footnote w:id="{n}">{paragraph(text)}</w:footnote>' for n, text in (notes or {}).items())
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        "word/footnotes.xml": f'<?xml version="1.0"?><w:footnotes {_W}>{footnotes}</w:footnotes>',
        "word/document.xml": f'<?xml version="1.0"?><w:document {_W}><w:body>{"".join(parts)}</w:body></w:document>',
        **(more or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()

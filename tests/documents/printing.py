# SPDX-License-Identifier: MPL-2.0
"""Papers drawn for tests: in this process, so that every warning of the layout engine is an error."""

import datetime
import hashlib
import io
import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from pypdf import PdfReader

from partnerskab.content.agreed import WholeAgreement
from partnerskab.content.canonical import to_json
from partnerskab.content.tree import PlanContent
from partnerskab.documents.printing import drawing, paper
from partnerskab.documents.printing.edition import Edition, draft

DAY = datetime.date(2022, 11, 21)


@contextmanager
def no_warnings() -> Iterator[None]:
    """Fails when WeasyPrint complains: about a missing sign, an unknown style, or something it may not load."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
    assert said == []


def drawn(content: PlanContent) -> bytes:
    """The paper of a plan, made without a single warning."""
    return drawn_edition(draft(content, DAY))


def drawn_edition(edition: Edition[Any]) -> bytes:
    """The paper of an edition, made without a single warning."""
    with no_warnings():
        return drawing.write_pdf(paper.html(edition), edition.data, edition.day, edition.attached, edition.pictures)


def agreement_edition(
    content: WholeAgreement, pictures: Iterable[bytes] = (), **changes: Any
) -> Edition[WholeAgreement]:
    """The draft of an agreement with these pictures at hand, whatever the database has."""
    known = {hashlib.sha256(picture).hexdigest(): picture for picture in pictures}
    unmapped = replace(content, boundaries=tuple(replace(one, picture="") for one in content.boundaries))
    return replace(draft(unmapped, DAY), content=content, data=to_json(content), pictures=known, **changes)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words_of(pdf: bytes) -> str:
    """All letters and figures of a paper without any space between them, hyphens at the ends of lines taken out."""
    return bare("".join(page.extract_text() for page in reader(pdf).pages))


def bare(text: str) -> str:
    """Letters and figures only: how a line breaks or where a space stands says nothing here."""
    return re.sub(r"[^\w]", "", text)

# SPDX-License-Identifier: MPL-2.0
"""A case paper as a paper: an edition of it in, one HTML text out. It has no cover, for it begins with its header."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from partnerskab import danish
from partnerskab.cases.models import CasePaper
from partnerskab.content.canonical import fingerprint_shown
from partnerskab.content.yearly import Attached, CaseContent
from partnerskab.richtext.showing import Notes

from .chapters import bound, set_text
from .edition import Edition
from .measuring import showable

BEFORE = (("resume", "resume", "Resumé"),)
AFTER = (
    ("problem", "problemstilling", "Problemstilling"),
    ("solution", "loesning", "Løsning"),
    ("economy", "oekonomi", "Økonomi"),
    ("process", "videre-proces", "Videre proces"),
)
"""The texts before and after what is recommended: field, anchor, heading; in the order a committee reads them."""
UNNAMED = "Forvaltningen"
"""Who recommends, while nobody has said."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part that is one text; empty while nobody has written it."""

    anchor: str
    title: str
    text: SafeString | str


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """An annex in the list; `mark` is its fingerprint in groups, empty without one."""

    title: str
    mark: str


def html(edition: Edition[CaseContent]) -> str:
    """An edition of a case paper as the HTML that the stylesheet `static/print.css` makes a paper of."""
    content, notes = edition.content, Notes()
    context = {
        "edition": edition,
        "content": content,
        "name": f"Indstilling {content.mark}",
        "sender": content.sender or UNNAMED,
        "facts": tuple(_facts(edition)),
        "before": _parts(content, BEFORE, notes),
        "points": tuple(danish.hard_spaces(point.text) for point in content.recommendations),
        "after": _parts(content, AFTER, notes),
        "annexes": tuple(_annex(one) for one in content.annexes),
    }
    return showable(render_to_string("documents/case.html", context))


def aim_label(content: CaseContent) -> str:
    """ "Til beslutning"."""
    return str(CasePaper.Aim(content.aim).label)


def _facts(edition: Edition[CaseContent]) -> Iterator[tuple[str, str]]:
    content = edition.content
    day = danish.date(datetime.date.fromisoformat(content.meeting_on)) if content.meeting_on else ""
    yield "Udvalg", content.body
    yield "Mødedato", danish.hard_spaces(day) or "Ikke fastsat"
    yield "Sagen er", aim_label(content)
    yield "Sagsnr.", content.case_number or "–"
    yield "Dokumentnr.", content.document_number or "–"
    if content.officer:
        yield "Sagsbehandler", content.officer
    if content.subject_label:
        yield "Handler om", content.subject_label
    yield "Version", edition.origin


def _annex(annex: Attached) -> AnnexLine:
    return AnnexLine(danish.hard_spaces(annex.title), fingerprint_shown(annex.sha256))


def _parts(content: CaseContent, parts: tuple[tuple[str, str, str], ...], notes: Notes) -> tuple[TextPart, ...]:
    return tuple(_part(anchor, title, getattr(content, field), notes) for field, anchor, title in parts)


def _part(anchor: str, title: str, text: str, notes: Notes) -> TextPart:
    return TextPart(anchor, bound(title), set_text(text, notes, heading="h3") if text else "")

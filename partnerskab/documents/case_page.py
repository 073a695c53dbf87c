# SPDX-License-Identifier: MPL-2.0
"""A version of a case paper as one text for the screen, in the paper's order; a draft is read where it is written."""

import datetime

from django.utils.safestring import SafeString, mark_safe

from partnerskab.content.yearly import CaseContent
from partnerskab.richtext.showing import Notes, for_screen

from .printing.case_paper import AFTER, BEFORE, UNNAMED, TextPart, aim_label


def case_page(content: CaseContent) -> dict[str, object]:
    """What `content/case_reading.html` shows of a case paper, by the names it has there."""
    notes = Notes()

    def shown(html: str) -> SafeString:
        return mark_safe(for_screen(html, notes))  # noqa: S308 - written by richtext

    def parts(wanted: tuple[tuple[str, str, str], ...]) -> list[TextPart]:
        return [TextPart(anchor, title, shown(getattr(content, field))) for field, anchor, title in wanted]

    return {
        "content": content,
        "aim": aim_label(content),
        "day": datetime.date.fromisoformat(content.meeting_on) if content.meeting_on else None,
        "sender": content.sender or UNNAMED,
        "before": parts(BEFORE),
        "after": parts(AFTER),
        "notes": mark_safe(notes.listed()),  # noqa: S308 - written by richtext
    }

# SPDX-License-Identifier: MPL-2.0
"""A whole agreement as one text for the screen, in the order of the paper; a draft, or a version."""

from django.utils.safestring import SafeString, mark_safe

from partnerskab.content.agreed import WholeAgreement
from partnerskab.richtext.showing import Notes, for_screen

from .printing.agreement_chapters import Setting, chapters
from .printing.agreement_paper import kind_of


def agreement_page(content: WholeAgreement) -> dict[str, object]:
    """What `content/agreement_reading.html` shows of an agreement, by the names it has there."""
    notes = Notes()

    def shown(html: str) -> SafeString:
        return mark_safe(for_screen(html, notes))  # noqa: S308 - written by richtext

    return {
        "content": content,
        "kind": kind_of(content),
        "chapters": chapters(content, Setting(shown, shown)),
        "notes": mark_safe(notes.listed()),  # noqa: S308 - written by richtext
    }

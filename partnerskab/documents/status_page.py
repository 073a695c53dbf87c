# SPDX-License-Identifier: MPL-2.0
"""A whole status as one text for the screen, in the order of the paper; a version, for a draft is read where it is
written."""

from django.utils.safestring import SafeString, mark_safe

from partnerskab.content.agreed import StatusContent
from partnerskab.content.status import Told, view_of
from partnerskab.richtext.showing import Notes, for_screen


def status_page(content: StatusContent) -> dict[str, object]:
    """What `content/status_reading.html` shows of a status, by the names it has there."""
    notes, view = Notes(), view_of(content)

    def shown(html: str) -> SafeString:
        return mark_safe(for_screen(html, notes))  # noqa: S308 - written by richtext

    def with_remarks(told: tuple[Told, ...]) -> list[tuple[Told, SafeString]]:
        return [(one, shown(one.remark)) for one in told]

    return {
        "content": content,
        "shown": view,
        "introduction": shown(content.introduction),
        "judged": with_remarks(view.judged),
        "monitored": with_remarks(view.monitored),
        "conclusion": shown(content.conclusion),
        "notes": mark_safe(notes.listed()),  # noqa: S308 - written by richtext
    }

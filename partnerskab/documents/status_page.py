# SPDX-License-Identifier: MPL-2.0
"""A whole status as one text for the screen, in the order of the paper; a version, for a draft is read where it is
written."""

from django.utils.safestring import SafeString, mark_safe

from partnerskab.content.agreed import StatusContent
from partnerskab.content.status import StatusView, Told, view_of
from partnerskab.richtext.showing import Notes, for_screen


def status_page(content: StatusContent) -> dict[str, object]:
    """What `content/status_reading.html` shows of a status, by the names it has there."""
    notes, view = Notes(), view_of(content)
    introduction = shown(content.introduction, notes)
    return {
        "content": content,
        "shown": view,
        "introduction": introduction,
        **targets_told(view, notes),
        "conclusion": shown(content.conclusion, notes),
        "notes": mark_safe(notes.listed()),  # noqa: S308 - written by richtext
    }


def targets_told(view: StatusView, notes: Notes) -> dict[str, object]:
    """What `content/_targets_told.html` shows: each target with the remark on it."""

    def with_remarks(told: tuple[Told, ...]) -> list[tuple[Told, SafeString]]:
        return [(one, shown(one.remark, notes)) for one in told]

    return {"judged": with_remarks(view.judged), "monitored": with_remarks(view.monitored)}


def shown(html: str, notes: Notes) -> SafeString:
    """Rich text for the page, its footnotes numbered on."""
    return mark_safe(for_screen(html, notes))  # noqa: S308 - written by richtext

# SPDX-License-Identifier: MPL-2.0
"""The minutes of a meeting as one text for the screen, in the order of the paper; a version, for a draft is read where
it is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from partnerskab.content.yearly import MeetingContent, Point
from partnerskab.richtext.showing import Notes, for_screen

from .printing.meeting_paper import KINDS, OUTCOMES, STANDINGS, groups, when


@dataclass(frozen=True, slots=True)
class ReadPoint:
    """A point with its texts as the screen shows them, and its kind and outcome in words."""

    point: Point
    kind: str
    outcome: str
    text: SafeString
    said: SafeString


def meeting_page(content: MeetingContent) -> dict[str, object]:
    """What `content/meeting_reading.html` shows of the minutes, by the names it has there."""
    notes = Notes()

    def shown(html: str) -> SafeString:
        return mark_safe(for_screen(html, notes))  # noqa: S308 - written by richtext

    def points() -> Iterator[ReadPoint]:
        for one in content.points:
            yield ReadPoint(one, KINDS[one.kind], OUTCOMES.get(one.outcome, ""), shown(one.text), shown(one.said))

    return {
        "content": content,
        "when": when(content),
        "groups": groups(content),
        "standings": STANDINGS,
        "call": shown(content.call),
        "points": tuple(points()),
        "closing": shown(content.closing),
        "notes": mark_safe(notes.listed()),  # noqa: S308 - written by richtext
    }

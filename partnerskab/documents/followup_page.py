# SPDX-License-Identifier: MPL-2.0
"""A version of a round of follow-up as one text for the screen, in the order of the paper."""

from django.utils.safestring import mark_safe

from partnerskab.content.followed_up import METHOD, areas_told, in_short, money, state_of
from partnerskab.content.status import view_of
from partnerskab.content.yearly import FollowUpContent
from partnerskab.richtext.showing import Notes

from .status_page import shown, targets_told


def followup_page(content: FollowUpContent) -> dict[str, object]:
    """What `content/followup_reading.html` shows of a round, by the names it has there."""
    notes = Notes()
    introduction = shown(content.introduction, notes)
    view = view_of(content) if content.entries else None
    return {
        "content": content,
        "introduction": introduction,
        "in_short": in_short(content),
        "areas": areas_told(content),
        "states": {one.id: state_of(one) for one in content.told},
        "total": money(content.told),
        "shown": view,
        **(targets_told(view, notes) if view else {}),
        "conclusion": shown(content.conclusion, notes),
        "method": METHOD,
        "notes": mark_safe(notes.listed()),  # noqa: S308 - written by richtext
    }

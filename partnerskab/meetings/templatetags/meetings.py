# SPDX-License-Identifier: MPL-2.0
"""What templates ask about meetings: {{ meeting|clock_times }} "kl. 14.30-16.00"."""

from django import template

from partnerskab import danish
from partnerskab.agreements import bodies
from partnerskab.agreements.models import Body
from partnerskab.meetings.models import Meeting

register = template.Library()


@register.filter
def inside(body: Body) -> str:
    """A body's name inside a sentence: "styregruppen"."""
    return bodies.inside(body.name)


@register.filter
def clock_times(meeting: Meeting) -> str:
    """When it begins and ends, "kl. 14.30-16.00"; nothing where nobody said."""
    if meeting.starts_at is None:
        return ""
    until = f"-{danish.clock(meeting.ends_at)}" if meeting.ends_at else ""
    return danish.nobreak(f"kl. {danish.clock(meeting.starts_at)}{until}")

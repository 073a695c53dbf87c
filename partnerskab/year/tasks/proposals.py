# SPDX-License-Identifier: MPL-2.0
"""Proposals for activities that wait for the working group's answer."""

from collections.abc import Iterator

from django.urls import reverse

from partnerskab import access, danish
from partnerskab.access import Action
from partnerskab.agreements.models import Membership

from ..calendar import Calendar
from .task import Asked, Task


def source(calendar: Calendar) -> Asked:
    """Count them once."""
    waiting = calendar.proposals_waiting

    def asked(member: Membership) -> Iterator[Task]:
        if waiting and access.may(member.role, Action.EDIT_PLAN):
            title = f"{danish.counted(waiting, 'forslag', 'forslag', neuter=True).capitalize()} venter på svar"
            why = "Tag forslaget med i planen, ret det til, eller sig nej med en begrundelse."
            yield Task("forslag", title, why, reverse("proposals", args=[calendar.partnership.slug]))

    return asked

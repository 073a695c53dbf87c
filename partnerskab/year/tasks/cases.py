# SPDX-License-Identifier: MPL-2.0
"""Case papers whose meeting comes and that nobody has sent; for the secretariat."""

from django.urls import reverse

from partnerskab import access, danish
from partnerskab.access import Action
from partnerskab.agreements.models import Membership
from partnerskab.cases.models import CasePaper
from partnerskab.cases.waiting import never_sent

from ..calendar import Calendar
from .task import Asked, Task


def source(calendar: Calendar) -> Asked:
    """Read those of the meetings to come that have no version."""
    found = [_of(case) for case in never_sent(calendar.partnership).filter(meeting_on__gte=calendar.today)]

    def asked(member: Membership) -> list[Task]:
        return found if access.may(member.role, Action.EDIT_CASES) else []

    return asked


def _of(case: CasePaper) -> Task:
    address = reverse("case", args=[case.partnership.slug, case.mark])
    day = danish.date(case.meeting_on) if case.meeting_on else ""
    why = f"{case.body} behandler den {day}. Send den i tide."
    return Task(f"indstilling/{case.pk}", f"Indstillingen {case.title} er ikke sendt", why, address)

# SPDX-License-Identifier: MPL-2.0
"""Deadlines that no data tells of: whoever is responsible sees to them, and the secretariat ticks them off."""

from collections.abc import Container, Iterator

from django.urls import reverse

from partnerskab.agreements.models import Membership, Role

from ..calendar import Calendar
from .task import Asked, Source, Task


def source_of(told: Container[str]) -> Source:
    """The source of all deadlines but those of the kinds that are told of elsewhere."""

    def source(calendar: Calendar) -> Asked:
        found = [due for due in calendar.open if due.deadline.kind not in told]

        def asked(member: Membership) -> Iterator[Task]:
            for due in found:
                if member.role in (Role.SECRETARIAT, due.deadline.responsible):
                    page = reverse("year", args=[calendar.partnership.slug, due.year])
                    address, key = f"{page}#{due.anchor}", f"frist/{due.deadline.pk}/{due.year}"
                    yield Task(
                        key, due.deadline.title, due.deadline.errand, address, year=due.year, deadline=due.deadline.pk
                    )

        return asked

    return source

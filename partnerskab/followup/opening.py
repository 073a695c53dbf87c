# SPDX-License-Identifier: MPL-2.0
"""Which rounds of follow-up can be opened, when answers are to be there, and opening one."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from activities.models import Plan
from partnerskab.agreements.models import Partnership

from .models import MARKS, Round

Kind = Round.Kind

DUE = {Kind.MIDTERM: (5, 10), Kind.FINAL: (11, 25)}
"""Month and day that answers are proposed to be there: before the steering group's meetings in May and December (plan
2022, the political process)."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A round that nobody has opened yet."""

    plan: Plan
    kind: Kind

    @property
    def mark(self) -> str:
        """What its address will be."""
        return f"{self.plan.year}-{MARKS[self.kind]}"

    @property
    def title(self) -> str:
        """ "Midtvejsstatus 2026"."""
        return f"{self.kind.label} {self.plan.year}"

    @property
    def asks(self) -> bool:
        """Whether anybody is asked: the yearly report is made of what has been told."""
        return self.kind != Kind.ANNUAL

    @property
    def due_on(self) -> datetime.date | None:
        """The last day to answer, as it is proposed."""
        return datetime.date(self.plan.year, *DUE[self.kind]) if self.kind in DUE else None


def proposals(partnership: Partnership) -> list[Proposal]:
    """The rounds that can be opened for the newest plan and the year before it, the newest first; two queries."""
    newest = list(Plan.objects.of(partnership).order_by("-year")[:2])
    plans = [plan for plan in newest if plan.year >= newest[0].year - 1]
    there = set(Round.objects.filter(plan__in=plans).values_list("plan", "kind"))
    return [Proposal(plan, kind) for plan in plans for kind in Kind if (plan.pk, kind.value) not in there]


def open_round(
    proposal: Proposal, today: datetime.date, due_on: datetime.date | None, label: str, sha256: str
) -> tuple[Round, bool]:
    """Open it on the plan's version of that label and fingerprint (empty: the plan has none in force); the round, and
    whether it was opened now or stood already."""
    values = {"opened_on": today, "due_on": due_on, "plan_label": label, "plan_sha256": sha256}
    with transaction.atomic():
        Plan.objects.select_for_update(of=("self",)).only("pk").get(pk=proposal.plan.pk)
        return Round.objects.get_or_create(plan=proposal.plan, kind=proposal.kind, defaults=values)

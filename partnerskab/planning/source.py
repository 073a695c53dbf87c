# SPDX-License-Identifier: MPL-2.0
"""What a year's plan can be begun from: the version in force of the plan before it, or that plan's draft."""

from dataclasses import dataclass

from django.utils import timezone

from activities.models import Plan
from partnerskab import danish
from partnerskab.agreements.models import Agreement, Partnership
from partnerskab.content.canonical import fingerprint
from partnerskab.content.freezing import freeze, one_moment
from partnerskab.content.tree import PlanContent
from partnerskab.revisions.models import Revision

DRAFT = "kladde"
"""What the draft is called in an address and in a form."""


@dataclass(frozen=True, slots=True)
class Source:
    """A plan's content to begin from: of a version, or of the draft as it is now."""

    plan: Plan
    revision: Revision | None
    content: PlanContent

    @property
    def key(self) -> str:
        """Its name in an address: "2025.2" or "kladde"."""
        return self.revision.label if self.revision else DRAFT

    @property
    def name(self) -> str:
        """Its name inside a sentence."""
        return f"version {self.revision.label}" if self.revision else f"kladden for {self.plan.year}"

    @property
    def title(self) -> str:
        """Its name where it is chosen."""
        if self.revision is None:
            return f"Kladden for {self.plan.year}, som den er nu"
        return f"Version {self.revision.label}, godkendt {danish.date(self.revision.outcome.decided_on)}"

    @property
    def mark(self) -> str:
        """What stands for exactly this content, so that only what was shown is carried on."""
        return fingerprint(self.content)


def plan_before(partnership: Partnership, year: int) -> Plan | None:
    """The partnership's newest plan of an earlier year."""
    return Plan.objects.of(partnership).filter(year__lt=year).order_by("-year").first()


def agreement_of(partnership: Partnership, year: int) -> Agreement | None:
    """The agreement that a plan of the year is to stand on: the partnership's newest that covers it."""
    return Agreement.objects.of(partnership).covering(year).first()


def next_year(partnership: Partnership, newest: Plan | None) -> int | None:
    """The year to begin: the one after the newest plan's, once that plan's year has come, where an agreement covers
    it; a query at most."""
    if newest is None or newest.year > timezone.localdate().year:
        return None
    if agreement_of(partnership, newest.year + 1) is None:
        return None
    return newest.year + 1


def sources(plan: Plan) -> tuple[Source, ...]:
    """The version in force first, then the draft where it says something else, or where there is no such version."""
    with one_moment():
        revision = Revision.objects.of_matter(plan).approved().with_fate().order_by("-number").first()
        draft = Source(plan, None, freeze(plan))
        if revision is None:
            return (draft,)
        revision.plan = plan
        in_force = Source(plan, revision, revision.frozen)  # type: ignore[arg-type]
    return (in_force,) if in_force.content == draft.content else (in_force, draft)

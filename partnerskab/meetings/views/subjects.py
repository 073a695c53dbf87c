# SPDX-License-Identifier: MPL-2.0
"""What a decision can be bound to: a version by its fingerprint, a grant of the pool, a move of money."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from budgets.models import PoolApplication, Transfer
from partnerskab import danish
from partnerskab.content.matters import KINDS
from partnerskab.meetings.models import AgendaPoint, Meeting
from partnerskab.revisions.models import Outcome, Revision
from partnerskab.revisions.route import Stage, open_stage, stages

Sort = AgendaPoint.Subject
LONGEST = 300
_ALIVE = Q(withdrawal=None) & (Q(outcome=None) | Q(outcome__fate=Outcome.Fate.APPROVED, meeting=None, case=None))
"""What somebody may still have to decide on or be informed of. Minutes and case papers have one step alone, so nobody
has them once they are approved."""
_SAME_MATTER = reduce(or_, (Q(**{kind: OuterRef(kind)}) for kind in KINDS))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision was made on, by the fields of a point."""

    sort: str
    id: UUID
    label: str
    address: str
    sha256: str = ""

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.sort}:{self.id}"

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the point that is bound to it."""
        return {
            "subject": self.sort,
            "subject_id": self.id,
            "subject_label": self.label[:LONGEST],
            "subject_address": self.address,
            "subject_sha256": self.sha256,
        }


NOTHING: dict[str, Any] = {
    "subject": "", "subject_id": None, "subject_label": "", "subject_address": "", "subject_sha256": "",
}  # fmt: skip
"""The fields of a point that is bound to nothing."""


def of_point(point: AgendaPoint) -> Subject | None:
    """What the point is bound to, as it was named then."""
    if not point.subject or point.subject_id is None:
        return None
    return Subject(point.subject, point.subject_id, point.subject_label, point.subject_address, point.subject_sha256)


def of_version(revision: Revision) -> Subject:
    """A version, by its fingerprint."""
    address = reverse("revision", args=[revision.partnership.slug, revision.matter.address, revision.number])
    return Subject(Sort.VERSION, revision.pk, str(revision), address, revision.content_sha256)


def of_application(application: PoolApplication) -> Subject:
    """An application to the pool, with what was granted once it is."""
    activity = application.pool.activity
    plan = activity.plan
    granted = application.outcome == PoolApplication.Outcome.GRANTED and application.granted is not None
    kr = f"{danish.kr(application.granted or 0)} bevilget" if granted else f"{danish.kr(application.kr)} søgt"
    address = reverse("pool", args=[plan.agreement.partnership.slug, plan.year, activity.pk])
    return Subject(Sort.GRANT, application.pk, f"{application.applicant}: {application.purpose}, {kr}", address)


def of_move(transfer: Transfer, slug: str) -> Subject:
    """A move of money."""
    label = f"{danish.kr(transfer.kr)} fra {transfer.from_name} til {transfer.to_name}"
    return Subject(Sort.MOVE, transfer.pk, label, reverse("money_moves", args=[slug, transfer.plan.year]))


def offered(meeting: Meeting) -> dict[str, list[Subject]]:
    """What the meeting can have decided on, group by group: versions before the parties or submitted that year, and the
    grants and moves of that year's plan. Three queries."""
    year, slug = meeting.held_on.year, meeting.partnership.slug
    recent = Q(submitted_at__year=year) | Q(outcome=None, withdrawal=None)
    versions = Revision.objects.of(meeting.partnership).filter(recent).exclude(meeting=meeting)
    of_plan = {"plan__agreement__partnership": meeting.partnership, "plan__year": year}
    applications = PoolApplication.objects.filter(withdrawn_on=None, **_below("pool__activity__", of_plan))
    related = "pool__activity__plan__agreement__partnership"
    moves = Transfer.objects.filter(**of_plan).select_related("plan").order_by("-made_at")
    return {
        "Versioner": [of_version(one) for one in versions.order_by("-submitted_at")],
        "Bevillinger fra puljen": [of_application(one) for one in applications.select_related(related)],
        "Flytninger af penge": [of_move(one, slug) for one in moves],
    }


def open_at(meeting: Meeting, wanted: Collection[UUID] | None = None) -> Iterator[tuple[Revision, Stage]]:
    """The versions whose turn it is at the meeting's body, each with the step, the oldest first; of those `wanted`
    alone, where their ids are given. At a cancelled meeting it is no version's turn. Two queries at most."""
    if meeting.cancelled_at or (wanted is not None and not wanted):
        return
    newer = Revision.objects.filter(_ALIVE, _SAME_MATTER, number__gt=OuterRef("number"))
    found = Revision.objects.of(meeting.partnership).filter(_ALIVE, ~Exists(newer)).exclude(meeting=meeting)
    if wanted is not None:
        found = found.filter(pk__in=wanted)
    for one in found.defer(None).prefetch_related("decisions").order_by("submitted_at"):
        stage = open_stage(stages(one.frozen, one.decisions.all()))
        if stage and stage.step.body.casefold() == meeting.body.name.casefold():
            yield one, stage


def versions_of(points: Iterable[AgendaPoint]) -> set[UUID]:
    """The ids of the versions that points are bound to."""
    return {one.subject_id for one in points if one.subject == Sort.VERSION and one.subject_id}


def _below(way: str, wanted: dict[str, Any]) -> dict[str, Any]:
    return {f"{way}{name}": value for name, value in wanted.items()}

# SPDX-License-Identifier: MPL-2.0
"""What is due at a body's next meeting: points proposed for its agenda, each of which can be left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from budgets.models import PoolApplication
from partnerskab import danish
from partnerskab.agreements.bodies import inside
from partnerskab.agreements.models import Body
from partnerskab.followup.models import Round
from partnerskab.meetings.models import AgendaPoint, Meeting
from partnerskab.revisions.models import Revision

from .subjects import Subject, of_application, of_point, of_version, open_at

Kind = AgendaPoint.Kind
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Due:
    """A proposed point: its key in the form, the point's fields, and why it is proposed."""

    key: str
    title: str
    kind: str
    why: str
    subject: Subject | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the point it becomes."""
        return {"title": self.title[:LONGEST_TITLE], "kind": self.kind, **(self.subject.fields if self.subject else {})}


def due_points(meeting: Meeting) -> tuple[Due, ...]:
    """What the body's meeting is to take up, and that its agenda does not have yet."""
    standing = list(meeting.points.all())
    taken = {point.subject_id for point in standing if point.subject_id}
    titles = {point.title for point in standing}
    last = _last(meeting)
    before = (*_last_minutes(last), *_versions(meeting, last), *_postponed(last)) if last else _versions(meeting, None)
    due = []
    for one in (*before, *_applications(meeting), *_rounds(meeting), *_next(meeting)):
        if one.title in titles or (one.subject and one.subject.id in taken):
            continue
        taken |= {one.subject.id} if one.subject else set()
        due.append(one)
    return tuple(due)


def _last(meeting: Meeting) -> Meeting | None:
    same = Meeting.objects.of(meeting.partnership).filter(body__kind=meeting.body.kind, body__name=meeting.body.name)
    return same.filter(held_on__lt=meeting.held_on, cancelled_at=None).first()


def _last_minutes(last: Meeting) -> Iterator[Due]:
    """The minutes of the body's last meeting, unless they are approved."""
    minutes = Revision.objects.of_matter(last).with_matter().with_fate().order_by("-number").first()
    if minutes and minutes.is_approved:
        return
    pending = minutes if minutes and minutes.is_pending else None
    why = f"Version {pending.label} venter på godkendelse." if pending else "Referatet er ikke sendt ud endnu."
    yield _minutes_of(last, why, of_version(pending) if pending else None)


def _minutes_of(held: Meeting, why: str, version: Subject | None) -> Due:
    title = f"Godkendelse af referat fra {danish.date(held.held_on)}"
    return Due(f"referat-{held.pk}", title, Kind.MINUTES, why, version)


def _versions(meeting: Meeting, last: Meeting | None) -> Iterator[Due]:
    """The versions that wait for the body, minutes of older meetings among them; the last ones are told of before."""
    for revision, stage in open_at(meeting):
        why = f"Version {revision.label} venter på {inside(stage.step.body)}."
        if revision.meeting is None:
            kind = Kind.INFORMATION if stage.step.act in ("is_informed", "notes") else Kind.DECISION
            yield Due(f"version-{revision.pk}", str(revision.matter), kind, why, of_version(revision))
        elif revision.meeting != last:
            yield _minutes_of(revision.meeting, why, of_version(revision))


def _postponed(last: Meeting) -> Iterator[Due]:
    """What the body put off at its last meeting."""
    for one in last.points.filter(outcome=AgendaPoint.Outcome.POSTPONED).order_by("order", "pk"):
        why = f"Udsat på mødet {danish.date(last.held_on)}."
        yield Due(f"udsat-{one.pk}", one.title, one.kind, why, of_point(one))


def _applications(meeting: Meeting) -> Iterator[Due]:
    """The pool's applications that nobody has decided, for the working group."""
    if meeting.body.kind != Body.Kind.WORKING:
        return
    of_plan = {"pool__activity__plan__agreement": meeting.agreement, "pool__activity__plan__year": meeting.held_on.year}
    found = PoolApplication.objects.filter(outcome="", withdrawn_on=None, **of_plan).order_by("applied_on", "pk")
    for one in found.select_related("pool__activity__plan__agreement__partnership"):
        title = f"Ansøgning til puljen: {one.applicant}"
        why = f"{one.purpose}. Søgt: {danish.kr(one.kr)}"
        yield Due(f"ansoegning-{one.pk}", title, Kind.DECISION, why, of_application(one))


def _rounds(meeting: Meeting) -> Iterator[Due]:
    """The follow-up that is open."""
    if meeting.body.kind not in (Body.Kind.WORKING, Body.Kind.STEERING):
        return
    for one in Round.objects.of(meeting.partnership).filter(closed_at=None).exclude(kind=Round.Kind.ANNUAL):
        why = f"Svar senest {danish.date(one.due_on)}." if one.due_on else "Opfølgningen er åben."
        yield Due(f"opfoelgning-{one.pk}", f"Opfølgning: {one}", Kind.INFORMATION, why)


def _next(meeting: Meeting) -> Iterator[Due]:
    later = Meeting.objects.filter(body=meeting.body, cancelled_at=None, held_on__gt=meeting.held_on)
    following = later.order_by("held_on").first()
    why = f"Det næste er {danish.date(following.held_on)}." if following else "Det er ikke lagt i kalenderen endnu."
    yield Due("naeste", "Næste møde", Kind.INFORMATION, why)

# SPDX-License-Identifier: MPL-2.0
"""What a case paper can be about, read from the database: versions, what was decided on them, and the year's money."""

import datetime
import re

from django.db.models import Q, Sum
from django.urls import reverse
from django.utils import timezone

from activities.models import Plan
from budgets.models import Frame, Spending
from partnerskab.addresses import MatterConverter
from partnerskab.agreements.models import Partnership
from partnerskab.content.canonical import Content
from partnerskab.content.matters import at_address, columns, kind_of, words
from partnerskab.content.totals import allotted
from partnerskab.content.tree import PlanContent
from partnerskab.followup.models import Round
from partnerskab.revisions.models import Revision, RevisionQuerySet, Standing
from partnerskab.revisions.route import stages

from . import KINDS
from .subject import Money, Paper, Subject


def key_of(revision: Revision) -> str:
    """What a choice names a version by: "plan/2026/1"."""
    return f"{revision.matter.address}/{revision.number}"


def find(partnership: Partnership, key: str) -> Revision | None:
    """The version that a key names, if a case can be about it: approved, or before its parties."""
    address, _, number = key.rpartition("/")
    if not (number.isdecimal() and len(number) < 6 and re.fullmatch(MatterConverter.regex, address)):
        return None
    found = _possible(partnership).filter(**at_address(address), number=number).first()
    return found if found and found.standing in (Standing.APPROVED, Standing.PENDING) else None


def choices(partnership: Partnership) -> list[Revision]:
    """The versions that a new case may be about: of each matter the newest approved one and the one before its parties,
    the newest year first. One query."""
    taken: set[tuple[str, Standing]] = set()
    found = []
    for one in _possible(partnership):
        mark = (one.matter.address, one.standing)
        if one.standing in (Standing.APPROVED, Standing.PENDING) and mark not in taken:
            taken.add(mark)
            found.append(one)
    return sorted(found, key=lambda one: (-_year(one), KINDS.index(kind_of(one.matter)), -one.number))


def about(partnership: Partnership, sha256: str) -> Revision | None:
    """The newest version with that fingerprint."""
    return _possible(partnership).filter(content_sha256=sha256).first() if sha256 else None


def newest_like(partnership: Partnership, sha256: str) -> Revision | None:
    """The newest version, approved or before its parties, of what the one with that fingerprint is a version of."""
    known = about(partnership, sha256)
    if known is None:
        return None
    later = _possible(partnership).filter(**columns(known.matter))
    return next((one for one in later if one.standing in (Standing.APPROVED, Standing.PENDING)), None)


def subject_columns(revision: Revision) -> dict[str, str]:
    """What a case paper keeps of the version it is about."""
    address = reverse("revision", args=[revision.partnership.slug, revision.matter.address, revision.number])
    return {"subject_label": str(revision), "subject_address": address, "subject_sha256": revision.content_sha256}


def subject_of(revision: Revision, today: datetime.date) -> Subject:
    """A version with all that is told of it; four queries at most.

    Raises:
        canonical.Unreadable: the stored content was tampered with.
    """
    content, matter = revision.frozen, revision.matter
    route = stages(content, revision.decisions.select_related("meeting"))
    return Subject(
        content=content,
        name=str(matter),
        the=words(matter).the,
        label=revision.label,
        sha256=revision.content_sha256,
        route=route,
        papers=papers_of(revision),
        money=_money(revision, today),
    )


def papers_of(revision: Revision) -> tuple[Paper, ...]:
    """The papers that go with a version: itself, and what it changes."""
    where = [revision.partnership.slug, revision.matter.address, revision.number]
    whole = Paper(str(revision), reverse("stored_paper", args=where), revision.content_sha256)
    if revision.since_id is None:
        return (whole,)
    title = f"{revision}: ændringer siden den forrige godkendte"
    return whole, Paper(title, reverse("stored_annex", args=where), revision.content_sha256)


def _year(revision: Revision) -> int:
    return int(revision.matter.mark[:4])


def _possible(partnership: Partnership) -> RevisionQuerySet:
    of_kinds = Q()
    for kind in KINDS:
        of_kinds |= Q(**{f"{kind}__isnull": False})
    return Revision.objects.of(partnership).filter(of_kinds).order_by("-number")


def _money(revision: Revision, today: datetime.date) -> Money | None:
    match revision.matter:
        case Plan() as plan:
            return _of_plan(revision.frozen, plan, today)
        case Round() as found:
            return _of_round(found, timezone.localdate(revision.submitted_at))
    return None


def _of_plan(content: Content, plan: Plan, today: datetime.date) -> Money | None:
    """The version's own frame, and what has been spent of it until today."""
    if not isinstance(content, PlanContent):
        return None
    frame = content.agreement.frame(plan.year)
    spent = Spending.objects.filter(line__plan=plan, year=plan.year, line__funding="own", line__purpose="activities")
    return Money(
        frame=frame.kr if frame else None,
        allotted=allotted(content, plan.year),
        spent=spent.aggregate(sum=Sum("spent"))["sum"],
        day=today,
        is_example=bool(frame and frame.is_example),
    )


def _of_round(found: Round, submitted: datetime.date) -> Money:
    """The frame of the round's year; what was allotted and spent stands in the version, and is of the day it was
    submitted."""
    plan = found.plan
    frame = Frame.objects.filter(agreement=plan.agreement_id, year=plan.year, purpose="activities").first()
    return Money(frame.kr if frame else None, 0, None, submitted, bool(frame and frame.is_example))

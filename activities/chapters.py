# SPDX-License-Identifier: MPL-2.0
"""The plan's chapters beside its activities: added, removed and brought back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from partnerskab.editing import Stale

from .models import Plan, PlanSection
from .text_history import Author, authors
from .texts import RESTORED, lock


@dataclass(frozen=True)
class Removed:
    """A chapter that stands no more, as the history has it."""

    entry_id: int
    title: str
    kind: str
    text: str
    when: datetime
    author: Author


def add(plan: Plan, kind: str, title: str, text: str) -> PlanSection:
    """A new chapter at the end of its kind."""
    with transaction.atomic():
        lock(plan)
        places = PlanSection.objects.filter(plan=plan, kind=kind).values_list("order", flat=True)
        return PlanSection.objects.create(
            plan=plan, kind=kind, title=title, text=text, order=max(places, default=-1) + 1
        )


def remove(chapter: PlanSection, version: int) -> int:
    """Take a chapter out of the plan; return the entry of the history it can be brought back from.

    Raises:
        Stale: it was changed after `version`, so whoever removes it has not read what stands.
    """
    with transaction.atomic():
        locked = PlanSection.objects.select_for_update(of=("self",)).get(pk=chapter.pk)
        if locked.version != version:
            raise Stale(locked)
        locked.delete()
    return PlanSection.history.filter(id=chapter.pk, history_type="-").latest("history_id").pk


def bring_back(plan: Plan, entry_id: int) -> PlanSection | None:
    """Let a removed chapter stand again in its old place; None if the plan has no such chapter.

    Its version goes on counting, so that a form opened before the removal is told of it.
    """
    entry = PlanSection.history.filter(history_id=entry_id, history_type="-", plan_id=plan.pk).first()
    if entry is None:
        return None
    with transaction.atomic():
        lock(plan)
        standing = PlanSection.objects.filter(pk=entry.id).first()
        if standing is not None:
            return standing
        chapter: Any = entry.instance
        chapter.version += 1
        chapter._change_reason = RESTORED
        chapter.save(force_insert=True)
    return chapter


def removed(plan: Plan) -> list[Removed]:
    """The chapters that were removed and do not stand again, last removed first; three queries."""
    standing = set(PlanSection.objects.filter(plan=plan).values_list("pk", flat=True))
    newest: dict[UUID, Any] = {}
    for entry in PlanSection.history.filter(plan_id=plan.pk, history_type="-").order_by("-history_id"):
        if entry.id not in standing and (entry.text or entry.title):
            newest.setdefault(entry.id, entry)
    known = authors((entry.history_user_id for entry in newest.values()), plan.agreement.partnership)
    return [
        Removed(
            entry.history_id,
            entry.title,
            PlanSection.Kind(entry.kind).label,
            entry.text,
            timezone.localtime(entry.history_date),
            known.get(entry.history_user_id, Author()),
        )
        for entry in newest.values()
    ]

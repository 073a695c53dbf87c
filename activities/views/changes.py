# SPDX-License-Identifier: MPL-2.0
"""An activity's latest changes of every sort, in a number of queries that does not depend on how many there are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from simple_history.utils import get_history_manager_for_model

from activities.models import (
    Activity,
    ActivityFocusArea,
    ActivityPartner,
    ActivitySection,
    CriterionResult,
    Deliverable,
    SuccessCriterion,
)
from activities.text_history import DELETED, Author, authors, deed
from activities.texts import LABELS, MOVED, WITH_A_PLAN
from budgets.cells import plan_deed
from budgets.models import FundingAmount, FundingLine, StatedTotal

PARTS = (
    (Activity, "id", "Titel, placering og forankring"),
    (ActivityFocusArea, "activity_id", "Indsatsområder"),
    (ActivityPartner, "activity_id", "Ansvarlige aktører"),
    (Deliverable, "activity_id", "Leverancer"),
    (SuccessCriterion, "activity_id", "Succeskriterier"),
    (CriterionResult, "criterion__activity_id", "Opfølgning på succeskriterier"),
    (FundingLine, "activity_id", "Økonomi"),
    (FundingAmount, "line__activity_id", "Økonomi"),
    (StatedTotal, "activity_id", "Papirets tal"),
)
TOGETHER = timedelta(minutes=30)
"""What one person does to one part of the page within this time is told as one change."""
READ_PER_CHANGE = 20


@dataclass(frozen=True)
class Change:
    """Who did what ("ændrede Formål"); `text_id` and `entry_id` lead to the difference of a text, called `label`."""

    when: datetime
    author: Author
    deed: str
    label: str
    text_id: UUID | None = None
    entry_id: int | None = None


@dataclass(frozen=True)
class Page:
    changes: list[Change]
    next_before: str


def latest_changes(activity: Activity, limit: int = 5) -> list[Change]:
    """The newest changes, newest first, in four queries."""
    return changes_before(activity, "", limit).changes


def changes_before(activity: Activity, before: str, limit: int) -> Page:
    """The newest changes before a moment (ISO, as `next_before` gives it); nothing there means now."""
    moment = parse_datetime(before) if before else None
    rows = list(_rows(activity, moment)[: limit * READ_PER_CHANGE])
    partnership = activity.plan.agreement.partnership
    known = authors((row[3] for row in rows), partnership)
    standing = set(activity.sections.values_list("pk", flat=True))
    told = _told(rows, known, standing)
    more = len(told) > limit or len(rows) == limit * READ_PER_CHANGE
    shown = told[:limit]
    return Page(shown, shown[-1].when.isoformat() if more and shown else "")


def _rows(activity: Activity, before: datetime | None) -> QuerySet[Any]:
    texts = _history(ActivitySection, "activity_id", activity, before, F("kind"))
    parts = [_history(model, field, activity, before, Value(label)) for model, field, label in PARTS]
    return texts.union(*parts, all=True).order_by("-history_date", "-history_id")


def _history(model: Any, field: str, activity: Activity, before: datetime | None, label: F | Value) -> QuerySet[Any]:
    rows = get_history_manager_for_model(model).filter(**{field: activity.pk}).order_by()
    if before:
        rows = rows.filter(history_date__lt=before)
    about = label if isinstance(label, F) else Value(label.value, output_field=CharField())
    return rows.annotate(about=about).values_list(
        "history_date", "history_id", "history_type", "history_user_id", "history_change_reason", "id", "about"
    )


def _told(rows: Iterable[Any], known: dict[int | None, Author], standing: set[UUID]) -> list[Change]:
    """The rows as people would tell them: what belongs together told once, with its newest moment."""
    told: list[Change] = []
    oldest: dict[tuple[Author, str], datetime] = {}
    for when, entry_id, kind, user_id, because, row_id, about in rows:
        change = _change(timezone.localtime(when), entry_id, kind, known.get(user_id, Author()), because or "", about)
        said = (change.author, change.deed)
        if said not in oldest or oldest[said] - when >= TOGETHER:
            told.append(replace(change, text_id=row_id) if change.entry_id and row_id in standing else change)
        oldest[said] = when
    return told


def _change(when: datetime, entry_id: int, kind: str, author: Author, reason: str, about: str) -> Change:
    is_text = about in LABELS
    if reason.startswith(WITH_A_PLAN):
        return Change(when, author, deed(kind, reason, "aktiviteten"), "aktiviteten")
    label = LABELS.get(about, about)
    if plan_deed(reason):
        return Change(when, author, plan_deed(reason), label)
    shows_difference = is_text and reason != MOVED and kind != DELETED
    said = deed(kind if is_text else "~", reason, label)
    return Change(when, author, said, label, entry_id=entry_id if shows_difference else None)

# SPDX-License-Identifier: MPL-2.0
"""What people did to a plan lately, in a number of queries that depends on nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, QuerySet, UUIDField, Value
from django.db.models.functions import Cast
from django.utils import timezone
from simple_history.utils import get_history_manager_for_model

from activities.models import (
    Activity,
    ActivityFocusArea,
    ActivityPartner,
    ActivitySection,
    CriterionResult,
    Deliverable,
    Plan,
    PlanSection,
    SuccessCriterion,
)
from activities.text_history import Author, authors, deed
from activities.texts import LABELS, WITH_A_PLAN
from budgets.cells import plan_deed
from budgets.models import FundingAmount, FundingLine
from partnerskab import danish

TOGETHER = timedelta(minutes=30)
"""What one person does to one part of an activity within this time is told as one change."""
READ_PER_CHANGE = 20

PARTS = (
    (Activity, "", "titel, placering og forankring"),
    (ActivityFocusArea, "activity__", "indsatsområderne"),
    (ActivityPartner, "activity__", "aktørerne"),
    (Deliverable, "activity__", "leverancerne"),
    (SuccessCriterion, "activity__", "succeskriterierne"),
    (CriterionResult, "criterion__activity__", "opfølgningen på succeskriterier"),
    (FundingLine, "activity__", "økonomien"),
    (FundingAmount, "line__activity__", "økonomien"),
)
"""What an activity consists of beside its texts: the way to the activity, and what people call it."""


@dataclass(frozen=True)
class PlanChange:
    """Who did what ("ændrede økonomien"), and to which activity; no activity for the plan's own chapters."""

    when: datetime
    author: Author
    deed: str
    activity_id: UUID | None
    title: str

    @property
    def told(self) -> str:
        """When, as people say it: "I dag kl. 8.47"; Danish time."""
        return _told_moment(self.when, timezone.localdate())


def latest(plan: Plan, limit: int) -> list[PlanChange]:
    """The newest changes by people, newest first: three queries."""
    rows = list(_rows(plan, limit * READ_PER_CHANGE))
    known = authors((row[3] for row in rows), plan.agreement.partnership)
    return list(_told(rows, known))[:limit]


def _rows(plan: Plan, most: int) -> QuerySet[Any]:
    """(when, history id, type, user, reason, about, activity's id and title) of the newest entries of each history."""
    nothing = Value(None, output_field=UUIDField())
    chapters = _history(PlanSection, {"plan": plan}, F("title"), nothing, Value(""), most)
    texts = _history(ActivitySection, {"activity__plan": plan}, F("kind"), F("activity_id"), F("activity__title"), most)
    others = [
        _history(model, {f"{way}plan": plan}, Value(label), F(f"{way}id"), F(f"{way}title"), most)
        for model, way, label in PARTS
    ]
    return texts.union(chapters, *others, all=True).order_by("-history_date", "-history_id")[:most]


def _history(model: Any, of_plan: dict[str, Plan], about: Any, activity: Any, title: Any, most: int) -> QuerySet[Any]:
    rows = get_history_manager_for_model(model).filter(**of_plan, history_user__isnull=False)
    rows = rows.annotate(about=Cast(about, CharField()), of_activity=activity, of_title=Cast(title, CharField()))
    order = ["-history_date", "-history_id"]
    if model is FundingAmount:  # cells written together count once, or a large block would hide all that came before
        rows, order = rows.distinct("history_date", "history_user_id"), ["-history_date", "history_user_id", order[1]]
    return rows.order_by(*order).values_list(
        "history_date", "history_id", "history_type", "history_user_id", "history_change_reason", "about",
        "of_activity", "of_title",
    )[:most]  # fmt: skip


def _told(rows: Iterable[Any], known: dict[int | None, Author]) -> Iterator[PlanChange]:
    """The rows as people would tell them: what belongs together once, with its newest moment."""
    last: PlanChange | None = None
    since = None
    for when, _, kind, user_id, reason, about, activity_id, title in rows:
        said = _said(kind, reason or "", about)
        is_of_plan = (reason or "").startswith(WITH_A_PLAN) or plan_deed(reason or "")
        place = (None, "") if is_of_plan else (activity_id, title)
        author = known.get(user_id, Author())
        same = last and (last.author, last.deed, last.activity_id, last.title) == (author, said, *place)
        if same and since and since - when < TOGETHER:
            since = when
            continue
        if last:
            yield last
        last = PlanChange(timezone.localtime(when), author, said, *place)
        since = when
    if last:
        yield last


def _said(kind: str, reason: str, about: str) -> str:
    if reason.startswith(WITH_A_PLAN):
        return deed(kind, reason, "planen")
    if plan_deed(reason):
        return plan_deed(reason)
    if about in LABELS:
        return deed(kind, reason, LABELS[about])
    if about == PARTS[0][2] and kind == "+":
        return "tilføjede aktiviteten"
    if any(about == label for _, _, label in PARTS):
        return deed("~", reason, about)
    return deed(kind, reason, f"kapitlet {about}")


def _told_moment(when: datetime, today: date) -> str:
    days = (today - when.date()).days
    if days in (0, 1):
        return danish.nobreak(f"{'I går' if days else 'I dag'} kl. {danish.clock(when)}")
    return danish.nobreak(danish.moment(when))

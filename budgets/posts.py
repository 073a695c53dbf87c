# SPDX-License-Identifier: MPL-2.0
"""The posts of a money table: added, moved, removed and brought back.

Whatever changes which posts there are, or their order, holds the plan's row, so that two people cannot do it at once.
A removed post and its cells get the same moment in the history; by that moment they are found again together.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from activities.models import Activity, Plan
from partnerskab.editing import Stale, change

from .cells import READ_IN
from .models import FundingAmount, FundingLine, Spending, StatedTotal
from .overspending import guarding

REMOVED = "fjernet"
RESTORED = "gendannet"


@dataclass(frozen=True, slots=True)
class RemovedPost:
    """A post that was taken away: when, and by whom if that is known."""

    id: UUID
    post: str
    when: datetime
    who: str


@transaction.atomic
def add(plan: Plan, activity: Activity | None, **values: Any) -> FundingLine:
    """A new post at the end of the table; `values` are the post's own fields."""
    hold(plan)
    line = FundingLine(plan=plan, activity=activity, **values)
    line.order = max((row.order for row in FundingLine.objects.beside(line)), default=-1) + 1
    line.save(force_insert=True)
    return line


@transaction.atomic
def move(line: FundingLine, version: int, step: int) -> bool:
    """Move a post one place up (-1) or down (1); False where it already stands at the end.

    Raises:
        Stale: the post was changed, moved or removed since it was read.
    """
    hold(line.plan)
    rows = list(FundingLine.objects.beside(line))
    here = _place(rows, line, version)
    if not 0 <= here + step < len(rows):
        return False
    rows.insert(here + step, rows.pop(here))
    for place, row in enumerate(rows):
        change(row, row.version, order=place)
    return True


@transaction.atomic
def remove(line: FundingLine, version: int) -> None:
    """Take a post away with its cells; the history keeps them.

    Raises:
        Overspent: the post is a pool's, and the pool would give out more than it has.
        Stale: the post was changed, moved or removed since it was read.
    """
    hold(line.plan)
    # Held before its cells are read, so that no cell comes into being after that.
    rows = list(FundingLine.objects.beside(line).select_for_update(of=("self",)))
    standing = rows[_place(rows, line, version)]
    with guarding(line):
        take_away(standing, REMOVED, timezone.now())


def take_away(line: FundingLine, because: str, moment: datetime) -> None:
    """Delete a post that the caller holds, with all that is its own, at one moment."""
    gone: list[Any] = [*line.amounts.all(), *line.stated_totals.all(), *line.spending.all(), line]
    for row in gone:
        row._history_date = moment
        row._change_reason = because
        row.delete()


@transaction.atomic
def restore(plan: Plan, line_id: UUID) -> FundingLine | None:
    """Bring a removed post back as it last stood, at the end of its table; None where there is nothing to bring."""
    hold(plan)
    if FundingLine.objects.filter(pk=line_id).exists():
        return None
    last = FundingLine.history.filter(id=line_id, plan_id=plan.pk, history_type="-").first()
    if last is None:
        return None
    line: FundingLine = last.instance
    line.order = max((row.order for row in FundingLine.objects.beside(line)), default=-1) + 1
    for row in [line, *_gone_with(line_id, last.history_date)]:
        row.version += 1
        row._change_reason = RESTORED
        row.save(force_insert=True)
    return line


def removed(plan: Plan, activity: Activity | None) -> list[RemovedPost]:
    """The posts that were taken away from a table and have not come back, the latest first; at most ten."""
    standing = FundingLine.objects.filter(plan=plan).values("pk")
    by_people = Q(history_change_reason=REMOVED) | Q(history_change_reason__startswith=READ_IN)
    gone = FundingLine.history.filter(
        by_people, plan_id=plan.pk, activity_id=activity.pk if activity else None, history_type="-"
    ).exclude(id__in=standing)
    found: dict[UUID, RemovedPost] = {}
    for row in gone.select_related("history_user").order_by("-history_date")[:30]:
        found.setdefault(row.id, RemovedPost(row.id, row.post, row.history_date, str(row.history_user or "")))
    return list(found.values())[:10]


def hold(plan: Plan) -> None:
    """Let nobody else change which posts there are until this transaction ends."""
    Plan.objects.select_for_update(of=("self",)).only("pk").get(pk=plan.pk)


def _place(rows: list[FundingLine], line: FundingLine, version: int) -> int:
    here = next((place for place, row in enumerate(rows) if row.pk == line.pk), None)
    if here is None:
        raise Stale(line)
    if rows[here].version != version:
        raise Stale(rows[here])
    return here


def _gone_with(line_id: UUID, moment: datetime) -> list[Any]:
    """The cells, stated totals and spending that were taken away together with their post."""
    found = []
    for model in (FundingAmount, StatedTotal, Spending):
        records = model.history.filter(line_id=line_id, history_type="-", history_date=moment)
        found += [record.instance for record in records]
    return found

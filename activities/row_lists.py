# SPDX-License-Identifier: MPL-2.0
"""The lists of an activity that are edited as one: actors, deliverables, success criteria.

A list is guarded by a mark made of its rows' ids, places and versions. So a row that somebody adds, takes away or moves
makes an open form stale, as a changed one does; an edit of the activity's other parts does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction

from partnerskab.editing import Editable

from .models import Activity, ActivityPartner, Deliverable, SuccessCriterion
from .results import bring_back

ListedRow = ActivityPartner | Deliverable | SuccessCriterion
ListedModel = type[ActivityPartner] | type[Deliverable] | type[SuccessCriterion]


class StaleListError(Exception):
    """Somebody saved the list after it was read. `current` holds its rows as they stand now."""

    def __init__(self, current: Sequence[ListedRow]) -> None:
        super().__init__("the list has changed")
        self.current = current


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row as it shall stand: the id of a standing one or None for a new one, and its values."""

    id: UUID | None
    values: dict[str, Any]


def rows_of(model: ListedModel, activity: Activity) -> list[ListedRow]:
    """The rows of a list in their order, actors with their organisations."""
    if model is ActivityPartner:
        return list(
            ActivityPartner.objects.filter(activity=activity).select_related("organisation").order_by("order", "pk")
        )
    return list(model._default_manager.filter(activity=activity).order_by("order", "pk"))


def mark_of(rows: Sequence[Editable]) -> str:
    """What stands for exactly these rows, in this order, with these versions."""
    return sha256(" ".join(f"{row.pk}:{row.version}" for row in rows).encode()).hexdigest()[:16]


def save_list(
    model: ListedModel, activity: Activity, standing: Sequence[ListedRow], read_at: str, wanted: Sequence[Wanted]
) -> list[ListedRow] | None:
    """Make the list as wanted, writing only what differs; return its rows, or None where nothing differed.

    `standing` is the list as it now is, read after the activity was locked.

    Raises:
        StaleListError: the list is not the one with the mark `read_at`, and not the wanted one either.
    """
    by_id = {row.pk: row for row in standing}
    known = [Wanted(row.id if row.id in by_id else None, row.values) for row in wanted]
    same_order = [row.id for row in known] == [row.pk for row in standing]
    if same_order and not any(_differing(by_id[row.id], row.values) for row in known if row.id):
        return None
    if mark_of(standing) != read_at:
        raise StaleListError(standing)
    for row in standing:
        if row.pk not in {each.id for each in known}:
            row.delete()
    saved = []
    for place, each in enumerate(known):
        row = by_id[each.id] if each.id else model(activity=activity)
        _write(row, each.values if same_order else {**each.values, "order": place})
        saved.append(row)
    return saved


@transaction.atomic
def restore(model: ListedModel, activity: Activity, row_id: UUID) -> ListedRow | None:
    """Bring a removed row back as it last stood, at the end of its list; None where there is nothing to bring back."""
    Activity.objects.select_for_update(of=("self",)).only("pk").get(pk=activity.pk)
    if model._default_manager.filter(pk=row_id).exists():
        return None
    last = model.history.filter(id=row_id, activity_id=activity.pk, history_type="-").first()
    if last is None:
        return None
    row: ListedRow = last.instance
    row.order = max((each.order for each in rows_of(model, activity)), default=-1) + 1
    row.version += 1
    row._change_reason = "gendannet"
    row.save(force_insert=True)
    if isinstance(row, SuccessCriterion):
        bring_back(row)
    return row


def removed(model: ListedModel, activity: Activity) -> list[ListedRow]:
    """Rows that were taken away and have not come back, the latest first; at most ten."""
    standing = model._default_manager.filter(activity=activity).values("pk")
    gone = model.history.filter(activity_id=activity.pk, history_type="-").exclude(id__in=standing)
    latest = {record.id: record.instance for record in reversed(gone.order_by("-history_date")[:30])}
    return list(reversed(latest.values()))[:10]


def _differing(row: Editable, values: dict[str, Any]) -> list[str]:
    return [name for name, value in values.items() if getattr(row, name) != value]


def _write(row: Editable, values: dict[str, Any]) -> None:
    differing = _differing(row, values)
    for name in differing:
        setattr(row, name, values[name])
    if row._state.adding:
        row.save(force_insert=True)
    elif differing:
        row.version += 1
        row.save(update_fields=[*differing, "version"])

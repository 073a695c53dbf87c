# SPDX-License-Identifier: MPL-2.0
"""Taking back a person's last change of amounts in a plan, found in the history by its moment.

A change taken back is itself a change, with `UNDONE` as its reason; so the next one taken back is the one before it.
Acts with a reason of their own (a paper read in, money moved) are not taken back here.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from activities.models import Plan
from partnerskab.agreements.models import User
from partnerskab.danish import Amount

from .cells import FIELDS, CellWrite, StaleCells, block_deed, write_all
from .models import FundingAmount

UNDONE = "fortrudt"
WITHIN = timedelta(hours=12)
"""Older changes are no slip of the hand; they are put right by writing."""
_STEPS = 200


class NothingToUndo(Exception):
    """The person has changed no amount of the plan lately, or has taken it all back; the words say which."""


class ChangedSince(Exception):
    """Somebody else has changed one of the cells since."""


def undo_last(plan: Plan, user: User) -> list[FundingAmount]:
    """Take back what `user` changed last in the plan's cells, all or none; return the cells as they now stand.

    Raises:
        NothingToUndo: there is no such change.
        ChangedSince: one of its cells holds something else by now.
    """
    mine = FundingAmount.history.filter(
        line__plan=plan, history_user=user, history_date__gte=timezone.now() - WITHIN
    ).exclude(history_type="-")
    records = mine.filter(history_date=_moment(mine))
    before = FundingAmount.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    earlier = {name: Subquery(before.order_by("-history_id").values(name)[:1]) for name in FIELDS}
    rows = list(records.annotate(**{f"{name}_before": value for name, value in earlier.items()}))
    standing = {cell.pk: cell for cell in FundingAmount.objects.filter(pk__in=[row.id for row in rows])}
    try:
        return write_all(plan, [_back(row, standing.get(row.id)) for row in rows], because=UNDONE)
    except StaleCells:
        raise ChangedSince from None


def _moment(mine: Any) -> datetime:
    """When the last change was made that has not been taken back."""
    moments = mine.values_list("history_date", "history_change_reason").distinct().order_by("-history_date")
    taken_back = 0
    for moment, reason in moments[:_STEPS]:
        if reason == UNDONE:
            taken_back += 1
        elif taken_back:
            taken_back -= 1
        elif reason and not block_deed(reason):
            break
        else:
            return moment
    raise NothingToUndo


def _back(record: Any, standing: FundingAmount | None) -> CellWrite:
    if standing is None or any(getattr(standing, name) != getattr(record, name) for name in FIELDS):
        raise ChangedSince
    value = Amount(record.kr_before, record.qualifier_before or "", record.note_before or "")
    return CellWrite(record.line_id, record.year, standing.version, value, record.remark_before or "")

# SPDX-License-Identifier: MPL-2.0
"""Many posts written in one act: with one moment and one reason in the history, all or none.

Whoever calls holds the plan (`posts.hold`) in a transaction of their own, and guards its pools.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from activities.models import Plan
from partnerskab.richtext.signs import legible

from .models import FundingLine
from .posts import take_away

_WORDS = ("post", "other_funder", "note")


@dataclass(frozen=True, slots=True)
class Act:
    """When, and why, as the history keeps it."""

    moment: datetime
    because: str


def make(plan: Plan, lines: Sequence[FundingLine], act: Act) -> None:
    """New posts, each at the end of its table in the order given."""
    ends = FundingLine.objects.filter(plan=plan).order_by().values_list("activity").annotate(last=Max("order"))
    last: dict[UUID | None, int] = dict(ends)
    for line in lines:
        _make_legible(line)
        line.order = last[line.activity_id] = last.get(line.activity_id, -1) + 1
    if lines:
        reason = {"default_change_reason": act.because, "default_date": act.moment}
        bulk_create_with_history(lines, FundingLine, **reason)


def change(plan: Plan, wanted: Mapping[UUID, Mapping[str, Any]], act: Act) -> list[FundingLine]:
    """Write fields of posts by their ids; those that stand so already are left alone, the others returned.

    Raises:
        FundingLine.DoesNotExist: a post is gone.
    """
    changed: list[FundingLine] = []
    for line in _held(plan, wanted):
        differing = {name: value for name, value in wanted[line.pk].items() if getattr(line, name) != value}
        for name, value in differing.items():
            setattr(line, name, value)
        if differing:
            _make_legible(line)
            line.version += 1
            changed.append(line)
    if changed:
        fields = sorted({name for values in wanted.values() for name in values} | {"version"})
        reason = {"default_change_reason": act.because, "default_date": act.moment}
        bulk_update_with_history(changed, FundingLine, fields, **reason)
    return changed


def remove(plan: Plan, ids: Iterable[UUID], act: Act) -> None:
    """Take posts away with all that is their own; they can be brought back as any other.

    Raises:
        FundingLine.DoesNotExist: a post is gone already.
    """
    for line in _held(plan, ids):
        take_away(line, act.because, act.moment)


def _held(plan: Plan, ids: Iterable[UUID]) -> list[FundingLine]:
    wanted = set(ids)
    if not wanted:
        return []
    found = list(FundingLine.objects.select_for_update(of=("self",)).filter(plan=plan, pk__in=wanted).order_by("pk"))
    if len(found) != len(wanted):
        raise FundingLine.DoesNotExist
    return found


def _make_legible(line: FundingLine) -> None:
    """As `Editable.save` does, which rows written together do not pass."""
    for name in _WORDS:
        setattr(line, name, legible(getattr(line, name)))

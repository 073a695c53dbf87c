# SPDX-License-Identifier: MPL-2.0
"""Texts that are no longer there: a chapter was removed, or the paper read in again, while somebody wrote.

Their history tells where what was typed can still go.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from partnerskab.agreements.models import Agreement, Partnership

from .models import Activity, ActivitySection, Plan
from .text_history import Entry, last_row, last_saved
from .texts import CHAPTER, SECTION, TextSort, TextUnit, label_of


@dataclass(frozen=True)
class Lost:
    """What is known of a lost text: its name, the last change, its kind, the activity it can go back into, and the
    text that took its place."""

    label: str = "Teksten"
    entry: Entry | None = None
    kind: str = ""
    activity: Activity | None = None
    successor: TextUnit | None = None


def trace(sort: TextSort, whole: Any, text_id: UUID) -> Lost:
    """Follow a text's history as far as it belongs to the plan, agreement or status; another's tells nothing."""
    row = last_row(sort, text_id)
    if row is None:
        return Lost()
    if not isinstance(whole, Plan):
        part = sort.owner or ("agreement" if isinstance(whole, Agreement) else "")
        known = (getattr(row, f"{part}_id") if part else row.id) == whole.pk
        return Lost(label_of(sort, row), last_saved(sort, text_id, whole.partnership)) if known else Lost()
    return _of_plan(sort, whole, row, text_id)


def _of_plan(sort: TextSort, plan: Plan, row: Any, text_id: UUID) -> Lost:
    partnership: Partnership = plan.agreement.partnership
    if sort is CHAPTER and row.plan_id == plan.pk:
        return Lost(label_of(sort, row), last_saved(sort, text_id, partnership), row.kind)
    activity = _activity(plan, row.activity_id) if sort is SECTION else None
    if activity is None:
        return Lost()
    entry = last_saved(sort, text_id, partnership)
    return Lost(label_of(sort, row), entry, row.kind, activity, _successor(activity, row))


def _activity(plan: Plan, activity_id: UUID) -> Activity | None:
    """The activity itself, or the one that a paper read in again put in its place."""
    activities = Activity.objects.of(plan.agreement.partnership, plan.year)
    standing = activities.filter(pk=activity_id).first()
    if standing is not None:
        return standing
    before = Activity.history.filter(id=activity_id, plan_id=plan.pk).first()
    if before is None:
        return None
    alike = activities.filter(title=before.title).first()
    if alike is None and before.number is not None:
        alike = activities.filter(number=before.number).first()
    return alike


def _successor(activity: Activity, row: Any) -> TextUnit | None:
    """The text of that kind and sub-heading that stands in the activity today."""
    written = ActivitySection.objects.filter(activity=activity, kind=row.kind, sub_heading=row.sub_heading)
    section = written.exclude(text="").first()
    if section is None:
        return None
    section.activity = activity
    return TextUnit(SECTION, section, activity.plan)

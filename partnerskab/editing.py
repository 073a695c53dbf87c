# SPDX-License-Identifier: MPL-2.0
"""Editing without lost updates: every editable row carries a version, and a save names the one it read.

The version is a plain counter in the row. The path not taken is the history table's latest id: it would cost a
query per row shown, and an import would make every open form stale.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import models, transaction
from simple_history.models import HistoricalRecords
from simple_history.utils import bulk_create_with_history

from partnerskab.richtext.signs import legible


class Editable(models.Model):
    """A row that people edit: UUID key for URLs, a version against lost updates, and a history of who and when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    history = HistoricalRecords(inherit=True, history_change_reason_field=models.TextField(null=True))
    _change_reason: str | None = None

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with plain words that can be seen: no sign that turns the direction of what stands after it."""
        self.make_legible()
        super().save(*args, **kwargs)

    def make_legible(self) -> None:
        """Leave out of the plain words what `save` leaves out."""
        for field in self._meta.concrete_fields:
            if type(field) in (models.CharField, models.TextField):
                setattr(self, field.attname, legible(getattr(self, field.attname) or ""))


Row = TypeVar("Row", bound=Editable)


def create_together(rows: Sequence[Row], *, user: Any = None, because: str | None = None) -> None:
    """Save new rows of one model, and the history of each, in two statements. `because` is kept as the reason."""
    for row in rows:
        row.make_legible()
    if rows:
        bulk_create_with_history(rows, type(rows[0]), default_user=user, default_change_reason=because)


def stand_again(model: type[Editable], unless: str, **of: Any) -> None:
    """Let rows of a year stand again that went when what they belong to (`of`) did; the last one of each year. `unless`
    is the reason in the history of those that were taken away by themselves."""
    gone = model.history.filter(**of, history_type="-").order_by("history_date")
    latest: dict[int, Any] = {record.year: record for record in gone}
    for record in latest.values():
        if record.history_change_reason != unless:
            row: Editable = record.instance
            row.version += 1
            row._change_reason = "gendannet"
            row.save(force_insert=True)


class Stale(Exception):
    """Somebody saved the row after it was read. `current` is the row as it stands now."""

    def __init__(self, current: Editable) -> None:
        super().__init__(f"{current._meta.label} {current.pk} is at version {current.version}")
        self.current = current


def as_version(typed: str) -> int:
    """The version that an address or a field names; 0, which no row has, where it is none."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def version_in(posted: Mapping[str, Any]) -> int:
    """The version that a form's button was shown with."""
    return as_version(posted.get("version", ""))


def unit_version(row: Editable, version: int, names: Iterable[str]) -> int:
    """The version to save some fields at that were read at `version`: the row's own, if only other fields have changed
    since. For rows that people edit in several units; one query, or none where nothing has changed.

    What stood at a version is its oldest entry in the history: later ones changed places, or keep words that were not
    taken.
    """
    if row.version == version:
        return version
    told = type(row).history.filter(id=row.pk, version=version).order_by("history_id")
    earlier = told.values(*names).first()
    same = earlier is not None and all(getattr(row, name) == value for name, value in earlier.items())
    return row.version if same else version


def held(row: Row) -> Row:
    """The row as it stands, which nobody else can save until the transaction ends."""
    return type(row)._base_manager.select_for_update(of=("self",)).get(pk=row.pk)


def change(row: Row, version: int, *, because: str = "", **values: Any) -> bool:
    """Write `values` to `row` if it still stands at `version`; return whether anything was written.

    `because` is kept in the history as the reason.

    Only fields that differ are saved, and a save without a difference writes neither row nor history. `row` is
    refreshed to what the database holds.

    Raises:
        Stale: the row has another version and other values than these.
    """
    with transaction.atomic():
        locked = held(row)
        differing = [name for name, value in values.items() if getattr(locked, name) != value]
        if differing and locked.version != version:
            raise Stale(locked)
        if differing:
            for name in differing:
                setattr(locked, name, values[name])
            locked.version += 1
            locked._change_reason = because or None
            locked.save(update_fields=[*differing, "version"])
    row.version = locked.version
    for name in values:
        setattr(row, name, getattr(locked, name))
    return bool(differing)

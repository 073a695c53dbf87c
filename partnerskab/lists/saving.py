# SPDX-License-Identifier: MPL-2.0
"""The rows of a list, saved as one.

A list is guarded by a mark made of its rows' ids, places and versions. So a row that somebody adds, takes away or moves
makes an open form stale, as a changed one does; an edit of its owner's other parts does not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Model, QuerySet

from partnerskab.editing import Editable

RESTORED = "gendannet"
"""The reason in the history of a row that was brought back."""
_OUT_OF_THE_WAY = 10_000


class StaleListError(Exception):
    """Somebody saved the list after it was read. `current` holds its rows as they stand now."""

    def __init__(self, current: Sequence[Editable]) -> None:
        super().__init__("the list has changed")
        self.current = current


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row as it shall stand: the id of a standing one or None for a new one, and its values."""

    id: UUID | None
    values: dict[str, Any]


@dataclass(frozen=True)
class Listing:
    """Which rows make the list: those of `model` whose fields are as in `of`; `owner` is locked while they are saved.

    `place` is the field of their order, which begins with `first`; `places_differ` where no two rows may share one.
    `returned` brings back what belongs to a row that was taken away and comes back.
    """

    model: type[Editable]
    owner: Model
    of: Mapping[str, Any]
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()
    place: str = "order"
    first: int = 0
    places_differ: bool = False
    returned: Callable[[Any], None] | None = None

    def rows(self) -> list[Any]:
        """The rows in their order."""
        return list(self._found())

    def lock(self) -> None:
        """Hold the owner until the transaction ends."""
        type(self.owner)._base_manager.select_for_update(of=("self",)).only("pk").get(pk=self.owner.pk)

    def held(self) -> list[Any]:
        """The rows as they stand, which nobody else can add to or save until the transaction ends: some are saved one
        by one, without their owner."""
        self.lock()
        return list(self._found().select_for_update(of=("self",)))

    def _found(self) -> QuerySet[Any]:
        rows = self.model._default_manager.filter(**self.of).order_by(self.place, "pk")
        rows = rows.prefetch_related(*self.prefetched)
        return rows.select_related(*self.related) if self.related else rows


def mark_of(rows: Sequence[Editable]) -> str:
    """What stands for exactly these rows, in this order, with these versions."""
    return sha256(" ".join(f"{row.pk}:{row.version}" for row in rows).encode()).hexdigest()[:16]


def save_list(listing: Listing, standing: Sequence[Any], read_at: str, wanted: Sequence[Wanted]) -> list[Any] | None:
    """Make the list as wanted, writing only what differs; return its rows, or None where nothing differed.

    `standing` is the list as it now is, held.

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
    placed = [each if same_order else _placed(each, listing, at) for at, each in enumerate(known, start=listing.first)]
    if listing.places_differ:
        _out_of_the_way(listing, by_id, placed)
    saved = []
    for each in placed:
        row = by_id[each.id] if each.id else listing.model(**listing.of)
        _write(row, each.values)
        saved.append(row)
    return saved


@transaction.atomic
def restore(listing: Listing, row_id: UUID) -> Any | None:
    """Bring a removed row back as it last stood, at the end of its list; None where there is nothing to bring back."""
    listing.lock()
    if listing.model._default_manager.filter(pk=row_id).exists():
        return None
    last = listing.model.history.filter(id=row_id, history_type="-", **listing.of).first()
    if last is None:
        return None
    row = last.instance
    setattr(
        row,
        listing.place,
        max((getattr(each, listing.place) for each in listing.rows()), default=listing.first - 1) + 1,
    )
    row.version += 1
    row._change_reason = RESTORED
    row.save(force_insert=True)
    if listing.returned:
        listing.returned(row)
    return row


def removed(listing: Listing) -> list[Any]:
    """Rows that were taken away and have not come back, the latest first; at most ten."""
    standing = listing.model._default_manager.filter(**listing.of).values("pk")
    gone = listing.model.history.filter(history_type="-", **listing.of).exclude(id__in=standing)
    latest = {record.id: record.instance for record in reversed(gone.order_by("-history_date")[:30])}
    return list(reversed(latest.values()))[:10]


def _placed(wanted: Wanted, listing: Listing, place: int) -> Wanted:
    return Wanted(wanted.id, {**wanted.values, listing.place: place})


def _out_of_the_way(listing: Listing, by_id: Mapping[Any, Editable], placed: Sequence[Wanted]) -> None:
    """Rows that change places meet at none on their way, for each is written by itself."""
    name = listing.place
    standing = [(by_id[each.id], each.values) for each in placed if each.id]
    moving = [row.pk for row, values in standing if values.get(name, getattr(row, name)) != getattr(row, name)]
    listing.model._default_manager.filter(pk__in=moving).update(**{name: F(name) + _OUT_OF_THE_WAY})


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

# SPDX-License-Identifier: MPL-2.0
"""Bringing rows to stand as wanted: those that are recognised are changed, not replaced, so their history goes on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from partnerskab.editing import Editable, create_together

Row = TypeVar("Row", bound=Editable)
Values = dict[str, Any]
Key = tuple[str, ...]
"""Names of the fields by which a row is recognised."""


@dataclass
class Syncing:
    """Counts what is written; `user` and `reason` go into the history of each row."""

    user: Any = None
    reason: str = ""
    written: int = 0

    def rows(
        self, model: type[Row], existing: Iterable[Row], wanted: Sequence[Values], keys: Sequence[Key], **parent: Any
    ) -> list[Row]:
        """Make `existing` stand as `wanted`, and return the rows in that order.

        A row is recognised by the first of `keys` under which it equals a wanted one; rows nobody recognises are
        deleted, and what is missing is made with the fields of `parent`.
        """
        pairs, left = paired(list(existing), wanted, keys)
        for row in left:
            self.remove(row)
        rows = [
            self.set(row, values) if row else model(**parent, **values)
            for row, values in zip(pairs, wanted, strict=True)
        ]
        new = [row for row, known in zip(rows, pairs, strict=True) if known is None]
        create_together(new, user=self.user, because=self.reason)
        self.written += len(new)
        return rows

    def make(self, model: type[Row], values: Values) -> Row:
        """A new row."""
        row = model(**values)
        self._save(row)
        return row

    def set(self, row: Row, values: Values) -> Row:
        """Write what differs; nothing, where nothing does."""
        differing = [name for name, value in values.items() if getattr(row, name) != value]
        for name in differing:
            setattr(row, name, values[name])
        if differing:
            row.version += 1
            self._save(row, [*differing, "version"])
        return row

    def remove(self, row: Editable) -> None:
        """Delete a row; its history stays."""
        self._sign(row)
        row.delete()
        self.written += 1

    def _save(self, row: Editable, fields: list[str] | None = None) -> None:
        self._sign(row)
        row.save(update_fields=fields)
        self.written += 1

    def _sign(self, row: Editable) -> None:
        row._change_reason = self.reason
        if self.user is not None:
            row._history_user = self.user  # type: ignore[attr-defined]


def paired(
    existing: Sequence[Row], wanted: Sequence[Values], keys: Sequence[Key]
) -> tuple[list[Row | None], list[Row]]:
    """The row for each wanted one, or None; and the rows left over."""
    free = list(existing)
    pairs: list[Row | None] = [None] * len(wanted)
    for key in keys:
        for at, values in enumerate(wanted):
            if pairs[at] is None:
                pairs[at] = _taken(free, values, key)
    return pairs, free


def _taken(free: list[Row], values: Values, key: Key) -> Row | None:
    for at, row in enumerate(free):
        if all(getattr(row, name) == values[name] for name in key):
            return free.pop(at)
    return None


def in_places(values: Iterable[Values]) -> list[Values]:
    """With `order` counted from 1."""
    return [{"order": place, **each} for place, each in enumerate(values, start=1)]


def in_places_by(values: Iterable[Values], kind: str) -> Iterator[Values]:
    """With `order` counted from 1 within each kind."""
    counts: dict[Any, int] = {}
    for each in values:
        counts[each[kind]] = counts.get(each[kind], 0) + 1
        yield {"order": counts[each[kind]], **each}

# SPDX-License-Identifier: MPL-2.0
"""Rows that many tests begin with: written by the product's own code once, and copied as they are from then on.

Keys stand in the rows, so they are the same in every test that copies them; sequences go on, and no new row gets a key
that is taken.
"""

import pickle
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

import time_machine
from django.db import connection, transaction

Made = TypeVar("Made")
Rows = dict[str, list[bytes]]
"""By table, in PostgreSQL's own text form."""


@dataclass(frozen=True)
class _Snapshot:
    rows: Rows
    made: bytes


_kept: dict[Hashable, _Snapshot] = {}


def kept(key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` makes, with all rows it writes. The database must hold the same before it each time.

    Where a test has moved the clock it is made anew, for rows tell when they were written.
    """
    if time_machine.escape_hatch.is_travelling():
        return make()
    if found := _kept.get(key):
        _copy_in(found.rows)
        return pickle.loads(found.made)
    before = _copy_out()
    made = make()
    after = {name: [row for row in rows if row not in before[name]] for name, rows in _copy_out().items()}
    _kept[key] = _Snapshot({name: rows for name, rows in after.items() if rows}, pickle.dumps(made))
    return made


def _copy_out() -> Rows:
    with connection.cursor() as cursor:
        found = {}
        for name in connection.introspection.table_names(cursor):
            with cursor.copy(f'COPY "{name}" TO STDOUT') as copy:
                found[name] = [bytes(row) for row in copy]
    return found


@transaction.atomic
def _copy_in(rows: Rows) -> None:
    with connection.cursor() as cursor:
        for name, lines in rows.items():
            with cursor.copy(f'COPY "{name}" FROM STDIN') as copy:
                copy.write(b"".join(lines))

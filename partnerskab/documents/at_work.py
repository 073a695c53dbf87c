# SPDX-License-Identifier: MPL-2.0
"""Which ordered papers somebody is drawing at this moment.

Whoever draws holds a lock of its database session. A worker that is killed loses its session and with it the lock, so
an order that says it is being drawn, with nobody holding its lock, has lost its worker.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection

_ROOM = 20_220
"""The first half of our advisory locks' keys; the second is the order's."""

_HELD = """
SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objsubid = 2 AND granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@contextmanager
def at_work(order: int) -> Iterator[bool]:
    """Hold an order while drawing it; yields False where another worker does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_ROOM, order])
        is_mine = bool(cursor.fetchone()[0])
    try:
        yield is_mine
    finally:
        if is_mine:
            with suppress(DatabaseError), connection.cursor() as cursor:  # a lost session has let go already
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_ROOM, order])


def orders_at_work() -> set[int]:
    """The orders that are being drawn now."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [_ROOM])
        return {row[0] for row in cursor.fetchall()}

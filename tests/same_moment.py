# SPDX-License-Identifier: MPL-2.0
"""Several people at the same instant, each on a connection of their own; for tests with `transaction=True`. Or somebody
who is quicker, at a moment that is always the same."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

from django.db import connection


def at_once(calls: list[Callable[[], object]]) -> list[object]:
    """Start all calls together, each in a thread, and give back what they return."""
    start = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        start.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@contextmanager
def just_before_lock(table: str, act: Callable[[], object]) -> Iterator[None]:
    """Let `act` happen just before the first row of `table` is locked, as if somebody else had been quicker."""
    left = [act]

    def first(execute: Callable[..., object], sql: str, *rest: Any) -> object:
        if left and "FOR UPDATE" in sql and table in sql:
            left.pop()()
        return execute(sql, *rest)

    with connection.execute_wrapper(first):
        yield
    assert not left, f"no row of {table} was locked"

# SPDX-License-Identifier: MPL-2.0
"""Several people at the same instant, each on a connection of their own; for tests with `transaction=True`."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

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

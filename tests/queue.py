# SPDX-License-Identifier: MPL-2.0
"""The job queue in tests: `work()` does what waits, with the real worker, in this process and on this connection.

So it sees what an ordinary test has not committed, and works in a browser test too. Jobs that a test leaves behind are
forgotten: a rollback takes them along, and so does the emptying of the database after a test that commits.
"""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.apps import apps
from django.db import connection, connections
from django.db.models.signals import post_migrate
from procrastinate import utils
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.periodic import PeriodicRegistry

from partnerskab.jobs import queue


class TestConnection(DjangoConnector):
    """The queue over Django's connection, which leaves JSON unread; the worker's own connection reads it."""

    __test__ = False

    def _dictfetch(self, cursor):
        for row in super()._dictfetch(cursor):
            yield row | ({"args": json.loads(row["args"])} if row.get("args") else {})


@pytest.fixture
def work(monkeypatch) -> Callable[[], None]:
    """Do every job that is due now, and those that they defer: work(). A job that fails does so quietly, as it does in
    the product; look at its rows."""

    async def in_this_thread(function, *args, **kwargs):
        return await sync_to_async(function)(*args, **kwargs)

    # The worker runs a task in any thread; here in the one that shares the test's connection.
    monkeypatch.setattr(utils, "sync_to_async", in_this_thread)

    def once(shared) -> None:
        connections["default"] = shared
        worker = queue.with_connector(TestConnection())
        worker.periodic_registry = PeriodicRegistry()  # what time it is, the test decides
        async_to_sync(worker.run_worker_async)(
            wait=False, install_signal_handlers=False, listen_notify=False, task_middleware=[]
        )

    def run() -> None:
        shared = connections["default"]
        shared.inc_thread_sharing()
        try:
            # A thread of its own: where a browser runs, this one has an event loop already.
            with ThreadPoolExecutor(1) as pool:
                pool.submit(once, shared).result(60)
        finally:
            shared.dec_thread_sharing()

    return run


def _forget_jobs(**_: object) -> None:
    """Empty the queue: its tables are not Django's, so a flush passes them by."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_periodic_defers; DELETE FROM procrastinate_jobs")


post_migrate.connect(_forget_jobs, sender=apps.get_app_config("procrastinate"))

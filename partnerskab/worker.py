# SPDX-License-Identifier: MPL-2.0
"""The worker: takes jobs from the queue and does them, one or two at a time.

Only one worker is needed; several may run, on several hosts. A worker that is killed leaves its job marked as being
done; once its heartbeat has been missing for twenty seconds, any worker sweeps the job up and it is done again. A job
that has taken several workers down with it has failed.
"""

import asyncio
import logging
import signal
from collections.abc import Callable

from django.db import connection
from procrastinate import PsycopgConnector
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from procrastinate.worker import Worker

from partnerskab.jobs import queue

AT_ONCE = 2
HEARTBEAT_SECONDS = 5.0
DEAD_AFTER_SECONDS = 20.0
SWEEP_SECONDS = 5.0
LIVES = 8
"""How often a job is begun at most where its workers die; more often than `PATIENT` tries one that fails."""
PATIENCE_SECONDS = 5.0
"""How long the database may take to give a connection."""

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)

log = logging.getLogger(__name__)


class DatabaseLost(Exception):
    """The worker ended without being told to."""


def work(ready: Callable[[], None]) -> None:
    """Do jobs until the process is told to stop (SIGINT or SIGTERM), then finish those begun.

    `ready` is called when the first job can be taken. A second Ctrl-C does not wait.

    Raises DatabaseLost, or the error itself, when the database cannot be reached or goes away.
    """
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)
    for name in ("procrastinate.worker.worker", "procrastinate.utils"):
        logging.getLogger(name).addFilter(_is_news)
    connection.ensure_connection()  # where there is no database, the pool of the worker would wait for it
    connection.close()
    asyncio.run(_work(ready))


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a record of procrastinate's says more than that the database is gone, which `work` says itself."""
    return not (record.exc_info and isinstance(record.exc_info[1], ConnectorException))


async def _work(ready: Callable[[], None]) -> None:
    # The worker listens on connections of its own. The tasks keep Django's, so that what they hand on to other jobs
    # joins their transactions.
    params = connector_params() | {"application_name": "partnerskab worker"}
    connector = PsycopgConnector(kwargs=params, min_size=1, max_size=2 + AT_ONCE, timeout=PATIENCE_SECONDS)
    app = queue.with_connector(connector)
    options = queue.worker_defaults | {
        "concurrency": AT_ONCE,
        "update_heartbeat_interval": HEARTBEAT_SECONDS,
        "stalled_worker_timeout": DEAD_AFTER_SECONDS,
        "install_signal_handlers": False,
    }
    async with app.open_async():
        app.perform_import_paths()
        worker = Worker(app=app, **options)
        told = _listen_to_signals(worker)
        sweeper = asyncio.create_task(_keep_sweeping(worker))
        ready()
        try:
            await worker.run()
        finally:
            sweeper.cancel()
        if not told.is_set():
            raise DatabaseLost("a connection was closed")


def _listen_to_signals(worker: Worker) -> asyncio.Event:
    """Stop the worker at the first signal; the second finds Python's own handlers again."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop() -> None:
        told.set()
        for number in STOP_SIGNALS:
            loop.remove_signal_handler(number)
        worker.stop()

    for number in STOP_SIGNALS:
        loop.add_signal_handler(number, stop)
    return told


async def _keep_sweeping(worker: Worker) -> None:
    while True:
        try:
            await sweep(worker)
        except ConnectorException as error:  # the worker meets it too, and ends
            log.debug("Sweeping failed: %s", error)
        await asyncio.sleep(SWEEP_SECONDS)


async def sweep(worker: Worker) -> None:
    """Put back the jobs of workers that died, and give up those that were begun too often."""
    manager = worker.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
        if job.worker_id is not None and job.worker_id == worker.worker_id:
            continue  # ours, and we are alive: the machine slept
        if job.attempts + 1 < LIVES:
            log.warning("Job %s (%s) was left by a worker that died; it is done again", job.id, job.task_name)
            await manager.retry_job(job)
        else:
            log.error("Job %s (%s) was left by dying workers %d times; it has failed", job.id, job.task_name, LIVES)
            await manager.finish_job(job, Status.FAILED, delete_job=False)

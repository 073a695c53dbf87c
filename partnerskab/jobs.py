# SPDX-License-Identifier: MPL-2.0
"""The job queue: what takes too long for a page, or must happen later, is done by the worker (`manage.py work`).

An app declares its tasks in its own `jobs.py`, which is found by that name:

    from partnerskab.jobs import PATIENT, queue

    @queue.task(name="print_paper", retry=PATIENT)
    def print_paper(paper: str) -> None: ...

and hands them work with `print_paper.defer(paper=str(row.pk))`. The job joins the caller's transaction: it exists when
that is committed, and never if it is rolled back.

A task takes only plain values (text, numbers), reads its work from rows, and may be run twice: a worker can be killed
after the work and before it could say so. Its name is stored with the job, so it never changes.
"""

from typing import Any

from procrastinate import JobContext, RetryStrategy
from procrastinate.builtin_tasks import remove_old_jobs
from procrastinate.contrib.django import app as queue

__all__ = ["PATIENT", "queue"]

PATIENT = RetryStrategy(max_attempts=6, exponential_wait=4)
"""Try again after 4 and 16 seconds, 1, 4, 17 and 68 minutes; then the job has failed."""

KEEP_HOURS = 72


@queue.periodic(cron="10 3 * * *")
@queue.task(name="forget_finished_jobs", pass_context=True)
async def forget_finished_jobs(context: JobContext, timestamp: int) -> None:
    """Delete the jobs that ended three days ago, well or not."""
    gone: dict[str, Any] = {"remove_failed": True, "remove_cancelled": True, "remove_aborted": True}
    await remove_old_jobs(context, max_hours=KEEP_HOURS, **gone)

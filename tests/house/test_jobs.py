# SPDX-License-Identifier: MPL-2.0
"""The job queue: part of the caller's transaction, patient, and tidy."""

import datetime

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from partnerskab.jobs import PATIENT, forget_finished_jobs, queue
from partnerskab.notices.jobs import deliver


def jobs(**which: str) -> list[tuple[str, int]]:
    found = ProcrastinateJob.objects.filter(**which).order_by("pk")
    return list(found.values_list("status", "attempts"))


def test_a_job_is_part_of_the_transaction(db, work):
    with transaction.atomic():
        deliver.defer()
        transaction.set_rollback(True)
    assert not jobs()
    deliver.defer()
    assert jobs() == [("todo", 0)]
    work()
    assert jobs() == [("succeeded", 1)]


def test_a_job_that_fails_is_tried_again_later():
    waits = []
    for attempts in range(8):
        job = Job(id=1, queue="default", lock=None, queueing_lock=None, task_name="draw", attempts=attempts)
        before = datetime.datetime.now(datetime.UTC)
        decision = PATIENT.get_retry_decision(exception=ValueError(), job=job)
        waits.append(round((decision.retry_at - before).total_seconds()) if decision else None)
    assert waits == [4, 16, 64, 256, 1024, 4096, None, None]


def test_finished_jobs_are_forgotten_after_three_days(db, work):
    deliver.defer()
    work()
    for hours, left in ((71, 1), (73, 0)):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_events SET at = now() - %s * interval '1 hour'", [hours])
        deliver.defer()
        forget_finished_jobs.defer(timestamp=0)
        work()
        old = ProcrastinateJob.objects.filter(task_name="deliver_notices").count()
        assert old == left + 1, hours
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE id > (SELECT min(id) FROM procrastinate_jobs)")


def test_every_task_has_a_name_that_stays():
    """Waiting jobs carry the name; one that changes with a module's path would lose them."""
    ours = {name for name in queue.tasks if not name.startswith(("builtin:", "procrastinate."))}
    assert {"deliver_notices", "deliver_waiting_notices", "forget_finished_jobs"} <= ours
    assert not [name for name in ours if "." in name]


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_leaves_its_jobs():
    deliver.defer()
    assert jobs() == [("todo", 0)]


@pytest.mark.django_db(transaction=True)
def test_and_the_next_one_does_not_find_them():
    assert not jobs()

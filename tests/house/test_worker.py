# SPDX-License-Identifier: MPL-2.0
"""The worker as a process of its own, on the tests' database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from partnerskab.notices.jobs import deliver
from partnerskab.notices.models import Letter, Notice
from partnerskab.notices.telling import tell

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "partnerskab.settings"
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
import django
django.setup()
from django.core.management import execute_from_command_line
from partnerskab import worker
worker.HEARTBEAT_SECONDS, worker.DEAD_AFTER_SECONDS, worker.SWEEP_SECONDS = 0.2, 1.0, 0.2
worker.LIVES = int(sys.argv[2])
worker.queue.worker_defaults["fetch_job_polling_interval"] = 600  # so that only a call wakes it
execute_from_command_line(["manage.py", "work"])
"""

pytestmark = pytest.mark.django_db(transaction=True)


class Worker:
    """`manage.py work` with a quicker heart."""

    def __init__(self, lives: int = 8) -> None:
        name = connection.settings_dict["NAME"]
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, name, str(lives)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout.readline() == "» The worker waits for jobs\n"

    def end(self, number: signal.Signals) -> tuple[int, str]:
        """Send a signal; return the exit code and what it had said."""
        self.process.send_signal(number)
        said, _ = self.process.communicate(timeout=20)
        return self.process.returncode, said


@pytest.fixture
def start() -> Iterator[Callable[..., Worker]]:
    """Start workers; none outlives the test."""
    workers: list[Worker] = []

    def begin(**how: int) -> Worker:
        workers.append(Worker(**how))
        return workers[-1]

    yield begin
    for worker in workers:
        worker.process.kill()
        worker.process.wait()


@pytest.fixture
def hold(cast, plan) -> Iterator[Callable[[], None]]:
    """A notice that another transaction holds, so that who delivers it stops in the middle; hold() lets go of it."""
    now = timezone.now()
    Notice.objects.create(recipient=cast.secretariat, plan=plan, text="Nyt.", link="/", happened_at=now, key="held")
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("SELECT * FROM notices_notice FOR UPDATE")
    yield other.rollback
    other.close()


def soon(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def states() -> list[tuple[str, int]]:
    jobs = ProcrastinateJob.objects.filter(task_name="deliver_notices").order_by("pk")
    return list(jobs.values_list("status", "attempts"))


def test_it_takes_a_job_as_soon_as_it_is_there_and_ends_when_told(cast, plan, start):
    worker = start()
    tell([cast.secretariat], plan, "Nyt.", "/amager/", "a")
    soon(lambda: Letter.objects.exclude(sent_at=None).exists())
    assert worker.end(signal.SIGTERM) == (0, "")


def test_it_ends_at_ctrl_c_when_the_job_it_began_is_done(start, hold):
    worker = start()
    deliver.defer()
    soon(lambda: states() == [("doing", 0)])
    worker.process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    assert worker.process.poll() is None
    hold()
    assert worker.process.wait(10) == 0
    assert states() == [("succeeded", 1)]


def test_a_job_whose_worker_was_killed_is_done_by_the_next(start, hold):
    first = start()
    deliver.defer()
    soon(lambda: states() == [("doing", 0)])
    first.end(signal.SIGKILL)
    second = start()
    soon(lambda: states() == [("doing", 1)])
    hold()
    soon(lambda: states() == [("succeeded", 2)])
    code, said = second.end(signal.SIGTERM)
    assert code == 0
    assert "(deliver_notices) was left by a worker that died; it is done again" in said
    assert "Traceback" not in said


def test_a_job_that_takes_every_worker_with_it_is_given_up(start, hold):
    deliver.defer()
    for attempts in range(2):
        worker = start(lives=2)
        soon(lambda attempts=attempts: states() == [("doing", attempts)])
        worker.end(signal.SIGKILL)
    start(lives=2)
    soon(lambda: states() == [("failed", 2)])


def test_without_a_database_it_says_so_in_plain_words():
    url = "postgresql://nobody:nothing@127.0.0.1:1/nowhere"
    done = subprocess.run(
        [sys.executable, "manage.py", "work"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "partnerskab.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("CommandError: The worker lost the database: ")
    assert "Traceback" not in done.stderr

# SPDX-License-Identifier: MPL-2.0
"""The start command as a newcomer meets it: the real server, the real static files, Ctrl-C."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from partnerskab.embedded_postgres.cluster import Cluster

ROOT = Path(__file__).resolve().parent.parent.parent


class Served:
    """A running `manage.py serve --sample` with a state folder and a port of its own."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        environment |= {"PARTNERSKAB_DATA": str(data), "PARTNERSKAB_PORT": str(self.port)}
        environment.pop("DATABASE_URL", None)
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--sample"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: list[str] = []
        self.ready = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if "Ready: " in line:
                self.ready.set()
        self.ready.set()

    def is_ready(self) -> bool:
        """Wait until it serves; False when it stopped instead."""
        return self.ready.wait(120) and any("Ready: " in line for line in self.lines)

    def get(self, path: str, **headers: str):
        return urlopen(Request(f"http://127.0.0.1:{self.port}{path}", headers=headers), timeout=30)

    def said(self, words: str, times: int = 1) -> bool:
        """Wait until it has said these words so many times."""
        end = time.monotonic() + 60
        while sum(words in line for line in self.lines) < times and time.monotonic() < end:
            time.sleep(0.05)
        return sum(words in line for line in self.lines) == times

    def worker(self) -> int:
        """The process that does the jobs in the queue."""
        ours = Path(f"/proc/{self.process.pid}/task/{self.process.pid}").parent.glob("*/children")
        children = [pid for path in ours for pid in path.read_text().split()]
        return next(int(pid) for pid in children if b"work" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"))

    def interrupt(self) -> int:
        """Press Ctrl-C: the terminal sends it to every process of the group. A hanging worker is killed after 10 s."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(8)


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A state folder that the database's account can reach."""
    folder = Path(tempfile.mkdtemp(prefix="pk-serve-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def served(data: Path) -> Iterator[Served]:
    server = Served(data)
    assert server.is_ready(), server.lines
    yield server
    if server.process.poll() is None:
        server.interrupt()


def test_it_says_what_it_does(served: Served):
    said = "\n".join(served.lines)
    for words in ("built-in PostgreSQL", "collected", "sample", f"Ready: http://127.0.0.1:{served.port}"):
        assert words in said


def test_the_login_page_and_its_static_files_are_served(served: Served):
    html = served.get("/konto/login/").read().decode()
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', html)
    assert any(re.search(r"\.[0-9a-f]{12}\.css$", name) for name in files)
    for name in files:
        answer = served.get(name, **{"Accept-Encoding": "br"})
        assert answer.status == 200
        assert "immutable" in answer.headers["Cache-Control"]


def test_a_worker_that_is_killed_comes_back(served: Served):
    assert served.said("The worker waits for jobs")
    victim = served.worker()
    os.kill(victim, signal.SIGKILL)
    assert served.said("The worker was ended by signal 9; it starts again in 1 s")
    assert served.said("The worker waits for jobs", times=2)
    assert served.worker() != victim


def test_it_stops_cleanly_and_takes_its_worker_and_its_database_along(served: Served, data: Path):
    worker = served.worker()
    assert served.interrupt() == 0
    assert served.lines[-1] == "» Stopped"
    assert not any("Traceback" in line for line in served.lines)
    assert not Path(f"/proc/{worker}").exists()
    assert not Cluster(data / "postgres").answers()


def test_a_second_start_does_nothing_twice(served: Served, data: Path):
    second = Served(data)
    assert second.is_ready(), second.lines
    assert second.interrupt() == 0
    assert not [line for line in second.lines if "collected" in line or "sample" in line]


def test_a_port_in_use_is_named(data: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "PARTNERSKAB_DATA": str(data), "PARTNERSKAB_PORT": port},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "PARTNERSKAB_PORT" in done.stderr
    assert "Traceback" not in done.stderr

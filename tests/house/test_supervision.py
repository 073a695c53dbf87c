# SPDX-License-Identifier: MPL-2.0
"""A supervised child: back when it dies, gone when its parent is."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from partnerskab.supervision import Supervised

CHILD = """
import os, signal, sys, time
from pathlib import Path
from partnerskab.supervision import end_with
end_with(int(sys.argv[1]))
if "deaf" in sys.argv:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
with open(sys.argv[2], "a") as file:
    file.write(f"{os.getpid()}\\n")
time.sleep(600)
"""
PARENT = """
import os, sys, time
from partnerskab.supervision import Supervised
Supervised("child", [sys.executable, "-c", sys.argv[1], str(os.getpid()), sys.argv[2]], print).start()
time.sleep(600)
"""


@pytest.fixture
def born(tmp_path: Path) -> Path:
    """The file where each child writes its number."""
    return tmp_path / "born"


def children(born: Path) -> list[int]:
    return [int(line) for line in born.read_text().split()] if born.exists() else []


def runs(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def soon(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def supervised(born: Path, said: list[str], *more: str) -> Supervised:
    return Supervised("child", [sys.executable, "-c", CHILD, str(os.getpid()), str(born), *more], said.append)


def test_a_child_that_dies_is_started_again_and_stop_ends_it(born: Path):
    said: list[str] = []
    child = supervised(born, said)
    child.start()
    soon(lambda: children(born))
    os.kill(children(born)[0], signal.SIGKILL)
    soon(lambda: len(children(born)) == 2)
    assert said == ["The child was ended by signal 9; it starts again in 1 s"]
    assert os.getpgid(children(born)[1]) != os.getpgid(0), "Ctrl-C would reach it"
    child.stop()
    assert not any(runs(pid) for pid in children(born))
    assert len(said) == 1


def test_waits_grow_while_it_keeps_dying():
    said: list[str] = []
    child = Supervised("child", [sys.executable, "-c", "raise SystemExit(3)"], said.append)
    child.start()
    soon(lambda: len(said) == 2)
    child.stop()
    assert said == [f"The child ended with code 3; it starts again in {wait} s" for wait in (1, 2)]


def test_a_child_that_does_not_listen_is_ended(born: Path):
    child = supervised(born, [], "deaf")
    child.start()
    soon(lambda: children(born))
    child.stop()
    assert not runs(children(born)[0])


def test_a_killed_parent_takes_its_child_along(born: Path):
    parent = subprocess.Popen([sys.executable, "-c", PARENT, CHILD, str(born)])
    soon(lambda: children(born))
    parent.kill()
    parent.wait()
    soon(lambda: not runs(children(born)[0]))


def test_a_child_born_after_its_parents_death_ends_at_once(born: Path):
    done = subprocess.run([sys.executable, "-c", CHILD, "1", str(born)], check=False, timeout=20)
    assert done.returncode == 0
    assert not children(born)

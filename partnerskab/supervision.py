# SPDX-License-Identifier: MPL-2.0
"""A child process that is started again when it dies, and ends when its parent does, however that ends."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from threading import Event, Lock, Thread

FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 30.0
STEADY_SECONDS = 60.0
"""A child that lived this long died of something new; the waits begin anew."""
GRACE_SECONDS = 5.0
PR_SET_PDEATHSIG = 1  # prctl(2)


class Supervised:
    """Keeps one child running `command` (a program by its full path, and its arguments), called `name` to people.

    The child stands in a process group of its own: Ctrl-C reaches the parent only, who ends the child in order.
    """

    def __init__(self, name: str, command: list[str], say: Callable[[str], None]) -> None:
        self._name, self._command, self._say = name, command, say
        self._stopping = Event()
        self._lock = Lock()
        self._pid: int | None = None
        self._thread = Thread(target=self._keep_running, name=name, daemon=True)

    def start(self) -> None:
        """Start the child, and watch over it from a thread."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the child to end; after some seconds, end it. Work that it had begun is done again later."""
        self._stopping.set()
        self._signal(signal.SIGTERM)
        self._thread.join(GRACE_SECONDS)
        self._signal(signal.SIGKILL)
        self._thread.join()

    def _keep_running(self) -> None:
        wait = FIRST_WAIT_SECONDS
        while not self._stopping.is_set():
            began = time.monotonic()
            self._spawn()
            code = self._wait()
            if self._stopping.is_set():
                return
            if time.monotonic() - began > STEADY_SECONDS:
                wait = FIRST_WAIT_SECONDS
            how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
            self._say(f"The {self._name} {how}; it starts again in {wait:.0f} s")
            self._stopping.wait(wait)
            wait = min(wait * 2, LONGEST_WAIT_SECONDS)

    def _spawn(self) -> None:
        # Not subprocess.Popen: the server's workers are forked meanwhile, and would keep a pipe of its open.
        with self._lock:
            if not self._stopping.is_set():
                self._pid = os.posix_spawn(self._command[0], self._command, os.environ, setpgroup=0)

    def _wait(self) -> int:
        """The child's exit code, as subprocess has it: minus the signal's number where one ended it."""
        if self._pid is None:
            return 0
        os.waitid(os.P_PID, self._pid, os.WEXITED | os.WNOWAIT)
        with self._lock:
            _, status = os.waitpid(self._pid, 0)
            self._pid = None
        return os.waitstatus_to_exitcode(status)

    def _signal(self, number: signal.Signals) -> None:
        with self._lock:
            if self._pid is not None:
                os.kill(self._pid, number)


def end_with(parent: int) -> None:
    """In a child: be asked to end (SIGTERM) as soon as `parent`, its process id, is gone. Linux only."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(0)

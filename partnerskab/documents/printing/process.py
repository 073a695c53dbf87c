# SPDX-License-Identifier: MPL-2.0
"""A process for each paper, forked from a warmed one, with limits of time and memory.

Under a kilobyte of hostile styles can keep a layout engine busy for ever, so limits of size are not enough.
"""

import datetime
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

from .attached import PLAN, Attached


class RenderFailed(Exception):
    """A paper could not be made. The message is for people, in Danish."""


TOO_SLOW = "Papiret tog for lang tid at sætte op og blev stoppet. Del de længste tekster og tabeller, og prøv igen."
TOO_MUCH = "Papiret kræver mere plads, end der er sat af til det. Del de længste tekster og tabeller, og prøv igen."
BROKEN = "Papiret kunne ikke laves. Prøv igen, og sig det til sekretariatet, hvis det sker igen."
_MEANING = {b"S": TOO_SLOW, b"M": TOO_MUCH, b"B": BROKEN}
_ROOT = Path(__file__).parents[3]
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one paper may use: wall-clock and processor seconds, and bytes of address space, the program's included."""

    seconds: float
    cpu_seconds: int
    memory: int


LIMITS = Limits(seconds=300, cpu_seconds=240, memory=3 * 1024**3)


def run(
    html: str,
    data: bytes,
    on: datetime.date,
    limits: Limits = LIMITS,
    attached: Attached = PLAN,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """The PDF of the HTML with `data` attached, drawn in a process of its own; `pictures` by the sha256 it names.

    Raises:
        RenderFailed: the limits were reached, or the layout engine gave up.
    """
    paper = {"html": html, "data": data, "on": on, "attached": asdict(attached), "pictures": pictures or {}}
    order = msgspec.json.encode(paper | asdict(limits))
    began = time.monotonic()
    mine, yours = socket.socketpair()
    with mine:
        with yours:
            _workshop.take(yours)
        mine.settimeout(limits.seconds + _PATIENCE)
        try:
            mine.sendall(order)
            mine.shutdown(socket.SHUT_WR)
            with mine.makefile("rb") as stream:
                answer = stream.read()
        except OSError:  # the process was stopped before it had read its order, or never answers
            answer = b""
    if answer[:1] == b"P":
        return answer[1:]
    killed = TOO_SLOW if time.monotonic() - began >= limits.seconds else TOO_MUCH
    raise RenderFailed(_MEANING.get(answer[:1], killed))


class _Workshop:
    """The warmed program that takes orders; started with the first one, and again should it have ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._orders: socket.socket | None = None
        self._owner = 0

    def take(self, customer: socket.socket) -> None:
        """Hand over the socket on which the order comes."""
        with self._lock:
            if self._orders is None or self._owner != os.getpid():
                self._orders = self._opened()
            try:
                socket.send_fds(self._orders, [b"o"], [customer.fileno()])
            except OSError:  # the program is gone
                self._orders = self._opened()
                socket.send_fds(self._orders, [b"o"], [customer.fileno()])

    def _opened(self) -> socket.socket:
        mine, yours = socket.socketpair()
        with yours:
            subprocess.Popen(  # it ends when our end of the socket does
                [sys.executable, "-m", "partnerskab.documents.printing.workshop", str(yours.fileno())],
                pass_fds=[yours.fileno()],
                cwd=_ROOT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._owner = os.getpid()
        return mine


_workshop = _Workshop()

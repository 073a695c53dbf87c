# SPDX-License-Identifier: MPL-2.0
"""A process for each paper, forked from a warmed one, with limits of time and memory.

Under a kilobyte of hostile styles can keep a layout engine busy for ever, so limits of size are not enough.
"""

import datetime
import multiprocessing
import resource
import signal
import traceback
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext


class RenderFailed(Exception):
    """A paper could not be made. The message is for people, in Danish."""


TOO_SLOW = "Papiret tog for lang tid at sætte op og blev stoppet. Del de længste tekster og tabeller, og prøv igen."
TOO_MUCH = "Papiret kræver mere plads, end der er sat af til det. Del de længste tekster og tabeller, og prøv igen."
BROKEN = "Papiret kunne ikke laves. Prøv igen, og sig det til sekretariatet, hvis det sker igen."


@dataclass(frozen=True, slots=True)
class Limits:
    """What one paper may use: wall-clock and processor seconds, and bytes of memory beyond what WeasyPrint takes."""

    seconds: float
    cpu_seconds: int
    memory: int


LIMITS = Limits(seconds=180, cpu_seconds=120, memory=2 * 1024**3)
"""A plan of 300 pages takes about 30 seconds and 500 MB."""


def run(html: str, data: bytes, on: datetime.date, limits: Limits = LIMITS) -> bytes:
    """The PDF of the HTML, drawn in a process of its own.

    Raises:
        RenderFailed: the limits were reached, or the layout engine gave up.
    """
    context = _context()
    mine, yours = context.Pipe()
    process = context.Process(target=_work, args=(yours, html, data, on, limits), daemon=True)
    process.start()
    yours.close()
    try:
        if not mine.poll(limits.seconds):
            raise RenderFailed(TOO_SLOW)
        answer = mine.recv()
    except (EOFError, ConnectionResetError) as error:  # the process is gone
        process.join(5)
        raise RenderFailed(_message(process.exitcode)) from error
    finally:
        process.kill()
        process.join()
        mine.close()
    if isinstance(answer, bytes):
        return answer
    raise RenderFailed(answer)


def _work(answers: Connection, html: str, data: bytes, on: datetime.date, limits: Limits) -> None:
    """What the forked process does: limit itself, draw, answer with bytes, or with words about what went wrong."""
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    from .drawing import write_pdf  # slow to import; here the server has done it already

    try:
        answer: bytes | str = write_pdf(html, data, on)
    except (MemoryError, RecursionError):
        answer = TOO_MUCH
    except Exception:  # whatever the layout engine trips over, the caller gets words
        traceback.print_exc()
        answer = BROKEN
    answers.send(answer)


def _message(exit_code: int | None) -> str:
    """Why a process that did not answer ended: out of time, out of memory (its libraries abort), or otherwise."""
    if exit_code == -signal.SIGXCPU:
        return TOO_SLOW
    ended_by_memory = {-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGSEGV, -signal.SIGKILL, -signal.SIGBUS}
    return TOO_MUCH if exit_code in ended_by_memory else BROKEN


@cache
def _context() -> ForkServerContext:
    """The server that papers are forked from; it starts with the first paper."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", "partnerskab.documents.warmed"])
    return context

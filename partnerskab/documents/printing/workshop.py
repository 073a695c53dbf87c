# SPDX-License-Identifier: MPL-2.0
"""The program that papers are drawn in: `python -m partnerskab.documents.printing.workshop FD`.

It warms up once, then forks a process for each order. (The standard library's forkserver was tried: in Python 3.11 it
runs the caller's main program again for every order, which costs a third of a second.)

An order is a socket, received over the socket FD. On it comes an `Order` as JSON until its end; back goes one letter
and what belongs to it: P and the PDF, or S (too slow), M (too much memory) or B (broken). A process that a limit kills
sends nothing. The program ends when FD does.
"""

import datetime
import gc
import os
import resource
import signal
import socket
import sys
import traceback
from types import FrameType

import msgspec

from . import drawing
from .attached import Attached


class Order(msgspec.Struct):
    """A paper to draw: its HTML, the data it carries, its date, its pictures by sha256, and what it may use (seconds,
    bytes)."""

    html: str
    data: bytes
    on: datetime.date
    attached: Attached
    pictures: dict[str, bytes]
    seconds: float
    cpu_seconds: int
    memory: int


class OutOfTime(Exception):
    """The processor seconds are used up."""


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the processes that draw
    drawing.warm()
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as orders:
        while True:
            message, sockets, *_ = socket.recv_fds(orders, 1, 1)
            if not message:
                return
            with socket.socket(fileno=sockets[0]) as customer:
                if os.fork() == 0:
                    orders.close()
                    _serve(customer)
                    os._exit(0)


def _serve(customer: socket.socket) -> None:
    with customer.makefile("rwb") as stream:
        stream.write(_drawn(msgspec.json.decode(stream.read(), type=Order)))


def _drawn(order: Order) -> bytes:
    """The answer to an order, drawn within its limits."""
    signal.signal(signal.SIGXCPU, _out_of_time)
    signal.setitimer(signal.ITIMER_REAL, order.seconds)  # without a handler: the end of the process
    resource.setrlimit(resource.RLIMIT_CPU, (order.cpu_seconds, order.cpu_seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (order.memory, order.memory))
    try:
        return b"P" + drawing.write_pdf(order.html, order.data, order.on, order.attached, order.pictures)
    except OutOfTime:
        return b"S"
    except (MemoryError, RecursionError):
        return b"M"
    except Exception:
        traceback.print_exc()
        return b"B"


def _out_of_time(_signal: int, _frame: FrameType | None) -> None:
    raise OutOfTime


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: MPL-2.0
"""Who uses the server: every process holds a shared lock on one file, and whoever leaves last stops the server.

The kernel lets go of a lock when its process dies, however it dies. A server that outlives a killed last user is found
by the next one, who stops it on leaving.
"""

import atexit
import fcntl
import os
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from partnerskab.embedded_postgres.cluster import Cluster
from partnerskab.embedded_postgres.owner import home_for

_joined: dict[tuple[Path, int], tuple[Cluster, BinaryIO]] = {}
_threads = Lock()


def join(folder: Path) -> Cluster:
    """Return the running server of `folder`; from now on until this process ends it has one user more.

    Raises cluster.ServerError when the server cannot be made or started.
    """
    key = (folder, os.getpid())
    with _threads:
        if key not in _joined:
            _joined[key] = _enter(folder)
    return _joined[key][0]


def _enter(folder: Path) -> tuple[Cluster, BinaryIO]:
    cluster = Cluster(home_for(folder))
    lock = open(cluster.home / "users.lock", "ab")  # noqa: SIM115 - held until the process ends
    fcntl.flock(lock, fcntl.LOCK_SH)
    try:
        cluster.start()
    except BaseException:
        lock.close()
        raise
    atexit.register(_leave, cluster, lock, os.getpid())
    return cluster, lock


def _leave(cluster: Cluster, lock: BinaryIO, pid: int) -> None:
    """Stop the server if nobody else uses it. A forked child does nothing: the place is its parent's."""
    if os.getpid() != pid:
        return
    with lock, suppress(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        cluster.stop()

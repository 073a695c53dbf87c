# SPDX-License-Identifier: MPL-2.0
"""One PostgreSQL server with its data: make it, start it, stop it.

Everything is done under a file lock, so that many processes may ask at once, and each step leaves nothing half done
behind when it is killed.
"""

import fcntl
import hashlib
import os
import secrets
import shlex
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

import psycopg

from partnerskab.embedded_postgres import owner
from partnerskab.embedded_postgres.owner import ServerError

START_SECONDS = 600  # recovery after a crash may take its time
SOCKET_PATH_LIMIT = 104  # bytes the kernel has for the name of a socket, some systems counted in
SOCKET = ".s.PGSQL.5432"
OPTIONS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgres-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
}


class Cluster:
    """The server whose data lies in `home`/data. `user` owns everything in it and logs in by password."""

    user = "partnerskab"
    database = "partnerskab"

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "data"
        self._account = owner.account()

    @property
    def socket_folder(self) -> Path:
        """Where the server listens: beside its data, or in a private folder of /tmp where that path is too long."""
        folder = self.home / "run"
        if len(os.fsencode(folder / SOCKET)) < SOCKET_PATH_LIMIT:
            return folder
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        # Not the TMPDIR of whoever asks: every process must find the same one; its owner is checked.
        return Path(f"/tmp/partnerskab-{os.geteuid()}-{digest}")  # noqa: S108

    def password(self) -> str:
        """The user's password, from a file that only this installation's owner can read."""
        return (self.home / "password").read_text()

    def answers(self) -> bool:
        """Whether the server takes connections and has its database."""
        with suppress(OSError, psycopg.OperationalError), self._connect() as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.database])
            return found.fetchone() is not None
        return False

    def start(self) -> bool:
        """Start the server unless it answers; make it where there is none. True if it did not answer before.

        Raises ServerError with the program's own words when it cannot start.
        """
        if self.answers():
            return False
        with self._lock():
            if self.answers():
                return False
            if not (self.data / "PG_VERSION").exists():
                self._make()
            if not self._comes_up_by_itself():
                self._launch()
            self._make_database()
            return True

    def stop(self) -> None:
        """Stop the server, ending its connections; nothing happens where none runs."""
        with self._lock():
            if self._server_pid():
                self._run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self.data))

    def _make(self) -> None:
        """Make the data folder under another name, so that a killed initdb leaves no half one behind."""
        draft, password = self.home / "data.new", self.home / "password.new"
        shutil.rmtree(draft, ignore_errors=True)
        self._private_folder(draft)
        password.unlink(missing_ok=True)
        password.touch(mode=0o600)
        password.write_text(secrets.token_urlsafe(24))
        self._give_away(password)
        arguments = ["-D", str(draft), "-U", self.user, "--pwfile", str(password), "--auth=scram-sha-256"]
        self._run("initdb", *arguments, "--encoding=UTF8", "--data-checksums", *self._locale())
        os.chown(password, os.geteuid(), os.getegid())
        password.rename(self.home / "password")
        draft.rename(self.data)

    def _locale(self) -> list[str]:
        """The same letters and order on every machine, whatever locales it has."""
        if self._major >= 17:
            return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        return ["--locale=C.UTF-8"]

    @cached_property
    def _programs(self) -> Path:
        return owner.programs(self.home, self._account)

    @cached_property
    def _major(self) -> int:
        return int(self._run("postgres", "--version").split()[2].partition(".")[0])

    def _launch(self) -> None:
        self._private_folder(self.socket_folder)
        for stale in (self.data / "postmaster.pid", self.socket_folder / f"{SOCKET}.lock"):
            stale.unlink(missing_ok=True)
        options = OPTIONS | {"unix_socket_directories": str(self.socket_folder)}
        words = shlex.join(f"--{name}={value}" for name, value in options.items())
        log = str(self.data / "start.log")
        wait = ["-w", "-t", str(START_SECONDS)]
        self._run("pg_ctl", "start", *wait, "-D", str(self.data), "-l", log, "-o", words)

    def _comes_up_by_itself(self) -> bool:
        """Wait for a server that runs and does not answer yet. False where none runs."""
        end = time.monotonic() + START_SECONDS
        while self._server_pid() and time.monotonic() < end:
            with suppress(psycopg.OperationalError), self._connect():
                return True
            time.sleep(0.1)
        return False

    def _server_pid(self) -> int | None:
        """The number of our running server; None when the pid file's number is nobody's or another program's."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split()[0])
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError, IndexError):
            return None
        ours = words[0].endswith(b"postgres") and os.fsencode(self.data) in words
        return pid if ours else None

    def _make_database(self) -> None:
        with self._connect() as connection, suppress(psycopg.errors.DuplicateDatabase):
            connection.execute(f"CREATE DATABASE {self.database}")

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            host=str(self.socket_folder),
            user=self.user,
            password=self.password(),
            dbname="postgres",
            connect_timeout=10,
            autocommit=True,
        )

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with open(self.home / "start.lock", "ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _private_folder(self, folder: Path) -> None:
        """Make a folder that only the server's account can enter. Raises ServerError where another owns it."""
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = folder.lstat()
        accounts = {os.geteuid()} | ({self._account.pw_uid} if self._account else set())
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in accounts:
            raise ServerError(f"{folder} belongs to somebody else; remove it.")
        folder.chmod(0o700)
        self._give_away(folder)

    def _give_away(self, path: Path) -> None:
        if self._account:
            os.chown(path, self._account.pw_uid, self._account.pw_gid)

    def _run(self, program: str, *arguments: str) -> str:
        """Run one of the programs as the server's account, with no settings of ours but these; return its output."""
        entry = self._account
        ids = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": ()} if entry else {}
        command = [str(self._programs / program), *arguments]
        with tempfile.TemporaryFile("w+") as output:
            # A file, not a pipe: the server inherits it and would keep a pipe open for ever.
            done = subprocess.run(  # type: ignore[call-overload]
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd="/",
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
                check=False,
                **ids,
            )
            output.seek(0)
            text = output.read()
        if done.returncode:
            raise ServerError(f"The built-in PostgreSQL failed at {program}: {text.strip()[-2000:]}")
        return text

# SPDX-License-Identifier: MPL-2.0
"""Start the product: bring database and static files up to date, then serve until Ctrl-C."""

import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import Any, cast

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection
from django.db.backends.postgresql.base import DatabaseWrapper
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from partnerskab import static_files
from partnerskab.documents import sample_partnership
from partnerskab.embedded_postgres.owner import ServerError
from partnerskab.environment import LOOPBACK
from partnerskab.supervision import Supervised, end_with

THREADS = 4


def _application(target: str) -> Callable[..., Any]:
    """Load the application in a worker, which leaves Ctrl-C to its parent.

    The terminal sends Ctrl-C to every process; a worker that meets it beside the parent's own signal hangs. Until the
    worker listens to signals, the parent's ends it at once instead of being lost in the handler it was born with.
    A parent that is killed takes its workers along.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with(os.getppid())
    module, _, name = target.partition(":")
    return cast(Callable[..., Any], getattr(import_module(module), name))


class Command(BaseCommand):
    """manage.py serve [--sample]"""

    help = "Brings database and static files up to date and serves the product until Ctrl-C."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """--sample loads the sample partnership into an empty installation."""
        parser.add_argument("--sample", action="store_true", help="load the sample into an empty installation")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, serve, and say goodbye."""
        self._port_is_free()
        self._database()
        self._static_files()
        if options["sample"]:
            self._sample()
        connection.close()
        self._serve()

    def _say(self, text: str) -> None:
        self.stdout.write(f"» {text}")
        self.stdout.flush()

    def _port_is_free(self) -> None:
        family = socket.AF_INET6 if ":" in settings.ENV.listen else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((settings.ENV.listen, settings.ENV.port))
            except OSError as error:
                raise CommandError(
                    f"Port {settings.ENV.port} on {settings.ENV.listen} cannot be used: {error.strerror}. "
                    "Name another with PARTNERSKAB_PORT."
                ) from None

    def _database(self) -> None:
        self._say(f"Database: {'the server in DATABASE_URL' if settings.ENV.database else 'the built-in PostgreSQL'}")
        try:
            connection.ensure_connection()
        except ServerError as error:
            raise CommandError(str(error)) from None
        except OperationalError as error:
            raise CommandError(f"DATABASE_URL: the database does not answer: {error}") from None
        if cast(DatabaseWrapper, connection).pg_version < 150000:
            raise CommandError("DATABASE_URL: PostgreSQL 15 or newer is needed.")
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_encoding'), lower('Æ')")
            if cursor.fetchone() != ("UTF8", "æ"):
                raise CommandError(
                    "DATABASE_URL: make the database with the encoding UTF8 and a locale such as C.UTF-8."
                )
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("clearsessions")

    def _static_files(self) -> None:
        if not static_files.fresh():
            self._say("Style sheets, scripts and fonts are collected; that takes some seconds")
            static_files.collect()

    def _sample(self) -> None:
        if not sample_partnership.is_wanted():
            return
        if any(host not in LOOPBACK for host in settings.ENV.hosts):
            self._say("The sample is left out: its people log in without a password, and PARTNERSKAB_HOSTS is public")
            return
        self._say("The sample partnership is loaded")
        call_command("load_sample", verbosity=0)

    def _serve(self) -> None:
        listen, port = settings.ENV.listen, settings.ENV.port
        host = f"[{listen}]" if ":" in listen else listen
        server = Granian(
            "partnerskab.wsgi:application",
            address=listen,
            port=port,
            interface=Interfaces.WSGI,
            workers=min(4, os.cpu_count() or 1),
            blocking_threads=THREADS,
            respawn_failed_workers=True,
            workers_kill_timeout=10,
            websockets=False,
            log_level=LogLevels.warning,
        )
        Thread(target=self._say_when_ready, args=(f"http://{host}:{port}",), daemon=True).start()
        worker = self._worker()
        worker.start()
        try:
            server.serve(target_loader=_application)
        finally:
            worker.stop()
        self._say("Stopped")

    def _worker(self) -> Supervised:
        """The process beside the server that does the jobs in the queue."""
        program = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work", "--parent", str(os.getpid())]
        return Supervised("worker", program, self._say)

    def _say_when_ready(self, address: str) -> None:
        """Wait for the first worker: the server's own start-up hook comes before anybody listens."""
        while True:
            with suppress(OSError), socket.create_connection((settings.ENV.listen, settings.ENV.port), timeout=1):
                break
            time.sleep(0.1)
        self._say(f"Ready: {address} (stop with Ctrl-C)")

# SPDX-License-Identifier: MPL-2.0
"""Do the jobs in the queue: mail, papers. `serve` starts one such worker by itself."""

from argparse import SUPPRESS
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from procrastinate.exceptions import ProcrastinateException
from psycopg_pool import PoolTimeout

from partnerskab.embedded_postgres.owner import ServerError
from partnerskab.supervision import end_with
from partnerskab.worker import DatabaseLost, work


class Command(BaseCommand):
    """manage.py work"""

    help = "Does the jobs in the queue (mail, papers) until Ctrl-C. 'serve' starts one worker by itself."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """--parent is for `serve` alone: end when that process does."""
        parser.add_argument("--parent", type=int, help=SUPPRESS)

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until told to stop. Raises CommandError when the database is lost."""
        if options["parent"]:
            end_with(options["parent"])
        try:
            work(ready=lambda: self._say("The worker waits for jobs"))
        except (DatabaseLost, DatabaseError, PoolTimeout, ProcrastinateException, ServerError) as error:
            raise CommandError(f"The worker lost the database: {error.__cause__ or error}") from None
        except KeyboardInterrupt:
            self._say("The worker was stopped in the middle; what it had begun is done again")

    def _say(self, text: str) -> None:
        self.stdout.write(f"» {text}")
        self.stdout.flush()

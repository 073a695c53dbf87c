# SPDX-License-Identifier: MPL-2.0
"""`manage.py load_sample`: load the sample partnership; where it is already, nothing is touched."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerskab.documents.beginning import CannotBegin
from partnerskab.documents.sample_partnership import load_sample


class Command(BaseCommand):
    help = "Load the sample partnership with its plan of 2022. Running it again changes nothing."

    def handle(self, *_args: Any, verbosity: int, **_options: Any) -> None:
        try:
            imported = load_sample()
        except CannotBegin as reason:
            raise CommandError(str(reason)) from reason
        if verbosity:
            done = f"Eksemplet er læst ind: {imported.plan}." if imported else "Eksemplet er der allerede."
            self.stdout.write(done)

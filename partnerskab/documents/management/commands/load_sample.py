# SPDX-License-Identifier: MPL-2.0
"""`manage.py load_sample`: load the sample partnership, or what an earlier one lacks; what is there is not touched."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerskab.documents.beginning import CannotBegin
from partnerskab.documents.sample_partnership import load_sample


class Command(BaseCommand):
    help = "Load the sample partnership with its agreements and plans. Running it again changes nothing."

    def handle(self, *_args: Any, verbosity: int, **_options: Any) -> None:
        try:
            plans = load_sample()
        except CannotBegin as reason:
            raise CommandError(str(reason)) from reason
        if verbosity:
            loaded = " og ".join(str(plan) for plan in plans)
            self.stdout.write(f"Eksemplet er læst ind: {loaded}." if plans else "Eksemplet er der allerede.")

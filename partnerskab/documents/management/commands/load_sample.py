# SPDX-License-Identifier: MPL-2.0
"""`manage.py load_sample`: load the sample partnership, or what an earlier one lacks; what is there is not touched."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from partnerskab.agreements.models import Agreement
from partnerskab.documents.beginning import CannotBegin
from partnerskab.documents.sample_partnership import load_sample
from partnerskab.year.proposing import propose


class Command(BaseCommand):
    help = "Load the sample partnership with its agreements and plans. Running it again changes nothing."

    def handle(self, *_args: Any, verbosity: int, **_options: Any) -> None:
        try:
            plans = load_sample()
        except CannotBegin as reason:
            raise CommandError(str(reason)) from reason
        if plans:
            _give_a_year()
        if verbosity:
            loaded = " og ".join(str(plan) for plan in plans)
            self.stdout.write(f"Eksemplet er læst ind: {loaded}." if plans else "Eksemplet er der allerede.")


def _give_a_year() -> None:
    """The proposed deadlines for the sample's agreements that are not over."""
    for agreement in Agreement.objects.filter(partnership__is_sample=True, valid_to__gte=timezone.localdate()):
        propose(agreement)

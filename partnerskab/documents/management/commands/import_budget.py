# SPDX-License-Identifier: MPL-2.0
"""`manage.py import_budget FILE.xlsx --partnership amager --year 2022`: read a workbook into the plan's money."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from activities.models import Plan
from budgets.cells import READ_IN
from budgets.overspending import Overspent
from partnerskab.documents.reading import Refused
from partnerskab.documents.workbooks.applying import apply, hold, look
from partnerskab.spreadsheets.cells import read_sheets


class Command(BaseCommand):
    help = "Read an .xlsx workbook into the money of a plan, and print every difference; exit 1 if it is refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the workbook, .xlsx")
        parser.add_argument("--partnership", required=True, help="the partnership's address, for example amager")
        parser.add_argument("--year", type=int, required=True, help="the plan's year, for example 2022")
        parser.add_argument("--dry-run", action="store_true", help="tell what would be read in, and save nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            data = path.read_bytes()
        except OSError as trouble:
            raise CommandError(f"Filen {path} kan ikke læses: {trouble.strerror}.") from trouble
        plans = Plan.objects.select_related("agreement__partnership")
        plan = plans.filter(agreement__partnership__slug=options["partnership"], year=options["year"]).first()
        if plan is None:
            raise CommandError(f"Der er ingen tryghedsplan for {options['partnership']} i {options['year']}.")
        try:
            with transaction.atomic():
                hold(plan)
                found = look(plan, read_sheets(data, path.name))
                if not options["dry_run"]:
                    apply(plan, found.changes, f"{READ_IN}: {path.name}")
        except Refused as refused:
            raise CommandError(refused.message) from refused
        except Overspent as no:
            raise CommandError(str(no)) from no
        for change in found.changes:
            self.stdout.write(change.told())
        for unread in found.troubles:
            self.stdout.write(f"Ikke læst: {unread.told()}")
        if options["dry_run"]:
            self.stdout.write("Prøvekørsel: intet er gemt.")
        count = len(found.changes)
        self.stdout.write(f"{count} {'forskel' if count == 1 else 'forskelle'}")

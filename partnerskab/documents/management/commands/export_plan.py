# SPDX-License-Identifier: MPL-2.0
"""`export_plan amager 2022 --format pdf --output FILE`: the plan as it stands now, as a paper or as data."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from activities.models import Plan
from partnerskab.content.canonical import to_json
from partnerskab.content.freezing import freeze
from partnerskab.documents.printing.edition import draft
from partnerskab.documents.printing.paper import RenderFailed, render


class Command(BaseCommand):
    help = "Skriv en tryghedsplan til en fil, som papir (pdf) eller som data (json)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", help="partnerskabets korte navn, fx amager")
        parser.add_argument("year", type=int, help="planåret, fx 2022")
        parser.add_argument("--format", choices=["pdf", "json"], required=True)
        parser.add_argument("--output", type=Path, required=True, metavar="FIL")

    def handle(self, *, partnership: str, year: int, output: Path, **options: str) -> None:
        plan = Plan.objects.filter(agreement__partnership__slug=partnership, year=year).first()
        if plan is None:
            raise CommandError(f"Der er ingen tryghedsplan for {partnership} i {year}.")
        content = freeze(plan)
        try:
            data = render(draft(content, on=timezone.localdate())) if options["format"] == "pdf" else to_json(content)
            output.write_bytes(data)
        except RenderFailed as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"Filen kan ikke skrives: {error}") from error
        self.stdout.write(f"Skrev {output} ({len(data) // 1024 + 1} kB).")

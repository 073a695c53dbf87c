# SPDX-License-Identifier: MPL-2.0
"""`export_plan amager 2022 --format pdf --output FILE`: the plan as it stands now, as a paper or as data.

`--format docx` gives the paper as a Word file, made anew each time, `--format xlsx` gives its money as a workbook.

With `--revision 3` it is version 2022.3 as it was submitted: its stored paper, drawn and stored first where it is not
there yet, or its stored content.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from activities.models import Plan
from partnerskab.content.canonical import Unreadable
from partnerskab.documents.exporting import FORMS, draft_of, find_version, version_of
from partnerskab.documents.printing.paper import RenderFailed
from partnerskab.documents.workbooks.exporting import of_draft, of_version


class Command(BaseCommand):
    help = "Skriv en tryghedsplan til en fil: som papir (pdf, docx), som data (json) eller økonomien som Excel (xlsx)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", help="partnerskabets korte navn, fx amager")
        parser.add_argument("year", type=int, help="planåret, fx 2022")
        parser.add_argument("--revision", type=int, metavar="N", help="version N i stedet for kladden")
        parser.add_argument("--format", choices=[*FORMS, "xlsx"], required=True)
        parser.add_argument("--output", type=Path, required=True, metavar="FIL")

    def handle(self, *, partnership: str, year: int, revision: int | None, output: Path, **options: str) -> None:
        plan = Plan.objects.filter(agreement__partnership__slug=partnership, year=year).first()
        if plan is None:
            raise CommandError(f"Der er ingen tryghedsplan for {partnership} i {year}.")
        form = options["format"]
        try:
            data = _draft(plan, form) if revision is None else _version(plan, revision, form)
            output.write_bytes(data)
        except RenderFailed as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"Filen kan ikke skrives: {error}") from error
        self.stdout.write(f"Skrev {output} ({len(data) // 1024 + 1} kB).")


def _draft(plan: Plan, form: str) -> bytes:
    return of_draft(plan).data if form == "xlsx" else draft_of(plan, form)


def _version(plan: Plan, number: int, form: str) -> bytes:
    """The stored bytes of a version.

    Raises:
        CommandError: the plan has no such version, or its content was tampered with.
        RenderFailed: its paper was not there and could not be made.
    """
    revision = find_version(plan, number)
    if revision is None:
        raise CommandError(f"{plan} har ingen version {plan.year}.{number}.")
    try:
        return of_version(revision).data if form == "xlsx" else version_of(revision, form)
    except Unreadable as error:
        raise CommandError(f"Indholdet af version {revision.label} er ikke det, der blev indsendt.") from error

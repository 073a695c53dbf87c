# SPDX-License-Identifier: MPL-2.0
"""`export_agreement amager 2025-2028 --format pdf --output FILE`: the agreement as it stands now, as paper or as data.

`--format docx` gives the paper as a Word file, made anew each time.

With `--revision 3` it is version 2025-2028.3 as it was submitted: its stored paper, drawn and stored first where it is
not there yet, or its stored content.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from partnerskab.agreements.models import Agreement
from partnerskab.content.canonical import Unreadable
from partnerskab.documents.exporting import FORMS, draft_of, find_version, version_of
from partnerskab.documents.printing.paper import RenderFailed


class Command(BaseCommand):
    help = "Skriv en partnerskabsaftale til en fil: som papir (pdf, docx) eller som data (json)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", help="partnerskabets korte navn, fx amager")
        parser.add_argument("period", help="aftalens periode, fx 2025-2028")
        parser.add_argument("--revision", type=int, metavar="N", help="version N i stedet for kladden")
        parser.add_argument("--format", choices=FORMS, required=True)
        parser.add_argument("--output", type=Path, required=True, metavar="FIL")

    def handle(self, *, partnership: str, period: str, revision: int | None, output: Path, **options: str) -> None:
        agreement = Agreement.objects.filter(partnership__slug=partnership).marked(period).first()
        if agreement is None:
            raise CommandError(f"Der er ingen aftale for {partnership} i perioden {period}.")
        form = options["format"]
        try:
            data = draft_of(agreement, form) if revision is None else _version(agreement, revision, form)
            output.write_bytes(data)
        except RenderFailed as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"Filen kan ikke skrives: {error}") from error
        self.stdout.write(f"Skrev {output} ({len(data) // 1024 + 1} kB).")


def _version(agreement: Agreement, number: int, form: str) -> bytes:
    """The stored bytes of a version.

    Raises:
        CommandError: the agreement has no such version, or its content was tampered with.
        RenderFailed: its paper was not there and could not be made.
    """
    revision = find_version(agreement, number)
    if revision is None:
        raise CommandError(f"{agreement} har ingen version {agreement.mark}.{number}.")
    try:
        return version_of(revision, form)
    except Unreadable as error:
        raise CommandError(f"Indholdet af version {revision.label} er ikke det, der blev indsendt.") from error

# SPDX-License-Identifier: MPL-2.0
"""`manage.py import_plan FILE --partnership amager --year 2022`: read a paper into the plan of a year."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerskab.agreements.models import Partnership
from partnerskab.documents.importing.applying import (
    TOLD_BY_CHECKS,
    Imported,
    agreement_for,
    apply_paper,
    known_to,
    try_paper,
)
from partnerskab.documents.reading import ParsedPaper, Refused, read_paper, read_source

_LEVELS = {"stop": "Skal rettes", "advise": "Råd", "fine": "Til orientering"}


class Command(BaseCommand):
    help = "Read a .docx or .txt paper into the plan of a year, and print the findings; exit 1 if it is refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the paper, .docx or .txt")
        parser.add_argument("--partnership", required=True, help="the partnership's address, for example amager")
        parser.add_argument("--year", type=int, required=True, help="the plan's year, for example 2022")
        parser.add_argument("--dry-run", action="store_true", help="tell what would be read in, and save nothing")
        parser.add_argument("--replace", action="store_true", help="replace the content the year's plan has")

    def handle(self, *_args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            data = path.read_bytes()
        except OSError as trouble:
            raise CommandError(f"Filen {path} kan ikke læses: {trouble.strerror}.") from trouble
        partnership = Partnership.objects.filter(slug=options["partnership"]).first()
        if partnership is None:
            raise CommandError(f"Der er intet partnerskab med adressen {options['partnership']}.")
        try:
            agreement = agreement_for(partnership, options["year"])
            paper = read_paper(read_source(data, path.name), known_to(agreement), options["year"])
            if options["dry_run"]:
                imported = try_paper(agreement, options["year"], paper)
            else:
                imported = apply_paper(agreement, options["year"], paper, replace=options["replace"])
        except Refused as refused:
            raise CommandError(refused.message) from refused
        self._tell(paper, imported, dry_run=options["dry_run"])

    def _tell(self, paper: ParsedPaper, imported: Imported, *, dry_run: bool) -> None:
        for finding in imported.findings:
            if finding.code not in TOLD_BY_CHECKS:
                place = f"{paper.source.unit.capitalize()} {finding.line}: " if finding.line else ""
                self.stdout.write(f"{_LEVELS[finding.severity]}: {finding.code}: {place}{finding.sentence}")
        for check in imported.checks:
            line = f"{check.severity.label}: {check.code}: {check.title}. {check.sentence} {check.remark}"
            self.stdout.write(line.rstrip())
        self.stdout.write(_counted(paper))
        if dry_run:
            self.stdout.write("Prøvekørsel: intet er gemt.")
        elif imported.written:
            self.stdout.write(f"{imported.plan} er læst ind.")
        else:
            self.stdout.write(f"{imported.plan} står allerede, som papiret siger. Intet er ændret.")


def _counted(paper: ParsedPaper) -> str:
    appendix = " og et appendiks" if any(activity.is_appendix for activity in paper.activities) else ""
    lines = len(paper.overview.lines) if paper.overview else 0
    return (
        f"{_many(len(paper.activities), 'aktivitet', 'aktiviteter')} "
        f"i {_many(len(paper.areas), 'indsatsområde', 'indsatsområder')}{appendix}, "
        f"{_many(lines, 'linje', 'linjer')} uden nummer, "
        f"{_many(paper.money_tables, 'pengetabel', 'pengetabeller')}, {paper.unplaced} afsnit ikke placeret."
    )


def _many(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"

# SPDX-License-Identifier: MPL-2.0
"""`manage.py import_readings FILE --partnership amager`: read a csv file or a workbook of readings."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from partnerskab.agreements.models import Partnership
from partnerskab.refusal import Refused
from targets.reading_in.differences import Read
from targets.readings_waiting import look_at, read_in_at_once

_REFUSED = "Noget i filen er ikke læst. Ret den, eller vælg på siden Læs målinger ind."


class Command(BaseCommand):
    help = "Read a file of readings, .csv or .xlsx, and print every difference; exit 1 if anything in it is refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the file, .csv or .xlsx")
        parser.add_argument("--partnership", required=True, help="the partnership's address, for example amager")
        parser.add_argument("--source", default="", help="the source of all readings that name none")
        parser.add_argument("--area", default="", help="how the area was bounded: by_year, none, or a day: 2025-01-01")
        parser.add_argument("--dry-run", action="store_true", help="tell what would be read in, and save nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            data = path.read_bytes()
        except OSError as trouble:
            raise CommandError(f"Filen {path} kan ikke læses: {trouble.strerror}.") from trouble
        partnership = Partnership.objects.filter(slug=options["partnership"]).first()
        if partnership is None:
            raise CommandError(f"Der er intet partnerskab {options['partnership']}.")
        act = look_at if options["dry_run"] else read_in_at_once
        try:
            with transaction.atomic():
                found = act(partnership, path.name, data, source=options["source"], area=options["area"])
        except Refused as refused:
            raise CommandError(refused.message) from refused
        for line in _told(found):
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write("Prøvekørsel: intet er gemt.")
        self.stdout.write(f"{found.count} {'forskel' if found.count == 1 else 'forskelle'}")
        if found.unread:
            raise CommandError(_REFUSED)


def _told(found: Read) -> Iterator[str]:
    """Every difference and all that is not read, a line each."""
    yield from found.new_names()
    for difference in found.differences:
        yield difference.told()
    for said, stays in found.absent:
        yield f"Intet tal: {said.at}: {said.indicator.name}, {said.place.name}, {said.key.year}: ”{said.absent}”" + (
            f"; {stays} bliver stående" if stays else ""
        )
    for place, words in found.passed:
        yield f"Sprunget over: {place}: {words}"
    for refusal in found.refused:
        yield f"Ikke læst: {refusal.at}: {refusal.of}: {refusal.sentence}"
    for question in found.questions:
        yield f"Spørgsmål: {question.sentence}{question.waiting_told}"

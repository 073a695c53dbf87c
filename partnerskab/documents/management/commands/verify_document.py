# SPDX-License-Identifier: MPL-2.0
"""`manage.py verify_document FILE.pdf`: whether a paper is genuine; exit 0 genuine, 1 altered, 2 a draft or unknown."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from partnerskab.documents.proving.lines import lines
from partnerskab.documents.proving.process import NotAPaper
from partnerskab.documents.proving.proof import prove
from partnerskab.documents.proving.verdict import Sign

_EXIT = {Sign.ALTERED: 1, Sign.DRAFT: 2, Sign.UNKNOWN: 2}


class Command(BaseCommand):
    help = "Kontrollér et papir: ægte (slutter med 0), ændret (1) eller ukendt (2)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FIL.pdf")

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        """Look among the papers of the whole installation, drafts included."""
        try:
            verdict = prove(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file} kan ikke læses: {error.strerror}.", returncode=2) from error
        except NotAPaper as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        for line in lines(verdict):
            self.stdout.write(line)
        if verdict.sign in _EXIT:
            raise CommandError(f"{verdict.sign.value}.", returncode=_EXIT[verdict.sign])

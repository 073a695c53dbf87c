# SPDX-License-Identifier: MPL-2.0
"""`manage.py begin_partnership FILE.toml`: a new partnership with its agreement and its first members."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from partnerskab.documents.beginning import CannotBegin, begin, read_facts
from partnerskab.year.proposing import propose


class Command(BaseCommand):
    help = "Begin a partnership from a file of facts, built like partnerskab/documents/sample/amager.toml."

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE: the facts, as TOML."""
        parser.add_argument("file", type=Path, metavar="FILE.toml")

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        """Make it, or say what stands in the way and leave nothing behind."""
        try:
            facts = read_facts(file.read_text(encoding="utf-8"))
            partnership = begin(facts, pictures=lambda name: (file.parent / name).read_bytes())
            for agreement in partnership.agreements.all():
                propose(agreement)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{file}: gem filen som UTF-8.") from error
        except CannotBegin as reason:
            raise CommandError(f"{file}: {reason}") from reason
        agreements = " og ".join(each.title for each in facts.agreements)
        self.stdout.write(f"{partnership} er begyndt med {agreements}.")
        self.stdout.write("Medlemmerne vælger deres adgangskode med ”Glemt adgangskoden?” på siden Log ind.")

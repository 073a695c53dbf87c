# SPDX-License-Identifier: MPL-2.0
"""`manage.py verify_chain [--seal SEGL]`: check every stored hash of the installation; exit 1 if one is broken."""

from itertools import chain as joined
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from partnerskab.danish import amount, moment
from partnerskab.documents import verifying as papers
from partnerskab.revisions import chain
from partnerskab.revisions import verifying as versions
from partnerskab.revisions.models import ChainLink


class Command(BaseCommand):
    help = "Kontrollér alle gemte versioner, beslutninger og papirer; slutter med 1, hvis noget ikke stemmer."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seal", metavar="SEGL", help="et segl, der er skrevet ned før: står det stadig i kæden?")

    def handle(self, *_args: Any, seal: str | None, **_options: Any) -> None:
        """Each break on a line of its own, then the newest seal of each partnership."""
        broken = 0
        for one in joined(chain.breaks(), versions.contradictions(), papers.contradictions()):
            broken += 1
            self.stdout.write(f"Brud: {one}")
        for head in chain.heads():
            newest = f"nyeste segl {head.seal} af {moment(timezone.localtime(head.sealed_at))}"
            self.stdout.write(f"{head.partnership.slug}: {amount(head.place)} led, {newest}")
        kept = self._is_kept(seal) if seal else True
        links = amount(ChainLink.objects.count())
        if broken or not kept:
            raise CommandError(f"{links} led, {amount(broken)} brud." if broken else "Seglet findes ikke i nogen kæde.")
        self.stdout.write(f"{links} led, alt stemmer.")

    def _is_kept(self, seal: str) -> bool:
        link = ChainLink.objects.filter(seal=seal.strip().lower()).select_related("partnership").first()
        if link:
            self.stdout.write(f"Seglet står i kæden: {link.partnership.slug}, led {amount(link.place)}.")
        return link is not None

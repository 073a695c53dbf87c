# SPDX-License-Identifier: MPL-2.0
"""`manage.py check_plan amager 2022`: print what the checks find; exit 1 if a finding blocks submission."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from activities.models import Plan
from partnerskab import danish
from partnerskab.content.checks import Finding, check_plan, summary
from partnerskab.content.freezing import freeze


class Command(BaseCommand):
    help = "Vis, hvad eftersynet finder i en tryghedsplan; slutter med 1, hvis noget spærrer for indsendelse."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", help="partnerskabets korte navn, fx amager")
        parser.add_argument("year", type=int, help="planåret, fx 2022")

    def handle(self, *_args: Any, partnership: str, year: int, **_options: Any) -> None:
        plans = Plan.objects.select_related("agreement__partnership")
        plan = plans.filter(agreement__partnership__slug=partnership, year=year).last()
        if plan is None:
            raise CommandError(f"Der er ingen tryghedsplan for {partnership} i {year}.", returncode=2)
        content = freeze(plan)
        findings = check_plan(content)
        for finding in findings:
            self.stdout.write(_line(finding))
        counts = summary(content, findings)
        share = counts.with_partners
        self.stdout.write(f"{counts.blocks} spærrer, {counts.advises} råd")
        self.stdout.write(
            f"Mindst to samarbejdspartnere: {share.met} af {share.of} aktiviteter, "
            f"{danish.percent(share.percent, places=0)}"
        )
        if counts.blocks:
            raise CommandError("Planen kan ikke indsendes, før det, der spærrer, er rettet.")


def _line(finding: Finding) -> str:
    return f"{finding.severity.label}: {finding.code}: {finding.title}. {finding.sentence} {finding.remark}".rstrip()

# SPDX-License-Identifier: MPL-2.0
"""`manage.py check_plan amager 2022`: print what the checks find; exit 1 if a finding blocks submission."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from activities.models import Plan
from partnerskab import danish
from partnerskab.content.checks import Finding, check_plan, summary
from partnerskab.content.freezing import freeze


class Command(BaseCommand):
    help = "Print the findings of a plan's checks; exit 1 if one blocks submission."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("partnership", help="the partnership's address, for example amager")
        parser.add_argument("year", type=int, help="the plan's year, for example 2022")

    def handle(self, *_args: Any, partnership: str, year: int, **_options: Any) -> None:
        plans = Plan.objects.select_related("agreement__partnership")
        plan = plans.filter(agreement__partnership__slug=partnership, year=year).last()
        if plan is None:
            raise CommandError(f"Der er ingen tryghedsplan {year} for {partnership}.", returncode=2)
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

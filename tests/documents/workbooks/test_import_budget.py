# SPDX-License-Identifier: MPL-2.0
"""`manage.py import_budget`, and the plan of 2022 all the way: read in, out to Excel, and back without a change."""

import datetime
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from activities.models import Plan
from budgets.models import FundingAmount, FundingLine
from partnerskab.agreements.models import Agreement, Partnership
from partnerskab.content.canonical import to_json
from partnerskab.content.freezing import freeze
from partnerskab.documents.workbooks.exporting import of_draft
from tests.documents.papers import SAMPLE, real_2022

from .sheets import cell_of, edited, made

pytestmark = pytest.mark.django_db


def run(path: Path, *options: str) -> list[str]:
    printed = io.StringIO()
    call_command("import_budget", str(path), "--partnership", "amager", "--year", "2022", *options, stdout=printed)
    return printed.getvalue().splitlines()


def three(book) -> None:
    sheet = book["Poster"]
    for at, row in enumerate((5, 9, 12), start=1):
        sheet.cell(row, 10).value = 1_000 * at


def test_every_difference_is_printed_and_written(tmp_path, plan: Plan):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(edited(of_draft(plan).data, three))
    before = freeze(plan)
    lines = run(path, "--dry-run")
    assert lines[-2:] == ["Prøvekørsel: intet er gemt.", "3 forskelle"]
    assert freeze(plan) == before
    lines = run(path)
    assert lines[-1] == "3 forskelle"
    first = "Poster!J5: 1. Dialog, kommunikation og værtskab · Lønmidler og honorarer · 2022: 285.000 → 1.000"
    assert lines[0] == first
    assert FundingAmount.history.filter(history_change_reason="læst fra Excel: plan.xlsx").count() == 3
    assert run(path) == ["0 forskelle"]


def test_what_cannot_be_read_is_printed(tmp_path, plan: Plan):
    def change(book):
        cell_of(book["Poster"], "Mødefacilitering", 2022).value = 0.5

    path = tmp_path / "plan.xlsx"
    path.write_bytes(edited(of_draft(plan).data, change))
    (unread, count) = run(path)
    assert unread.startswith("Ikke læst: Poster!J27: 0,5 har øre.")
    assert count == "0 forskelle"


def test_refusals(tmp_path, plan: Plan):
    path = tmp_path / "plan.xlsx"
    with pytest.raises(CommandError, match="kan ikke læses"):
        run(path)
    path.write_bytes(made([["Navn"]]))
    with pytest.raises(CommandError, match="Intet ark"):
        run(path)
    with pytest.raises(CommandError, match="ingen tryghedsplan"):
        call_command("import_budget", str(path), "--partnership", "vestby", "--year", "2022")


@pytest.fixture
def agreement() -> Agreement:
    partnership = Partnership.objects.create(name="Amager Partnerskab", slug="amager")
    first, last = datetime.date(2021, 1, 1), datetime.date(2024, 12, 31)
    return Agreement.objects.create(partnership=partnership, title="Aftale", valid_from=first, valid_to=last)


@pytest.mark.parametrize("paper", ["sample", "real"])
def test_the_plan_of_2022_out_and_back_changes_nothing(tmp_path, agreement, paper):
    source, path = tmp_path / "plan.txt", tmp_path / "plan.xlsx"
    source.write_bytes(SAMPLE.read_bytes() if paper == "sample" else real_2022())
    call_command("import_plan", str(source), "--partnership", "amager", "--year", "2022", stdout=io.StringIO())
    call_command("export_plan", "amager", "2022", "--format", "xlsx", "--output", str(path), stdout=io.StringIO())
    plan = Plan.objects.get()
    before, entries = to_json(freeze(plan)), FundingAmount.history.count() + FundingLine.history.count()
    assert run(path) == ["0 forskelle"]
    assert to_json(freeze(plan)) == before
    assert FundingAmount.history.count() + FundingLine.history.count() == entries
    path.write_bytes(edited(path.read_bytes(), three))
    assert run(path)[-1] == "3 forskelle"

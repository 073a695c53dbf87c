# SPDX-License-Identifier: MPL-2.0
"""`export_plan`: the plan in the database as a paper and as data, and plain words when it cannot be."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from partnerskab.content.canonical import from_json, to_json
from partnerskab.content.freezing import freeze
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import draft

from .printing import reader


@pytest.mark.django_db
def test_writes_the_paper_of_today(plan, tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    call_command("export_plan", "amager", "2022", "--format", "pdf", "--output", str(target))
    assert target.read_bytes() == paper.render(draft(freeze(plan), on=timezone.localdate()))
    assert reader(target.read_bytes()).attachments["plan.json"] == [to_json(freeze(plan))]


@pytest.mark.django_db
def test_writes_json_that_reads_back_as_the_same(plan, tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    call_command("export_plan", "amager", "2022", "--format", "json", "--output", str(target))
    assert from_json(target.read_bytes()) == freeze(plan)
    assert to_json(from_json(target.read_bytes())) == target.read_bytes()


@pytest.mark.django_db
def test_says_when_there_is_no_such_plan_or_place(plan, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ingen tryghedsplan for amager i 1999"):
        call_command("export_plan", "amager", "1999", "--format", "json", "--output", str(tmp_path / "x"))
    with pytest.raises(CommandError, match="Filen kan ikke skrives"):
        call_command("export_plan", "amager", "2022", "--format", "json", "--output", str(tmp_path / "no" / "x"))

# SPDX-License-Identifier: MPL-2.0
"""The sheet of success criteria: what is aimed at, what became of it, and nothing where a plan has none."""

import pytest

from activities.models import CriterionResult, SuccessCriterion
from partnerskab.content.freezing import freeze
from partnerskab.documents.workbooks.criteria_out import Followed
from partnerskab.documents.workbooks.exporting import of_draft
from partnerskab.documents.workbooks.writing import workbook
from tests.content_examples import empty_plan, rich_plan

from .test_workbook_out import opened
from .test_workbook_read import looked_at


def rows(data: bytes) -> list[list[object]]:
    """The heads and every row beneath, the hidden id left out."""
    sheet = opened(data)["Succeskriterier"]
    return [[cell.value for cell in row][1:] for row in sheet.iter_rows(min_row=4)]


def test_each_criterion_has_a_row_with_what_became_of_it() -> None:
    content = rich_plan()
    criterion = content.activities[4].criteria[0]
    found = rows(workbook(content, results={criterion.id: Followed("På vej", "=6", "Lederen", "To er på vej.")}))
    assert found[0][-4:] == ["Vurdering 2022", "Resultat 2022", "Kilde 2022", "Bemærkning 2022"]
    assert [row[3] for row in found[1:]] == ["Unge i fast fritidstilbud", "Faste frivillige"]
    assert found[1][6:] == [""] * 4
    assert found[2][0] == 5
    assert found[2][4:] == ["8", "Legepladsen", "På vej", "=6", "Lederen", "To er på vej."]


def test_a_version_has_the_criteria_alone_and_a_plan_without_any_no_sheet() -> None:
    assert rows(workbook(rich_plan()))[0][-1] == "Datakilde"
    assert "Succeskriterier" not in opened(workbook(empty_plan())).sheetnames


@pytest.mark.django_db
def test_the_draft_goes_out_with_its_answers_and_reads_back_as_it_stands(make_plan) -> None:
    plan = make_plan(content=rich_plan())
    criterion = SuccessCriterion.objects.get(text="Faste frivillige")
    CriterionResult.objects.create(criterion=criterion, year=2022, state="met", figure="2022")
    CriterionResult.objects.create(criterion=criterion, year=2023, state="not_met", figure="ikke med")
    data = of_draft(plan).data
    assert rows(data)[2][6:8] == ["Nået", "2022"]
    read = looked_at(freeze(plan), data)
    assert (read.changes, read.troubles) == ((), ())
    assert "Succeskriterier" not in read.sheets

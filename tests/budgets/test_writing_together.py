# SPDX-License-Identifier: MPL-2.0
"""Many cells of a plan written in one act: all or none, with one moment in the history."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budgets.cells import CellWrite, StaleCells, write_all
from budgets.models import FundingAmount, FundingLine
from partnerskab.danish import Amount

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(plan) -> FundingLine:
    """Lønmidler of activity 9, 50.000 kr. in each of four years."""
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


def cells(line: FundingLine) -> dict[int, tuple[int | None, int]]:
    return {row.year: (row.kr, row.version) for row in line.amounts.all()}


def test_cells_are_changed_and_made_with_one_moment_and_one_reason(line, plan):
    line.amounts.filter(year=2024).delete()
    writes = [CellWrite(line.pk, 2022, 1, Amount(1)), CellWrite(line.pk, 2024, 0, Amount(note="drift"), "aftalt")]
    written = write_all(plan, writes, "indsat 2 felter")
    assert {row.year for row in written} == {2022, 2024}
    assert cells(line)[2022] == (1, 2)
    assert line.amounts.get(year=2024).remark == "aftalt"
    entries = FundingAmount.history.filter(history_change_reason="indsat 2 felter")
    assert entries.count() == 2
    assert len({entry.history_date for entry in entries}) == 1


def test_what_stands_as_asked_is_left_alone(line, plan):
    writes = [CellWrite(line.pk, 2022, 7, Amount(50_000)), CellWrite(line.pk, 2023, 1, Amount(5))]
    assert [row.year for row in write_all(plan, writes)] == [2023]
    assert cells(line)[2022] == (50_000, 1)


def test_one_stale_cell_keeps_all_from_being_written(line, plan):
    with pytest.raises(StaleCells) as met:
        write_all(plan, [CellWrite(line.pk, 2022, 7, Amount(1)), CellWrite(line.pk, 2023, 1, Amount(5))])
    assert [(row.year, row.kr) for row in met.value.current] == [(2022, 50_000)]
    assert cells(line)[2023] == (50_000, 1)


def test_a_remark_stays_until_another_is_given(line, plan):
    write_all(plan, [CellWrite(line.pk, 2022, 1, Amount(1), "aftalt i marts")])
    write_all(plan, [CellWrite(line.pk, 2022, 2, Amount(2))])
    cell = line.amounts.get(year=2022)
    assert (cell.kr, cell.remark) == (2, "aftalt i marts")
    write_all(plan, [CellWrite(line.pk, 2022, 3, Amount(2), "")])
    cell.refresh_from_db()
    assert cell.remark == ""


def test_a_post_that_is_gone_is_not_written(line, plan):
    line.delete()
    with pytest.raises(FundingLine.DoesNotExist):
        write_all(plan, [CellWrite(line.pk, 2022, 1, Amount(1))])


@pytest.mark.parametrize("number", [1, 12])
def test_the_number_of_queries_does_not_depend_on_the_number_of_cells(plan, number):
    lines = list(FundingLine.objects.filter(activity__isnull=False)[:number])
    writes = [
        CellWrite(line.pk, 2022, row.version, Amount(77)) for line in lines for row in line.amounts.filter(year=2022)
    ]
    with CaptureQueriesContext(connection) as asked:
        assert len(write_all(plan, writes)) == number
    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) == 4

# SPDX-License-Identifier: MPL-2.0
"""What has been spent, written one figure at a time and many at once: all or none, and nobody overwritten unseen."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budgets.models import FundingLine, Spending
from budgets.spending import SpendingWrite, StaleSpending, write, write_all
from partnerskab.editing import Stale
from tests.same_moment import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(plan) -> FundingLine:
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


def asked(line: FundingLine, spent: int | None, forecast: int | None = None, version: int = 0) -> SpendingWrite:
    return SpendingWrite(line.pk, 2022, version, spent, forecast)


def test_many_are_written_with_one_moment_and_reason(plan):
    lines = list(plan.funding_lines.all())
    rows = write_all(plan, [asked(line, 10, 20) for line in lines], because="indlæst fra Excel")
    assert len(rows) == len(lines)
    history = Spending.history.all()
    assert {row.history_change_reason for row in history} == {"indlæst fra Excel"}
    assert len({row.history_date for row in history}) == 1
    assert set(Spending.objects.values_list("spent", "forecast", "version")) == {(10, 20, 1)}


def test_the_number_of_queries_does_not_follow_the_rows(plan):
    first, *others = plan.funding_lines.all()
    counted = []
    for lines in ([first], others):
        writes = [asked(line, 7) for line in lines]
        with CaptureQueriesContext(connection) as captured:
            write_all(plan, writes)
        counted.append(len(captured))
    assert counted[0] == counted[1]


def test_what_stands_as_asked_is_left_alone(plan, line):
    write_all(plan, [asked(line, 5)])
    assert write_all(plan, [asked(line, 5, version=0)]) == []
    assert Spending.history.count() == 1


def test_one_stale_row_holds_all_of_them_back(plan, line):
    other = plan.funding_lines.exclude(pk=line.pk).first()
    write_all(plan, [asked(line, 5)])
    with pytest.raises(StaleSpending) as stale:
        write_all(plan, [asked(line, 6, version=0), asked(other, 1)])
    assert [row.spent for row in stale.value.current] == [5]
    assert not other.spending.exists()


def test_a_post_that_is_gone_holds_all_of_them_back(plan, line):
    with pytest.raises(FundingLine.DoesNotExist):
        write_all(plan, [asked(line, 5), SpendingWrite(uuid.uuid4(), 2022, 0, 1, None)])
    assert not Spending.objects.exists()


def test_nothing_is_no_nought(plan, line):
    write_all(plan, [asked(line, 0, None)])
    row = Spending.objects.get()
    assert (row.spent, row.forecast) == (0, None)
    write_all(plan, [asked(line, None, None, version=1)])
    row.refresh_from_db()
    assert (row.spent, row.version) == (None, 2)


def test_each_figure_is_guarded_by_itself(line):
    write(line, 2022, "spent", 0, 100)
    row, written = write(line, 2022, "forecast", 0, 200)
    assert written
    assert (row.spent, row.forecast, row.version) == (100, 200, 2)
    row, _ = write(line, 2022, "spent", 1, 150)
    assert (row.spent, row.forecast) == (150, 200)


def test_a_figure_that_another_changed_is_a_conflict(line):
    write(line, 2022, "spent", 0, 100)
    with pytest.raises(Stale) as stale:
        write(line, 2022, "spent", 0, 300)
    assert stale.value.current.spent == 100
    assert write(line, 2022, "spent", 0, 100)[1] is False


def test_blank_where_nothing_stood_writes_nothing(line):
    row, written = write(line, 2022, "spent", 0, None)
    assert not written
    assert row.version == 0
    assert not Spending.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("again", range(3))
def test_two_figures_of_a_new_row_at_once_are_both_kept(line, again):
    calls = [
        lambda: write(line, 2022, "spent", 0, 1),
        lambda: write(line, 2022, "forecast", 0, 2),
    ]
    at_once(calls)
    assert Spending.objects.values_list("spent", "forecast").get() == (1, 2)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("again", range(3))
def test_two_workbooks_at_once_never_mix(plan, again):
    lines = list(plan.funding_lines.all())

    def attempt(kr: int) -> bool:
        try:
            return bool(write_all(plan, [asked(line, kr) for line in lines]))
        except StaleSpending:
            return False

    assert sorted(at_once([lambda: attempt(1), lambda: attempt(2)])) == [False, True]
    assert len(set(Spending.objects.values_list("spent", flat=True))) == 1

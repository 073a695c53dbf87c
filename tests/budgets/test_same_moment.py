# SPDX-License-Identifier: MPL-2.0
"""Two people at the same instant, each on a connection of their own."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from budgets.models import FundingAmount, FundingLine, StatedTotal
from tests.same_moment import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def line(plan) -> FundingLine:
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


@pytest.fixture
def clients(cast) -> list[Client]:
    """Two people of the working group, logged in."""
    found = []
    for user in (cast.working_group, cast.colleague):
        client = Client(headers={"hx-request": "true"})
        client.force_login(user)
        found.append(client)
    return found


def save(client: Client, line: FundingLine, year: int, amount: int, version: int) -> Callable[[], int]:
    address = reverse("money_cell", args=["amager", 2022, line.pk, year])
    return lambda: client.post(address, {"amount": str(amount), "version": version}).status_code


@pytest.mark.parametrize("again", range(5))
def test_one_cell_made_twice_is_one_conflict(clients, line, again):
    line.amounts.filter(year=2022).delete()
    codes = at_once([save(client, line, 2022, place + 1, 0) for place, client in enumerate(clients)])
    assert sorted(codes) == [200, 409]
    assert line.amounts.filter(year=2022).count() == 1


@pytest.mark.parametrize("again", range(5))
def test_one_cell_changed_twice_is_one_conflict(clients, line, again):
    codes = at_once([save(client, line, 2022, place + 1, 1) for place, client in enumerate(clients)])
    assert sorted(codes) == [200, 409]
    assert FundingAmount.history.filter(line_id=line.pk, year=2022, history_type="~").count() == 1


def test_different_cells_never_meet(clients, line):
    calls = [save(clients[place % 2], line, year, place, 1) for place, year in enumerate(range(2021, 2025))]
    assert at_once(calls) == [200] * 4


def test_a_cell_saved_while_its_post_is_removed_is_lost_or_kept_whole(clients, line):
    line.amounts.filter(year=2022).delete()
    address = reverse("line_remove", args=["amager", 2022, line.pk])
    codes = at_once([save(clients[0], line, 2022, 5, 0), lambda: clients[1].post(address, {"version": 1}).status_code])
    assert codes[0] in (200, 404)
    assert codes[1] == 200
    assert not FundingLine.objects.filter(pk=line.pk).exists()
    assert not FundingAmount.objects.filter(line=line.pk).exists()


def test_posts_moved_at_once_keep_their_order_whole(clients, line):
    other = FundingLine.objects.beside(line).exclude(pk=line.pk).get()
    moves = [(line, "down"), (other, "up")]
    calls = [
        lambda client=client, row=row, do=do: (
            client.post(reverse("line_move", args=["amager", 2022, row.pk]), {"do": do, "version": 1}).status_code
        )
        for client, (row, do) in zip(clients, moves, strict=True)
    ]
    assert sorted(at_once(calls)) == [200, 409]
    assert [row.order for row in FundingLine.objects.beside(line)] == [0, 1]


def test_a_papers_sums_set_aside_while_it_is_read_in_anew_are_shown_first(clients, plan):
    total = plan.stated_totals.exclude(activity=None).first()
    address = reverse("activity_sums", args=["amager", 2022, total.activity_id])
    read = {"do": "aside", "mark": clients[0].get(address).context["mark"]}
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            StatedTotal.objects.filter(activity=total.activity).delete()
            StatedTotal.objects.create(plan=plan, activity=total.activity, source=total.source, year=2022, kr=7_654_321)
            answer = pool.submit(at_once, [lambda: clients[0].post(address, read)])
            wait_for_a_lock()
        (refused,) = answer.result(timeout=10)
    assert refused.status_code == 409
    assert "7.654.321" in refused.content.decode()


def wait_for_a_lock() -> None:
    """Until another connection waits for what this one holds."""
    asked = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    end = time.monotonic() + 10
    with connection.cursor() as cursor:
        while time.monotonic() < end:
            # statistics stay as they are for a transaction until told otherwise
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(asked)
            if cursor.fetchone():
                return
            time.sleep(0.01)
    pytest.fail("nobody waited")

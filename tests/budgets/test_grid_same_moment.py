# SPDX-License-Identifier: MPL-2.0
"""Fifty people in the grid at the same instant, each on a connection of their own."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from budgets.models import FundingAmount
from partnerskab.agreements.models import Membership, Role, User
from tests.same_moment import at_once

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 50


@pytest.fixture
def crowd(cast) -> list[Client]:
    """Fifty members of the working group, logged in."""
    found = []
    for number in range(PEOPLE):
        user = User.objects.create_user(f"person{number}@eksempel.dk", "hund-hest-kat-ko", name=f"Person {number}")
        Membership.objects.create(user=user, partnership=cast.partnership, role=Role.WORKING_GROUP)
        client = Client(headers={"hx-request": "true"})
        client.force_login(user)
        found.append(client)
    return found


def save(client: Client, cells: list[FundingAmount], kr: int) -> Callable[[], int]:
    sent = [{"line": str(c.line_id), "year": c.year, "version": c.version, "text": str(kr)} for c in cells]
    address = reverse("money_cells", args=["amager", 2022])
    return lambda: client.post(address, {"cells": json.dumps(sent), "how": "indsat"}).status_code


def test_fifty_people_saving_different_cells_lose_nothing(crowd, plan):
    cells = list(FundingAmount.objects.filter(line__plan=plan).order_by("line__order", "pk")[:PEOPLE])
    assert len(cells) == PEOPLE
    assert at_once([save(client, [cells[at]], 1_000_000 + at) for at, client in enumerate(crowd)]) == [200] * PEOPLE
    for at, cell in enumerate(cells):
        cell.refresh_from_db()
        assert (cell.kr, cell.version) == (1_000_000 + at, 2)
    assert FundingAmount.history.filter(kr__gte=1_000_000).values("history_user").distinct().count() == PEOPLE


def test_blocks_that_meet_are_each_saved_whole_or_not_at_all(crowd, plan):
    cells = list(FundingAmount.objects.filter(line__plan=plan).order_by("pk")[:12])
    calls = [save(client, cells[at % 2 :], 2_000_000 + at) for at, client in enumerate(crowd[:10])]
    codes = at_once(calls)
    assert sorted(codes) == [200] + [409] * 9
    winner = 2_000_000 + codes.index(200)
    standing = FundingAmount.objects.filter(kr__gte=2_000_000)
    assert set(standing.values_list("kr", flat=True)) == {winner}
    assert standing.count() >= 11

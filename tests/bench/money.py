# SPDX-License-Identifier: MPL-2.0
"""The money of a whole plan: its grid, a cell and a block saved, the year's spending, and the workbook."""

import itertools
import json
from collections.abc import Callable, Iterator

from django.test import Client
from django.urls import reverse

from activities.models import Plan
from budgets.models import FundingAmount
from partnerskab.content.freezing import freeze
from partnerskab.documents.workbooks.writing import workbook

from .measure import Timing, timed


def money(client: Client, plan: Plan) -> Iterator[Timing]:
    """What is measured for one size of plan."""
    size, runs = plan.activities.count(), 20 if plan.activities.count() < 1000 else 4
    slug = plan.agreement.partnership.slug
    for what, name in (("grid", "money_grid"), ("spending", "spending")):
        address = reverse(name, args=[slug, plan.year])
        yield timed(f"{what}, {size} activities", lambda address=address: client.get(address), runs)
    for cells in (1, 48):
        yield timed(f"save of {cells} cells, {size} activities", _saving(client, plan, cells), runs)
    content = freeze(plan)
    yield timed(f"workbook, {size} activities", lambda: workbook(content), runs)


def _saving(client: Client, plan: Plan, number: int) -> Callable[[], None]:
    """A save of so many cells that changes each every time."""
    address = reverse("money_cells", args=[plan.agreement.partnership.slug, plan.year])
    amounts = FundingAmount.objects.filter(line__plan=plan, kr__isnull=False)
    rows = list(amounts.order_by("pk").values("line_id", "year", "version")[:number])
    rounds = itertools.count()

    def save() -> None:
        so_far = next(rounds)
        cells = [
            {
                "line": str(row["line_id"]),
                "year": row["year"],
                "version": row["version"] + so_far,
                "text": str(1_000 + so_far),
            }
            for row in rows
        ]
        response = client.post(address, {"cells": json.dumps(cells), "how": "paste"}, headers={"HX-Request": "true"})
        assert response.status_code == 200, response.status_code

    return save

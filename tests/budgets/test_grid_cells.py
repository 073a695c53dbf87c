# SPDX-License-Identifier: MPL-2.0
"""Cells of the grid saved over HTTP: one or a block, refused, met by another's, and told in the history."""

import json
import re
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.views.changes import latest_changes
from budgets import pools
from budgets.models import FundingAmount, FundingLine
from partnerskab.content.recent import latest
from tests.content_examples import example_plan

pytestmark = pytest.mark.django_db
MOST_QUERIES = 9


@pytest.fixture
def line(plan, client, cast) -> FundingLine:
    """Lønmidler of activity 9, 50.000 kr. in each of four years; the client is of the working group."""
    client.force_login(cast.working_group)
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


def typed(line, text: str, year: int = 2022, version: int = 1, **more) -> dict:
    return {"line": str(line.pk), "year": year, "version": version, "text": text, **more}


def send(client, *cells, how: str = ""):
    address = reverse("money_cells", args=["amager", 2022])
    return client.post(address, {"cells": json.dumps(cells), "how": how}, headers={"hx-request": "true"})


def block(plan, text: str = "1.000", posts: int = 12) -> list[dict]:
    """A block of that many posts by four years, as it was read."""
    cells = {(c.line_id, c.year): c.version for c in FundingAmount.objects.filter(line__plan=plan)}
    lines = FundingLine.objects.filter(plan=plan, activity__isnull=False).order_by("activity__number", "order")[:posts]
    return [typed(line, text, year, cells.get((line.pk, year), 0)) for line in lines for year in range(2021, 2025)]


def said(response) -> str:
    return json.loads(response.headers["HX-Trigger"])["announce"]["text"]


def inside(html: str, key: str) -> str:
    return re.search(rf'<td[^>]* id="{key}"[^>]*>(.*?)</td>', html)[1]


@contextmanager
def asked():
    with CaptureQueriesContext(connection) as captured:
        found = []
        yield found
    savepoints = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    found += [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(savepoints)]


def test_a_cell_is_saved_with_the_sums_that_follow(client, line):
    response = send(client, typed(line, "60.000"))
    html = response.content.decode()
    assert response.status_code == 200
    assert 'data-v="2" data-t="60.000"' in html
    assert inside(html, f"a-{line.activity_id}-2022") == "65.000"
    assert inside(html, "g-3-2022") == "280.000"
    assert inside(html, "f-fordelt-2022") == "1.338.000"
    assert inside(html, "f-fri-2022") == "62.000"
    assert "2023" not in re.sub(r'data-label="\d+"', "", html)
    assert html.count("<td") == 6
    assert said(response) == "Lønmidler 2022 er gemt. Fri i 2022: 62.000."
    assert line.amounts.get(year=2022).kr == 60_000


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("1.234", "1.234"),
        ("1234", "1.234"),
        ("1 234 kr.", "1.234"),
        ("1\u00a0234,00", "1.234"),
        ("ca. 150.000 TMF", "ca. 150.000 TMF"),
        ("0,34 mio. kr.", "340.000"),
        ("–", "-"),
        ("drift", "drift"),
        ("0", "0"),
        ("", ""),
    ],
)
def test_amounts_come_in_as_danes_and_excel_write_them(client, line, text, stored):
    html = send(client, typed(line, text)).content.decode()
    assert f'data-t="{stored}"' in html


def test_thousands_are_read_in_a_plan_of_thousands(client, line):
    line.plan.unit = 1000
    line.plan.save()
    html = send(client, typed(line, "3.100")).content.decode()
    assert line.amounts.get(year=2022).kr == 3_100_000
    assert inside(html, f"a-{line.activity_id}-2022") == "3.105"


def test_one_save_takes_less_than_ten_queries(client, line):
    with asked() as queries:
        assert send(client, typed(line, "60.000")).status_code == 200
    assert len(queries) <= MOST_QUERIES, "\n".join(queries)
    line.amounts.filter(year=2023).delete()
    with asked() as queries:
        assert send(client, typed(line, "60.000", 2023, 0)).status_code == 200
    assert len(queries) <= MOST_QUERIES, "\n".join(queries)


@pytest.mark.parametrize("activities", [1, 30])
def test_a_save_asks_as_little_of_a_large_plan(client, cast, make_plan, activities):
    plan = make_plan(activities)
    client.force_login(cast.working_group)
    cells = block(plan, "1.000", 2)
    with asked() as queries:
        assert send(client, *cells, how="indsat").status_code == 200
    assert len(queries) <= MOST_QUERIES, "\n".join(queries)


def test_a_block_is_one_moment_one_reason_and_one_entry(client, cast, plan):
    client.force_login(cast.working_group)
    response = send(client, *block(plan), how="indsat")
    assert response.status_code == 200
    assert said(response) == "48 felter er gemt."
    entries = FundingAmount.history.filter(history_change_reason="indsat 48 felter")
    assert 40 < entries.count() <= 48
    assert entries.values("history_date").distinct().count() == 1
    assert set(entries.values_list("history_user", flat=True)) == {cast.working_group.pk}
    (newest, *older) = latest(plan, 5)
    assert (newest.deed, newest.activity_id) == ("indsatte 48 felter i planens økonomi", None)
    assert all("indsatte" not in change.deed for change in older)
    of_activity = [change.deed for change in latest_changes(plan.activities.get(number=1), 5)]
    assert of_activity.count("indsatte 48 felter i planens økonomi") == 1
    assert "indsatte 48 felter i planens økonomi" in client.get("/amager/").content.decode()


def test_a_large_block_does_not_hide_what_came_before(client, cast, make_plan):
    plan = make_plan(60)
    client.force_login(cast.working_group)
    line = FundingLine.objects.filter(activity__number=1).first()
    assert send(client, typed(line, "77.000")).status_code == 200
    assert send(client, *block(plan, posts=100), how="ryddet").status_code == 200
    told = [change.deed for change in latest(plan, 2)]
    assert told == ["ryddede 400 felter i planens økonomi", "ændrede økonomien"]


def test_a_refused_cell_keeps_the_whole_block_out(client, plan, line):
    cells = block(plan)
    cells[7]["text"] = "7,00,0"
    response = send(client, *cells, how="indsat")
    html = response.content.decode()
    assert response.status_code == 422
    assert html.count("refusal-row") == 1
    assert f'id="m-{cells[7]["line"]}-{cells[7]["year"]}"' in html
    assert "”7,00,0” kan ikke læses som et beløb" in html
    assert "for eksempel 50.000" in html
    assert not FundingAmount.history.filter(history_change_reason__startswith="indsat").exists()
    cells[7]["text"] = "7.000"
    assert send(client, *cells, how="indsat").status_code == 200


def test_what_stands_already_is_no_change(client, line):
    before = FundingAmount.history.count()
    response = send(client, typed(line, "50.000"), typed(line, "50000", 2023))
    assert response.status_code == 200
    assert "HX-Trigger" not in response.headers
    assert FundingAmount.history.count() == before


def test_what_an_older_paper_had_can_stay(client, line):
    line.amounts.filter(year=2022).update(kr=None, note="2+3")
    assert send(client, typed(line, "2+3", remark="Som i planen 2013")).status_code == 200
    assert send(client, typed(line, "2+4", version=2)).status_code == 422
    assert line.amounts.get(year=2022).remark == "Som i planen 2013"


def test_a_cell_that_somebody_else_changed_shows_both(client, cast, line):
    client.force_login(cast.colleague)
    send(client, typed(line, "60.000"))
    client.force_login(cast.working_group)
    response = send(client, typed(line, "70.000"), typed(line, "80.000", 2023))
    html = response.content.decode()
    assert response.status_code == 409
    assert html.count("refusal-row") == 1
    assert "Pia Politi" in html
    assert "70.000" in html
    assert "60.000" in html
    assert 'data-v="2" data-t="60.000"' in html
    assert line.amounts.get(year=2023).kr == 50_000
    again = send(client, typed(line, "70.000", version=2), typed(line, "80.000", 2023))
    assert again.status_code == 200


def test_a_post_that_is_gone_says_so_of_its_cells_alone(client, plan, line):
    other = FundingLine.objects.get(activity__number=9, post="Aktivitetsmidler")
    lost = typed(line, "1")
    line.delete()
    response = send(client, lost, typed(other, "2"))
    html = response.content.decode()
    assert response.status_code == 409
    assert html.count("refusal-row") == 1
    assert "fjernet af en anden imens" in html
    assert other.amounts.get(year=2022).kr == 5_000


def test_a_note_is_saved_under_the_same_version(client, line):
    html = send(client, typed(line, "50.000", remark="Afventer svar fra TMF")).content.decode()
    assert 'data-n="Afventer svar fra TMF"' in html
    assert ", note: Afventer svar fra TMF" in html
    assert send(client, typed(line, "50.000", remark="En anden")).status_code == 409
    assert send(client, typed(line, "50.000", version=2, remark="x" * 401)).status_code == 422
    assert send(client, typed(line, "61.000", version=2)).status_code == 200
    assert line.amounts.get(year=2022).remark == "Afventer svar fra TMF"


@pytest.mark.parametrize(
    "cells",
    [
        "",
        "[]",
        "{}",
        "null",
        "3",
        '[{"line": 1}]',
        '[{"line": "x", "year": 2022, "version": 1, "text": "1"}]',
        "[" * 9999,
    ],
)
def test_what_is_no_save_is_refused(client, line, cells):
    response = client.post(reverse("money_cells", args=["amager", 2022]), {"cells": cells})
    assert response.status_code == 422
    assert "genindlæs" in response.content.decode()


def test_only_years_that_are_shown_hold_money(client, line):
    assert send(client, typed(line, "1", 2099, 0)).status_code == 422
    FundingAmount.objects.create(line=line, year=2025, kr=1)
    assert send(client, typed(line, "2", 2025)).status_code == 200


def test_another_plans_post_is_none_of_this_one(client, cast, make_plan, line):
    earlier = replace(example_plan(1), year=2018, agreement=replace(
        example_plan(1).agreement, valid_from="2017-01-01", valid_to="2020-12-31"))  # fmt: skip
    other = make_plan(content=earlier).funding_lines.first()
    amount = other.amounts.first()
    response = send(client, typed(other, "5", 2022))
    assert response.status_code == 409
    amount.refresh_from_db()
    assert amount.version == 1
    assert send(client, typed(FundingLine(pk=uuid4()), "5")).status_code == 409


def test_money_that_a_pool_has_given_out_cannot_be_taken(client, plan, line):
    pool, day = pools.make(line.activity), date(2022, 3, 1)
    application = pools.apply(pool, applicant="Haveforeningen", purpose="Fest", kr=50_000, applied_on=day)
    pools.grant(application, 1, 50_000, day, "Ni parter")
    other = FundingLine.objects.filter(activity__number=1).first()
    response = send(client, typed(line, "1"), typed(other, "1"))
    assert response.status_code == 422
    assert response.content.decode().count("refusal-row") == 1
    assert "ville give 50.000\xa0kr. ud i 2022" in said(response)
    assert line.amounts.get(year=2022).kr == 50_000


@pytest.mark.parametrize(("who", "status"), [("steering_group", 403), ("reader", 403), ("stranger", 404)])
def test_who_may_not_edit_saves_nothing(client, cast, line, who, status):
    client.force_login(getattr(cast, who))
    assert send(client, typed(line, "1")).status_code == status
    assert client.post(reverse("money_undo", args=["amager", 2022])).status_code == status
    assert line.amounts.get(year=2022).kr == 50_000


def test_an_expired_session_is_told_apart(client, line):
    client.logout()
    assert send(client, typed(line, "1")).status_code == 401

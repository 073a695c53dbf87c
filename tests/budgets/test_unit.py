# SPDX-License-Identifier: MPL-2.0
"""A money table in 1.000 kr. says so, shows and reads bare figures in thousands, and keeps whole kr."""

import json
from html import unescape

import pytest

from budgets.models import FundingAmount, FundingLine
from partnerskab import danish
from partnerskab.content.freezing import freeze
from partnerskab.documents.printing.money import money_table as on_paper
from tests.content_examples import rich_plan

HTMX = {"HTTP_HX_REQUEST": "true"}
UNIT = "1.000 kr."


@pytest.fixture
def plan(make_plan):
    """The plan in 1.000 kr., with amounts that are and are not whole thousands."""
    plan = make_plan(content=rich_plan())
    plan.unit = 1_000
    plan.save()
    return plan


@pytest.fixture
def line(plan):
    line = FundingLine.objects.get(plan=plan, activity__number=1, post="Lønmidler og honorarer")
    FundingAmount.objects.filter(line=line, year=2021).update(kr=285_500)
    return line


@pytest.fixture
def writer(client, cast):
    client.force_login(cast.working_group)
    return client


def text(response) -> str:
    return unescape(response.content.decode()).replace("\xa0", " ")


def address(line, name: str = "") -> str:
    return f"/amager/plan/2022/aktivitet/{line.activity_id}/okonomi/{name}"


def test_the_table_says_its_unit_and_shows_thousands(writer, line):
    page = text(writer.get(address(line), **HTMX))
    assert f"Beløb i {UNIT}" in page
    assert f"beløb i {UNIT}</caption>" in page
    assert "285,5" in page
    assert "285.500" not in page
    assert "350,5" in page


def test_in_kroner_nothing_is_said_above_the_table(writer, line, plan):
    plan.unit = 1
    plan.save()
    page = text(writer.get(address(line), **HTMX))
    assert "Beløb i" not in page
    assert "285.500" in page


def test_fields_hold_thousands_and_an_example_of_them(writer, line):
    page = text(writer.get(address(line, "rediger/"), **HTMX))
    assert f'aria-label="Lønmidler og honorarer 2021, {UNIT}"' in page
    assert 'value="285,5"' in page
    assert "skriv 3.100 eller 3.100.000 kr." in page
    assert "50.000, ca. 50.000" not in page


@pytest.mark.parametrize(("typed", "kr"), [("290", 290_000), ("290.000 kr.", 290_000), ("0,25", 250)])
def test_a_bare_figure_is_saved_in_thousands(writer, line, typed, kr):
    cell = FundingAmount.objects.get(line=line, year=2022)
    where = f"/amager/plan/2022/okonomi/post/{line.pk}/2022/"
    answer = writer.post(where, {"amount": typed, "version": cell.version}, **HTMX)
    assert answer.status_code == 200
    cell.refresh_from_db()
    assert cell.kr == kr
    shown = text(answer)
    sum_now = danish.amount(kr + 65_000, 1_000)
    assert f'id="sum-2022" hx-swap-oob="true"> {sum_now} </span>' in " ".join(shown.split())
    said = json.loads(answer["HX-Trigger"])["announce"]["text"].replace("\xa0", " ")
    assert said.endswith(f"I alt 2022: {danish.amount(kr + 65_000)} kr..")


def test_what_is_refused_is_told_in_the_unit(writer, line):
    where = f"/amager/plan/2022/okonomi/post/{line.pk}/2021/"
    answer = text(writer.post(where, {"amount": "1,2,3", "version": 1}, **HTMX))
    assert "Skriv det i 1.000 kr." in answer
    assert "Feltet beholder 285,5" in answer


def test_what_is_left_of_the_frame_stands_in_the_unit(writer, line):
    page = text(writer.get(address(line, "rediger/"), **HTMX))
    assert '<span id="fri-2022">72</span>' in page


def test_paper_and_page_show_the_same_figures(writer, line, plan):
    content = freeze(plan)
    table = on_paper(content.activities[0].lines, content)
    assert table is not None
    page = text(writer.get(address(line), **HTMX))
    for cell in [*table.sum, *(cell for row in table.rows for cell in row.cells)]:
        assert cell.text in page

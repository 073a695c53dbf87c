# SPDX-License-Identifier: MPL-2.0
"""The money table over HTTP: every cell and post shown, edited, saved, refused and kept from lost updates."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from budgets.models import FundingAmount, FundingLine
from partnerskab import danish

pytestmark = pytest.mark.django_db
SAVE_QUERIES = 9
"""Session, user, membership, cell with its post, lock, save, history, sum of the year, what is left of the frame."""


@contextmanager
def queries(number: int) -> Iterator[None]:
    """Exactly so many queries, the beginning and end of transactions not counted."""
    with CaptureQueriesContext(connection) as captured:
        yield
    asked = [
        query["sql"]
        for query in captured.captured_queries
        if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]
    assert len(asked) == number, "\n".join(asked)


@pytest.fixture
def line(plan, client, cast) -> FundingLine:
    """Lønmidler of activity 9, 50.000 kr. in each of four years; the client is of the working group."""
    client.force_login(cast.working_group)
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


def url(name: str, *args) -> str:
    return reverse(name, args=["amager", 2022, *args])


def save(client, line: FundingLine, amount: str, version: int = 1, year: int = 2022):
    return client.post(url("money_cell", line.pk, year), {"amount": amount, "version": version})


def triggers(response) -> dict:
    return json.loads(response.headers.get("HX-Trigger", "{}"))


def test_the_table_is_shown_with_its_sums(client, line):
    html = client.get(url("money", line.activity_id)).content.decode()
    assert f'id="linje-{line.pk}"' in html
    assert html.count("55.000") == 4
    assert "Finansiering" not in html
    assert "Papirets sum" not in html


def test_a_stated_total_stands_beside_where_it_differs(client, line):
    first = FundingLine.objects.filter(activity__number=1).first()
    html = client.get(url("money", first.activity_id)).content.decode()
    assert "Papirets sum" in html
    assert "335.000" in html
    assert "350.000" in html


def test_blank_dash_nought_and_words_are_told_apart(client, line):
    for year, text in ((2021, ""), (2022, "-"), (2023, "0"), (2024, "drift")):
        assert save(client, line, text, year=year).status_code == 200
    html = client.get(url("money", line.activity_id)).content.decode()
    assert "ikke oplyst" in html
    assert '<span class="none">–</span>' in html
    assert "drift" in html
    for meaning in ("nul kroner", "ingen bevilling", "ikke udfyldt", "tæller ikke med"):
        assert meaning in html


def test_a_funder_brings_its_column(client, line, cast):
    line.funding, line.funder = "organisation", cast.working_group.memberships.get().organisation
    line.save()
    html = client.get(url("money", line.activity_id)).content.decode()
    assert "Finansiering" in html
    assert "Helhedsplanen" in html
    assert "Partnerskabet</td>" in html


def test_an_activity_without_money_says_so(client, line, plan):
    empty = plan.activities.get(number=6)
    shown = client.get(url("money", empty.pk)).content.decode()
    opened = client.get(url("money_edit", empty.pk)).content.decode()
    assert "Aktiviteten har ingen penge i planen. Tilføj en post." in shown
    assert "Aktiviteten har ingen penge i planen." in opened


def test_every_field_has_a_name_and_an_example(client, line):
    html = client.get(url("money_edit", line.activity_id)).content.decode()
    assert 'aria-label="Lønmidler 2022, kr."' in html
    assert "ca. 50.000" in html
    assert "Fri i rammen" in html


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("60.000", "60.000"),
        ("60000", "60.000"),
        (" 60.000 kr. ", "60.000"),
        ("ca. 150.000", "ca. 150.000"),
        ("anslået 1.000.000", "anslået 1.000.000"),
        ("0,34 mio. kr.", "340.000"),
        ("ca. 150.000 TMF", "ca. 150.000 TMF"),
        ("drift", "drift"),
        ("–", "-"),
        ("-", "-"),
        ("0", "0"),
        ("", ""),
    ],
)
def test_danish_amounts_are_saved_and_written_back(client, line, typed, stored):
    response = save(client, line, typed)
    html = response.content.decode()
    assert response.status_code == 200
    assert f'value="{stored}" data-stored="{stored}"' in html
    assert '"version": 2' in html
    assert danish.written(line.amounts.get(year=2022)) == stored


def test_a_save_carries_its_sums_and_tells_the_page(client, line):
    response = save(client, line, "60.000")
    html = response.content.decode()
    assert '<span id="sum-2022" hx-swap-oob="true">65.000</span>' in "".join(html.split("\n"))
    assert '<span id="fri-2022" hx-swap-oob="true">' in html
    assert "plan-changed" in triggers(response)
    assert triggers(response)["announce"]["text"] == f"Lønmidler 2022 er gemt. I alt 2022: {danish.kr(65_000)}."


def test_a_save_asks_few_questions_however_large_the_plan(client, cast, make_plan):
    plan = make_plan(120)
    client.force_login(cast.working_group)
    line = plan.funding_lines.filter(activity__isnull=False).first()
    with queries(SAVE_QUERIES):
        assert save(client, line, "61.000", year=2021).status_code == 200


def test_a_first_amount_in_a_cell_asks_one_more(client, line):
    line.amounts.filter(year=2022).delete()
    with queries(SAVE_QUERIES):
        assert save(client, line, "60.000", version=0).status_code == 200
    assert line.amounts.get(year=2022).version == 1


def test_a_save_without_a_change_writes_nothing(client, line):
    before = FundingAmount.history.count()
    response = save(client, line, "50000 kr.")
    assert response.status_code == 200
    assert 'value="50.000"' in response.content.decode()
    assert "plan-changed" not in triggers(response)
    assert line.amounts.get(year=2022).version == 1
    assert FundingAmount.history.count() == before


def test_a_blank_left_blank_makes_no_row(client, line):
    line.amounts.filter(year=2022).delete()
    assert save(client, line, "", version=0).status_code == 200
    assert not line.amounts.filter(year=2022).exists()


def test_what_cannot_be_read_is_refused_in_place(client, line):
    response = save(client, line, "50,00,0")
    html = response.content.decode()
    assert response.status_code == 422
    assert 'value="50,00,0"' in html
    assert 'data-stored="50.000"' in html
    assert 'aria-invalid="true"' in html
    assert f'aria-describedby="fejl-{line.pk}-2022"' in html
    assert "for eksempel 50.000" in html
    assert "Feltet beholder 50.000" in html
    assert line.amounts.get(year=2022).kr == 50_000


@pytest.mark.parametrize("typed", ["\x00", "x" * 201, "99999999999999999999", '"><script>alert(1)</script>50,0,0'])
def test_hostile_input_is_refused_harmlessly(client, line, typed):
    response = save(client, line, typed)
    assert response.status_code == 422
    assert "<script>" not in response.content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999"])
def test_a_broken_version_is_refused(client, line, version):
    response = client.post(url("money_cell", line.pk, 2022), {"amount": "1", "version": version})
    assert response.status_code == 422
    assert 'value="1"' in response.content.decode()


def test_words_with_figures_from_a_paper_may_stay(client, line):
    cell = line.amounts.get(year=2022)
    cell.kr, cell.note = None, "anlægsramme, 1-2 mio. kr."
    cell.save()
    response = save(client, line, "anlægsramme, 1-2 mio. kr.")
    assert response.status_code == 200
    assert line.amounts.get(year=2022).note == "anlægsramme, 1-2 mio. kr."


def test_two_people_in_one_cell_see_both_amounts(client, line, cast):
    assert save(client, line, "60.000").status_code == 200
    client.force_login(cast.colleague)
    response = save(client, line, "70.000")
    html = response.content.decode()
    assert response.status_code == 409
    assert 'value="70.000" data-stored="60.000"' in html
    assert "Arne Arbejder gemte" in html
    assert "Behold mit" in html
    assert '<span id="sum-2022" hx-swap-oob="true">65.000</span>' in "".join(html.split("\n"))
    assert '"version": 2' in html
    assert line.amounts.get(year=2022).kr == 60_000
    assert save(client, line, "70.000", version=2).status_code == 200
    assert line.amounts.get(year=2022).kr == 70_000


def test_the_saved_amount_can_be_taken(client, line):
    save(client, line, "60.000")
    html = client.get(url("money_cell", line.pk, 2022)).content.decode()
    assert 'value="60.000" data-stored="60.000"' in html
    assert '"version": 2' in html


def test_two_people_in_different_cells_never_meet(client, line, cast):
    assert save(client, line, "60.000", year=2021).status_code == 200
    client.force_login(cast.colleague)
    assert save(client, line, "70.000", year=2022).status_code == 200


def test_the_same_amount_from_two_people_is_no_conflict(client, line, cast):
    assert save(client, line, "60.000").status_code == 200
    client.force_login(cast.colleague)
    assert save(client, line, "60.000").status_code == 200


def test_a_cell_emptied_by_an_import_is_a_conflict(client, line):
    line.amounts.filter(year=2022).delete()
    response = save(client, line, "60.000", version=1)
    assert response.status_code == 409
    assert '"version": 0' in response.content.decode()


def test_only_years_of_the_table_can_be_written(client, line):
    assert save(client, line, "5", version=0, year=2031).status_code == 404
    FundingAmount.objects.create(line=line, year=2025, kr=1)
    assert save(client, line, "5", version=1, year=2025).status_code == 200
    assert "2025" in client.get(url("money", line.activity_id)).content.decode()


def test_who_may_not_write_hears_why(client, line, cast):
    client.force_login(cast.steering_group)
    response = save(client, line, "1")
    assert response.status_code == 403
    assert "Kun arbejdsgruppen" in response.content.decode()
    shown = client.get(url("money", line.activity_id))
    assert shown.status_code == 200
    assert "Rediger" not in shown.content.decode()


def test_strangers_and_other_years_find_nothing(client, line, cast):
    assert client.post(reverse("money_cell", args=["amager", 2021, line.pk, 2022])).status_code == 404
    client.force_login(cast.stranger)
    assert save(client, line, "1").status_code == 404


def test_wrong_methods_are_refused(client, line):
    assert client.post(url("money", line.activity_id)).status_code == 405
    assert client.put(url("money_cell", line.pk, 2022)).status_code == 405
    assert client.get(url("line_move", line.pk)).status_code == 405
    assert client.get(url("line_restore", line.pk)).status_code == 405


def test_the_lines_without_number_have_a_page(client, line, plan):
    own = plan.funding_lines.filter(activity=None)
    html = client.get(url("plan_lines")).content.decode()
    assert own.count() == 3
    for row in own:
        assert f'id="linje-{row.pk}"' in html
        assert row.post in html
    row = own.first()
    assert save(client, row, "19.000", year=2021).status_code == 200
    assert "19.000" in client.get(url("plan_money")).content.decode()
    assert client.get(url("plan_money_edit")).status_code == 200

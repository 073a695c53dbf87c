# SPDX-License-Identifier: MPL-2.0
"""The year's follow-up over HTTP: read, entered figure by figure, refused in place and kept from lost updates."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from budgets.models import FundingAmount, FundingLine, Spending
from partnerskab.agreements.models import Role
from partnerskab.content.freezing import freeze

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(plan, client, cast) -> FundingLine:
    """Lønmidler of activity 9, 50.000 kr. in each of four years; the client is of the working group."""
    client.force_login(cast.working_group)
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


def tight(response) -> str:
    """The page without the space around its elements."""
    return re.sub(r"\s+<", "<", re.sub(r">\s+", ">", response.content.decode()))


def page(client, query: str = "") -> str:
    return tight(client.get(reverse("spending", args=["amager", 2022]) + query))


def save(client, line, amount: str, version: int = 0, figure: str = "forbrug", year: int = 2022):
    address = reverse("spending_cell", args=["amager", 2022, line.pk, year, figure])
    return client.post(address, {"amount": amount, "version": version}, headers={"hx-request": "true"})


def test_every_post_stands_with_its_budget_and_what_is_left(client, line):
    Spending.objects.create(line=line, year=2022, spent=30_000, forecast=45_000)
    html = page(client)
    assert f'<span id="rest-{line.pk}">20.000</span>' in html
    assert f'<span id="ventet-{line.pk}">5.000</span>' in html
    assert f'<span id="rest-aktivitet-{line.activity_id}">25.000</span>' in html
    assert '<span id="forbrug-ialt">30.000</span>' in html
    assert "Koordinationsnetværk" in html.split("Uden penge i planen:")[1]


def test_a_figure_is_saved_with_the_sums_that_follow(client, line, cast):
    response = save(client, line, "30.000 kr.")
    html = tight(response)
    row = Spending.objects.get()
    assert (row.spent, row.forecast, row.version) == (30_000, None, 1)
    assert row.history.get().history_user == cast.working_group
    assert f'id="udgave-{line.pk}" value="1" hx-swap-oob="true"' in html
    assert f'<span id="rest-{line.pk}" hx-swap-oob="true">20.000</span>' in html
    for key in (f"aktivitet-{line.activity_id}", "omraade-3", "ialt"):
        assert f'<span id="forbrug-{key}" hx-swap-oob="true">30.000</span>' in html
    assert "Rest 20.000 kr." in json.loads(response["HX-Trigger"])["announce"]["text"]


def test_what_is_spent_is_no_part_of_the_plan(client, line, plan):
    before = freeze(plan)
    save(client, line, "30.000")
    assert freeze(plan) == before


def test_another_year_is_chosen_by_its_link(client, line):
    Spending.objects.create(line=line, year=2023, spent=1_234)
    assert "1.234" in page(client, "?aar=2023")
    assert "1.234" not in page(client)
    for query in ("?aar=1999", "?aar=x", "?aar=²"):
        assert "Forbrug 2022" in page(client, query)


def test_overspending_is_said_with_sign_and_word(client, line):
    html = tight(save(client, line, "60.000"))
    assert '<span class="over">\u221210.000<small>overskredet</small></span>' in html
    html = tight(save(client, line, "55.000", 1, "forventet"))
    assert "<small>ventes overskredet</small>" in html


@pytest.mark.parametrize("budget", [{"note": "drift"}, {"qualifier": "-"}, {}])
def test_a_post_without_kroner_has_nothing_left(client, line, budget):
    FundingAmount.objects.filter(line=line, year=2022).delete()
    FundingAmount.objects.create(line=line, year=2022, **budget)
    html = tight(save(client, line, "7.000"))
    assert f'<span id="rest-{line.pk}" hx-swap-oob="true"><span class="sr">ikke oplyst</span></span>' in html


@pytest.mark.parametrize("typed", ["50,00,0", "drift", "ca. 5.000", "-"])
def test_what_is_no_amount_is_refused_in_place(client, line, typed):
    response = save(client, line, typed)
    html = tight(response)
    assert response.status_code == 422
    assert f'value="{typed}"' in html
    assert "er ikke gemt" in html
    assert not Spending.objects.exists()


def test_a_blank_takes_the_figure_away_and_no_change_writes_nothing(client, line):
    save(client, line, "5.000")
    save(client, line, "5.000", 1)
    assert Spending.history.count() == 1
    save(client, line, "", 1)
    assert Spending.objects.get().spent is None


def test_a_stale_figure_shows_both_and_can_be_saved_again(client, cast, line):
    save(client, line, "5.000")
    client.force_login(cast.colleague)
    response = save(client, line, "6.000")
    html = tight(response)
    assert response.status_code == 409
    assert 'value="6.000"' in html
    assert "Arne Arbejder gemte" in html
    assert "Behold mit" in html
    assert save(client, line, "6.000", 1).status_code == 200


def test_the_two_figures_of_a_post_never_meet(client, cast, line):
    save(client, line, "5.000")
    client.force_login(cast.colleague)
    assert save(client, line, "45.000", 0, "forventet").status_code == 200
    assert Spending.objects.values_list("spent", "forecast").get() == (5_000, 45_000)


def test_a_save_makes_under_ten_queries(client, line):
    save(client, line, "5.000")
    with CaptureQueriesContext(connection) as captured:
        save(client, line, "6.000", 1)
    asked = [query for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(asked) < 10, "\n".join(query["sql"] for query in asked)


def test_in_thousands_figures_are_in_thousands(client, plan, line):
    plan.unit = 1_000
    plan.save()
    save(client, line, "30")
    assert Spending.objects.get().spent == 30_000
    assert f'<span id="rest-{line.pk}">20</span>' in page(client)


def test_whoever_only_reads_gets_no_fields(client, cast, line):
    Spending.objects.create(line=line, year=2022, spent=30_000)
    client.force_login(cast.members[Role.STEERING_GROUP])
    html = page(client)
    assert "30.000" in html
    assert 'name="amount"' not in html
    assert save(client, line, "5").status_code == 403


def test_another_figure_or_year_is_not_there(client, line):
    assert save(client, line, "5", figure="andet").status_code == 404
    assert save(client, line, "5", year=2030).status_code == 404

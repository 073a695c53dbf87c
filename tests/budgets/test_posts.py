# SPDX-License-Identifier: MPL-2.0
"""Posts of a money table: added, renamed, paid by somebody, moved, removed and brought back."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from budgets import posts
from budgets.models import FundingAmount, FundingLine, StatedTotal
from partnerskab.agreements.models import Organisation

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(name, args=["amager", 2022, *args])


@pytest.fixture
def client() -> Client:
    """A browser that asks for fragments, as htmx does."""
    return Client(headers={"hx-request": "true"})


@pytest.fixture
def line(plan, client, cast) -> FundingLine:
    """The first of activity 9's two posts; the client is of the working group."""
    client.force_login(cast.working_group)
    return FundingLine.objects.filter(activity__number=9).order_by("order").first()


def names(line: FundingLine) -> list[str]:
    return [row.post for row in FundingLine.objects.beside(line)]


def test_a_post_is_added_last_and_opened_in_the_table(client, line):
    assert "Tilføj" in client.get(url("money_add", line.activity_id)).content.decode()
    response = client.post(url("money_add", line.activity_id), {"post": "Andet", "payer": "own", "version": 0})
    made = FundingLine.objects.get(post="Andet", activity=line.activity)
    assert response.status_code == 200
    assert response.headers["HX-Retarget"] == "#penge"
    assert f'data-focus="celle-{made.pk}-2022"' in response.content.decode()
    assert "plan-changed" in json.loads(response.headers["HX-Trigger"])
    assert names(line) == ["Lønmidler", "Aktivitetsmidler", "Andet"]


def test_a_line_without_number_is_added_to_the_plan(client, line, plan):
    client.post(url("plan_money_add"), {"post": "Fællesmøde", "payer": "own", "purpose": "activities", "version": 0})
    assert plan.funding_lines.get(post="Fællesmøde").activity is None


@pytest.mark.parametrize("name", ["", "x" * 201])
def test_a_post_needs_a_name(client, line, name):
    for address in (url("money_add", line.activity_id), url("line_edit", line.pk)):
        response = client.post(address, {"post": name, "version": 1})
        assert response.status_code == 422
        assert "for eksempel ”Lønmidler”" in response.content.decode()
        assert 'aria-invalid="true"' in response.content.decode()


def test_a_post_is_renamed_and_paid_by_another(client, line):
    payer = Organisation.objects.get(name="Helhedsplanen")
    assert "Gem post" in client.get(url("line_edit", line.pk)).content.decode()
    response = client.post(url("line_edit", line.pk), {"post": "Løn", "payer": payer.pk, "version": 1})
    line.refresh_from_db()
    assert response.status_code == 200
    assert (line.post, line.funder, line.version) == ("Løn", payer, 2)
    assert "Helhedsplanen" in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "standing"),
    [
        ({"payer": "other", "other_funder": "Landsbyggefonden"}, ("other", "Landsbyggefonden", "Landsbyggefonden")),
        ({"payer": "unfunded", "other_funder": "Landsbyggefonden"}, ("unfunded", "", "Ufinansieret")),
        ({"payer": "own", "note": "ca. 120 kr. pr. deltager"}, ("own", "", "")),
    ],
)
def test_a_post_is_paid_by_another_or_by_nobody_yet(client, line, typed, standing):
    client.post(url("line_edit", line.pk), {"post": line.post, "version": 1, **typed})
    line.refresh_from_db()
    assert (line.funding, line.other_funder, line.funder_name) == standing
    assert line.note == typed.get("note", "")


def test_another_payer_needs_a_name(client, line):
    response = client.post(url("line_edit", line.pk), {"post": line.post, "payer": "other", "version": 1})
    assert response.status_code == 422
    assert "for eksempel ”Landsbyggefonden”" in response.content.decode()


def test_only_a_line_without_activity_comes_out_of_the_frame_for_management(client, line, plan):
    typed = {"post": "Projektledelse", "payer": "own", "purpose": "management", "version": 0}
    client.post(url("plan_money_add"), typed)
    assert plan.funding_lines.get(post="Projektledelse").purpose == "management"
    client.post(url("money_add", line.activity_id), {**typed, "post": "Koordinator"})
    assert plan.funding_lines.get(post="Koordinator").purpose == "activities"


def test_an_unknown_funder_is_refused(client, line):
    response = client.post(url("line_edit", line.pk), {"post": "Løn", "payer": line.pk, "version": 1})
    assert response.status_code == 422
    assert "Vælg en betaler fra listen" in response.content.decode()


def test_saving_a_post_unchanged_writes_nothing(client, line):
    response = client.post(url("line_edit", line.pk), {"post": line.post, "payer": "own", "version": 1})
    line.refresh_from_db()
    assert line.version == 1
    assert "plan-changed" not in response.headers["HX-Trigger"]


def test_two_people_renaming_a_post_see_both_names(client, line, cast):
    client.post(url("line_edit", line.pk), {"post": "Løn", "payer": "own", "version": 1})
    client.force_login(cast.colleague)
    response = client.post(url("line_edit", line.pk), {"post": "Honorarer", "payer": "own", "version": 1})
    html = response.content.decode()
    assert response.status_code == 409
    assert 'value="Honorarer"' in html
    assert "<dd>Løn</dd>" in html
    assert 'name="version" value="2"' in html
    assert (
        client.post(url("line_edit", line.pk), {"post": "Honorarer", "payer": "own", "version": 2}).status_code == 200
    )


def test_a_post_is_moved_down_and_up(client, line):
    assert client.post(url("line_move", line.pk), {"do": "down", "version": 1}).status_code == 200
    assert names(line) == ["Aktivitetsmidler", "Lønmidler"]
    line.refresh_from_db()
    client.post(url("line_move", line.pk), {"do": "up", "version": line.version})
    assert names(line) == ["Lønmidler", "Aktivitetsmidler"]
    line.refresh_from_db()
    response = client.post(url("line_move", line.pk), {"do": "up", "version": line.version})
    assert "plan-changed" not in response.headers["HX-Trigger"]
    assert client.post(url("line_move", line.pk), {"do": "sideways", "version": 1}).status_code == 404


def test_a_stale_move_or_removal_shows_the_table_as_it_is(client, line):
    client.post(url("line_edit", line.pk), {"post": "Løn", "payer": "own", "version": 1})
    for response in (
        client.post(url("line_move", line.pk), {"do": "down", "version": 1}),
        client.post(url("line_remove", line.pk), {"version": 1}),
        client.post(url("line_remove", line.pk), {"version": "²"}),
    ):
        assert response.status_code == 409
        assert response.headers["HX-Retarget"] == "#penge"
        assert "ændret af en anden" in response.content.decode()
    assert names(line) == ["Løn", "Aktivitetsmidler"]


def test_a_removed_post_comes_back_with_all_its_amounts(client, line):
    cells = list(line.amounts.order_by("year").values_list("id", "year", "kr"))
    assert "med alle beløb" in client.get(url("line_remove", line.pk)).content.decode()
    response = client.post(url("line_remove", line.pk), {"version": 1})
    assert response.status_code == 200
    assert "Fjernede poster" in response.content.decode()
    assert names(line) == ["Aktivitetsmidler"]
    assert not FundingAmount.objects.filter(line=line.pk).exists()
    response = client.post(url("line_restore", line.pk))
    assert response.status_code == 200
    assert "Fjernede poster" not in response.content.decode()
    assert names(line) == ["Aktivitetsmidler", "Lønmidler"]
    assert list(FundingAmount.objects.filter(line=line.pk).order_by("year").values_list("id", "year", "kr")) == cells
    assert client.post(url("line_restore", line.pk)).status_code == 404


def test_what_a_paper_said_of_a_line_comes_back_too(client, line, plan):
    own = plan.funding_lines.filter(activity=None).first()
    StatedTotal.objects.filter(line=own).delete()
    StatedTotal.objects.create(plan=plan, line=own, source="overview", year=2022, kr=7)
    posts.remove(own, own.version)
    assert not StatedTotal.objects.filter(line=own.pk).exists()
    posts.restore(plan, own.pk)
    assert StatedTotal.objects.get(line=own.pk).kr == 7


def test_only_what_was_with_the_post_comes_back(line, plan):
    line.amounts.get(year=2021).delete()
    posts.remove(line, 1)
    posts.restore(plan, line.pk)
    assert list(FundingAmount.objects.filter(line=line.pk).values_list("year", flat=True)) == [2022, 2023, 2024]


def test_a_post_of_another_plan_is_not_restored(client, line, cast):
    posts.remove(line, 1)
    client.force_login(cast.stranger)
    assert client.post(url("line_restore", line.pk)).status_code == 404
    assert client.post(reverse("line_restore", args=["vestby", 2022, line.pk])).status_code == 404


def test_a_removed_post_is_not_found(client, line):
    posts.remove(line, 1)
    assert client.get(url("line_edit", line.pk)).status_code == 404
    assert client.post(url("money_cell", line.pk, 2022), {"amount": "1", "version": 1}).status_code == 404


@pytest.fixture
def plain(line, cast) -> Client:
    """The browser of the working group where no script runs."""
    plain = Client()
    plain.force_login(cast.working_group)
    return plain


def action(page: str) -> str:
    """Where the form of a post is sent to without a script."""
    (address,) = re.findall(r'<form class="post-form"[^>]* action="([^"]+)"', page)
    return address


def test_without_a_script_a_post_is_added_changed_and_removed(plain, line):
    back = reverse("activity", args=["amager", 2022, line.activity_id]) + "#oekonomi"
    page = plain.get(url("money_add", line.activity_id)).content.decode()
    assert "<title>Økonomi" in page
    assert plain.post(action(page), {"post": "Andet", "payer": "own", "version": 0})["Location"] == back
    assert names(line) == ["Lønmidler", "Aktivitetsmidler", "Andet"]
    page = plain.get(url("line_edit", line.pk)).content.decode()
    assert plain.post(action(page), {"post": "Løn", "payer": "own", "version": 1})["Location"] == back
    page = plain.get(url("line_remove", line.pk)).content.decode()
    response = plain.post(action(page), {"version": 2}, follow=True)
    assert "Løn er fjernet. Den kan gendannes." in response.content.decode()
    assert names(line) == ["Aktivitetsmidler", "Andet"]


def test_without_a_script_a_line_without_number_leads_back_to_its_page(plain, plan):
    response = plain.post(
        url("plan_money_add"), {"post": "Fællesmøde", "payer": "own", "purpose": "activities", "version": 0}
    )
    assert response["Location"] == reverse("plan_lines", args=["amager", 2022]) + "#oekonomi"


def test_without_a_script_a_refused_post_stands_on_a_page(plain, line):
    refused = plain.post(url("line_edit", line.pk), {"post": "", "version": 1})
    assert refused.status_code == 422
    assert "<title>Økonomi" in refused.content.decode()
    assert "for eksempel ”Lønmidler”" in refused.content.decode()


def test_without_a_script_a_stale_removal_says_so_on_the_page(plain, line):
    response = plain.post(url("line_remove", line.pk), {"version": 7}, follow=True)
    assert "ændret af en anden" in response.content.decode()
    assert names(line) == ["Lønmidler", "Aktivitetsmidler"]

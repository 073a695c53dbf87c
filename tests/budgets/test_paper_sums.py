# SPDX-License-Identifier: MPL-2.0
"""What a paper says of the money, set aside when the plan has moved on, and taken back."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from budgets.models import StatedTotal
from partnerskab.content.checks import check_plan
from partnerskab.content.freezing import freeze
from partnerskab.content.tree import Stated
from tests.content_examples import example_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(make_plan):
    """A plan whose paper says another sum of activity 1, of the first line without activity, and of the whole."""
    content = example_plan(12)
    first, *others = content.activities
    first = replace(first, stated=(Stated("table_total", 2022, 1), Stated("overview", 2022, 2)))
    line, *lines = content.lines
    line = replace(line, stated=(Stated("overview", 2021, 3),))
    sums = (Stated("plan_total", 2022, 4),)
    return make_plan(content=replace(content, activities=(first, *others), lines=(line, *lines), stated=sums))


@pytest.fixture
def addresses(plan):
    activity = plan.activities.get(number=1)
    line = plan.stated_totals.exclude(line=None).get().line
    return {
        "activity": reverse("activity_sums", args=["amager", 2022, activity.pk]),
        "line": reverse("line_sums", args=["amager", 2022, line.pk]),
        "plan": reverse("plan_sums", args=["amager", 2022]),
    }


def post(client, address: str, do: str = "aside"):
    """Send the form as the page now has it."""
    (mark,) = re.findall(r'name="mark" value="(\w+)"', client.get(address).content.decode())
    return client.post(address, {"do": do, "mark": mark})


def about_paper(plan) -> set[str]:
    return {finding.place.scope.value for finding in check_plan(freeze(plan)) if finding.is_about_a_paper}


@pytest.mark.parametrize("scope", ["activity", "line", "plan"])
def test_a_papers_sums_are_set_aside_and_taken_back(client, cast, plan, addresses, scope):
    client.force_login(cast.working_group)
    before = about_paper(plan)
    assert scope in before
    page = client.get(addresses[scope]).content.decode()
    assert "Sæt papirets tal til side" in page
    post(client, addresses[scope])
    assert about_paper(plan) == before - {scope}
    assert "Lad papirets tal gælde igen" in client.get(addresses[scope]).content.decode()
    post(client, addresses[scope], "back")
    assert about_paper(plan) == before


def test_the_page_leads_back_to_the_money(client, cast, addresses):
    client.force_login(cast.working_group)
    assert post(client, addresses["activity"])["Location"].endswith("#oekonomi")
    assert "#linje-" in post(client, addresses["line"])["Location"]
    assert post(client, addresses["plan"])["Location"].endswith("/amager/plan/2022/#sum")


def test_who_set_them_aside_stands_in_the_history(client, cast, plan, addresses):
    client.force_login(cast.working_group)
    post(client, addresses["activity"])
    told = {(entry.history_user, entry.history_change_reason) for entry in StatedTotal.history.filter(history_type="~")}
    assert told == {(cast.working_group, "papirets tal er sat til side")}
    changes = client.get(reverse("activity_changes", args=["amager", 2022, plan.activities.get(number=1).pk]))
    assert "Papirets tal" in changes.content.decode()


def test_doing_it_twice_writes_nothing(client, cast, addresses):
    client.force_login(cast.working_group)
    post(client, addresses["plan"])
    written = StatedTotal.history.count()
    post(client, addresses["plan"])
    assert StatedTotal.history.count() == written


@pytest.mark.parametrize("scope", ["activity", "line", "plan"])
def test_sums_read_in_anew_meanwhile_are_shown_first(client, cast, plan, addresses, scope):
    client.force_login(cast.working_group)
    read = client.get(addresses[scope]).context["mark"]
    for total in plan.stated_totals.all():
        total.delete()
        StatedTotal.objects.create(
            plan=plan, activity=total.activity, line=total.line, source=total.source, year=total.year, kr=7_654_321
        )
    refused = client.post(addresses[scope], {"do": "aside", "mark": read})
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Papirets tal blev ændret imens" in page
    assert "Prøv igen, hvis det stadig passer." in page
    assert "7.654.321" in page
    assert not StatedTotal.objects.filter(is_set_aside=True).exists()
    again = {"do": "aside", "mark": refused.context["mark"]}
    assert client.post(addresses[scope], again).status_code == 302
    assert StatedTotal.objects.filter(is_set_aside=True).exists()


def test_sums_gone_meanwhile_leave_a_way_back(client, cast, plan, addresses):
    client.force_login(cast.working_group)
    read = client.get(addresses["activity"]).context["mark"]
    plan.stated_totals.all().delete()
    refused = client.post(addresses["activity"], {"do": "aside", "mark": read})
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Papirets tal blev ændret imens" in page
    assert "Papiret siger ikke noget om disse penge." in page
    assert "#oekonomi" in page


def test_nothing_to_set_aside_is_said(client, cast, plan):
    client.force_login(cast.working_group)
    page = client.get(reverse("activity_sums", args=["amager", 2022, plan.activities.get(number=2).pk]))
    assert "Papiret siger ikke noget om disse penge." in page.content.decode()


def test_the_findings_offer_it_to_those_who_may(client, cast, plan, addresses):
    for user, offered in ((cast.working_group, True), (cast.steering_group, False)):
        client.force_login(user)
        checks = client.get(reverse("checks", args=["amager", 2022])).content.decode()
        assert [address in checks for address in addresses.values()] == [offered] * 3
        for page in ("plan", "activity"):
            names = ["amager", 2022] if page == "plan" else ["amager", 2022, plan.activities.get(number=1).pk]
            assert (addresses["activity"] in client.get(reverse(page, args=names)).content.decode()) is offered

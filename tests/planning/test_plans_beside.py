# SPDX-License-Identifier: MPL-2.0
"""Next year's plan is written while this year's goes on: both stay reachable, with their own duties and versions."""

import datetime
import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from activities.models import Plan
from partnerskab.planning.beside import alive_beside
from partnerskab.revisions.lifecycle import Word
from partnerskab.revisions.models import Revision
from tests.revisions.acting import SENT_BACK, Acting, edit

from .steps import ADDRESS, offered


@pytest.fixture(autouse=True)
def autumn():
    """The autumn of 2022, when the plan of 2023 is begun."""
    moment = timezone.make_aware(datetime.datetime(2022, 11, 20, 10))  # noqa: DTZ001 - made aware here
    with time_machine.travel(moment, tick=False):
        yield


@pytest.fixture
def begun(client, cast, act) -> Plan:
    """The plan of 2022 is approved, and that of 2023 begun from it."""
    act.approve(act.submit())
    client.force_login(cast.secretariat)
    client.post(ADDRESS, offered(client))
    return Plan.objects.select_related("agreement__partnership").get(year=2023)


def switch(page: str) -> dict[str, str]:
    """The years to change between, with their addresses."""
    found = page.partition('class="plan-years"')[2].partition("</div>")[0]
    return {year: address for address, year in re.findall(r'<a href="([^"]*)"[^>]*>(\d{4})</a>', found)}


def test_the_front_page_shows_both_plans(client, begun):
    page = client.get("/amager/").content.decode()
    assert "Tryghedsplan 2023" in page
    assert "Version 2022.1 gælder, og kladden er den samme." in page
    assert 'href="/amager/plan/2022/"' in page


def test_this_years_plan_is_still_edited_submitted_and_decided(client, cast, act, begun):
    edit(act, "Et navn midt på året")
    page = client.get("/amager/").content.decode()
    assert "Kladden er ændret siden da." in page
    revision = act.submit()
    act.recommend(revision)
    client.force_login(act.member("Socialforvaltningen").user)
    page = client.get("/amager/").content.decode()
    assert "2022: Socialforvaltningen mangler at svare" in page
    assert reverse("decide", args=["amager", 2022, revision.number]) in page
    act.approve(revision)
    assert Revision.objects.get(pk=revision.pk).is_approved
    assert begun.activities.exclude(title="Et navn midt på året").count() == begun.activities.count()


def test_the_comparison_of_next_year_follows_this_years_newest_version(client, cast, act, begun):
    edit(act, "Et navn midt på året")
    act.approve(act.submit())
    client.force_login(cast.secretariat)
    page = client.get(reverse("comparison", args=["amager", 2023])).content.decode()
    assert "2022.2" in page
    assert "Et navn midt på året" in page


def test_next_years_plan_is_submitted_after_this_years_version(client, cast, act, begun):
    next_year = Acting(cast, begun)
    revision = next_year.submit()
    assert revision.since.label == "2022.1"
    next_year.record(revision, 0, {"": Word("approved")})
    client.force_login(cast.secretariat)
    assert client.get(reverse("versions", args=["amager", 2023])).status_code == 200
    page = client.get(reverse("versions", args=["amager", 2022])).content.decode()
    assert "2022.1" in page


@pytest.mark.parametrize("name", ["plan", "money_grid", "chapters", "reading", "checks", "versions", "comparison"])
def test_each_page_leads_to_the_same_of_the_other_year(client, begun, name):
    page = client.get(reverse(name, args=["amager", 2022])).content.decode()
    assert switch(page) == {
        "2022": reverse(name, args=["amager", 2022]),
        "2023": reverse(name, args=["amager", 2023]),
    }


def test_the_menu_of_a_plan_is_its_own(client, begun):
    for year in (2022, 2023):
        page = client.get(f"/amager/plan/{year}/").content.decode()
        menu = page.partition('aria-label="Partnerskabet"')[2].partition("</ul>")[0]
        assert set(re.findall(r"/plan/(\d{4})/", menu)) == {str(year)}


def test_a_single_plan_has_nothing_to_change_between(client, cast, plan):
    client.force_login(cast.secretariat)
    assert 'class="plan-years"' not in client.get("/amager/plan/2022/").content.decode()


def test_other_pages_have_no_years_to_change(client, begun):
    for address in ("/amager/", "/amager/aftale/", "/amager/forslag/"):
        assert 'class="plan-years"' not in client.get(address).content.decode()


def test_a_plan_that_is_over_is_beside_no_longer(cast, act, begun):
    plans = [begun, act.plan]
    assert alive_beside(begun, plans, datetime.date(2022, 12, 31)) == [act.plan]
    assert alive_beside(begun, plans, datetime.date(2023, 1, 1)) == []
    edit(act)
    revision = act.submit()
    assert alive_beside(begun, plans, datetime.date(2024, 1, 1)) == [act.plan]
    act.recommend(revision)
    for party in act.parties():
        act.answer(revision, party, SENT_BACK)
    assert alive_beside(begun, plans, datetime.date(2023, 12, 31)) == [act.plan]
    assert alive_beside(begun, plans, datetime.date(2024, 1, 1)) == []

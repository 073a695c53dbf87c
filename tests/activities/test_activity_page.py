# SPDX-License-Identifier: MPL-2.0
"""The activity page: everything of one activity, and no more of its plan than it needs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Activity
from activities.views.activity import neighbours
from partnerskab.agreements.models import FocusArea
from tests.activities.conftest import browser_of


def address(activity, *parts):
    return "/".join((f"/amager/plan/2022/aktivitet/{activity.pk}", *parts, ""))


def test_everything_of_the_activity_stands_in_the_order_of_the_paper(writer, plan):
    activity = plan.activities.get(number=4)
    page = writer.get(address(activity)).text
    page = page[page.index('<article class="sheet">') :]
    anchors = ("baggrund", "formaal", "maalsaetninger", "omraader", "maalgruppe", "tidsplan", "oekonomi", "leverancer",
               "succeskriterier", "aktoerer")  # fmt: skip
    places = [page.index(f'id="{anchor}"') for anchor in anchors]
    assert places == sorted(places)
    assert "157.000\u00a0kr. i 2022" in page
    assert "arrangementer på legepladserne" in page
    assert "Unge i fast fritidstilbud" in page
    assert "Københavns Politi" in page


def test_the_margin_and_the_contents_list_say_what_was_found(writer, plan):
    page = writer.get(address(plan.activities.get(number=1))).text
    assert "Spærrer for indsendelse" in page
    assert 'href="#oekonomi">Gå til økonomien' in page
    contents = page[page.index('id="toc"') : page.index("</nav>", page.index('id="toc"'))]
    assert "1 fund" in contents
    assert "mark-stop" in contents
    assert "To samarbejdspartnere. Aktiviteten tæller med i 75\u00a0%-målet." in page


def test_the_margin_is_given_again_with_the_line_of_facts_and_the_contents_list(writer, plan):
    activity = plan.activities.get(number=9)
    Activity.objects.filter(pk=activity.pk).update(state="justeret")
    again = writer.get(address(activity, "margen")).text
    assert 'id="facts-line" hx-swap-oob="true"' in again
    assert "Justeret" in again
    assert 'id="toc"' in again
    assert "<h1" not in again


def test_success_criteria_stand_only_where_there_are_any(cast, plan):
    reader = browser_of(cast.collaborator)
    assert "Succeskriterier" in reader.get(address(plan.activities.get(number=4))).text
    assert "Succeskriterier" not in reader.get(address(plan.activities.get(number=9))).text


def test_who_cannot_edit_sees_no_button_to(cast, activity):
    page = browser_of(cast.steering_group).get(address(activity)).text
    assert "Rediger" not in page
    assert "Tilføj" not in page


def test_who_may_see_it(cast, activity, client):
    assert client.get(address(activity)).status_code == 302
    assert browser_of(cast.stranger).get(address(activity)).status_code == 404
    refused = browser_of(cast.reader).get(address(activity))
    assert refused.status_code == 403
    assert "Læsere ser kun det, der er godkendt." in refused.text
    assert browser_of(cast.secretariat).post(address(activity)).status_code == 405


def test_the_neighbours_follow_the_reading_order(plan):
    standing = list(plan.activities.in_reading_order())
    pairs = [neighbours(activity) for activity in standing]
    assert [before.id if before else None for before, _ in pairs] == [None, *(row.pk for row in standing[:-1])]
    assert [after.title if after else None for _, after in pairs] == [*(row.title for row in standing[1:]), None]


@pytest.mark.parametrize("activities", [1, 30, 300])
def test_the_number_of_queries_does_not_grow(writer, make_plan, activities):
    plan = make_plan(activities)
    activity = plan.activities.first()
    with CaptureQueriesContext(connection) as queries:
        assert writer.get(address(activity)).status_code == 200
    assert not [query for query in queries if "theoryrow" in query["sql"] or "agreements_party" in query["sql"]]
    assert len(queries) == 18


def test_an_activity_without_anything_invites_to_write(writer, plan):
    area = FocusArea.objects.filter(agreement=plan.agreement).first()
    bare = Activity.objects.create(plan=plan, title="Bar", focus_area=area, order=99)
    page = writer.get(address(bare)).text
    assert "Aktivitet uden nummer" in page
    assert "Skriv formål" in page
    assert "Tilføj den første leverance" in page
    assert "Tilføj den første aktør" in page
    assert "ingen beløb i 2022" in page

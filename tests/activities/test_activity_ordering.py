# SPDX-License-Identifier: MPL-2.0
"""The order of the plan's activities, and their numbers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Activity
from activities.ordering import mark_of, renumbering
from tests.activities.conftest import browser_of
from tests.activities.test_activity_page import address

LIST = "/amager/plan/2022/raekkefoelge/"
NUMBERS = "/amager/plan/2022/nummerering/"


def numbers(plan):
    return list(plan.activities.in_reading_order().values_list("number", flat=True))


def move(client, activity, **typed):
    return client.post(address(activity, "flyt"), typed)


def test_an_activity_is_moved_up_and_keeps_the_focus(writer, plan, cast):
    activity = plan.activities.get(number=9)
    response = move(writer, activity, way="up")
    assert response.status_code == 200
    assert numbers(plan) == [1, 2, 3, 4, 5, 6, 7, 9, 8, 10, 11, 12]
    place = response.text.index(f'id="flyt-{activity.pk}"')
    button = response.text[response.text.index('value="up"', place) :]
    assert "autofocus" in button[: button.index(">")]
    said = response["HX-Trigger"].encode().decode("unicode_escape")
    assert "er nu nummer 2 af 5 i Positive fællesskaber." in said
    activity.refresh_from_db()
    assert activity.history.first().history_user == cast.working_group


def test_moving_counts_as_no_edit_of_the_facts(writer, plan):
    activity = plan.activities.get(number=9)
    move(writer, activity, way="down")
    activity.refresh_from_db()
    assert activity.version == 1


def test_moving_past_the_end_does_nothing(writer, plan):
    activity = plan.activities.get(number=7)
    response = move(writer, activity, way="up")
    assert "allerede" in response["HX-Trigger"]
    assert numbers(plan) == list(range(1, 13))
    assert activity.history.count() == 1


def test_rows_that_share_a_place_can_be_moved(writer, plan):
    plan.activities.update(order=0)
    move(writer, plan.activities.get(number=9), way="up")
    assert numbers(plan) == [1, 2, 3, 4, 5, 6, 7, 9, 8, 10, 11, 12]


def test_an_activity_is_moved_to_another_area(writer, plan):
    activity = plan.activities.get(number=9)
    response = move(writer, activity, way="area", area="2")
    assert response.status_code == 200
    assert numbers(plan) == [1, 2, 3, 4, 5, 6, 9, 7, 8, 10, 11, 12]
    assert not activity.area_links.filter(focus_area__number=2).exists()


def test_an_activity_is_moved_to_the_appendix_and_back(writer, plan):
    activity = plan.activities.get(number=1)
    move(writer, activity, way="area", area="appendiks")
    assert numbers(plan)[-1] == 1
    move(writer, activity, way="area", area="1")
    assert numbers(plan) == [2, 3, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12]


@pytest.mark.parametrize("area", ["9", "", "²", "12345678901234567890"])
def test_there_is_no_such_area(writer, plan, area):
    assert move(writer, plan.activities.get(number=1), way="area", area=area).status_code == 404


@pytest.mark.parametrize("activities", [1, 30, 300])
def test_a_move_makes_the_same_number_of_queries(writer, make_plan, activities):
    plan = make_plan(activities)
    activity = plan.activities.in_reading_order().last()
    plan.activities.create(title="Før", order=0, is_appendix=activity.is_appendix, focus_area=activity.focus_area)
    with CaptureQueriesContext(connection) as queries:
        assert move(writer, activity, way="up").status_code == 200
    assert len(queries) <= 18


def test_renumbering_asks_first_and_shows_old_and_new(writer, plan):
    move(writer, plan.activities.get(number=9), way="up")
    page = writer.get(NUMBERS).text
    assert "2 aktiviteter får nyt nummer." in page
    assert numbers(plan)[7:9] == [9, 8]


def test_renumbering_follows_the_reading_order(writer, plan):
    move(writer, plan.activities.get(number=9), way="up")
    move(writer, plan.activities.get(number=1), way="area", area="3")
    moved = plan.activities.get(number=9)
    response = writer.post(NUMBERS, {"mark": mark_of(renumbering(plan))})
    assert response.status_code == 302
    assert numbers(plan) == list(range(1, 13))
    moved.refresh_from_db()
    assert (moved.number, moved.version) == (7, 2)
    assert moved.history.first().number == 7


def test_one_that_may_do_without_a_number_keeps_to_that(plan):
    Activity.objects.filter(number=12).update(number=None)
    Activity.objects.filter(number=3).update(number=None, state="ophoert")
    Activity.objects.filter(number=5).update(number=None)
    assert [new.number for new in renumbering(plan)] == list(range(1, 11))
    assert sum(new.activity.number is None for new in renumbering(plan)) == 1


def test_only_what_was_shown_is_renumbered(writer, plan):
    shown = mark_of(renumbering(plan))
    move(writer, plan.activities.get(number=9), way="up")
    response = writer.post(NUMBERS, {"mark": shown})
    assert response.status_code == 409
    assert "Intet er nummereret." in response.text
    assert numbers(plan)[7:9] == [9, 8]


def test_who_may(cast, plan):
    activity = plan.activities.first()
    for refused in (browser_of(cast.steering_group).get(LIST), browser_of(cast.steering_group).get(NUMBERS)):
        assert refused.status_code == 403
        assert "Kun arbejdsgruppen og sekretariatet kan redigere planen." in refused.text
    assert move(browser_of(cast.collaborator), activity, way="up").status_code == 403
    assert move(browser_of(cast.stranger), activity, way="up").status_code == 404
    assert browser_of(cast.secretariat).get(address(activity, "flyt")).status_code == 405
    assert browser_of(cast.secretariat).post(LIST).status_code == 405

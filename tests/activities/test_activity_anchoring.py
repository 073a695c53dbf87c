# SPDX-License-Identifier: MPL-2.0
"""Who carries an activity on when its money ends: written where it stands, and guarded apart from the title."""

from activities.models import Activity
from tests.activities.conftest import browser_of
from tests.activities.test_activity_page import address

TYPED = {"anchored_with": "Fritidscentret", "anchored_from": "januar 2025", "version": 1}


def edit(activity):
    return address(activity, "forankring", "rediger")


def test_the_page_says_that_nothing_is_written(writer, activity):
    page = writer.get(address(activity)).text
    assert 'id="forankring"' in page
    assert "hvem der fører aktiviteten videre, når pengene slutter" in page


def test_what_is_saved_stands_and_is_in_the_history(writer, activity, cast):
    response = writer.post(edit(activity), TYPED)
    assert response.status_code == 200
    assert "Fritidscentret" in response.text
    assert "januar 2025" in response.text
    assert "plan-changed" in response["HX-Trigger"]
    activity.refresh_from_db()
    assert (activity.anchored_with, activity.anchored_from) == ("Fritidscentret", "januar 2025")
    assert activity.history.first().history_user == cast.working_group
    assert "forankring" in writer.get(address(activity, "historik")).text


def test_a_save_without_change_writes_nothing(writer, activity):
    writer.post(edit(activity), TYPED | {"anchored_with": "", "anchored_from": ""})
    assert activity.history.count() == 1


def test_too_long_a_text_comes_back(writer, activity):
    response = writer.post(edit(activity), TYPED | {"anchored_from": "x" * 81})
    assert response.status_code == 422
    assert "højst 80 tegn" in response.text
    assert "x" * 81 in response.text


def test_a_stale_save_shows_both_and_can_be_saved_again(writer, colleague, activity):
    colleague.post(edit(activity), TYPED | {"anchored_with": "Boligforeningen"})
    response = writer.post(edit(activity), TYPED)
    assert response.status_code == 409
    assert "Boligforeningen" in response.text
    assert "Fritidscentret" in response.text
    assert writer.post(edit(activity), TYPED | {"version": 2}).status_code == 200


def test_the_title_and_the_anchoring_never_meet(writer, colleague, activity):
    facts = {"title": "Blå Bane", "number": activity.number, "state": activity.state, "origin": activity.origin}
    assert colleague.post(address(activity, "oplysninger", "rediger"), facts | {"version": 1}).status_code == 200
    assert writer.post(edit(activity), TYPED).status_code == 200
    again = facts | {"title": "Blå Bane igen", "version": 2}
    assert colleague.post(address(activity, "oplysninger", "rediger"), again).status_code == 200
    activity.refresh_from_db()
    assert (activity.title, activity.anchored_with, activity.version) == ("Blå Bane igen", "Fritidscentret", 4)


def test_a_save_makes_few_queries(writer, activity, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):  # two of them are savepoints that a test alone has
        writer.post(edit(activity), TYPED)


def test_the_advice_goes_when_it_is_written(writer, plan):
    ends = plan.activities.get(number=3)
    assert "Skriv, hvem der fører aktiviteten videre" in writer.get(address(ends, "margen")).text
    writer.post(edit(ends), TYPED)
    assert "Skriv, hvem der fører aktiviteten videre" not in writer.get(address(ends, "margen")).text


def test_who_may_not(cast, activity):
    assert browser_of(cast.steering_group).post(edit(activity), TYPED).status_code == 403
    assert browser_of(cast.stranger).post(edit(activity), TYPED).status_code == 404
    assert browser_of(cast.steering_group).get(address(activity, "forankring")).status_code == 200
    assert Activity.objects.get(pk=activity.pk).anchored_with == ""

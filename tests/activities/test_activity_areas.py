# SPDX-License-Identifier: MPL-2.0
"""An activity's focus areas: its primary one and the others it serves."""

import pytest

from tests.activities.conftest import browser_of
from tests.activities.test_activity_page import address

STANDING = {"mark": "3+2", "primary": "3", "others": ["2"]}


def edit(activity):
    return address(activity, "omraader", "rediger")


def areas_of(activity):
    activity.refresh_from_db()
    others = list(activity.area_links.values_list("focus_area__number", flat=True))
    return (activity.focus_area.number if activity.focus_area else None, others)


def test_the_form_holds_what_stands(writer, activity):
    assert 'name="mark" value="3+2"' in writer.get(edit(activity)).text


def test_saved_areas_stand(writer, activity):
    response = writer.post(edit(activity), STANDING | {"primary": "1", "others": ["2", "3"]})
    assert response.status_code == 200
    assert "Dialog, kommunikation og værtskab (hovedområde), Tryggere byliv og Positive fællesskaber." in response.text
    assert areas_of(activity) == (1, [2, 3])
    in_area = activity.plan.activities.filter(focus_area__number=1).order_by("order")
    assert list(in_area)[-1] == activity
    assert "plan-changed" in response["HX-Trigger"]


def test_the_primary_area_is_not_named_twice(writer, activity):
    writer.post(edit(activity), STANDING | {"primary": "2", "others": ["2", "3"]})
    assert areas_of(activity) == (2, [3])


def test_into_the_appendix(writer, activity):
    response = writer.post(edit(activity), STANDING | {"primary": "appendiks"})
    assert "Appendiks. Bidrager til Tryggere byliv." in response.text
    assert areas_of(activity) == (None, [2])
    assert activity.is_appendix


def test_a_save_without_change_writes_nothing(writer, activity):
    assert writer.post(edit(activity), STANDING).status_code == 200
    assert activity.history.count() == 1


@pytest.mark.parametrize("typed", [{"primary": ""}, {"primary": "7"}, {"others": ["7"]}])
def test_invalid_areas_come_back(writer, activity, typed):
    response = writer.post(edit(activity), STANDING | typed)
    assert response.status_code == 422
    assert 'role="alert"' in response.text
    assert areas_of(activity) == (3, [2])


def test_a_stale_save_shows_both_and_can_be_saved_again(writer, colleague, activity):
    assert colleague.post(edit(activity), STANDING | {"others": []}).status_code == 200
    response = writer.post(edit(activity), STANDING | {"primary": "1"})
    assert response.status_code == 409
    assert "Dialog, kommunikation og værtskab, Tryggere byliv" in response.text
    assert 'name="mark" value="3"' in response.text
    assert areas_of(activity) == (3, [])
    assert writer.post(edit(activity), STANDING | {"primary": "1", "mark": "3"}).status_code == 200
    assert areas_of(activity) == (1, [2])


def test_who_may(cast, activity):
    assert browser_of(cast.collaborator).get(address(activity, "omraader")).status_code == 200
    assert browser_of(cast.collaborator).post(edit(activity)).status_code == 403
    assert browser_of(cast.stranger).get(edit(activity)).status_code == 404
    assert browser_of(cast.secretariat).post(address(activity, "omraader")).status_code == 405


def test_the_papers_own_words_are_done_with_when_people_say_so(writer, activity):
    activity.areas_as_written = "Tryggere byrum"
    activity.save(update_fields=["areas_as_written"])
    assert "Papiret skriver ”Tryggere byrum”." in writer.get(edit(activity)).text
    writer.post(edit(activity), STANDING)
    activity.refresh_from_db()
    assert activity.areas_as_written == "Tryggere byrum"
    writer.post(edit(activity), STANDING | {"settled": "on"})
    activity.refresh_from_db()
    assert activity.areas_as_written == ""
    assert "Papiret skriver" not in writer.get(edit(activity)).text

# SPDX-License-Identifier: MPL-2.0
"""An activity's title, number, state and origin; ending it and taking it up again; adding one."""

import pytest

from activities.models import Activity
from tests.activities.conftest import browser_of
from tests.activities.test_activity_page import address


def edit(activity):
    return address(activity, "oplysninger", "rediger")


def test_the_form_holds_what_stands(writer, activity):
    page = writer.get(edit(activity)).text
    assert 'value="Blå Bane – arena for brobygning"' in page
    assert "autofocus" in page


def test_saved_facts_stand(writer, activity, facts, cast):
    response = writer.post(edit(activity), facts | {"title": "Blå Bane", "number": "", "state": "justeret"})
    assert response.status_code == 200
    assert "<h1>Blå Bane</h1>" in response.text
    assert "plan-changed" in response["HX-Trigger"]
    activity.refresh_from_db()
    assert (activity.title, activity.number, activity.state, activity.version) == ("Blå Bane", None, "justeret", 2)
    assert activity.history.first().history_user == cast.working_group


def test_a_save_without_change_writes_nothing(writer, activity, facts):
    assert writer.post(edit(activity), facts).status_code == 200
    activity.refresh_from_db()
    assert (activity.version, activity.history.count()) == (1, 1)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"title": ""}, "Giv aktiviteten en titel"),
        ({"title": "x" * 201}, "Skriv højst 200 tegn"),
        ({"number": "tolv"}, "Skriv nummeret med tal, fx 12"),
        ({"number": "0"}, "Numre begynder med 1"),
        ({"number": "3"}, "Nummer 3 har ”Formidlingsindsats"),
        ({"state": "ophoert"}, "Vælg en af tilstandene på listen."),
        ({"origin": "himlen"}, "Vælg en oprindelse på listen."),
    ],
)
def test_invalid_facts_come_back_with_what_was_typed(writer, activity, facts, typed, message):
    response = writer.post(edit(activity), facts | {"title": "Skrevet navn"} | typed)
    assert response.status_code == 422
    assert 'role="alert"' in response.text
    assert message in response.text
    if "title" not in typed:
        assert "Skrevet navn" in response.text
    activity.refresh_from_db()
    assert activity.version == 1


def test_a_stale_save_shows_both_and_can_be_saved_again(writer, colleague, activity, facts):
    assert colleague.post(edit(activity), facts | {"title": "Kollegaens titel"}).status_code == 200
    response = writer.post(edit(activity), facts | {"title": "Min titel"})
    assert response.status_code == 409
    assert "Min titel" in response.text
    assert "Kollegaens titel" in response.text
    assert 'name="version" value="2"' in response.text
    assert writer.post(edit(activity), facts | {"title": "Min titel", "version": 2}).status_code == 200
    activity.refresh_from_db()
    assert activity.title == "Min titel"


def test_a_save_makes_few_queries(writer, activity, facts, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):  # two of them are savepoints that a test alone has
        writer.post(edit(activity), facts | {"title": "Blå Bane"})


def test_an_activity_is_ended_after_a_question_and_taken_up_as_it_was(writer, activity):
    Activity.objects.filter(pk=activity.pk).update(state="justeret")
    assert "Ja, afslut aktiviteten" in writer.get(address(activity, "afslut")).text
    activity.refresh_from_db()
    assert activity.state == "justeret"
    activity.save()
    ended = writer.post(address(activity, "afslut"))
    assert "Aktiviteten er ophørt." in ended.text
    assert "Genoptag aktiviteten" in ended.text
    resumed = writer.post(address(activity, "genoptag"))
    assert resumed.status_code == 200
    assert "Genoptag" not in resumed.text
    activity.refresh_from_db()
    assert activity.state == "justeret"


def test_ending_twice_writes_once(writer, activity):
    writer.post(address(activity, "afslut"))
    writer.post(address(activity, "afslut"))
    assert activity.history.count() == 2


def test_one_that_a_paper_brought_in_as_ended_is_continued(writer, plan):
    area = plan.agreement.focus_areas.first()
    ended = Activity.objects.create(plan=plan, title="Slut", focus_area=area, state="ophoert")
    writer.post(address(ended, "genoptag"))
    ended.refresh_from_db()
    assert ended.state == "fortsat"


@pytest.mark.parametrize("part", ["oplysninger/rediger", "afslut", "genoptag"])
def test_who_may_not(cast, activity, part):
    refused = browser_of(cast.steering_group).post(address(activity, part))
    assert refused.status_code == 403
    assert "Kun arbejdsgruppen og sekretariatet kan redigere planen." in refused.text
    assert browser_of(cast.stranger).post(address(activity, part)).status_code == 404


def test_wrong_methods(writer, activity):
    assert writer.get(address(activity, "genoptag")).status_code == 405
    assert writer.put(edit(activity)).status_code == 405
    assert writer.post(address(activity, "oplysninger")).status_code == 405


NEW = "/amager/plan/2022/aktivitet/ny/"


def test_the_next_number_is_proposed(writer, plan):
    page = writer.get(NEW).text
    assert 'value="13"' in page
    assert "Appendiks" in page


def test_an_added_activity_stands_last_in_its_area(writer, plan, cast):
    response = writer.post(NEW, {"title": "Fællesspisning", "area": "2", "number": "13"})
    added = Activity.objects.get(title="Fællesspisning")
    assert response["HX-Redirect"] == address(added)
    assert (added.number, added.state, added.focus_area.number, added.is_appendix) == (13, "ny", 2, False)
    in_area = list(plan.activities.filter(focus_area__number=2, is_appendix=False).order_by("order"))
    assert in_area[-1] == added
    assert added.history.first().history_user == cast.working_group


def test_without_htmx_the_browser_is_sent_on(cast, plan):
    response = browser_of(cast.secretariat, htmx=False).post(NEW, {"title": "Bilag", "area": "appendiks", "number": ""})
    added = Activity.objects.get(title="Bilag")
    assert (response.status_code, response["Location"]) == (302, address(added))
    assert added.is_appendix
    assert added.focus_area is None


def test_an_invalid_new_activity_comes_back_with_what_was_typed(writer, plan):
    response = writer.post(NEW, {"title": "Fællesspisning", "area": "9", "number": "1"})
    assert response.status_code == 422
    assert "Fællesspisning" in response.text
    assert "Vælg et af aftalens indsatsområder" in response.text
    assert "Nummer 1 har" in response.text
    assert not Activity.objects.filter(title="Fællesspisning").exists()


def test_who_may_not_add(cast, plan):
    assert browser_of(cast.collaborator).post(NEW).status_code == 403
    assert browser_of(cast.stranger).post(NEW).status_code == 404
    assert browser_of(cast.secretariat).delete(NEW).status_code == 405


def test_the_papers_other_names_are_done_with_when_people_say_so(writer, activity, facts):
    activity.other_names = ["Blå bane", "Banen"]
    activity.save(update_fields=["other_names"])
    assert "Papiret skriver ”Blå bane” og ”Banen”." in writer.get(edit(activity)).text
    writer.post(edit(activity), facts)
    activity.refresh_from_db()
    assert activity.other_names == ["Blå bane", "Banen"]
    writer.post(edit(activity), facts | {"settled": "on"})
    activity.refresh_from_db()
    assert activity.other_names == []
    assert "Papiret skriver" not in writer.get(edit(activity)).text

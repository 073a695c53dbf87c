# SPDX-License-Identifier: MPL-2.0
"""A section shown, edited and saved where it stands."""

import pytest

from activities.models import ActivitySection
from tests.activities.conftest import browser_of

BASE = "/amager/plan/2022/tekst/afsnit"
NEW = "<p>Flere mødes, og de fortæller om det.</p>"


def save(client, section, text=NEW, version=None, title=""):
    data = {"version": section.version if version is None else version, "title": title, "text": text}
    return client.post(f"{BASE}/{section.pk}/rediger/", data)


def test_the_activity_page_shows_its_texts(writer, activity, purpose):
    page = writer.get(f"/amager/plan/2022/aktivitet/{activity.pk}/").text
    assert purpose.text in page
    assert f"{BASE}/{purpose.pk}/rediger/" in page


def test_the_form_holds_the_text_and_its_version(writer, purpose):
    page = writer.get(f"{BASE}/{purpose.pk}/rediger/").text
    assert 'name="version" value="1"' in page
    assert "gode møder i området" in page
    assert "Gem formål" in page


def test_a_saved_text_stands(writer, purpose, cast):
    response = save(writer, purpose)
    assert response.status_code == 200
    assert "de fortæller om det" in response.text
    assert "autofocus" in response.text
    assert "plan-changed" in response["HX-Trigger"]
    assert "Formål er gemt." in response["HX-Trigger"].encode().decode("unicode_escape")
    purpose.refresh_from_db()
    assert (purpose.text, purpose.version) == (NEW, 2)
    assert purpose.history.first().history_user == cast.working_group


def test_a_save_without_change_writes_nothing(writer, purpose):
    assert save(writer, purpose, text=purpose.text).status_code == 200
    purpose.refresh_from_db()
    assert purpose.version == 1
    assert purpose.history.count() == 1


def test_a_save_makes_few_queries(writer, purpose, django_assert_num_queries):
    with django_assert_num_queries(9):
        save(writer, purpose)


def test_text_without_markup_becomes_paragraphs(writer, purpose):
    save(writer, purpose, text="Første linje\n\nNæste afsnit")
    purpose.refresh_from_db()
    assert purpose.text == "<p>Første linje</p><p>Næste afsnit</p>"


def test_a_text_above_the_limit_comes_back_with_the_reason(writer, purpose):
    response = save(writer, purpose, text="<p>" + "ord " * 60_000 + "</p>")
    assert response.status_code == 422
    assert 'role="alert"' in response.text
    assert f'href="#text-{purpose.pk}-text-felt"' in response.text
    assert "ord ord ord" in response.text
    assert "data-unsaved" in response.text


def test_a_long_sub_heading_comes_back_with_the_reason(writer, objectives):
    response = save(writer, objectives[0], title="x" * 121)
    assert response.status_code == 422
    assert f'href="#text-{objectives[0].pk}-title"' in response.text
    assert "Skriv højst 120 tegn" in response.text
    assert "Flere mødes" in response.text


def test_a_form_without_version_is_told_so(writer, purpose):
    response = writer.post(f"{BASE}/{purpose.pk}/rediger/", {"text": NEW})
    assert response.status_code == 422
    assert "genindlæs siden" in response.text


def test_an_emptied_text_can_be_written_again(writer, purpose):
    response = save(writer, purpose, text="")
    assert "Teksten er tømt" in response.text
    purpose.refresh_from_db()
    assert purpose.text == ""
    assert save(writer, purpose).status_code == 200


def test_hostile_text_is_cleaned(writer, purpose):
    response = save(writer, purpose, text='<p onclick="x()">Hej<script>alert(1)</script></p>')
    assert "<script" not in response.text
    purpose.refresh_from_db()
    assert purpose.text == "<p>Hej</p>"


@pytest.mark.parametrize("person", ["steering_group", "collaborator"])
def test_who_may_not_edit_gets_the_reason(cast, purpose, person):
    client = browser_of(getattr(cast, person))
    response = save(client, purpose)
    assert response.status_code == 403
    assert "Kun arbejdsgruppen og sekretariatet" in response.text
    assert client.get(f"{BASE}/{purpose.pk}/").status_code == 200


def test_a_reader_sees_no_draft(cast, purpose):
    assert browser_of(cast.reader).get(f"{BASE}/{purpose.pk}/").status_code == 403


def test_a_stranger_finds_nothing(cast, purpose):
    client = browser_of(cast.stranger)
    assert client.get(f"{BASE}/{purpose.pk}/").status_code == 404
    assert save(client, purpose).status_code == 404
    assert client.get(f"/vestby/plan/2022/tekst/afsnit/{purpose.pk}/rediger/").status_code == 404


def test_the_wrong_method_is_refused(writer, purpose):
    assert writer.post(f"{BASE}/{purpose.pk}/").status_code == 405
    assert writer.put(f"{BASE}/{purpose.pk}/rediger/").status_code == 405
    assert writer.get(f"{BASE}/{purpose.pk}/flyt/").status_code == 405
    assert writer.get(f"{BASE}/{purpose.pk}/afgoer/").status_code == 405


def test_an_unknown_sort_of_text_is_not_found(writer, purpose):
    assert writer.get(f"/amager/plan/2022/tekst/vers/{purpose.pk}/").status_code == 404


def test_without_htmx_the_form_has_a_page_and_a_save_leads_back(cast, purpose, activity):
    client = browser_of(cast.working_group, htmx=False)
    page = client.get(f"{BASE}/{purpose.pk}/rediger/")
    assert "<html" in page.text
    response = save(client, purpose)
    assert response.status_code == 302
    assert response["Location"] == f"/amager/plan/2022/aktivitet/{activity.pk}/#text-{purpose.pk}"


def test_a_text_moves_and_an_open_form_stays_good(writer, objectives):
    first, second = objectives
    response = writer.post(f"{BASE}/{second.pk}/flyt/", {"direction": "up"})
    assert response.status_code == 204
    assert "text-moved" in response["HX-Trigger"]
    order = ActivitySection.objects.filter(activity=first.activity, kind="objectives").values_list("pk", flat=True)
    assert list(order) == [second.pk, first.pk]
    assert save(writer, second, title=second.sub_heading).status_code == 200
    assert second.history.filter(history_change_reason="flyttet").exists()


def test_the_first_text_moves_no_further_up(writer, objectives):
    response = writer.post(f"{BASE}/{objectives[0].pk}/flyt/", {"direction": "up"})
    assert response.status_code == 204
    assert "text-moved" not in response["HX-Trigger"]


def test_an_ended_activity_still_takes_what_was_typed(writer, purpose, activity):
    activity.state = "ophoert"
    activity.save()
    assert save(writer, purpose).status_code == 200

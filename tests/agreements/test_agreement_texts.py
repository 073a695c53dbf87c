# SPDX-License-Identifier: MPL-2.0
"""The agreement's texts: written, changed and brought back where they stand, by the code of a plan's texts."""

import pytest
from django.urls import reverse

from partnerskab.content.freezing_agreement import freeze_whole_agreement
from tests.activities.conftest import browser_of
from tests.agreements.conftest import at


@pytest.fixture
def background(agreement):
    return agreement.sections.create(kind="background", text="<p>Siden 2013.</p>")


def new(agreement, kind):
    return at("agreement_section_new", agreement, kind)


def edit(agreement, row, sort="aftalekapitel"):
    return at("agreement_text_edit", agreement, sort, row.pk)


def test_a_chapter_is_written(secretariat, cast, agreement):
    form = secretariat.get(new(agreement, "background")).text
    assert "autofocus" in form
    response = secretariat.post(new(agreement, "background"), {"version": 0, "title": "", "text": "<p>Siden 2013.</p>"})
    row = agreement.sections.get(kind="background")
    assert (response.status_code, row.text) == (200, "<p>Siden 2013.</p>")
    assert row.history.get().history_user == cast.secretariat
    assert "Baggrund er gemt." in response["HX-Trigger"].encode().decode("unicode_escape")


def test_another_chapter_needs_a_title_and_several_may_stand(secretariat, agreement):
    typed = {"version": 0, "seen": 0, "title": "", "text": "<p>Om kommunikation</p>"}
    refused = secretariat.post(new(agreement, "other"), typed)
    assert refused.status_code == 422
    assert "Kapitlet mangler en titel." in refused.text
    assert "Om kommunikation" in refused.text
    for title in ("Kommunikation", "Evaluering"):
        assert secretariat.post(new(agreement, "other"), typed | {"title": title}).status_code == 200
    assert list(agreement.sections.filter(kind="other").values_list("title", flat=True)) == [
        "Kommunikation",
        "Evaluering",
    ]


def test_two_who_write_the_same_chapter_see_both(secretariat, agreement, background):
    response = secretariat.post(new(agreement, "background"), {"version": 0, "title": "", "text": "<p>Min egen.</p>"})
    assert response.status_code == 409
    assert "Min egen." in response.text
    assert "Siden" in response.text
    assert "Hvad skal stå i aftalen?" in response.text


def test_a_stale_save_shows_both_texts_and_writes_nothing(secretariat, agreement, background):
    secretariat.post(edit(agreement, background), {"version": 1, "title": "", "text": "<p>Den andens.</p>"})
    response = secretariat.post(edit(agreement, background), {"version": 1, "title": "", "text": "<p>Min tekst.</p>"})
    assert response.status_code == 409
    assert "Min" in response.text
    assert "andens" in response.text
    background.refresh_from_db()
    assert background.text == "<p>Den andens.</p>"
    chosen = {"version": 2, "title": "", "text": "<p>Min tekst.</p>", "choice": "mine"}
    secretariat.post(at("agreement_text_resolve", agreement, "aftalekapitel", background.pk), chosen)
    background.refresh_from_db()
    assert background.text == "<p>Min tekst.</p>"


def test_a_save_makes_few_queries(secretariat, agreement, background, django_assert_max_num_queries):
    secretariat.get(edit(agreement, background))
    with django_assert_max_num_queries(9):
        secretariat.post(edit(agreement, background), {"version": 1, "title": "", "text": "<p>Nyt.</p>"})


def test_an_emptied_chapter_can_be_brought_back(secretariat, agreement, background):
    secretariat.post(edit(agreement, background), {"version": 1, "title": "", "text": ""})
    assert "Teksten er tømt." in secretariat.get(at("agreement", agreement)).text
    assert "background" not in [chapter.kind for chapter in freeze_whole_agreement(agreement).chapters]
    history = secretariat.get(at("agreement_text_history", agreement, "aftalekapitel", background.pk)).text
    assert "Gendan denne tekst" in history
    first = background.history.earliest("history_id")
    address = at("agreement_text_restore", agreement, "aftalekapitel", background.pk)
    assert secretariat.post(address, {"version": 2, "entry": first.history_id}).status_code == 200
    background.refresh_from_db()
    assert background.text == "<p>Siden 2013.</p>"


def test_the_area_and_a_focus_area_are_described_by_the_same_code(secretariat, agreement):
    area, focus = agreement.area_versions.get(), agreement.focus_areas.first()
    for row, sort, name in ((area, "omraade", "description"), (focus, "indsatsomraade", "introduction")):
        typed = {"version": row.version, "title": "", "text": "<p>Her.</p>"}
        assert secretariat.post(edit(agreement, row, sort), typed).status_code == 200
        row.refresh_from_db()
        assert getattr(row, name) == "<p>Her.</p>"


def test_the_working_group_cannot_reach_the_agreement_by_the_plans_address(cast, agreement, background):
    client = browser_of(cast.working_group)
    typed = {"version": 1, "title": "", "text": "<p>Nyt.</p>"}
    by_plan = reverse("text_edit", args=["amager", 2022, "aftalekapitel", background.pk])
    assert client.post(by_plan, typed).status_code == 404
    assert client.post(edit(agreement, background), typed).status_code == 403
    background.refresh_from_db()
    assert background.version == 1


def test_without_a_script_a_chapter_is_edited_on_a_page_of_its_own(cast, agreement, background):
    client = browser_of(cast.secretariat, htmx=False)
    page = client.get(edit(agreement, background))
    assert "<h1>" in page.text
    assert "Siden 2013." in page.text
    saved = client.post(edit(agreement, background), {"version": 1, "title": "", "text": "<p>Nyt.</p>"})
    assert saved.status_code == 302
    assert saved["Location"] == f"{at('agreement', agreement)}#text-{background.pk}"


def test_another_agreements_text_is_not_found(secretariat, empty, background):
    assert secretariat.get(edit(empty, background)).status_code == 404

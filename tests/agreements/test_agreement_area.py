# SPDX-License-Identifier: MPL-2.0
"""The area is bounded from a day on, with its estates and a map."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnerskab.agreements.models import Picture
from targets.models import Indicator, Place, Reading
from tests.activities.conftest import browser_of
from tests.agreements.conftest import at
from tests.agreements.test_pictures import picture


def typed(version=0, **changed):
    return {"from_date": "1. januar 2025", "estates": "Hørgården\n\n Remisevænget ", "picture_alt": "", "kept": "",
            "version": version} | changed  # fmt: skip


def chosen(data=None, name="kort.png"):
    return SimpleUploadedFile(name, data or picture("PNG"), content_type="image/png")


@pytest.fixture
def area(secretariat, empty):
    data = typed(picture=chosen(), picture_alt="Området på Amager")
    assert secretariat.post(at("area_new", empty), data).status_code == 200
    return empty.area_versions.get()


def test_the_area_is_bounded_with_estates_and_a_map(secretariat, empty, area):
    assert (str(area.from_date), area.estates) == ("2025-01-01", ["Hørgården", "Remisevænget"])
    page = secretariat.get(at("agreement", empty)).text
    assert f"/kort/{area.picture.sha256}.png" in page
    assert 'alt="Området på Amager"' in page


def test_the_map_is_served_to_members_as_it_is_stored(cast, empty, area):
    address = at("agreement_picture", empty, area.picture.sha256)
    response = browser_of(cast.reader).get(address)
    assert (response["Content-Type"], response.content) == ("image/png", bytes(area.picture.data))
    assert "immutable" in response["Cache-Control"]
    assert browser_of(cast.stranger).get(address).status_code == 404
    elsewhere = reverse("agreement_picture", args=["vestby", empty.mark, area.picture.sha256])
    assert browser_of(cast.stranger).get(elsewhere).status_code == 404


def test_a_map_needs_its_words_and_need_not_be_chosen_twice(secretariat, empty):
    refused = secretariat.post(at("area_new", empty), typed(picture=chosen()))
    assert refused.status_code == 422
    assert "Skriv, hvad kortet viser" in refused.text
    stored = Picture.objects.get()
    assert f'name="kept" value="{stored.sha256}"' in refused.text
    saved = secretariat.post(at("area_new", empty), typed(kept=stored.sha256, picture_alt="Amager"))
    assert saved.status_code == 200
    assert empty.area_versions.get().picture == stored


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"picture": chosen(b"<html>")}, "Filen kan ikke læses som et billede."),
        ({"from_date": "1. januar 2019"}, "Datoen ligger uden for aftalen."),
        ({"from_date": ""}, "Skriv datoen, for eksempel 1. januar 2025."),
        ({"picture_alt": "x" * 501}, "Teksten er for lang."),
    ],
)
def test_what_cannot_be_is_refused_and_kept(secretariat, empty, changed, words):
    response = secretariat.post(at("area_new", empty), typed(**changed))
    assert response.status_code == 422
    assert words in response.text
    assert "Hørgården" in response.text
    assert empty.area_versions.count() == 0


def test_two_bounds_from_the_same_day_are_refused(secretariat, empty, area):
    response = secretariat.post(at("area_new", empty), typed())
    assert response.status_code == 422
    assert "allerede en afgrænsning fra den dag" in response.text


def test_an_edit_leaves_the_description_to_itself(secretariat, empty, area, django_assert_max_num_queries):
    text = {"version": 1, "title": "", "text": "<p>Mod øst.</p>"}
    secretariat.post(at("agreement_text_edit", empty, "omraade", area.pk), text)
    data = typed(version=1, estates="Hørgården", picture_alt="Området på Amager")
    with django_assert_max_num_queries(16):
        assert secretariat.post(at("area_edit", empty, area.pk), data).status_code == 200
    area.refresh_from_db()
    assert (area.estates, area.description) == (["Hørgården"], "<p>Mod øst.</p>")
    assert area.picture_id


def test_a_stale_save_shows_both_and_writes_nothing(secretariat, empty, area):
    same = {"picture_alt": "Området på Amager"}
    secretariat.post(at("area_edit", empty, area.pk), typed(version=1, estates="Den andens", **same))
    response = secretariat.post(at("area_edit", empty, area.pk), typed(version=1, estates="Min", **same))
    assert response.status_code == 409
    assert "Den andens" in response.text
    assert "Min" in response.text
    area.refresh_from_db()
    assert area.estates == ["Den andens"]


def test_the_map_is_taken_off(secretariat, empty, area):
    secretariat.post(at("area_edit", empty, area.pk), typed(version=1, drop_picture="on"))
    area.refresh_from_db()
    assert area.picture is None


def test_a_bound_goes_after_a_question_unless_figures_belong_to_it(secretariat, empty, area):
    address = at("area_remove", empty, area.pk)
    assert "Skal området fra" in secretariat.get(address).text
    reading = _reading(empty, area)
    refused = secretariat.post(address)
    assert refused.status_code == 422
    assert "Én måling hører til området" in refused.text
    reading.delete()
    assert secretariat.post(address).status_code == 200
    assert empty.area_versions.count() == 0


def _reading(agreement, area):
    indicator = Indicator.objects.create(partnership=agreement.partnership, name="Andel trygge", unit="percent")
    place = Place.objects.create(partnership=agreement.partnership, kind="area", name="Området")
    definition = indicator.definitions.create(text="Andel, der svarer ja")
    return Reading.objects.create(
        definition=definition, indicator=indicator, place=place, area_version=area, year=2025, value=75
    )


def test_the_area_is_edited_without_a_script(cast, empty):
    client = browser_of(cast.secretariat, htmx=False)
    page = client.get(at("area_new", empty)).text
    assert 'enctype="multipart/form-data"' in page
    assert client.post(at("area_new", empty), typed()).status_code == 302
    assert empty.area_versions.count() == 1

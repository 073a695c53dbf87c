# SPDX-License-Identifier: MPL-2.0
"""Readings are written by hand as the source has them, changed without being lost, and told who wrote what."""

from decimal import Decimal

import pytest
from django.urls import reverse

from targets.models import Definition, Place, Reading

from .conftest import indicator, place, read, url

pytestmark = pytest.mark.django_db
DAY = "Trygge i dagtimerne"


def typed(area, name: str = DAY, **said) -> dict[str, object]:
    return {
        "place": place().pk,
        "year": "2022",
        "value": "83,5",
        "area_version": area.pk,
        "definition": indicator(name).definitions.first().pk,
        "significant": "yes",
        "margin": "2,5",
        "sample_size": "1.234",
        "denominator": "",
        "source": "Tryghedsundersøgelsen 2022",
        "page": "s. 14",
        "note": "",
        "version": "0",
        **said,
    }


def new(client, area, name: str = DAY, **said):
    return client.post(url("reading_new", indicator(name).pk), typed(area, name, **said))


def test_a_reading_is_written_in_danish_as_its_source_has_it(client, area, cast):
    response = new(client, area, is_preliminary="on")
    assert response.url == url("readings", indicator(DAY).pk)
    row = Reading.objects.get()
    found = (row.year, row.value, row.margin, row.sample_size, row.denominator, row.significant, row.is_preliminary)
    assert found == (2022, Decimal("83.5"), Decimal("2.5"), 1234, None, "yes", True)
    assert (row.source, row.page, row.area_version) == ("Tryghedsundersøgelsen 2022", "s. 14", area)
    assert row.history.get().history_user == cast.secretariat


@pytest.mark.parametrize(
    ("written", "value"),
    [("83", "83"), ("83,5", "83.5"), ("83,25 %", "83.25"), (" 0 ", "0"), ("100 %", "100"), ("7,0001", "7.0001")],
)
def test_values_as_people_write_them(client, area, written, value):
    new(client, area, value=written)
    assert Reading.objects.get().value == Decimal(value)


@pytest.mark.parametrize(("written", "value"), [("1.234", 1234), ("1 386", 1386), ("214", 214), ("0", 0)])
def test_counts_as_people_write_them(client, area, written, value):
    new(client, area, "Indbrud", value=written)
    assert Reading.objects.get().value == value


@pytest.mark.parametrize(
    ("name", "said", "field", "words"),
    [
        (DAY, {"value": ""}, "value", "Skriv tallet, for eksempel 83,5"),
        (DAY, {"value": "83.5"}, "value", "for eksempel 83,5 eller 1.234"),
        (DAY, {"value": "83,55555"}, "value", "kan ikke læses som et tal"),
        (DAY, {"value": "-3"}, "value", "kan ikke læses som et tal"),
        (DAY, {"value": "mange"}, "value", "kan ikke læses som et tal"),
        (DAY, {"value": "101"}, "value", "Procent er højst 100"),
        (DAY, {"value": "1.2345"}, "value", "kan ikke læses som et tal"),
        ("Indbrud", {"value": "12,5"}, "value", "Antal er hele tal. Skriv for eksempel 1.234"),
        ("Indbrud", {"value": "99.999.999.999"}, "value", "for stort"),
        (DAY, {"year": ""}, "year", "fire cifre, for eksempel 2026"),
        (DAY, {"year": "22"}, "year", "fire cifre, for eksempel 2026"),
        (DAY, {"year": "1850"}, "year", "fire cifre, for eksempel 2026"),
        (DAY, {"place": ""}, "place", "Vælg, hvor der er målt"),
        (DAY, {"area_version": ""}, "area_version", "hvilken udgave af området"),
        (DAY, {"source": ""}, "source", "Tryghedsundersøgelsen 2026"),
        (DAY, {"significant": ""}, "significant", "ja, nej eller ikke oplyst"),
        (DAY, {"margin": "stor"}, "margin", "kan ikke læses som et tal"),
        (DAY, {"sample_size": "12,5"}, "sample_size", "ikke et helt tal"),
        (DAY, {"note": "x" * 301}, "note", "højst 300 tegn"),
    ],
)
def test_what_is_wrong_is_told_with_an_example_and_nothing_is_lost(client, area, name, said, field, words):
    response = new(client, area, name, **said)
    html = response.content.decode()
    assert response.status_code == 422
    error = html[html.index(f'id="id_{field}_error"') :].split("</div>")[0]
    assert words in error
    assert f'href="#id_{field}"' in html
    assert 'value="s. 14"' in html
    assert all(f'value="{typed}"' in html for typed in said.values() if typed and field not in ("note",))
    assert not Reading.objects.exists()


def test_the_unit_is_told_where_the_value_is_written(client, aimed):
    for name, words in (
        (DAY, "I procent. Skriv for eksempel 83,5."),
        ("Indbrud", "I anmeldelser. Skriv for eksempel 1.234."),
        ("Borgervendt kriminalitet", "I anmeldelser pr. 1.000 indbyggere. Skriv for eksempel 58,3."),
    ):
        assert words in client.get(url("reading_new", indicator(name).pk)).content.decode()


def test_places_that_do_not_change_have_no_area(client, area):
    new(client, area, place=place("city").pk)
    assert Reading.objects.get().area_version is None


def test_a_cell_holds_one_reading(client, area, wider):
    new(client, area)
    response = new(client, area, value="84")
    html = response.content.decode()
    assert response.status_code == 422
    assert "Der er allerede en måling for Partnerskabsområdet i 2022: 83,5" in html
    assert 'value="84"' in html
    assert new(client, wider, value="84").status_code == 302
    assert Reading.objects.count() == 2


def test_the_next_of_a_row_is_quickly_written(client, area):
    response = new(client, area, igen="1")
    html = client.get(response.url).content.decode()
    assert f'<option value="{place().pk}" selected>' in html
    assert f'<option value="{area.pk}" selected>' in html
    assert 'value="2023"' in html
    assert 'value="Tryghedsundersøgelsen 2022"' in html
    assert 'value="83,5"' not in html


@pytest.mark.parametrize("query", ["sted=vrøvl", "definition=x", "omraade=1", "aar=år", "ukendt=1"])
def test_an_address_that_fills_in_nonsense_does_no_harm(client, aimed, query):
    assert client.get(f"{url('reading_new', indicator(DAY).pk)}?{query}").status_code == 200


def edit(client, row: Reading, area, **said):
    sent = typed(area, version=row.version, **said)
    return client.post(url("reading_edit", row.pk), sent)


@pytest.fixture
def row(client, area) -> Reading:
    new(client, area)
    return Reading.objects.get()


def test_the_form_shows_what_stands(client, row):
    html = client.get(url("reading_edit", row.pk)).content.decode()
    for part in ('value="83,5"', 'value="2,5"', 'value="1.234"', 'value="2022"', '<option value="yes" selected>'):
        assert part in html


def test_a_change_is_told_with_who_and_what(client, row, area, cast):
    assert edit(client, row, area, value="84", significant="no").status_code == 302
    html = client.get(url("readings", indicator(DAY).pk)).content.decode()
    told = html[html.index("Seneste ændringer") :]
    assert "<strong>Sanne Sekretær</strong> ændrede målingen Partnerskabsområdet 2022: 84" in told
    assert "Værdi fra 83,5 til 84; Sikker ændring fra ja til nej." in told
    assert "<strong>Sanne Sekretær</strong> skrev målingen Partnerskabsområdet 2022: 83,5" in told
    assert "Værdi fra 83,5 til 84" in client.get(url("reading_edit", row.pk)).content.decode()


def test_a_save_without_change_writes_nothing(client, row, area):
    html = client.post(url("reading_edit", row.pk), typed(area, version=1), follow=True).content.decode()
    assert "Intet var ændret." in html
    row.refresh_from_db()
    assert (row.version, row.history.count()) == (1, 1)


def test_a_stale_save_shows_both_and_can_be_saved_again(client, row, area):
    edit(client, row, area, value="84", note="Rettet af kommunen")
    response = edit(client, row, area, value="85", is_preliminary="on")
    html = response.content.decode()
    assert response.status_code == 409
    for both in ("<mark>85</mark>", "<mark>84</mark>", "<mark>Rettet af kommunen</mark>", "<mark>ja</mark>"):
        assert both in html
    assert 'value="85"' in html
    row.refresh_from_db()
    assert row.value == 84
    assert edit(client, row, area, value="85").status_code == 302


def test_a_figure_that_a_person_writes_is_no_example(client, aimed, area):
    row = read(DAY, 2022, 85, is_example=True)
    assert "Tallet er opdigtet" in client.get(url("reading_edit", row.pk)).content.decode()
    edit(client, row, area, value="85", page="s. 15")
    row.refresh_from_db()
    assert row.is_example
    edit(client, row, area, value="86")
    row.refresh_from_db()
    assert not row.is_example


def test_a_reading_is_not_moved_onto_another(client, row, area):
    new(client, area, year="2023")
    response = edit(client, row, area, year="2023")
    assert response.status_code == 422
    assert "allerede en måling" in response.content.decode()


def test_a_removed_reading_stays_in_the_history(client, row):
    assert "forsvinder fra siderne" in client.get(url("reading_remove", row.pk)).content.decode()
    assert client.post(url("reading_remove", row.pk)).url == url("readings", indicator(DAY).pk)
    html = client.get(url("readings", indicator(DAY).pk)).content.decode()
    assert "Der er ingen målinger endnu" in html
    assert "fjernede målingen Partnerskabsområdet 2022: 83,5" in html


def test_readings_of_another_definition_stand_beside_the_old(client, row, area):
    second = Definition.objects.create(indicator=indicator(DAY), number=2, from_year=2022, text="Ny optælling")
    new(client, area, definition=second.pk, value="70")
    html = client.get(url("readings", indicator(DAY).pk)).content.decode()
    assert "Definition 2" in html
    assert "Ny optælling" in html


def test_every_figure_is_listed_with_what_is_known_of_it(client, known):
    html = client.get(url("readings", indicator(DAY).pk)).content.decode()
    assert html.count("Tryghedsundersøgelsen 2024, s. 14") == 2
    assert "Området fra 1.\u00a0januar 2023" in html
    assert "± 1,5" in html
    assert "ikke oplyst" in html
    crime = client.get(url("readings", indicator("Borgervendt kriminalitet").pk)).content.decode()
    assert "62.500 indbyggere" in crime


def test_places_of_other_partnerships_cannot_be_read_in(client, area, cast):
    far = Place.objects.create(partnership=cast.elsewhere, kind="city", name="Langt væk")
    assert new(client, area, place=far.pk).status_code == 422
    assert "Langt væk" not in client.get(url("reading_new", indicator(DAY).pk)).content.decode()


def test_readings_of_other_partnerships_are_not_found(client, row, cast):
    client.force_login(cast.stranger)
    for name in ("reading_edit", "reading_remove"):
        assert client.get(reverse(name, args=["amager", "2021-2024", row.pk])).status_code == 404


def test_only_the_secretariat_writes(client, row, cast):
    client.force_login(cast.working_group)
    for name in ("reading_edit", "reading_remove"):
        assert client.post(url(name, row.pk)).status_code == 403
    assert client.get(url("reading_new", indicator(DAY).pk)).status_code == 403

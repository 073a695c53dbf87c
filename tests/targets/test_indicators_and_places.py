# SPDX-License-Identifier: MPL-2.0
"""What is measured and where: written, defined anew, and never taken away from under a figure."""

import pytest

from targets.models import Definition, Indicator, Place

from .conftest import indicator, place, read, target, url

pytestmark = pytest.mark.django_db


def typed(**said) -> dict[str, object]:
    return {
        "name": "Omdømme",
        "topic": "reputation",
        "unit": "other",
        "unit_name": "karakter",
        "direction": "up",
        "source": "Omdømmeanalysen",
        "definition": "Gennemsnit af svarene fra 1 til 5.",
        "aliases": "Ry\nry \n\nRy",
        "version": "0",
        **said,
    }


def test_an_indicator_is_written_with_its_first_definition(client, agreement, cast):
    assert client.post(url("indicator_new"), typed(small_numbers="on")).url == url("indicators")
    row = indicator("Omdømme")
    assert (row.unit, row.unit_name, row.aliases, row.small_numbers) == ("other", "karakter", ["Ry", "ry"], True)
    assert row.definitions.get().text == "Gennemsnit af svarene fra 1 til 5."
    assert row.history.get().history_user == cast.secretariat


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "Giv indikatoren et navn"),
        ({"name": "Indbrud"}, "allerede en indikator, der hedder ”Indbrud”"),
        ({"name": "x" * 161}, "højst 160 tegn"),
        ({"unit": ""}, "procent, antal eller pr. 1.000"),
        ({"direction": "sidelæns"}, "højere eller lavere"),
        ({"topic": ""}, "Vælg et emne"),
        ({"aliases": "x" * 161}, "højst være 160 tegn"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(client, aimed, said, words):
    response = client.post(url("indicator_new"), typed(**said))
    html = response.content.decode()
    assert response.status_code == 422
    assert words in html
    assert "Gennemsnit af svarene" in html
    assert not Indicator.objects.filter(source="Omdømmeanalysen").exists()


def change(client, row: Indicator, **said):
    names = ("name", "topic", "unit", "unit_name", "direction", "source", "version")
    fields: dict[str, object] = {name: getattr(row, name) for name in names}
    if row.small_numbers:
        fields["small_numbers"] = "on"
    fields["part_of"] = row.part_of_id or ""
    return client.post(url("indicator_edit", row.pk), {**fields, **said})


def test_an_indicator_is_changed_or_left_alone(client, aimed):
    row = indicator("Indbrud")
    change(client, row)
    assert row.history.count() == 1
    assert change(client, row, source="Politiets årsstatistik").url == url("readings", row.pk)
    row.refresh_from_db()
    assert (row.source, row.version) == ("Politiets årsstatistik", 2)


def test_a_stale_indicator_shows_both(client, aimed):
    row = indicator("Indbrud")
    change(client, row, source="Politiet", direction="up")
    response = change(client, row, source="Kommunen")
    html = response.content.decode()
    assert response.status_code == 409
    assert "<mark>Politiet</mark>" in html
    assert "<mark>Kommunen</mark>" in html
    assert "<mark>Højere er bedre</mark>" in html


def test_the_unit_stands_fast_once_something_was_read(client, known):
    row = indicator("Indbrud")
    response = change(client, row, unit="percent")
    assert response.status_code == 422
    assert "Der er målinger i antal" in response.content.decode()
    unread = indicator("Utrygge i dagtimerne")
    assert change(client, unread, unit="count").status_code == 302


def test_two_indicators_are_not_each_others_parts(client, aimed):
    whole, part = indicator("Borgervendt kriminalitet"), indicator("Indbrud")
    response = change(client, whole, part_of=part.pk)
    assert response.status_code == 422
    assert "tælles selv med i ”Borgervendt kriminalitet”" in response.content.decode()
    assert change(client, part, part_of="").status_code == 302


def test_an_indicator_in_use_is_not_removed(client, known):
    row = indicator("Indbrud")
    assert "Et mål måles på indikatoren" in client.get(url("indicator_remove", row.pk)).content.decode()
    assert client.post(url("indicator_remove", row.pk)).status_code == 422
    target("Indbrud").delete()
    assert "Der er målinger" in client.get(url("indicator_remove", row.pk)).content.decode()
    row.readings.all().delete()
    assert client.post(url("indicator_remove", row.pk)).status_code == 302
    assert not Indicator.objects.filter(name="Indbrud").exists()


def test_a_new_definition_breaks_the_series(client, known):
    row = indicator("Indbrud")
    html = client.get(url("definition_new", row.pk)).content.decode()
    assert "begynder en ny serie" in html
    sent = {"from_year": "2025", "text": "Uden forsøg.", "version": "0"}
    assert client.post(url("definition_new", row.pk), sent).url == url("readings", row.pk)
    newest = row.definitions.order_by("-number").first()
    assert (newest.number, newest.from_year) == (2, 2025)
    form = client.get(url("reading_new", row.pk)).content.decode()
    assert f'<option value="{newest.pk}" selected>Nr. 2, fra 2025: Uden forsøg.' in form
    for field, said in (("from_year", "2025"), ("from_year", ""), ("text", "")):
        assert client.post(url("definition_new", row.pk), {**sent, "from_year": "2026", field: said}).status_code == 422


def test_the_words_of_a_definition_are_changed(client, aimed):
    row = indicator("Indbrud")
    first = row.definitions.get()
    html = client.get(url("definition_edit", row.pk, 1)).content.decode()
    assert "from_year" not in html
    sent = {"text": "Alle anmeldte indbrud.", "version": first.version}
    assert client.post(url("definition_edit", row.pk, 1), sent).status_code == 302
    stale = client.post(url("definition_edit", row.pk, 1), sent | {"text": "Andet."})
    assert stale.status_code == 409
    assert "<mark>Alle anmeldte indbrud.</mark>" in stale.content.decode()
    assert Definition.objects.get(pk=first.pk).text == "Alle anmeldte indbrud."
    assert client.get(url("definition_edit", row.pk, 7)).status_code == 404


def test_places_are_written_and_one_is_the_area(client, agreement, cast):
    sent = {"kind": "area", "name": "Partnerskabsområdet", "aliases": "Amager", "version": "0"}
    assert client.post(url("place_new"), sent).status_code == 302
    assert place().aliases == ["Amager"]
    response = client.post(url("place_new"), sent | {"name": "Et andet"})
    assert response.status_code == 422
    assert "”Partnerskabsområdet” er allerede partnerskabsområdet" in response.content.decode()
    response = client.post(url("place_new"), sent | {"kind": "estate"})
    assert "allerede et sted, der hedder" in response.content.decode()
    assert client.post(url("place_new"), sent | {"kind": "", "name": ""}).status_code == 422
    assert Place.objects.count() == 1


def test_a_place_is_changed_and_a_stale_save_shows_both(client, aimed):
    row = place("city")
    sent = {"kind": "city", "name": "København", "aliases": "", "version": row.version}
    assert client.post(url("place_edit", row.pk), sent).status_code == 302
    response = client.post(url("place_edit", row.pk), sent | {"name": "Byen"})
    assert response.status_code == 409
    assert "<mark>København</mark>" in response.content.decode()


def test_a_place_in_use_is_not_removed(client, aimed):
    row = place("city")
    assert "Et mål bruger stedet" in client.get(url("place_remove", row.pk)).content.decode()
    assert client.post(url("place_remove", row.pk)).status_code == 422
    own = Place.objects.create(partnership=row.partnership, kind="estate", name="Urbanplanen")
    read("Indbrud", 2022, 5)
    indicator("Indbrud").readings.update(place=own)
    assert "Der er målinger fra stedet" in client.get(url("place_remove", own.pk)).content.decode()
    indicator("Indbrud").readings.all().delete()
    assert client.post(url("place_remove", own.pk)).status_code == 302
    assert not Place.objects.filter(pk=own.pk).exists()


def test_the_list_tells_how_much_was_read(client, known):
    html = client.get(url("indicators")).content.decode()
    assert "nyeste fra 2024" in html
    assert "Ingen endnu" in html
    assert "Hele byen" in html

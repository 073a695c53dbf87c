# SPDX-License-Identifier: MPL-2.0
"""A baseline is set once, with source, person and day; a correction is a new row that says why."""

import pytest
from django.test import Client

from targets.baselines import all_of, in_force
from targets.models import Baseline
from tests.same_moment import at_once

from .conftest import indicator, read, target, url

pytestmark = pytest.mark.django_db


def typed(area, **said) -> dict[str, object]:
    return {
        "year": "2020",
        "value": "1.220",
        "area_version": area.pk,
        "definition": indicator("Indbrud").definitions.first().pk,
        "denominator": "",
        "source": "Brev fra politiet",
        "page": "s. 2",
        "corrects": "",
        **said,
    }


def put(client, area, **said):
    return client.post(url("baseline", target("Indbrud").pk), typed(area, **said))


def test_it_is_set_with_source_person_and_day(client, aimed, area, cast):
    response = put(client, area)
    assert response.url == f"{url('targets')}#maal-{target('Indbrud').pk}"
    row = Baseline.objects.get()
    found = (row.year, row.value, row.area_version, row.source, row.page, row.set_by)
    assert found == (2020, 1220, area, "Brev fra politiet", "s. 2", cast.secretariat)
    html = client.get(url("targets")).content.decode()
    assert "af Sanne Sekretær" in html[html.index('class="money baselines"') :]


def test_it_begins_from_the_reading_of_its_year(client, aimed, area):
    read("Indbrud", 2020, 1220, source="Politiets årsstatistik", page="s. 9", area_version=area)
    html = client.get(url("baseline", target("Indbrud").pk)).content.decode()
    for part in ('value="1.220"', 'value="Politiets årsstatistik"', 'value="s. 9"', 'value="2020"'):
        assert part in html
    assert "Hvorfor rettes baseline?" not in html


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"value": ""}, "Skriv tallet, for eksempel 1.234"),
        ({"value": "1220.5"}, "kan ikke læses som et tal"),
        ({"value": "12,5"}, "Antal er hele tal"),
        ({"year": "nitten"}, "fire cifre"),
        ({"area_version": ""}, "hvilken udgave af området"),
        ({"source": ""}, "Skriv, hvor tallet kommer fra"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(client, aimed, area, said, words):
    response = put(client, area, **said)
    html = response.content.decode()
    assert response.status_code == 422
    assert words in html
    assert 'value="s. 2"' in html
    assert not Baseline.objects.exists()


def test_a_correction_is_a_new_row_with_a_reason(client, aimed, area, cast):
    put(client, area)
    first = Baseline.objects.get()
    without = put(client, area, value="1.230", corrects=str(first.pk))
    assert without.status_code == 422
    assert "Skriv, hvorfor baseline rettes" in without.content.decode()
    put(client, area, value="1.230", corrects=str(first.pk), reason="Politiet har rettet tallet")
    newest, oldest = all_of(target("Indbrud"))
    assert (newest.value, newest.reason, newest.corrects) == (1230, "Politiet har rettet tallet", first)
    assert oldest.value == 1220
    html = client.get(url("baseline", target("Indbrud").pk)).content.decode()
    told = html[html.index("Det har stået") :]
    assert told.index("1.230") < told.index("Begrundelse: Politiet har rettet tallet") < told.index("1.220")
    assert told.count("af Sanne Sekretær") == 2
    assert "gælder nu" in told


def test_the_same_again_writes_nothing(client, aimed, area):
    put(client, area)
    html = client.post(
        url("baseline", target("Indbrud").pk),
        typed(area, corrects=str(in_force(target("Indbrud")).pk), reason="Igen"),
        follow=True,
    ).content.decode()
    assert "Intet var ændret." in html
    assert Baseline.objects.count() == 1


def test_whoever_comes_second_sees_both_and_may_correct(client, aimed, area):
    put(client, area)
    response = put(client, area, value="1.240")
    html = response.content.decode()
    assert response.status_code == 409
    assert "<mark>1.240</mark>" in html
    assert "<mark>1.220</mark>" in html
    assert 'value="1.240"' in html
    assert "Hvorfor rettes baseline?" in html
    assert f'name="corrects" value="{in_force(target("Indbrud")).pk}"' in html
    assert Baseline.objects.count() == 1


def test_a_correction_of_a_row_that_no_longer_counts_meets_the_newest(client, aimed, area):
    put(client, area)
    first = Baseline.objects.get()
    put(client, area, value="1.230", corrects=str(first.pk), reason="Rettet")
    response = put(client, area, value="1.250", corrects=str(first.pk), reason="Også rettet")
    assert response.status_code == 409
    assert "<mark>1.230</mark>" in response.content.decode()
    assert Baseline.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_set_it_in_the_same_moment_set_it_once(aimed, area, cast):
    clients = [Client(), Client()]
    for each in clients:
        each.force_login(cast.secretariat)
    calls = [
        lambda each=each, value=value: put(each, area, value=value).status_code
        for each, value in zip(clients, ("1.220", "1.230"), strict=True)
    ]
    assert sorted(at_once(calls)) == [302, 409]
    assert Baseline.objects.count() == 1


@pytest.mark.parametrize("title", ["Mindst 75 % af aktiviteterne har to samarbejdspartnere", "Chikane"])
def test_some_targets_have_none(client, aimed, title):
    assert client.get(url("baseline", target(title).pk)).status_code == 404


def test_it_decides_the_judgement(client, known, area, wider):
    put(client, area, area_version=wider.pk, value="300")
    html = client.get(url("targets")).content.decode()
    assert "Dermed er niveauet fra 2020 holdt." in html.replace("\u00a0", " ")


def test_only_the_secretariat_sets_it(client, aimed, area, cast):
    client.force_login(cast.working_group)
    assert put(client, area).status_code == 403

# SPDX-License-Identifier: MPL-2.0
"""Targets are written rule by rule, put in order and removed; nothing that was typed is lost."""

from decimal import Decimal

import pytest
from django.urls import reverse

from partnerskab.agreements.models import FocusArea
from targets.baselines import set_baseline
from targets.models import Indicator, Place, Target
from targets.ordering import standing

from .conftest import indicator, place, target, url

pytestmark = pytest.mark.django_db


def typed(**said) -> dict[str, object]:
    """A target of nearing the city, as the form sends it."""
    fields: dict[str, object] = {
        "code": "1a",
        "title": "Trygge om dagen",
        "wording": "Flere skal føle sig trygge.",
        "rule": "near",
        "indicator": indicator("Trygge i dagtimerne").pk,
        "place": place().pk,
        "reference": place("city").pk,
        "final_year": "2024",
        "version": "0",
    }
    return {key: value for key, value in {**fields, **said}.items() if value is not None}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({}, {"rule": "near", "final_year": 2024, "limit": None}),
        (
            {"rule": "hold", "baseline_year": "2020", "pending": "ved første status"},
            {"rule": "hold", "baseline_year": 2020, "reference": None, "pending": "ved første status"},
        ),
        ({"rule": "reach", "limit": "83,5 %"}, {"rule": "reach", "limit": Decimal("83.5"), "reference": None}),
        (
            {"rule": "share", "limit": "75", "partners": "3"},
            {"rule": "share", "limit": Decimal(75), "partners": 3, "indicator": None, "final_year": None},
        ),
        ({"rule": "monitor"}, {"rule": "monitor", "final_year": None, "reference": None}),
    ],
)
def test_each_rule_keeps_what_it_asks_for_and_no_more(client, aimed, said, kept, cast):
    response = client.post(url("target_new"), typed(**said))
    assert response.status_code == 302
    row = target("Trygge om dagen")
    assert {name: getattr(row, name) for name in kept} == kept
    assert row.history.first().history_user == cast.secretariat
    assert standing(aimed)[-1] == row


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"title": ""}, "title", "Trygge beboere i dagtimerne"),
        ({"rule": ""}, "rule", "Vælg, hvornår"),
        ({"rule": "gætværk"}, "rule", "Vælg, hvornår"),
        ({"indicator": ""}, "indicator", "Trygge i dagtimerne"),
        ({"place": ""}, "place", "partnerskabsområdet"),
        ({"reference": ""}, "reference", "hele byen"),
        ({"final_year": ""}, "final_year", "2028"),
        ({"final_year": "28"}, "final_year", "fire cifre"),
        ({"final_year": "2.028"}, "final_year", "fire cifre"),
        ({"baseline_year": "2024"}, "final_year", "efter baselineåret 2024"),
        ({"rule": "hold"}, "baseline_year", "2024"),
        ({"rule": "reach", "limit": ""}, "limit", "83,5"),
        ({"rule": "reach", "limit": "83.5"}, "limit", "83,5"),
        ({"rule": "reach", "limit": "101"}, "limit", "højst 100"),
        ({"rule": "share", "limit": ""}, "limit", "75"),
        ({"rule": "share", "limit": "mange"}, "limit", "83,5 eller 1.234"),
        ({"rule": "share", "limit": "75", "partners": "0"}, "partners", "2"),
        ({"rule": "share", "limit": "75", "partners": "1,5"}, "partners", "helt tal"),
        ({"wording": "x" * 2001}, "wording", "højst 2000 tegn"),
    ],
)
def test_what_is_missing_or_wrong_is_told_with_an_example_at_its_field(client, aimed, said, field, words):
    response = client.post(url("target_new"), typed(**said))
    html = response.content.decode()
    assert response.status_code == 422
    error = html[html.index(f'id="id_{field}_error"') :].split("</div>")[0]
    assert words in error
    assert f'href="#id_{field}"' in html
    assert "Flere skal føle sig trygge." in html or "wording" in said
    assert not Target.objects.filter(title="Trygge om dagen").exists()


def test_a_place_is_not_compared_with_itself(client, aimed):
    response = client.post(url("target_new"), typed(reference=place().pk))
    assert response.status_code == 422
    assert "sammenlignes med sig selv" in response.content.decode()


def test_indicators_and_places_of_others_cannot_be_chosen(client, aimed, cast):
    strange = Indicator.objects.create(partnership=cast.elsewhere, name="X", unit="count", direction="up")
    far = Place.objects.create(partnership=cast.elsewhere, kind="city", name="Langt væk")
    for said in ({"indicator": strange.pk}, {"place": far.pk}, {"reference": far.pk}):
        response = client.post(url("target_new"), typed(**said))
        assert response.status_code == 422
        assert "Vælg en fra listen" in response.content.decode(), said
    assert client.post(url("target_new"), typed(indicator="vrøvl")).status_code == 422


def test_a_target_of_one_focus_area(client, aimed):
    area = FocusArea.objects.filter(agreement=aimed).first()
    client.post(url("target_new"), typed(focus_area=area.pk))
    assert target("Trygge om dagen").focus_area == area


def edit(client, row: Target, **said):
    fields = {
        "code": row.code,
        "title": row.title,
        "wording": row.wording,
        "rule": row.rule,
        "indicator": row.indicator_id,
        "place": row.place_id,
        "baseline_year": row.baseline_year,
        "final_year": row.final_year,
        "pending": row.pending,
        "version": row.version,
    }
    sent = {key: "" if value is None else value for key, value in {**fields, **said}.items()}
    return client.post(url("target_edit", row.pk), sent)


def test_a_target_is_changed(client, aimed):
    row = target("Indbrud")
    assert edit(client, row, title="Indbrud i boliger").status_code == 302
    row.refresh_from_db()
    assert (row.title, row.version, row.history.count()) == ("Indbrud i boliger", 2, 2)


def test_the_form_shows_what_stands(client, aimed):
    html = client.get(url("target_edit", target("Indbrud").pk)).content.decode()
    assert 'value="Indbrud"' in html
    assert '<option value="hold" selected>' in html
    assert 'value="2020"' in html


def test_a_save_without_change_writes_nothing(client, aimed):
    row = target("Indbrud")
    html = edit(client, row).wsgi_request
    assert html is not None
    row.refresh_from_db()
    assert (row.version, row.history.count()) == (1, 1)


def test_a_stale_save_shows_both_and_can_be_saved_again(client, aimed):
    row = target("Indbrud")
    edit(client, row, title="Indbrud i alt")
    response = edit(client, row, title="Indbrud i boliger", pending="i maj")
    html = response.content.decode()
    assert response.status_code == 409
    assert "<mark>Indbrud i boliger</mark>" in html
    assert "<mark>Indbrud i alt</mark>" in html
    assert 'value="i maj"' in html
    assert 'name="version" value="2"' in html
    row.refresh_from_db()
    assert row.title == "Indbrud i alt"
    row.version = 2
    assert edit(client, row, title="Indbrud i boliger").status_code == 302


def test_two_who_save_the_same_meet_no_conflict(client, aimed):
    row = target("Indbrud")
    edit(client, row, title="Indbrud i alt")
    assert edit(client, row, title="Indbrud i alt").status_code == 302


def test_a_target_is_removed_after_a_question_and_its_readings_stay(client, known):
    row = target("Trygge beboere i dagtimerne")
    asked = client.get(url("target_remove", row.pk)).content.decode()
    assert "Målinger og indikator bliver stående" in asked
    assert client.post(url("target_remove", row.pk)).status_code == 302
    assert not Target.objects.filter(pk=row.pk).exists()
    assert indicator("Trygge i dagtimerne").readings.count() == 8


def test_a_target_with_a_baseline_is_not_removed(client, aimed, area, cast):
    row = target("Indbrud")
    values = {"year": 2020, "value": Decimal(220), "area_version": area, "source": "Brev fra politiet"}
    set_baseline(row, values, cast.secretariat)
    asked = client.get(url("target_remove", row.pk)).content.decode()
    assert "en baseline bliver aldrig slettet" in asked
    assert "Fjern målet</button>" not in asked
    assert client.post(url("target_remove", row.pk)).status_code == 422
    assert Target.objects.filter(pk=row.pk).exists()


def test_targets_are_put_in_order(client, aimed):
    rows = standing(aimed)
    client.post(url("target_move", rows[1].pk), {"way": "up"})
    assert [row.pk for row in standing(aimed)[:2]] == [rows[1].pk, rows[0].pk]
    client.post(url("target_move", rows[1].pk), {"way": "down"})
    assert standing(aimed) == rows
    client.post(url("target_move", rows[-1].pk), {"way": "down"})
    assert standing(aimed) == rows


def test_a_move_is_announced_and_keeps_the_focus(client, aimed):
    row = standing(aimed)[1]
    response = client.post(url("target_move", row.pk), {"way": "up"}, headers={"HX-Request": "true"})
    assert "er nu nummer 1 af 13" in response["HX-Trigger"].encode().decode("unicode_escape")
    html = response.content.decode()
    assert html.count("autofocus") == 1
    assert html.index("autofocus") < html.index(f"flyt-{standing(aimed)[1].pk}")


def test_a_move_without_a_script_leads_back_to_the_list(client, aimed):
    response = client.post(url("target_move", standing(aimed)[0].pk), {"way": "down"})
    assert response.url == url("targets_order")


def test_only_the_secretariat_writes(client, aimed, cast):
    client.force_login(cast.working_group)
    row = target("Indbrud")
    for address in (url("target_new"), url("target_edit", row.pk), url("targets_order"), url("targets_propose")):
        response = client.get(address)
        assert response.status_code == 403
        assert "Kun sekretariatet kan ændre mål" in response.content.decode()
    assert client.post(reverse("target_remove", args=["amager", "2021-2024", row.pk])).status_code == 403

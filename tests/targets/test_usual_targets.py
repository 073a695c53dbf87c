# SPDX-License-Identifier: MPL-2.0
"""An agreement without targets can begin with the usual ones; nothing that is there is written over."""

import pytest

from targets import usual
from targets.models import Indicator, Place, Rule, Target

from .conftest import place, target, url

pytestmark = pytest.mark.django_db


def test_the_proposal_is_seen_before_it_is_written(client, agreement):
    html = client.get(url("targets_propose")).content.decode()
    assert html.count('<th scope="row">') == len(usual.proposed()) == 13
    assert "Opret 13 mål" in html
    assert not Target.objects.exists()


def test_the_targets_of_the_agreement_are_written_with_their_years(client, agreement, cast):
    response = client.post(url("targets_propose"), follow=True)
    assert "13 mål er oprettet" in response.content.decode()
    rules = [row.rule for row in Target.objects.filter(agreement=agreement).order_by("order")]
    assert rules == [Rule.NEAR] * 2 + [Rule.HOLD] * 4 + [Rule.MONITOR] * 4 + [Rule.SHARE] + [Rule.MONITOR] * 2
    near, held = target("Trygge beboere i dagtimerne"), target("Borgervendt kriminalitet")
    share = Target.objects.get(rule="share")
    assert (near.reference.kind, near.final_year) == ("city", 2024)
    assert (held.baseline_year, held.final_year, held.indicator.unit) == (2020, 2024, "per_1000")
    assert (share.limit, share.partners) == (75, 2)
    assert near.history.get().history_user == cast.secretariat


def test_safe_and_unsafe_are_indicators_of_their_own(client, agreement):
    client.post(url("targets_propose"))
    names = set(Indicator.objects.filter(topic="safety").values_list("name", "direction"))
    assert names == {
        ("Trygge i dagtimerne", "up"),
        ("Trygge i aften- og nattetimerne", "up"),
        ("Utrygge i dagtimerne", "down"),
        ("Utrygge i aften- og nattetimerne", "down"),
    }


def test_crime_that_is_counted_in_the_whole_says_so(client, agreement):
    client.post(url("targets_propose"))
    parts = set(Indicator.objects.filter(part_of__name="Borgervendt kriminalitet").values_list("name", flat=True))
    assert parts == {"Indbrud", "Tyveri og røveri", "Vold og våben", "Narkotika"}
    assert Indicator.objects.get(name="Indbrud").small_numbers


def test_what_is_there_already_is_used_as_it_is(client, agreement, cast):
    area = Place.objects.create(partnership=cast.partnership, kind="area", name="Vores område")
    said = {"name": "Indbrud", "unit": "count", "direction": "down", "source": "Vores"}
    own = Indicator.objects.create(partnership=cast.partnership, **said)
    html = client.get(url("targets_propose")).content.decode()
    assert html.count("bruger den indikator, I har") == 1
    client.post(url("targets_propose"))
    assert target("Indbrud").indicator == own
    assert target("Indbrud").place == area == place()
    own.refresh_from_db()
    assert own.source == "Vores"


def test_an_agreement_with_targets_gets_no_more(client, aimed):
    assert client.get(url("targets_propose")).url == url("targets")
    html = client.post(url("targets_propose"), follow=True).content.decode()
    assert "Der er mål i forvejen" in html
    assert Target.objects.count() == 13

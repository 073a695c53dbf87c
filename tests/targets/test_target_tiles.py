# SPDX-License-Identifier: MPL-2.0
"""The front page tells the foremost targets to those who may read drafts."""

import re

import pytest
from django.urls import reverse

from partnerskab.agreements.models import Role
from targets.models import Target

from .conftest import read, target, url

pytestmark = pytest.mark.django_db


def front(client) -> str:
    return client.get(reverse("front", args=["amager"])).content.decode().replace("\u00a0", " ")


def tiles(client) -> list[str]:
    return re.findall(r'<article class="tile">.*?</article>', front(client), re.DOTALL)


def test_four_stand_for_all(client, known):
    day, night, crime, cooperation = tiles(client)
    assert "83 %" in day
    assert "byen 88 %" in day
    assert 'class="verdict' in day
    assert "Eksempel" in night
    assert "Eksempel" not in day
    assert "Borgervendt kriminalitet" in crime
    assert "58,3 pr. 1.000" in crime
    assert "11 af 11" in cooperation
    assert f'href="{url("targets")}#maal-{target("Trygge beboere i dagtimerne").pk}"' in day


def test_a_target_without_figures_says_so(client, aimed):
    assert "Ingen tal endnu" in tiles(client)[0]
    assert "<svg xmlns" not in tiles(client)[0]


def test_a_line_is_broken_where_the_area_changed(client, known):
    day = tiles(client)[0]
    assert day[day.index('class="c-area"') :].split("</g>")[0].count("<path") == 2


def test_others_fill_the_room(client, aimed):
    Target.objects.filter(rule__in=("near", "share")).delete()
    titles = [re.search(r"#maal-[^>]*>([^<]+)</a>", tile)[1] for tile in tiles(client)]
    assert titles == ["Borgervendt kriminalitet", "Indbrud", "Tyveri og røveri", "Vold og våben"]


@pytest.mark.parametrize("role", [Role.WORKING_GROUP, Role.STEERING_GROUP, Role.COLLABORATOR])
def test_all_who_read_drafts_see_them(client, known, cast, role):
    client.force_login(cast.members[role])
    assert len(tiles(client)) == 4


def test_a_reader_sees_none(client, known, cast):
    client.force_login(cast.reader)
    assert tiles(client) == []
    assert "83 %" not in front(client)


def test_without_targets_there_is_no_such_part(client, agreement):
    assert "Målene" not in front(client)


def test_they_stand_without_a_plan_too(client, aimed, plan):
    read("Trygge i dagtimerne", 2022, 85)
    Target.objects.filter(rule="share").delete()
    plan.delete()
    assert "85 %" in tiles(client)[0]

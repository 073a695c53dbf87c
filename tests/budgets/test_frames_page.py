# SPDX-License-Identifier: MPL-2.0
"""The agreement's frames, whose decision a move takes, and the plan's unit: read by all, written by few."""

import pytest
from django.test import Client
from django.urls import reverse

from budgets.models import Frame, FundingAmount, FundingLine
from partnerskab.agreements.models import Role
from tests.same_moment import at_once

pytestmark = pytest.mark.django_db
YEARS = (2021, 2022, 2023, 2024)


@pytest.fixture
def agreement(plan, client, cast):
    """2021-2024, without a frame; the client is the secretariat's."""
    client.force_login(cast.secretariat)
    Frame.objects.filter(agreement=plan.agreement).delete()
    return plan.agreement


def url(name: str = "frames") -> str:
    return reverse(name, args=["amager", 2022])


def typed(**amounts: str) -> dict[str, str | int]:
    """All fields: typed(activities_2022="1.900.000"); a version is version_activities_2022=2."""
    places = [f"{purpose}-{year}" for purpose in Frame.Purpose.values for year in YEARS]
    blank: dict[str, str | int] = dict.fromkeys(places, "") | {f"version-{place}": 0 for place in places}
    return blank | {name.replace("_", "-"): value for name, value in amounts.items()}


def test_frames_are_written_in_danish_and_shown_with_what_is_free(client, agreement):
    sent = typed(activities_2022="1.900.000 kr.", management_2022="0,34 mio. kr.", activities_2023="0")
    html = client.post(url("frames_edit"), sent, follow=True).content.decode()
    found = {(row.purpose, row.year): row.kr for row in Frame.objects.filter(agreement=agreement)}
    assert found == {("activities", 2022): 1_900_000, ("management", 2022): 340_000, ("activities", 2023): 0}
    assert "Rammerne er gemt." in html
    assert "572.000" in html  # of 1.900.000 the plan takes 1.328.000
    assert "340.000" in html
    assert "over rammen" in html  # nought in 2023


def test_a_frame_that_a_person_writes_is_no_example(client, agreement, cast):
    for year in (2022, 2023):
        Frame.objects.create(agreement=agreement, year=year, kr=1_800_000, is_example=True)
    assert client.get(url()).content.decode().count('class="example"') >= 2
    kept = {"activities_2023": "1.800.000", "version_activities_2023": 1}
    client.post(url("frames_edit"), typed(activities_2022="1.900.000", version_activities_2022=1, **kept))
    marks = dict(Frame.objects.values_list("year", "is_example"))
    assert marks == {2022: False, 2023: True}
    assert Frame.objects.get(year=2022).history.first().history_user == cast.secretariat


def test_a_blank_takes_the_frame_away(client, agreement):
    Frame.objects.create(agreement=agreement, year=2022, kr=1_800_000)
    client.post(url("frames_edit"), typed(version_activities_2022=1))
    assert not Frame.objects.exists()
    client.post(url("frames_edit"), typed(activities_2022="5"))
    assert Frame.objects.get().version == 2  # so that what was read of the one that went is stale


def test_a_save_without_change_writes_nothing(client, agreement):
    frame = Frame.objects.create(agreement=agreement, year=2022, kr=1_800_000)
    html = client.post(
        url("frames_edit"), typed(activities_2022="1,8 mio.", version_activities_2022=1), follow=True
    ).content.decode()
    assert "Intet var ændret." in html
    assert frame.history.count() == 1


@pytest.mark.parametrize("amount", ["50,00,0", "drift", "ca. 1.900.000", "-"])
def test_what_is_no_frame_is_refused_where_it_stands(client, agreement, amount):
    response = client.post(url("frames_edit"), typed(activities_2022=amount, management_2022="340.000"))
    html = response.content.decode()
    assert response.status_code == 422
    assert f'value="{amount}"' in html
    assert 'value="340.000"' in html
    assert 'href="#id_activities-2022"' in html
    assert not Frame.objects.exists()


def test_a_stale_frame_shows_both_and_can_be_saved_again(client, agreement):
    frame = Frame.objects.create(agreement=agreement, year=2022, kr=1_800_000)
    Frame.objects.filter(pk=frame.pk).update(kr=1_850_000, version=2)
    sent = typed(activities_2022="1.900.000", version_activities_2022=1, management_2022="340.000")
    response = client.post(url("frames_edit"), sent)
    html = response.content.decode()
    assert response.status_code == 409
    assert "1.850.000\u00a0kr." in html
    assert 'value="1.900.000"' in html
    assert Frame.objects.count() == 1
    assert client.post(url("frames_edit"), sent | {"version-activities-2022": 2}).status_code == 302
    assert Frame.objects.count() == 2


def test_the_frame_for_management_is_set_against_its_own_posts(client, agreement, plan):
    line = FundingLine.objects.create(plan=plan, post="Projektleder", purpose="management")
    FundingAmount.objects.create(line=line, year=2022, kr=340_001)
    Frame.objects.create(agreement=agreement, year=2022, purpose="management", kr=340_000)
    html = client.get(url()).content.decode()
    assert "\u22121<small>over rammen</small>" in html
    assert "Projektledelsen er dyrere end sin ramme i 2022" in client.get(url("checks")).content.decode()


def test_whose_decision_is_the_secretariats_to_write(client, agreement):
    assert "Arbejdsgruppen" in client.get(url()).content.decode()
    sent = {"moves_within": "Projektlederen", "moves_between": "", "version": 1}
    html = client.post(url("frame_rules"), sent, follow=True).content.decode()
    assert "Projektlederen" in html
    assert "Styregruppen" in html
    stale = client.post(url("frame_rules"), sent | {"moves_within": "Formanden"})
    assert stale.status_code == 409
    assert "Projektlederen" in stale.content.decode()
    assert 'value="Formanden"' in stale.content.decode()
    assert client.post(url("frame_rules"), sent | {"moves_within": "x" * 121}).status_code == 422


def test_the_working_group_writes_the_unit(client, agreement, plan, cast):
    client.force_login(cast.working_group)
    html = client.post(url("plan_unit"), {"unit": "1000", "version": plan.version}, follow=True).content.decode()
    assert "viser beløb i 1.000 kr." in html
    plan.refresh_from_db()
    assert plan.unit == 1_000
    assert client.post(url("plan_unit"), {"unit": "7", "version": 2}).status_code == 422
    assert client.post(url("frames_edit"), typed()).status_code == 403
    assert client.post(url("frame_rules"), {}).status_code == 403


def test_whoever_reads_the_draft_reads_the_frames(client, agreement, cast):
    Frame.objects.create(agreement=agreement, year=2022, kr=1_900_000)
    client.force_login(cast.members[Role.STEERING_GROUP])
    html = client.get(url()).content.decode()
    assert "1.900.000" in html
    assert "Ret rammerne" not in html
    assert "Kun sekretariatet kan ændre aftalen" in html


@pytest.mark.django_db(transaction=True)
def test_one_frame_made_twice_at_once_is_one_conflict(agreement, client, cast):
    clients = [Client(), Client()]
    for each in clients:
        each.force_login(cast.secretariat)
    calls = [
        lambda each=each, kr=kr: each.post(url("frames_edit"), typed(activities_2022=kr)).status_code
        for each, kr in zip(clients, ("1", "2"), strict=True)
    ]
    assert sorted(at_once(calls)) == [302, 409]
    assert Frame.objects.count() == 1

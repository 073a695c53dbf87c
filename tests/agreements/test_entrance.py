# SPDX-License-Identifier: MPL-2.0
"""Coming in: the list of partnerships, the sample's login, the front page and a new plan."""

import pytest
from django.urls import reverse

from activities.models import Plan
from partnerskab.agreements.models import Membership, Role, User


def test_one_partnership_is_opened_at_once(client, cast):
    client.force_login(cast.working_group)
    assert client.get("/")["Location"] == "/amager/"


def test_several_partnerships_are_listed_and_no_others(client, cast):
    Membership.objects.create(user=cast.working_group, partnership=cast.elsewhere, role=Role.READER)
    client.force_login(cast.working_group)
    page = client.get("/").content.decode()
    assert "Amager Partnerskab" in page
    assert "Vestby Partnerskab" in page
    client.force_login(User.objects.create_user("alene@eksempel.dk", name="Alene"))
    page = client.get("/").content.decode()
    assert "alene@eksempel.dk" in page
    assert "Partnerskab</a>" not in page.replace('<a class="place-plan" href="/">Partnerskab</a>', "")


@pytest.fixture
def sample(cast):
    cast.partnership.is_sample = True
    cast.partnership.save()
    return cast


def test_the_sample_offers_one_click_per_person(client, sample):
    page = client.get(reverse("account_login")).content.decode()
    assert "Arne Arbejder" in page
    assert "Frede Fremmed" not in page
    response = client.post(reverse("sample_login", args=[sample.working_group.pk]))
    assert response["Location"] == "/"
    assert client.get("/amager/").status_code == 200


def test_outside_the_sample_nobody_logs_in_by_a_click(client, cast):
    assert "Prøv eksemplet" not in client.get(reverse("account_login")).content.decode()
    assert client.post(reverse("sample_login", args=[cast.working_group.pk])).status_code == 404


def test_a_person_with_a_place_outside_the_sample_keeps_the_password(client, sample):
    Membership.objects.create(user=sample.working_group, partnership=sample.elsewhere, role=Role.READER)
    assert client.post(reverse("sample_login", args=[sample.working_group.pk])).status_code == 404


def test_an_operator_in_the_sample_keeps_the_password(client, sample):
    User.objects.filter(pk=sample.working_group.pk).update(is_staff=True)
    assert client.post(reverse("sample_login", args=[sample.working_group.pk])).status_code == 404


def test_nobody_signs_up(client, cast):
    response = client.get("/konto/signup/")
    assert response.status_code == 404 or "form" not in response.content.decode().split("<main")[1].split("</main>")[0]


def test_login_by_password(client, cast):
    from tests.cast import PASSWORD

    page = client.post(reverse("account_login"), {"login": "arne@eksempel.dk", "password": "forkert"})
    assert page.status_code == 200
    assert "form-summary" in page.content.decode()
    response = client.post(reverse("account_login"), {"login": "ARNE@eksempel.dk", "password": PASSWORD})
    assert response["Location"] == "/"


def test_the_front_page_says_what_is_missing(client, cast, plan):
    client.force_login(cast.secretariat)
    page = client.get("/amager/").content.decode()
    assert "Tryghedsplan 2022 er en kladde" in page
    assert "Det mangler planen" in page


def test_the_front_page_before_any_plan(client, cast):
    client.force_login(cast.secretariat)
    assert "Begynd en tryghedsplan" in client.get("/amager/").content.decode()
    client.force_login(cast.working_group)
    assert "Sekretariatet begynder planen" in client.get("/amager/").content.decode()


def test_a_reader_hears_when_there_is_something_to_read(client, cast, plan):
    client.force_login(cast.reader)
    page = client.get("/amager/").content.decode()
    assert "når styregruppen har godkendt den" in page
    assert "Det mangler planen" not in page


def test_a_plan_is_begun_for_a_year_the_agreement_covers(client, cast, plan):
    client.force_login(cast.secretariat)
    address = reverse("plan_new", args=["amager"])
    refused = client.post(address, {"year": "2031"})
    assert refused.status_code == 422
    assert "Partnerskabets aftaler dækker 2021–2024." in refused.content.decode()
    assert 'value="2031"' in refused.content.decode()
    assert client.post(address, {"year": "10000"}).status_code == 422
    assert client.post(address, {"year": "2023"})["Location"] == "/amager/plan/2023/"
    assert Plan.objects.count() == 2
    client.post(address, {"year": "2023"})
    assert Plan.objects.count() == 2

# SPDX-License-Identifier: MPL-2.0
"""The secretariat keeps the members."""

import pytest
from django.core import mail
from django.urls import reverse

from partnerskab.agreements.models import Membership, User


@pytest.fixture
def secretariat(client, cast):
    client.force_login(cast.secretariat)
    return client


def add(client, **fields):
    given = {"email": "ny@eksempel.dk", "name": "Nina Ny", "role": "working_group", "organisation": ""}
    return client.post(reverse("member_new", args=["amager"]), given | fields)


def test_everyone_sees_the_members_by_role(client, cast):
    client.force_login(cast.reader)
    page = client.get(reverse("members", args=["amager"])).content.decode()
    page = page.split("<main")[1]
    assert page.index("Sanne Sekretær") < page.index("Arne Arbejder") < page.index("Lise Læser")
    assert "Frede Fremmed" not in page
    assert "Tilføj medlem" not in page
    assert "Kun sekretariatet kan ændre aftalen og medlemmerne." in page


def test_a_new_person_is_invited_by_mail_and_chooses_a_password(secretariat, cast):
    assert add(secretariat).status_code == 302
    member = Membership.objects.get(user__email="ny@eksempel.dk")
    assert (member.role, member.partnership) == ("working_group", cast.partnership)
    assert [message.to for message in mail.outbox] == [["ny@eksempel.dk"]]
    assert "/konto/password/reset/key/" in mail.outbox[0].body


def test_a_person_with_a_login_is_added_without_mail(secretariat, cast):
    add(secretariat, email="Frede@eksempel.dk")
    assert cast.stranger.memberships.count() == 2
    assert mail.outbox == []
    assert User.objects.get(email="frede@eksempel.dk").name == "Frede Fremmed"


def test_nobody_is_a_member_twice(secretariat, cast):
    response = add(secretariat, email="arne@eksempel.dk")
    assert response.status_code == 422
    assert "allerede medlem" in response.content.decode()


def test_a_bad_address_is_refused_and_kept(secretariat):
    response = add(secretariat, email="nina")
    assert response.status_code == 422
    assert "navn@eksempel.dk" in response.content.decode()
    assert 'value="nina"' in response.content.decode()
    assert "Nina Ny" in response.content.decode()


def test_a_role_is_changed(secretariat, cast):
    member = cast.working_group.memberships.get()
    secretariat.post(
        reverse("member_edit", args=["amager", member.pk]), {"role": "reader", "organisation": "", "version": 1}
    )
    member.refresh_from_db()
    assert member.role == "reader"
    assert member.history.first().history_user == cast.secretariat


def test_the_secretariat_cannot_lock_itself_out(secretariat, cast):
    own = cast.secretariat.memberships.get()
    refused = secretariat.post(reverse("member_edit", args=["amager", own.pk]), {"role": "reader", "organisation": ""})
    assert refused.status_code == 422
    assert secretariat.post(reverse("member_end", args=["amager", own.pk])).status_code == 422
    own.refresh_from_db()
    assert (own.role, own.ended_on) == ("secretariat", None)


def test_an_ended_member_is_gone_and_may_come_back(secretariat, cast):
    member = cast.working_group.memberships.get()
    address = reverse("member_end", args=["amager", member.pk])
    assert "Skal Arne Arbejder ud" in secretariat.get(address).content.decode()
    secretariat.post(address)
    member.refresh_from_db()
    assert member.ended_on is not None
    assert secretariat.get(address).status_code == 404
    add(secretariat, email="arne@eksempel.dk")
    assert cast.working_group.memberships.filter(ended_on=None).count() == 1


def test_members_of_another_partnership_are_out_of_reach(secretariat, cast):
    theirs = cast.stranger.memberships.get()
    assert secretariat.get(reverse("member_edit", args=["amager", theirs.pk])).status_code == 404


def test_a_deputy_answers_for_an_organisation_and_the_list_says_so(secretariat, cast):
    member = cast.steering_group.memberships.get()
    address = reverse("member_edit", args=["amager", member.pk])
    fields = {"role": "steering_group", "organisation": member.organisation_id, "is_deputy": "on", "version": 1}
    assert secretariat.post(address, fields).status_code == 302
    member.refresh_from_db()
    assert member.is_deputy
    assert "stedfortræder" in secretariat.get(reverse("members", args=["amager"])).content.decode()
    assert "checked" in secretariat.get(address).content.decode()


def test_a_deputy_of_no_organisation_is_refused(secretariat, cast):
    response = add(secretariat, role="steering_group", is_deputy="on")
    assert response.status_code == 422
    assert "Vælg den organisation, som stedfortræderen svarer for." in response.content.decode()


def test_only_the_steering_group_has_deputies(secretariat, cast):
    add(secretariat, role="working_group", is_deputy="on")
    assert not Membership.objects.get(user__email="ny@eksempel.dk").is_deputy


def test_a_members_post_and_first_day_are_kept_and_shown(secretariat, cast):
    add(secretariat, title="Projektleder", began_on="1. marts 2022")
    member = Membership.objects.get(user__email="ny@eksempel.dk")
    assert (member.title, str(member.began_on)) == ("Projektleder", "2022-03-01")
    page = secretariat.get(reverse("members", args=["amager"])).content.decode()
    assert "Projektleder" in page
    assert "fra 1.\xa0marts 2022" in page


def test_a_day_that_is_none_is_refused_and_kept(secretariat):
    response = add(secretariat, began_on="foråret")
    assert response.status_code == 422
    assert "”foråret” kan ikke læses som en dato." in response.content.decode()
    assert 'value="foråret"' in response.content.decode()


def test_those_who_were_members_stand_with_their_days(secretariat, cast):
    member = cast.working_group.memberships.get()
    member.began_on = "2021-05-01"
    member.save()
    secretariat.post(reverse("member_end", args=["amager", member.pk]))
    page = secretariat.get(reverse("members", args=["amager"])).content.decode()
    assert "Tidligere medlemmer (1)" in page
    assert "Arbejdsgruppe fra 1.\xa0maj 2021 til " in page


def test_a_stale_save_shows_both_and_writes_nothing(secretariat, cast):
    member = cast.working_group.memberships.get()
    address = reverse("member_edit", args=["amager", member.pk])
    typed = {"role": "working_group", "organisation": member.organisation_id, "version": 1}
    assert secretariat.post(address, typed | {"title": "Leder"}).status_code == 302
    response = secretariat.post(address, typed | {"title": "Konsulent"})
    assert response.status_code == 409
    assert "Leder" in response.content.decode()
    assert "Konsulent" in response.content.decode()
    member.refresh_from_db()
    assert member.title == "Leder"
    assert secretariat.post(address, typed | {"title": "Konsulent", "version": 2}).status_code == 302

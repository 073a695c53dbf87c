# SPDX-License-Identifier: MPL-2.0
"""The login by password, from the invitation to the log-out: in plain Danish all the way."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.views.defaults import server_error

from partnerskab.agreements.models import Membership, User
from tests.cast import PASSWORD

NEW = "fire-gule-cykler"
ENGLISH = re.compile(r"\b(email|password|sign|your|please|forgot|account)\b", re.IGNORECASE)


def words(response) -> str:
    """What a person reads on the page: no tags, no addresses."""
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    return re.sub(r"<[^>]*>", " ", main)


def link_in(message) -> str:
    return re.search(r"http://testserver(/konto/password/reset/key/\S+)", message.body)[1]


@pytest.fixture
def member(client, cast):
    client.force_login(cast.working_group)
    return client


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_reset_password_done"])
def test_pages_before_the_login_are_danish(client, cast, name):
    assert not ENGLISH.findall(words(client.get(reverse(name))))


@pytest.mark.parametrize("name", ["account_change_password", "account_logout", "account_inactive"])
def test_pages_after_the_login_are_danish(member, name):
    assert not ENGLISH.findall(words(member.get(reverse(name))))


@pytest.mark.parametrize("path", ["signup", "email", "confirm-email", "reauthenticate", "login/code/confirm", ""])
def test_what_the_product_does_not_use_is_closed(member, path):
    assert member.get(f"/konto/{path}/".replace("//", "/")).status_code == 404


def test_a_wrong_password_says_what_to_do(client, cast):
    page = client.post(reverse("account_login"), {"login": "arne@eksempel.dk", "password": "forkert"})
    assert "E-mail og adgangskode passer ikke sammen." in words(page)
    empty = words(client.post(reverse("account_login"), {}))
    assert "Skriv e-mail." in empty
    assert "Skriv adgangskode." in empty


def test_too_many_tries_are_stopped_in_danish(client, cast):
    pages = [client.post(reverse("account_login"), {"login": "arne@eksempel.dk", "password": "nej"}) for _ in range(12)]
    assert "Der er prøvet for mange gange" in words(pages[-1])


def test_the_password_is_changed_and_a_mail_says_so(member, cast):
    address = reverse("account_change_password")
    typed = {"oldpassword": "forkert", "password1": "kort", "password2": NEW}
    refused = words(member.post(address, typed))
    assert "Det er ikke din nuværende adgangskode." in refused
    assert "mindst 12 tegn" in refused
    assert "Du skal skrive den samme adgangskode hver gang." in words(
        member.post(address, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW + "!"})
    )
    done = member.post(address, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}, follow=True)
    assert "Din adgangskode er skiftet." in words(done)
    assert member.login(email="arne@eksempel.dk", password=NEW)
    assert [message.subject for message in mail.outbox] == ["Din adgangskode er skiftet"]
    assert "arne@eksempel.dk" in mail.outbox[0].body
    assert not ENGLISH.findall(re.sub(r"https?://\S+", "", mail.outbox[0].body))


def test_a_forgotten_password_is_chosen_anew(client, cast):
    client.post(reverse("account_reset_password"), {"email": "Arne@eksempel.dk"})
    (message,) = mail.outbox
    assert message.subject == "Vælg en ny adgangskode"
    assert "Hej Arne Arbejder" in message.body
    assert not ENGLISH.findall(re.sub(r"https?://\S+", "", message.body))
    form = client.get(link_in(message), follow=True)
    assert "Vælg en adgangskode" in words(form)
    inside = client.post(form.wsgi_request.path, {"password1": NEW, "password2": NEW}, follow=True)
    assert inside.redirect_chain[-1][0] == "/amager/"
    client.logout()
    assert "Linket virker ikke længere" in words(client.get(link_in(message), follow=True))


def test_an_unknown_address_learns_nothing(client, cast):
    known = client.post(reverse("account_reset_password"), {"email": "arne@eksempel.dk"}, follow=True)
    mail.outbox.clear()
    unknown = client.post(reverse("account_reset_password"), {"email": "ingen@eksempel.dk"}, follow=True)
    assert words(known) == words(unknown)
    assert mail.outbox == []


def test_an_invited_person_chooses_a_password_and_is_inside(client, cast):
    client.force_login(cast.secretariat)
    given = {"email": "ny@eksempel.dk", "name": "Nina <Ny>", "role": "working_group", "organisation": ""}
    client.post(reverse("member_new", args=["amager"]), given)
    (message,) = mail.outbox
    assert message.subject == "Du er blevet medlem af Amager Partnerskab"
    assert "Hej Nina <Ny>" in message.body
    assert "Sanne Sekretær har gjort dig til medlem af Amager Partnerskab (arbejdsgruppe)" in message.body
    client.logout()
    form = client.get(link_in(message), follow=True)
    inside = client.post(form.wsgi_request.path, {"password1": NEW, "password2": NEW}, follow=True)
    assert inside.redirect_chain[-1][0] == "/amager/"
    assert User.objects.get(email="ny@eksempel.dk").has_usable_password()


def test_the_invitation_is_sent_again_until_a_password_is_chosen(client, cast):
    waiting = User.objects.create_user("venter@eksempel.dk", name="Viggo Venter")
    waits = Membership.objects.create(user=waiting, partnership=cast.partnership, role="reader")
    client.force_login(cast.secretariat)
    page = client.get(reverse("members", args=["amager"])).content.decode()
    assert page.count("Har ikke valgt en adgangskode endnu") == 1
    sent = client.post(reverse("member_invite", args=["amager", waits.pk]), follow=True)
    assert "Viggo Venter har fået en ny invitation" in words(sent)
    assert [message.to for message in mail.outbox] == [["venter@eksempel.dk"]]
    has_one = cast.reader.memberships.get()
    refused = client.post(reverse("member_invite", args=["amager", has_one.pk]), follow=True)
    assert "har allerede valgt en adgangskode" in words(refused)
    assert len(mail.outbox) == 1


def test_a_person_of_the_sample_may_choose_a_first_password(client, cast):
    cast.working_group.set_unusable_password()
    cast.working_group.save()
    client.force_login(cast.working_group)
    form = client.get(reverse("account_change_password"), follow=True)
    assert "Vælg en adgangskode" in words(form)
    done = client.post(form.wsgi_request.path, {"password1": NEW, "password2": NEW}, follow=True)
    assert "Din adgangskode er gemt." in words(done)


def test_logging_out_says_so(member):
    page = member.post(reverse("account_logout"), follow=True)
    assert page.redirect_chain[-1][0] == "/konto/login/"
    assert "Du er logget ud." in words(page)


def test_an_old_page_says_how_to_save(cast):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.secretariat)
    page = browser.post(reverse("plan_new", args=["amager"]), {"year": "2022"})
    assert page.status_code == 403
    assert "Siden er for gammel til at gemme fra" in words(page)


def test_a_crash_is_told_in_danish(rf):
    page = server_error(rf.get("/"))
    assert page.status_code == 500
    assert "Der gik noget galt hos os" in words(page)

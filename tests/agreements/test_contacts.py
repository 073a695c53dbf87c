# SPDX-License-Identifier: MPL-2.0
"""Contacts: kept by the secretariat, seen by members alone, and in no paper."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerskab.agreements.contact_forms import phone
from partnerskab.agreements.models import Contact, Organisation
from partnerskab.content.canonical import to_json
from partnerskab.content.freezing import freeze
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from tests.activities.conftest import browser_of

TYPED = {
    "organisation": "Københavns Politi",
    "name": "Karen Kontakt",
    "title": "Leder",
    "task": "Monitorering",
    "email": "karen@eksempel.dk",
    "phone": "33663366",
    "from_date": "1. marts 2025",
    "to_date": "",
    "version": "0",
}


@pytest.fixture
def browser_page(cast):
    return browser_of(cast.secretariat, htmx=False)


@pytest.fixture
def contact(browser_page):
    browser_page.post(reverse("contact_new", args=["amager"]), TYPED)
    return Contact.objects.get()


def listed(client):
    return client.get(reverse("contacts", args=["amager"])).text


def test_a_contact_is_added_at_a_known_organisation(browser_page, cast, contact):
    assert contact.organisation == cast.colleague.memberships.get().organisation
    assert contact.phone == "33 66 33 66"
    page = listed(browser_page)
    assert "tel:33663366" in page
    assert "mailto:karen@eksempel.dk" in page


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("33663366", "33 66 33 66"),
        ("+45 33 66 33 66", "33 66 33 66"),
        ("0045 3366-3366", "33 66 33 66"),
        ("Tlf. 33 66 33 66", "33 66 33 66"),
        ("+46 8 508 00 000", "+46850800000"),
    ],
)
def test_a_number_is_written_one_way(typed, number):
    assert phone(typed) == number


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"phone": "3366"}, "”3366” er ikke et telefonnummer. Skriv otte cifre"),
        ({"phone": "ring til mig"}, "er ikke et telefonnummer"),
        ({"email": "karen"}, "Skriv den som navn@eksempel.dk."),
        ({"name": ""}, "Skriv kontaktpersonens navn."),
        ({"organisation": ""}, "Skriv organisationens navn"),
        ({"to_date": "1-1-2020"}, "Slutdatoen ligger før startdatoen."),
    ],
)
def test_what_is_wrong_is_refused_and_kept(browser_page, changed, words):
    response = browser_page.post(reverse("contact_new", args=["amager"]), TYPED | changed)
    assert response.status_code == 422
    assert words in response.text
    assert Contact.objects.count() == 0
    for value in filter(None, (TYPED | changed).values()):
        assert value in response.text


def test_a_contact_is_changed_and_a_stale_save_shows_both(browser_page, contact):
    address = reverse("contact_edit", args=["amager", contact.pk])
    assert 'value="1. marts 2025"' in browser_page.get(address).text
    assert browser_page.post(address, TYPED | {"version": 1, "title": "Chef"}).status_code == 302
    response = browser_page.post(address, TYPED | {"version": 1, "title": "Konsulent"})
    assert response.status_code == 409
    assert "Chef" in response.text
    assert "Konsulent" in response.text
    contact.refresh_from_db()
    assert contact.title == "Chef"


def test_a_save_without_change_writes_nothing(browser_page, contact):
    browser_page.post(reverse("contact_edit", args=["amager", contact.pk]), TYPED | {"version": 1})
    assert contact.history.count() == 1


def test_one_who_ended_stands_among_those_who_were(browser_page, contact):
    address = reverse("contact_end", args=["amager", contact.pk])
    assert "Er Karen Kontakt ikke længere kontaktperson?" in browser_page.get(address).text
    browser_page.post(address)
    page = listed(browser_page)
    assert "Tidligere kontaktpersoner (1)" in page
    assert "33 66 33 66" not in page


def test_every_member_sees_them_and_nobody_else(cast, contact):
    for user in cast.members.values():
        assert "Karen Kontakt" in listed(browser_of(user))
    assert browser_of(cast.stranger).get(reverse("contacts", args=["amager"])).status_code == 404
    assert browser_of(cast.working_group).post(reverse("contact_new", args=["amager"]), TYPED).status_code == 403


def test_another_partnerships_contact_is_not_found(browser_page, cast):
    other = Contact.objects.create(
        partnership=cast.elsewhere, organisation=Organisation.objects.first(), name="Olga Omme"
    )
    assert browser_page.get(reverse("contact_edit", args=["amager", other.pk])).status_code == 404
    assert "Olga Omme" not in listed(browser_page)


def test_they_are_in_no_frozen_content(plan, contact):
    contents = (freeze(plan), freeze_whole_agreement(plan.agreement))
    for content in contents:
        stored = to_json(content).decode()
        json.loads(stored)
        for secret in ("Karen Kontakt", "karen@eksempel.dk", "33 66 33 66", "Monitorering"):
            assert secret not in stored


def test_they_are_in_no_reading_page(browser_page, plan, contact):
    listed(browser_page)  # which also says that she was added
    assert "Karen Kontakt" not in browser_page.get(reverse("reading", args=["amager", plan.year])).text
    assert "Karen Kontakt" not in browser_page.get(reverse("agreement", args=["amager", plan.agreement.mark])).text


def test_the_page_makes_the_same_number_of_queries_with_one_and_thirty(browser_page, cast, contact):
    few = _queries(browser_page)
    for number in range(29):
        organisation = Organisation.objects.create(name=f"Organisation {number}")
        Contact.objects.create(partnership=cast.partnership, organisation=organisation, name=f"Navn {number}")
    assert _queries(browser_page) == few


def _queries(client):
    listed(client)
    with CaptureQueriesContext(connection) as caught:
        listed(client)
    return len(caught)

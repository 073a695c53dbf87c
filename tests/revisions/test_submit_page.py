# SPDX-License-Identifier: MPL-2.0
"""Sending the plan: exactly what was seen is sent, once, and what was typed is never lost."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from partnerskab.content.canonical import fingerprint
from partnerskab.content.checks import check_plan
from partnerskab.content.freezing import freeze
from partnerskab.documents.models import PaperOrder
from partnerskab.editing import change
from partnerskab.revisions import lifecycle
from partnerskab.revisions.models import Revision
from tests.same_moment import at_once

WHY = "Posten var glemt i summen; pengene er afsat."
ADDRESS = reverse("submit", args=["amager", 2022])


@pytest.fixture
def secretariat(client, cast):
    client.force_login(cast.secretariat)
    return client


def typed(plan, why: str = WHY, **more: str) -> dict[str, str]:
    """The form as the person sends it: the fingerprint of what it saw, a message, every explanation."""
    content = freeze(plan)
    explained = dict.fromkeys(lifecycle.blocking(content), why)
    return {"version": fingerprint(content), "message": "Se især på aktivitet 1.", **explained, **more}


def words(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode().replace("\u00a0", " "))


def rename(plan, title: str = "Et nyt navn") -> None:
    activity = plan.activities.order_by("number").first()
    change(activity, activity.version, title=title)


def test_the_page_shows_what_is_sent_what_blocks_and_what_happens_then(secretariat, plan):
    page = words(secretariat.get(ADDRESS))
    assert "bliver til version 2022.1" in page
    assert page.count("Forklar, hvorfor planen sendes alligevel") == len(lifecycle.blocking(freeze(plan)))
    assert "#oekonomi" in page
    assert "426.000 kr.</b> i 2022." in page
    advice = [finding for finding in check_plan(freeze(plan)) if not finding.blocks]
    assert f"{len(advice)} råd" in page
    assert "Alle 3 parter med stemme svarer hver for sig." in page


def test_sending_freezes_what_was_seen_and_orders_its_paper(secretariat, plan):
    response = secretariat.post(ADDRESS, typed(plan))
    revision = Revision.objects.get()
    assert response["Location"] == reverse("revision", args=["amager", 2022, 1])
    assert revision.content_sha256 == fingerprint(freeze(plan))
    assert revision.message == "Se især på aktivitet 1."
    assert {one["explanation"] for one in revision.explanations} == {WHY}
    assert PaperOrder.objects.filter(revision=revision).exists()
    assert "Version 2022.1 er sendt til godkendelse." in words(secretariat.get(response["Location"]))


def test_what_is_not_explained_is_asked_for_and_the_rest_stays(secretariat, plan):
    data = typed(plan)
    key = next(iter(lifecycle.blocking(freeze(plan))))
    response = secretariat.post(ADDRESS, {**data, key: " "})
    assert response.status_code == 422
    page = words(response)
    assert "Ret eller forklar: Aktivitet 1 koster mere end sin egen sum" in page
    assert 'href="#forklaring-1"' in page
    assert WHY in page
    assert "Se især på aktivitet 1." in page
    assert "data-unsaved" in page
    assert not Revision.objects.exists()


def test_a_draft_that_changed_meanwhile_is_shown_again_with_all_that_was_typed(secretariat, cast, plan):
    data = typed(plan)
    rename(plan)
    response = secretariat.post(ADDRESS, data)
    assert response.status_code == 409
    page = words(response)
    assert "Planen er ændret, siden du så den." in page
    assert page.count(WHY) == 2
    assert "Se især på aktivitet 1." in page
    assert f'value="{fingerprint(freeze(plan))}"' in page
    assert not Revision.objects.exists()
    assert secretariat.post(ADDRESS, {**data, "version": fingerprint(freeze(plan))}).status_code == 302


def test_an_explanation_nobody_asks_for_any_more_is_not_lost(secretariat, plan):
    response = secretariat.post(ADDRESS, typed(plan, version="en anden", SUM_X="Min lange forklaring"))
    assert response.status_code == 409
    assert "Min lange forklaring" in words(response)


def test_the_second_of_two_hears_why_and_keeps_the_text(secretariat, plan):
    data = typed(plan)
    secretariat.post(ADDRESS, data)
    response = secretariat.post(ADDRESS, data)
    assert response.status_code == 409
    assert "Version 2022.1 er til godkendelse. Vent på svaret" in words(response)
    assert WHY in words(response)
    assert Revision.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_presses_in_the_same_instant_make_one_version(cast, plan):
    data = typed(plan)
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(cast.secretariat)
    codes = at_once([lambda client=client: client.post(ADDRESS, data).status_code for client in clients])
    assert sorted(codes) == [302, 409]
    assert Revision.objects.count() == 1


def test_while_a_version_waits_the_page_says_what_can_be_done(secretariat, act):
    act.submit()
    page = words(secretariat.get(ADDRESS))
    assert "Version 2022.1 er allerede til godkendelse" in page
    assert "<textarea" not in page


def test_a_draft_that_is_in_force_already_has_nothing_to_send(secretariat, act):
    act.approve(act.submit())
    page = words(secretariat.get(ADDRESS))
    assert "Der er intet nyt at sende." in page
    assert "<textarea" not in page


def test_after_sending_back_the_changes_are_told_since_then(secretariat, act, plan):
    version = act.submit()
    act.recommend(version)
    act.answer(version, "Socialforvaltningen", "sent_back")
    rename(plan)
    page = words(secretariat.get(ADDRESS))
    assert "siden 2022.1" in page
    assert "Et nyt navn" in page


def test_with_a_script_only_the_form_is_exchanged_and_success_leads_on(secretariat, plan):
    headers = {"HX-Request": "true"}
    refused = secretariat.post(ADDRESS, {"version": "x"}, headers=headers)
    assert refused.content.decode().lstrip().startswith("<form")
    sent = secretariat.post(ADDRESS, typed(plan), headers=headers)
    assert sent["HX-Redirect"] == reverse("revision", args=["amager", 2022, 1])


def test_hostile_text_is_harmless(secretariat, plan):
    evil = "<script>x()</script>"
    page = secretariat.post(ADDRESS, typed(plan, why=evil, message=evil, version="y")).content.decode()
    assert "<script>x()" not in page
    secretariat.post(ADDRESS, typed(plan, why=evil, message=evil))
    assert "<script>x()" not in secretariat.get(reverse("revision", args=["amager", 2022, 1])).content.decode()

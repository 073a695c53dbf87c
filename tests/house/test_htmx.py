# SPDX-License-Identifier: MPL-2.0
"""Answers to htmx requests that must not replace typed text, and the headers of every page."""

import json
import re

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.test import Client, RequestFactory
from django.urls import reverse

from partnerskab import htmx

HTMX = {"HX-Request": "true"}


def through(response: HttpResponse, **headers: str) -> HttpResponse:
    request = RequestFactory().post("/x/", headers=headers)
    return htmx.keep_typed_text(lambda _: response)(request)


def login_redirect() -> HttpResponse:
    return HttpResponseRedirect(resolve_url(settings.LOGIN_URL) + "?next=/x/")


def test_an_expired_session_answers_401_and_tells_the_script():
    answer = through(login_redirect(), **HTMX)
    assert answer.status_code == 401
    assert answer["HX-Trigger"] == "session-expired"
    assert "logget ud" in answer.content.decode()
    assert "Location" not in answer


def test_a_page_is_sent_to_the_login():
    assert through(login_redirect()).status_code == 302
    assert through(login_redirect(), **HTMX, **{"HX-Boosted": "true"}).status_code == 302


@pytest.mark.parametrize("response", [HttpResponse("ok"), HttpResponseRedirect("/amager/"), HttpResponse(status=422)])
def test_other_answers_pass_untouched(response: HttpResponse):
    assert through(response, **HTMX) is response


def test_config_swaps_409_and_422_but_no_other_error():
    handling = htmx.CONFIG["responseHandling"]

    def swaps(status: int) -> bool:
        return next(rule["swap"] for rule in handling if re.search(rule["code"], str(status)))

    assert [status for status in (200, 204, 302, 401, 403, 404, 409, 422, 500) if swaps(status)] == [200, 302, 409, 422]


def test_config_reaches_the_templates_as_json():
    assert json.loads(htmx.config(HttpRequest())["htmx_config"]) == htmx.CONFIG


@pytest.mark.django_db
def test_an_old_form_is_refused_in_plain_danish():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(settings.LOGIN_URL, {"login": "x"}, headers=HTMX)
    assert answer.status_code == 403
    assert answer.content.decode() == htmx.CSRF_REFUSED
    assert strict.post(settings.LOGIN_URL, {"login": "x"}).status_code == 403


@pytest.mark.django_db
def test_every_page_carries_the_safety_headers(client):
    answer = client.get(settings.LOGIN_URL)
    assert answer.status_code == 200
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert "'unsafe-inline'" not in policy["script-src"] + policy["style-src"]
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert (answer["X-Frame-Options"], answer["Referrer-Policy"]) == ("DENY", "same-origin")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_nobody_signs_up_alone(client):
    answer = client.post("/konto/signup/", {"email": "ny@example.dk", "password1": "langt-kodeord-1"})
    assert answer.status_code == 404
    assert not get_user_model().objects.exists()


@pytest.mark.django_db
def test_a_lacking_right_is_told_in_a_sentence_for_htmx(client, cast, plan):
    client.force_login(cast.steering_group)
    address = reverse("activity_new", args=["amager", plan.year])
    answer = client.get(address, headers=HTMX)
    assert (answer.status_code, answer["Content-Type"]) == (403, "text/plain; charset=utf-8")
    assert answer.content.decode() == "Kun arbejdsgruppen og sekretariatet kan redigere planen."
    assert "<h1" in client.get(address).content.decode()

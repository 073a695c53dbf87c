# SPDX-License-Identifier: MPL-2.0
"""A version whose stored content is not what was submitted is neither shown nor decided on, and the page says so."""

import logging

import pytest
from django.urls import reverse

from partnerskab.revisions.models import Decision, Revision
from tests.documents.proving.tampering import tamper

SAYS = "er ikke det, der blev indsendt"
OTHER_AMOUNT = "convert_to(replace(convert_from(content, 'UTF8'), '285000', '385000'), 'UTF8')"
BROKEN = {"no JSON": "'\\x00'::bytea", "a plan with another amount": OTHER_AMOUNT}


@pytest.fixture(params=BROKEN.values(), ids=BROKEN.keys())
def broken(request, act) -> Revision:
    """A version before the parties, its content rewritten in the database."""
    revision = act.submit()
    act.recommend(revision)
    tamper(Revision, f"UPDATE {{table}} SET content = {request.param}")
    return revision


@pytest.mark.parametrize("name", ["revision", "revision_reading", "decide", "comparison", "versions", "front"])
def test_every_page_that_would_show_it_says_so(client, cast, broken, name, caplog):
    client.force_login(cast.steering_group)
    number = [broken.number] if name in ("revision", "revision_reading", "decide") else []
    address = reverse(name, args=["amager"] if name == "front" else ["amager", 2022, *number])
    with caplog.at_level(logging.ERROR):
        page = client.get(address)
    assert page.status_code == 500
    assert SAYS in page.content.decode()
    assert f"{address}: " in caplog.text


def test_nobody_decides_on_it(client, cast, broken):
    client.force_login(cast.steering_group)
    answer = {"press": "yes-approve", "content_sha256": broken.content_sha256}
    page = client.post(reverse("decide", args=["amager", 2022, 1]), answer)
    assert page.status_code == 500
    assert SAYS in page.content.decode()
    assert Decision.objects.filter(revision=broken).count() == 1


def test_a_stranger_learns_nothing_of_it(client, cast, broken):
    client.force_login(cast.stranger)
    assert client.get(reverse("revision", args=["amager", 2022, 1])).status_code == 404


def test_the_draft_is_not_touched(client, cast, broken):
    client.force_login(cast.working_group)
    assert client.get(reverse("plan", args=["amager", 2022])).status_code == 200
    assert client.get(reverse("reading", args=["amager", 2022])).status_code == 200

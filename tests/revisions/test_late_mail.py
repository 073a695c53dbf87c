# SPDX-License-Identifier: MPL-2.0
"""A version's page says so when the mail about its plan does not get out."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from partnerskab.notices.models import Letter


def waits(cast, plan, minutes: int) -> Letter:
    made = timezone.now() - datetime.timedelta(minutes=minutes)
    return Letter.objects.create(recipient=cast.steering_group, plan=plan, made_at=made)


def page(client, user) -> str:
    client.force_login(user)
    return client.get(reverse("revision", args=["amager", 2022, 1])).content.decode()


def test_the_secretariat_sees_whose_mail_waits(client, cast, plan, act):
    act.submit()
    letter = waits(cast, plan, 6)
    told = page(client, cast.secretariat)
    assert "Én mail er ikke kommet af sted" in told
    assert "Til Stine Styrer." in told
    assert "Mail, der venter" not in page(client, cast.collaborator)
    letter.sent(timezone.now())
    assert "Mail, der venter" not in page(client, cast.secretariat)


@pytest.mark.parametrize("minutes", [0, 1])
def test_mail_that_is_on_its_way_is_no_news(client, cast, plan, act, minutes):
    act.submit()
    waits(cast, plan, minutes)
    assert "Mail, der venter" not in page(client, cast.secretariat)

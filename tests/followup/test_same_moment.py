# SPDX-License-Identifier: MPL-2.0
"""Two who write in a round in the same instant: nothing is lost, and no version lacks what was saved before it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from activities.results import write
from partnerskab.followup import closing
from partnerskab.followup.models import Answer, Round
from partnerskab.revisions.lifecycle import Word
from partnerskab.revisions.models import Revision
from tests.budgets.test_same_moment import wait_for_a_lock
from tests.followup.form import post, read
from tests.revisions.acting import Acting
from tests.same_moment import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def secretariat(cast) -> Client:
    client = Client()
    client.force_login(cast.secretariat)
    return client


def test_the_first_judgement_is_not_given_twice(client, cast, midterm):
    activity = midterm.answers.get().activity
    criterion = activity.success_criteria.create(order=9, text="Flere kommer")
    client.force_login(cast.working_group)
    typed = read(client, midterm, activity) | {f"k-{criterion.pk}-state": "not_met"}
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            write(criterion, midterm.year, 0, {"state": "met", "figure": "41"})
            made = other.submit(at_once, [lambda: post(client, midterm, activity, typed)])
            wait_for_a_lock()
        (response,) = made.result(timeout=20)
    assert response.status_code == 409
    assert criterion.results.get().figure == "41"


def meanwhile(call, act) -> object:
    """What the call gives that waits for the round while `act` is done."""
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            closing.hold(Round.objects.get())
            made = other.submit(at_once, [call])
            wait_for_a_lock()
            act()
        return made.result(timeout=20)[0]


def test_an_answer_saved_while_the_round_closes_is_seen_first(secretariat, midterm):
    submit = reverse("submit", args=["amager", midterm.address])
    form = secretariat.get(submit).context["form"]
    typed = dict.fromkeys(form.findings, "De svarer senere.") | {"version": form["version"].value(), "message": "Her"}
    response = meanwhile(
        lambda: secretariat.post(submit, typed), lambda: Answer.objects.update(happened="Fem er holdt.", version=2)
    )
    assert response.status_code == 409
    assert "er ændret, siden du så" in response.content.decode()
    assert Round.objects.get().is_open
    form = response.context["form"]
    typed["version"] = form["version"].value()
    assert secretariat.post(submit, typed).status_code == 302
    assert "Fem er holdt." in str(Revision.objects.get().content)


def test_a_round_is_not_opened_while_a_version_is_being_made(secretariat, cast, midterm):
    follow_up = Acting(cast, midterm)
    follow_up.record(follow_up.submit(), 0, {"": Word("approved")})
    reopen = reverse("followup_reopen", args=["amager", midterm.mark])
    Answer.objects.update(happened="Fem er holdt.", version=2)
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            follow_up.submit()
            made = other.submit(at_once, [lambda: secretariat.post(reopen)])
            wait_for_a_lock()
        made.result(timeout=20)
    assert not Round.objects.get().is_open

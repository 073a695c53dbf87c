# SPDX-License-Identifier: MPL-2.0
"""The year around a plan: the front page, a round of follow-up with its answers, the year, a meeting."""

import datetime
import itertools
from collections.abc import Callable, Iterator

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity, Plan
from partnerskab.agreements.models import Body
from partnerskab.content.freezing_followup import freeze_round
from partnerskab.followup.answering import ANSWER
from partnerskab.followup.models import Answer, Round
from partnerskab.meetings.models import AgendaPoint, Meeting
from tests.followup.form import post, read

from .measure import Timing, timed

DAY = datetime.date(2022, 5, 10)


def yearly(client: Client, plan: Plan) -> Iterator[Timing]:
    """What is measured for one size of plan."""
    size, runs = plan.activities.count(), 20 if plan.activities.count() < 1000 else 4
    slug = plan.agreement.partnership.slug
    midterm = _answered(plan)
    activity = plan.activities.order_by("order")[0]
    pages = {
        "front page": reverse("front", args=[slug]),
        "the year": reverse("year", args=[slug, plan.year]),
        "round of follow-up": reverse("followup", args=[slug, midterm.mark]),
        "an answer's page": reverse("followup_answer", args=[slug, midterm.mark, activity.pk]),
        "meeting of 12 points": reverse("meeting", args=[slug, _meeting(plan).mark]),
    }
    for what, address in pages.items():
        yield timed(f"{what}, {size} activities", _getting(client, address), runs)
    yield timed(f"save of an answer, {size} activities", _saving(client, midterm, activity), 20)
    yield timed(f"freeze_round(), {size} activities", lambda: freeze_round(midterm, DAY), runs)


def _answered(plan: Plan) -> Round:
    """The open half-way status of the plan, with an answer for every second activity."""
    made = Round.objects.create(plan=plan, kind=Round.Kind.MIDTERM, opened_on=DAY, due_on=DAY)
    Answer.objects.bulk_create(
        Answer(round=made, activity=one, state="on_track", happened="Målt.", sent_at=timezone.now())
        for one in plan.activities.order_by("order")[1::2]
    )
    return made


def _meeting(plan: Plan) -> Meeting:
    body = Body.objects.create(agreement=plan.agreement, kind=Body.Kind.STEERING, name="Styregruppen", order=1)
    made = Meeting.objects.create(agreement=plan.agreement, body=body, year=plan.year, number=1, held_on=DAY)
    for at in range(12):
        AgendaPoint.objects.create(meeting=made, order=at, title=f"Punkt {at}", text="<p>Målt.</p>")
    return made


def _getting(client: Client, address: str) -> Callable[[], None]:
    def get() -> None:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)

    return get


def _saving(client: Client, midterm: Round, activity: Activity) -> Callable[[], None]:
    """A save of the form that changes one text each time; the first writes the answer."""
    typed, times = read(client, midterm, activity), itertools.count()
    _, *others = typed["version"].split()

    def save() -> None:
        so_far = next(times)
        version = " ".join([f"{ANSWER}:{so_far}", *others])
        response = post(client, midterm, activity, {**typed, "version": version, "happened": f"Gemt {so_far} gange."})
        assert response.status_code == 302, response.status_code

    return save

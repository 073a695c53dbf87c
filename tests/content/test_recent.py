# SPDX-License-Identifier: MPL-2.0
"""What people did lately, told as people tell it."""

import datetime
from itertools import pairwise

import pytest
from django.test import RequestFactory
from simple_history.models import HistoricalRecords

from activities.models import ActivitySection, Deliverable, PlanSection
from partnerskab.content.recent import _told_moment, latest


@pytest.fixture
def act(cast):
    """Save a row as a user does: act(user, row, text="...")."""

    def save(user, row, **values):
        request = RequestFactory().post("/")
        request.user = user
        HistoricalRecords.context.request = request
        try:
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
        finally:
            del HistoricalRecords.context.request

    return save


def told(plan, limit=6):
    return [(change.author.short, change.deed, change.title) for change in latest(plan, limit)]


def test_a_plan_from_a_paper_alone_has_nothing_to_tell(plan):
    assert latest(plan, 6) == []


def test_changes_are_told_newest_first_with_who_and_where(cast, plan, act):
    section = ActivitySection.objects.filter(activity__plan=plan, kind="timeline").first()
    act(cast.working_group, section, text="<p>Ny tekst</p>")
    output = Deliverable.objects.filter(activity__plan=plan).first()
    act(cast.colleague, output, text="Nyt")
    act(cast.secretariat, PlanSection.objects.filter(plan=plan, kind="front").first(), title="Indledning")
    first, second, third = told(plan)
    assert first == ("Sikker By", "ændrede kapitlet Indledning", "")
    assert second == ("Københavns Politi", "ændrede leverancerne", output.activity.title)
    assert third == ("Helhedsplanen", "ændrede Tidsplan", section.activity.title)
    assert all(one.when >= other.when for one, other in pairwise(latest(plan, 6)))


def test_what_belongs_together_is_told_once(cast, plan, act):
    section = ActivitySection.objects.filter(activity__plan=plan, kind="timeline").first()
    for number in range(5):
        act(cast.working_group, section, text=f"<p>Tekst {number}</p>")
    assert len(latest(plan, 6)) == 1


def test_no_more_than_asked_for(cast, plan, act):
    for section in ActivitySection.objects.filter(activity__plan=plan, kind="timeline"):
        act(cast.working_group, section, text="<p>Ny</p>")
    assert len(latest(plan, 3)) == 3


def test_moments_are_told_as_people_say_them():
    today = datetime.date(2026, 11, 20)

    def at(day):
        return _told_moment(datetime.datetime(2026, 11, day, 8, 5, tzinfo=datetime.UTC), today).replace("\xa0", " ")

    assert at(20) == "I dag kl. 8.05"
    assert at(19) == "I går kl. 8.05"
    assert at(12) == "12. november 2026 kl. 8.05"


def test_the_front_page_tells_it(client, cast, plan, act):
    client.force_login(cast.secretariat)
    assert "Ingen har ændret i planen endnu." in client.get("/amager/").content.decode()
    section = ActivitySection.objects.filter(activity__plan=plan, kind="timeline").first()
    act(cast.working_group, section, text="<p>Ny tekst</p>")
    page = client.get("/amager/").content.decode()
    assert "<strong>Helhedsplanen</strong> ændrede Tidsplan i <a" in page

# SPDX-License-Identifier: MPL-2.0
"""How an activity is sorted (level, category, CFBU category), and which of the last plan's activities it carries on."""

import datetime

import pytest
from django.urls import reverse

from activities.models import Activity, Plan
from partnerskab.agreements.models import Agreement, FocusArea
from partnerskab.content.freezing import freeze
from partnerskab.revisions.comparing import compare
from tests.activities.conftest import browser_of
from tests.activities.test_activity_facts import edit
from tests.activities.test_activity_page import address

SORTS = {"level": "kvarter", "category": "Netværksskabende aktiviteter", "cfbu_type": "Tryghedsvandringer"}


@pytest.fixture
def next_plan(plan: Plan) -> Plan:
    """The first plan under the next agreement, with one activity."""
    first, last = datetime.date(2025, 1, 1), datetime.date(2028, 12, 31)
    partnership = plan.agreement.partnership
    agreement = Agreement.objects.create(partnership=partnership, title="Ny aftale", valid_from=first, valid_to=last)
    area = FocusArea.objects.create(agreement=agreement, number=1, title="Naboskab")
    later = Plan.objects.create(agreement=agreement, year=2025)
    Activity.objects.create(plan=later, number=1, title="Banen ved skolen", focus_area=area)
    return later


def posted(activity: Activity, **typed: object) -> dict[str, object]:
    standing = {name: getattr(activity, name) or "" for name in ("title", "number", "state", "origin", "version")}
    return standing | {"level": "", "category": "", "cfbu_type": ""} | typed


def form_of(activity: Activity) -> str:
    """The address of the form of an activity in whichever plan."""
    return reverse("facts_edit", args=["amager", activity.plan.year, activity.pk])


def test_a_plan_that_sorts_nothing_shows_nothing_of_it(writer, activity):
    page = writer.get(address(activity)).text
    assert "Niveau" not in page
    assert "Viderefører" not in page
    form = writer.get(edit(activity)).text
    assert '<details class="sorts"><summary>' in form
    assert "Viderefører" not in form


def test_how_it_is_sorted_is_saved_and_stands_on_every_page(writer, activity, facts, cast):
    response = writer.post(edit(activity), facts | SORTS)
    assert response.status_code == 200
    activity.refresh_from_db()
    assert {name: getattr(activity, name) for name in SORTS} == SORTS
    said = ("Kvarterniveau", SORTS["category"], SORTS["cfbu_type"])
    pages = [writer.get(where).text for where in (address(activity), reverse("reading", args=["amager", 2022]))]
    assert all(words in text for text in (response.text, *pages) for words in said)
    assert '<details class="sorts" open>' in writer.get(edit(activity)).text
    assert activity.history.first().history_user == cast.working_group


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"level": "gade"}, "Vælg beboer-, kvarter- eller bydelsniveau på listen."),
        ({"category": "x" * 161}, "Skriv højst 160 tegn, fx ”Netværksskabende aktiviteter”."),
        ({"cfbu_type": "x" * 161}, "Skriv højst 160 tegn, fx ”Tryghedsvandringer”."),
    ],
)
def test_invalid_sorts_come_back_open_with_what_was_typed(writer, activity, facts, typed, message):
    response = writer.post(edit(activity), facts | SORTS | {"title": "Skrevet navn"} | typed)
    assert response.status_code == 422
    assert message in response.text
    assert "Skrevet navn" in response.text
    assert '<details class="sorts" open>' in response.text
    activity.refresh_from_db()
    assert activity.version == 1


def test_a_stale_save_shows_both_levels_in_words(writer, colleague, activity, facts):
    colleague.post(edit(activity), facts | {"level": "bydel"})
    response = writer.post(edit(activity), facts | {"level": "beboer", "category": "Min"})
    assert response.status_code == 409
    assert "<mark>Beboerniveau</mark>" in response.text
    assert "<mark>Bydelsniveau</mark>" in response.text
    assert "<mark>Min</mark>" in response.text
    assert "<mark>tomt</mark>" in response.text


def test_the_last_plans_activities_can_be_chosen_across_agreements(cast, plan, next_plan):
    writer = browser_of(cast.working_group)
    activity, old = next_plan.activities.get(), plan.activities.get(number=9)
    form = writer.get(form_of(activity)).text
    assert "9 Blå Bane – arena for brobygning (2022)" in form
    assert form.count("(2022)") == plan.activities.count()
    response = writer.post(form_of(activity), posted(activity, predecessor=str(old.pk)))
    assert response.status_code == 200
    assert f'<a href="{address(old)}">9 Blå Bane' in response.text
    activity.refresh_from_db()
    assert activity.predecessor == old
    kept = compare(freeze(plan), freeze(next_plan)).kept
    assert [(change.before.title, change.after.title) for change in kept] == [(old.title, activity.title)]
    assert kept[0].is_elsewhere


def test_it_can_be_taken_back_and_a_form_without_the_choice_leaves_it(cast, plan, next_plan):
    writer = browser_of(cast.working_group)
    activity = next_plan.activities.get()
    activity.predecessor = plan.activities.get(number=1)
    activity.save()
    writer.post(form_of(activity), posted(activity, title="Andet navn"))
    activity.refresh_from_db()
    assert activity.predecessor is not None
    writer.post(form_of(activity), posted(activity, predecessor=""))
    activity.refresh_from_db()
    assert activity.predecessor is None


def test_only_the_last_plan_of_the_same_partnership_is_offered(cast, plan, next_plan, make_plan):
    writer = browser_of(cast.working_group)
    activity, other = next_plan.activities.get(), plan.activities.get(number=1)
    for wrong in (activity.pk, "en anden", "11111111-1111-4111-8111-111111111111"):
        response = writer.post(form_of(activity), posted(activity, predecessor=wrong))
        assert response.status_code == 422
        assert "Vælg en aktivitet fra sidste plan på listen" in response.text
    Plan.objects.filter(pk=plan.pk).update(agreement=_elsewhere(cast))
    response = writer.post(form_of(activity), posted(activity, predecessor=other.pk))
    assert response.status_code == 422


def _elsewhere(cast) -> Agreement:
    first, last = datetime.date(2021, 1, 1), datetime.date(2024, 12, 31)
    return Agreement.objects.create(partnership=cast.elsewhere, title="En anden", valid_from=first, valid_to=last)


def test_the_choice_costs_as_much_for_many_activities_as_for_few(cast, make_plan, next_plan, django_assert_num_queries):
    writer = browser_of(cast.working_group)
    activity = next_plan.activities.get()
    writer.get(form_of(activity))
    old = Plan.objects.get(year=2022)
    with django_assert_num_queries(5):
        writer.get(form_of(activity))
    Activity.objects.bulk_create(
        Activity(plan=old, title=f"Nr. {at}", focus_area=old.agreement.focus_areas.first()) for at in range(60)
    )
    with django_assert_num_queries(5):
        assert writer.get(form_of(activity)).text.count("(2022)") == 72

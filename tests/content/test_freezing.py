# SPDX-License-Identifier: MPL-2.0
"""Freezing gives back what was stored, always the same bytes, in a constant number of queries."""

import dataclasses
import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Activity, ActivityPartner, Deliverable, Plan, PlanSection, SuccessCriterion
from budgets.models import FundingLine
from partnerskab.agreements.models import Organisation
from partnerskab.content.canonical import to_json
from partnerskab.content.checks import check_activity
from partnerskab.content.freezing import freeze, freeze_activity, freeze_outline
from partnerskab.content.tree import PartyContent, Stated
from tests.content.papers import plan_2022
from tests.content_examples import empty_plan, line

MakePlan = Callable[..., Plan]
ROLES = {"part": "party", "samarbejdspartner": "collaborator"}


def comparable(thing: Any) -> Any:
    """The content without what storing makes anew (ids), and with stated totals and roles as the database has them."""
    if isinstance(thing, tuple):
        parts = [comparable(part) for part in thing]
        is_stated = bool(thing) and isinstance(thing[0], Stated)
        return tuple(sorted(parts, key=lambda row: (row.source, row.year)) if is_stated else parts)
    if not dataclasses.is_dataclass(thing) or isinstance(thing, type):
        return thing
    changes = {field.name: comparable(getattr(thing, field.name)) for field in dataclasses.fields(thing)}
    if "id" in changes:
        changes["id"] = ""
    if isinstance(thing, PartyContent):
        changes["role"] = ROLES.get(thing.role, thing.role)
    return dataclasses.replace(thing, **changes)


@pytest.mark.parametrize("content", [plan_2022(), empty_plan()], ids=["2022", "empty"])
def test_freezing_gives_back_the_content_that_was_stored(make_plan: MakePlan, content: Any) -> None:
    assert comparable(freeze(make_plan(content=content))) == comparable(content)


def test_ids_are_those_of_the_rows(plan: Plan) -> None:
    frozen = freeze(plan)
    assert {activity.id for activity in frozen.activities} == {str(row.pk) for row in plan.activities.all()}
    assert {row.id for row in frozen.all_lines()} == {str(row.pk) for row in plan.funding_lines.all()}


def test_one_activity_freezes_as_it_does_in_its_plan(plan: Plan) -> None:
    for activity in freeze(plan).activities:
        assert freeze_activity(Activity.objects.get(pk=activity.id)) == activity


def test_an_outline_of_the_agreement_finds_the_same_in_an_activity(make_plan: MakePlan) -> None:
    plan = make_plan(content=plan_2022())
    frozen = freeze(plan)
    outline = freeze_outline(plan.agreement)
    assert any(check_activity(activity, outline, 2022) for activity in frozen.activities)
    for activity in frozen.activities:
        assert check_activity(activity, outline, 2022) == check_activity(activity, frozen.agreement, 2022)


def test_an_actor_is_called_by_its_organisation_unless_it_has_a_name_of_its_own(plan: Plan) -> None:
    activity = plan.activities.get(number=1)
    police = Organisation.objects.get(name="Københavns Politi")
    activity.partners.all().delete()
    activity.partners.create(organisation=police, order=1)
    activity.partners.create(organisation=police, name="Amager Nærpoliti", order=2)
    assert [actor.name for actor in freeze_activity(activity).partners] == ["Københavns Politi", "Amager Nærpoliti"]


def test_who_decides_is_who_is_party_in_the_year_of_the_plan(plan: Plan) -> None:
    parties = list(plan.agreement.parties.order_by("order")[:4])
    days = [(None, datetime.date(2021, 12, 31)), (None, datetime.date(2022, 1, 1)), (datetime.date(2023, 1, 1), None)]
    for party, (first, last) in zip(parties, days, strict=False):
        party.from_date, party.to_date = first, last
        party.save()
    names = [party.name for party in freeze(plan).agreement.parties]
    assert [str(party) in names for party in parties] == [False, True, False, True]


def test_a_predecessor_is_kept_by_its_id(plan: Plan) -> None:
    first, second = plan.activities.filter(number__in=[1, 2]).order_by("number")
    second.predecessor = first
    second.save()
    assert freeze_activity(second).predecessor == str(first.pk)
    assert freeze_activity(first).predecessor == ""


def test_nothing_of_another_plan_leaks_in(plan: Plan) -> None:
    before = to_json(freeze(plan))
    neighbour = Plan.objects.create(agreement=plan.agreement, year=2023)
    activity = Activity.objects.create(plan=neighbour, title="Naboens", is_appendix=True)
    FundingLine.objects.create(plan=neighbour, activity=activity, post="Naboens post")
    FundingLine.objects.create(plan=neighbour, post="Naboens linje")
    neighbour.stated_totals.create(source="plan_total", year=2022, kr=1)
    neighbour.sections.create(title="Naboens kapitel")
    assert to_json(freeze(plan)) == before


@pytest.mark.parametrize("activities", [1, 30])
def test_the_number_of_queries_is_the_same_for_any_number_of_activities(make_plan: MakePlan, activities: int) -> None:
    plan = Plan.objects.get(pk=make_plan(activities).pk)
    activity = plan.activities.select_related("focus_area").get(number=1)
    with CaptureQueriesContext(connection) as queries:
        freeze(plan)
    with CaptureQueriesContext(connection) as queries_of_one:
        freeze_activity(activity)
    print(f"{activities} activities: freeze {len(queries)} queries, freeze_activity {len(queries_of_one)}")
    assert (len(queries), len(queries_of_one)) == (20, 9)


def test_a_post_with_a_funder_costs_no_query_of_its_own(make_plan: MakePlan) -> None:
    content = plan_2022()
    posts = tuple(line(f"Post {name}", (1, 2, 3, 4), funder=name) for name in ("SOF", "BUF", "TMF"))
    content = dataclasses.replace(
        content, lines=posts, activities=(dataclasses.replace(content.activities[0], lines=posts),)
    )
    plan = Plan.objects.get(pk=make_plan(content=content).pk)
    with CaptureQueriesContext(connection) as queries:
        frozen = freeze(plan)
    assert [row.funder for row in frozen.all_lines()] == ["SOF", "BUF", "TMF"] * 2
    assert len(queries) == 20


def test_rows_that_share_a_place_freeze_in_one_order(plan: Plan) -> None:
    activity = plan.activities.get(number=1)
    ids = [uuid.uuid4() for _ in range(12)]
    rows = {
        Deliverable: {"activity": activity, "text": "x"},
        SuccessCriterion: {"activity": activity, "text": "x"},
        ActivityPartner: {"activity": activity, "name": "x"},
        FundingLine: {"plan": plan, "activity": activity, "post": "x"},
        PlanSection: {"plan": plan, "title": "x"},
        Activity: {"plan": plan, "title": "x", "is_appendix": True},
    }
    for model, values in rows.items():
        model.objects.bulk_create(model(id=each, **values) for each in ids)
    before = to_json(freeze(plan))
    # An update moves a row to the end of its table, and so in the answer to a query that leaves ties to the server.
    for model in rows:
        for each in sorted(ids, reverse=True):
            model.objects.filter(pk=each).update(version=2)
    assert to_json(freeze(plan)) == before

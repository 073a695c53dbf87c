# SPDX-License-Identifier: MPL-2.0
"""Who lacks an answer, whom it is asked of, and what was answered last; in a constant number of queries."""

import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activities.models import ActivityPartner, Plan
from partnerskab.agreements.models import Partnership
from partnerskab.followup.missing import Missing, last_answers, missing
from partnerskab.followup.models import Answer, Round


def lacking(partnership: Partnership) -> list[Missing]:
    newest = Plan.objects.of(partnership).order_by("year").last()
    return missing(Round.objects.of(partnership), since=newest.year - 1 if newest else 0)


def test_everything_but_what_is_sent_is_missing(cast, plan, midterm):
    found = lacking(cast.partnership)
    assert len(found) == plan.activities.count() - 1
    assert {one.due_on for one in found} == {datetime.date(2022, 5, 10)}
    sent = midterm.answers.get()
    assert sent.activity_id not in {one.activity.pk for one in found}
    sent.returned_at = timezone.now()
    sent.save()
    first = lacking(cast.partnership)[0]
    assert (first.activity, first.is_returned) == (sent.activity, True)


def test_nothing_is_missing_in_a_closed_round_nor_in_the_yearly_report(cast, plan, midterm):
    midterm.closed_at = timezone.now()
    midterm.save()
    Round.objects.create(plan=plan, kind=Round.Kind.ANNUAL, opened_on=datetime.date(2022, 12, 1))
    assert lacking(cast.partnership) == []
    assert lacking(cast.elsewhere) == []


def test_the_members_of_those_who_lead_are_asked_else_the_secretariat(cast, plan, midterm):
    _, second, third, fourth, *_ = plan.activities.in_reading_order()
    organisation = cast.colleague.memberships.get().organisation
    for activity in (second, third, fourth):
        activity.partners.filter(role="lead").delete()
    ActivityPartner.objects.create(activity=second, role="lead", organisation=organisation)
    ActivityPartner.objects.create(activity=third, role="lead", name="helhedsplanen")
    ActivityPartner.objects.create(activity=third, role="partner", organisation=organisation)
    asked = {one.activity: one.responsible for one in lacking(cast.partnership)}
    assert asked[second].people == (cast.colleague,)
    assert asked[second].organisations == {organisation.pk}
    assert asked[third].people == (cast.working_group,)
    assert asked[third].leads == ("helhedsplanen",)
    assert asked[fourth].people == (cast.secretariat,)
    assert asked[fourth].organisations == frozenset()


def test_one_who_has_left_or_may_not_answer_is_not_asked(cast, plan, midterm):
    second = plan.activities.in_reading_order()[1]
    second.partners.all().delete()
    for user in (cast.colleague, cast.steering_group):
        ActivityPartner.objects.create(activity=second, role="lead", organisation=user.memberships.get().organisation)
    cast.colleague.memberships.update(ended_on=datetime.date(2022, 1, 1))
    asked = {one.activity: one.responsible for one in lacking(cast.partnership)}
    assert asked[second].people == (cast.secretariat,)


def test_the_last_answer_is_the_newest_that_was_sent(plan, midterm):
    activity = midterm.answers.get().activity
    deliverable = activity.deliverables.first()
    told = last_answers(plan)
    assert list(told) == [activity.pk]
    assert told[activity.pk].delivered[deliverable.pk] == ("4 af 6", "")
    final = Round.objects.create(plan=plan, kind=Round.Kind.FINAL, opened_on=datetime.date(2022, 11, 1))
    begun = Answer.objects.create(round=final, activity=activity, state="done", happened="Alt er holdt.")
    assert last_answers(plan)[activity.pk].round == midterm
    begun.sent_at = timezone.now()
    begun.save()
    assert last_answers(plan)[activity.pk].state_label == "Gennemført"


@pytest.mark.parametrize("ask", [lambda made: lacking(made.partnership), lambda made: last_answers(made.plan)])
def test_the_number_of_queries_is_constant(make_plan, ask):
    assert _queries(make_plan, ask, 1) == _queries(make_plan, ask, 40) <= 6


def test_several_open_rounds_ask_no_more_often(plan, midterm):
    with CaptureQueriesContext(connection) as one:
        lacking(midterm.partnership)
    final = Round.objects.create(plan=plan, kind="final", opened_on=midterm.opened_on, due_on=datetime.date(2022, 2, 1))
    with CaptureQueriesContext(connection) as two:
        found = lacking(midterm.partnership)
    assert len(two) == len(one)
    count = plan.activities.count()
    assert [row.round for row in found] == [final] * count + [midterm] * (count - 1)


@pytest.mark.parametrize(("year", "asks"), [(2023, True), (2024, False)])
def test_old_rounds_that_nobody_closed_ask_no_more(cast, plan, midterm, year, asks):
    Plan.objects.create(agreement=plan.agreement, year=year)
    assert bool(lacking(cast.partnership)) is asks


def _queries(make_plan, ask, activities: int) -> int:
    with transaction.atomic():
        plan = make_plan(activities)
        made = Round.objects.create(plan=plan, kind="midterm", opened_on=datetime.date(2022, 4, 1))
        for activity in plan.activities.all():
            Answer.objects.create(round=made, activity=activity, state="done", sent_at=timezone.now())
            Answer.objects.filter(activity__number__gt=20).update(sent_at=None)
        with CaptureQueriesContext(connection) as queries:
            ask(made)
        transaction.set_rollback(True)
    return len(queries)

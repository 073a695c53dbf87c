# SPDX-License-Identifier: MPL-2.0
"""Follow-up, meetings and case papers frozen: all of it, in a constant number of queries, and read back as the same."""

import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from partnerskab.content.canonical import content_of, to_json
from partnerskab.content.checks import check
from partnerskab.content.freezing_followup import freeze_round
from partnerskab.content.matters import find_matter, freeze_matter, kind_of
from partnerskab.followup.models import Answer, Round
from partnerskab.revisions.comparing.whole import apply_whole, compare_whole
from partnerskab.revisions.presenting import present_whole

MATTERS = ("midterm", "steering_meeting", "case")


@pytest.fixture(params=MATTERS)
def matter(request):
    """One of each kind."""
    return request.getfixturevalue(request.param)


def test_it_reads_back_byte_for_byte(matter):
    content = freeze_matter(matter)
    assert content_of(to_json(content)) == content
    assert kind_of(content) == kind_of(matter) == content.matter


def test_it_is_found_at_its_address(matter):
    assert find_matter(matter.partnership, matter.address) == matter
    assert content_mark(matter) == matter.mark


def content_mark(matter):
    return freeze_matter(matter).mark


def test_two_differ_and_the_later_is_made_from_the_earlier(matter, midterm, steering_meeting, case):
    content = freeze_matter(matter)
    change = {"followup": ("introduction", "x"), "meeting": ("place", "x"), "case": ("case_number", "x")}
    field, value = change[kind_of(matter)]
    setattr(matter, field, value)
    later = freeze_matter(matter)
    found = compare_whole(content, later)
    assert apply_whole(content, type(later), found) == later
    assert [fact.field for fact in found.facts] == [field]
    assert not present_whole(content, later).is_same
    first = compare_whole(None, later)
    assert apply_whole(None, type(later), first) == later


def test_an_answer_is_told_with_what_was_promised_and_delivered(midterm):
    first, *others = freeze_round(midterm, datetime.date(2022, 5, 1)).told
    assert (first.state, first.is_sent) == ("on_track", True)
    assert first.deliverables
    assert {one.delivered for one in first.deliverables} == {"4 af 6"}
    assert not any(one.is_sent or one.state for one in others)


def test_the_yearly_report_tells_the_last_answers(midterm):
    report = Round.objects.create(plan=midterm.plan, kind=Round.Kind.ANNUAL, opened_on=datetime.date(2022, 12, 1))
    assert freeze_round(report, datetime.date(2022, 12, 1)).told[0].state == "on_track"
    final = Round.objects.create(plan=midterm.plan, kind=Round.Kind.FINAL, opened_on=datetime.date(2022, 11, 1))
    assert freeze_round(report, datetime.date(2022, 12, 1)).told[0].state == "on_track"
    Answer.objects.create(
        round=final, activity=midterm.answers.get().activity, state="done", happened="Alt er nået.",
        sent_at=datetime.datetime(2022, 11, 20, 12, tzinfo=datetime.UTC),
    )  # fmt: skip
    first = freeze_round(report, datetime.date(2022, 12, 1)).told[0]
    assert (first.state, {one.delivered for one in first.deliverables}) == ("done", {""})
    assert final.address == "opfoelgning/2022-afrapportering"


def test_unanswered_activities_block(midterm):
    codes = {finding.code for finding in check(freeze_matter(midterm)) if finding.blocks}
    assert codes == {"FOLLOWUP_UNANSWERED"}


@pytest.mark.parametrize("kind", Round.Kind.values)
def test_the_number_of_queries_is_constant(make_plan, kind):
    assert _queries(make_plan, kind, 1) == _queries(make_plan, kind, 40)


def _queries(make_plan, kind: str, activities: int) -> int:
    with transaction.atomic():
        plan = make_plan(activities)
        made = Round.objects.create(plan=plan, kind=kind, opened_on=datetime.date(2022, 11, 1))
        with CaptureQueriesContext(connection) as queries:
            freeze_round(made, datetime.date(2022, 11, 1))
        transaction.set_rollback(True)
    return len(queries)

# SPDX-License-Identifier: MPL-2.0
"""What the checks find in a round of follow-up."""

import datetime
from dataclasses import replace

import pytest

from partnerskab.content.checks import check
from partnerskab.content.freezing_followup import freeze_round


@pytest.fixture
def content(midterm):
    """A round in which all is told of every activity."""
    frozen = freeze_round(midterm, datetime.date(2022, 5, 1))
    first = frozen.told[0]
    told = tuple(
        replace(first, id=one.id, title=one.title, budget=1000, spent=900, deliverables=first.deliverables)
        for one in frozen.told
    )
    return replace(frozen, told=told)


def found(content, **first):
    """The codes of what is found where the first activity says something else."""
    changed = replace(content.told[0], **first)
    return {one.code: one for one in check(replace(content, told=(changed, *content.told[1:])))}


def test_a_round_that_tells_everything_has_no_findings(content):
    assert found(content) == {}


@pytest.mark.parametrize(
    ("first", "code", "blocks"),
    [
        ({"is_sent": False}, "FOLLOWUP_UNANSWERED", True),
        ({"state": "stopped", "next_steps": "", "money_note": ""}, "FOLLOWUP_STOPPED_UNEXPLAINED", False),
        ({"spent": 1001}, "FOLLOWUP_OVERSPENT", False),
    ],
)
def test_each_is_found_and_leads_to_the_activity(content, first, code, blocks):
    said = found(content, **first)
    assert list(said) == [code]
    assert said[code].blocks is blocks
    assert said[code].place.anchor == f"aktivitet-{content.told[0].id}"


def test_a_promise_that_nothing_is_said_of_is_found(content):
    silent = tuple(replace(one, delivered="", note="") for one in content.told[0].deliverables)
    assert list(found(content, deliverables=silent)) == ["FOLLOWUP_NOTHING_DELIVERED_SAID"]
    assert found(content, deliverables=()) == {}


def test_both_figures_of_what_is_overspent_are_said(content):
    assert "brugt 1.500 kr. af 1.000 kr., 500 kr." in found(content, spent=1500)["FOLLOWUP_OVERSPENT"].sentence.replace(
        "\u00a0", " "
    )
    assert found(content, spent=5000, budget=None) == {}


def test_a_stop_with_a_way_on_is_no_finding(content):
    assert found(content, state="stopped", next_steps="Pengene går til puljen.") == {}


def test_nobody_to_approve_blocks_and_a_missing_introduction_advises(content):
    without = {one.code: one.blocks for one in check(replace(content, steps=(), introduction=""))}
    assert without == {"FOLLOWUP_NOBODY_APPROVES": True, "FOLLOWUP_NO_INTRODUCTION": False}


def test_the_yearly_report_is_not_asked_again(content):
    said = {one.code for one in check(replace(content, kind="annual", told=(replace(content.told[0], is_sent=False),)))}
    assert "FOLLOWUP_UNANSWERED" not in said

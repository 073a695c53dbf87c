# SPDX-License-Identifier: MPL-2.0
"""`manage.py check_plan amager 2022`."""

import io
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from tests.content.papers import plan_2022

BLOCKED = "Planen kan ikke indsendes, før det, der spærrer, er rettet."


def test_findings_are_printed_with_codes_and_a_blocking_one_gives_exit_1(make_plan):
    make_plan(content=plan_2022())
    out = io.StringIO()
    with pytest.raises(CommandError, match=BLOCKED) as stop:
        call_command("check_plan", "amager", "2022", stdout=out)
    lines = out.getvalue().replace("\u00a0", " ").splitlines()
    assert stop.value.returncode == 1
    assert lines[0] == (
        "Spærrer for indsendelse: SUM_POSTS_STATED: Aktivitet 1 koster mere end sin egen sum. ”I alt” i papiret siger "
        "335.000 kr. i 2021 og 2022, men posterne giver 350.000 kr. Oversigten gentager papirets tal i 2021 og 2022."
    )
    assert [line.split(": ")[1] for line in lines[:3]] == ["SUM_POSTS_STATED", "SUM_OVERVIEW_ACTIVITY", "SUM_PLAN"]
    assert lines[-2:] == ["3 spærrer, 13 råd", "Mindst to samarbejdspartnere: 12 af 12 aktiviteter, 100 %"]


def test_advice_alone_gives_exit_0(make_plan):
    plan = plan_2022()
    sound = tuple(replace(activity, stated=()) for activity in plan.activities)
    make_plan(content=replace(plan, activities=sound, stated=()))
    out = io.StringIO()
    call_command("check_plan", "amager", "2022", stdout=out)
    assert "0 spærrer, 13 råd" in out.getvalue()


@pytest.mark.parametrize(("partnership", "year"), [("amager", "2023"), ("vestby", "2022"), ("nowhere", "2022")])
def test_a_plan_that_is_not_there_gives_exit_2(make_plan, partnership, year):
    make_plan(content=plan_2022())
    with pytest.raises(CommandError, match=f"Der er ingen tryghedsplan for {partnership} i {year}") as stop:
        call_command("check_plan", partnership, year)
    assert stop.value.returncode == 2

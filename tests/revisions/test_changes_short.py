# SPDX-License-Identifier: MPL-2.0
"""The few lines about what has changed that other pages show."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from partnerskab.content.tree import PlanContent
from partnerskab.revisions.comparing import compare
from partnerskab.revisions.presenting import short
from tests.content_examples import example_plan, line


def with_money(content: PlanContent, at: int, kr: int) -> PlanContent:
    """The plan with one post of so many kr. in the plan year of one activity."""
    activity = replace(content.activities[at], lines=(line("Løn", (0, kr, 0, 0)),))
    return replace(content, activities=(*content.activities[:at], activity, *content.activities[at + 1 :]))


@pytest.fixture
def before() -> PlanContent:
    return example_plan(4)


def shown(changes, url: str = "/alle/") -> str:
    return " ".join(
        render_to_string("revisions/_changes_short.html", {"changes": changes, "comparison_url": url}).split()
    )


def test_tells_each_change_with_sign_word_and_money(before: PlanContent) -> None:
    after = with_money(replace(before, activities=before.activities[:-1]), 0, 360_000)
    page = shown(short(compare(before, after), "2021.2"))
    assert "siden 2021.2" in page
    assert "<i>±</i></span><div>1 Dialog, kommunikation og værtskab <small><b>Justeret.</b> Beløb" in page
    assert "<i>×</i></span><div>4 Aktiviteter for unge omkring containeren" in page
    assert "+10.000" in page
    assert "−157.000" in page
    assert '<a href="/alle/">' in page


def test_keeps_the_weightiest_and_counts_the_rest() -> None:
    before = example_plan(11)
    after = before
    for at in range(11):
        after = with_money(after, at, 1_000 * (at + 1))
    changes = short(compare(before, after), limit=3)
    assert len(changes.rows) == 3
    assert changes.rest == "Og otte ændringer mere."
    assert [row.difference for row in changes.rows] == sorted(
        (row.difference for row in changes.rows), key=lambda text: -int(text.replace(".", "").replace("−", "-"))
    )


def test_the_first_version_is_no_list_of_new_things(before: PlanContent) -> None:
    changes = short(compare(None, before))
    assert changes.rows == ()
    page = shown(changes)
    assert "Det er den første version" in page
    assert "/alle/" not in page


def test_the_same_plan_says_so(before: PlanContent) -> None:
    assert "Intet." in shown(short(compare(before, before), "2021.2"))


def test_what_only_has_a_new_number_says_no_more(before: PlanContent) -> None:
    first, *rest = before.activities
    after = replace(before, activities=(replace(first, number=9), *rest))
    assert "<b>Nyt nummer.</b>" in shown(short(compare(before, after), "2021.2"))

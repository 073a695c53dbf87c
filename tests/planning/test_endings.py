# SPDX-License-Identifier: MPL-2.0
"""What an activity says of its own end, and what is proposed from that."""

from dataclasses import replace

import pytest

from partnerskab.content.tree import Amount, Line, Section
from partnerskab.planning.choosing import Fate, numbered, propose
from partnerskab.planning.endings import ends, signs
from tests.content_examples import example_plan

PLAN = example_plan(12)
FIRST = PLAN.activities[0]


def said(activity, year: int = 2023) -> list[str]:
    return [sign.words for sign in signs(activity, 2022, year)]


def with_cells(*cells: Amount):
    return replace(FIRST, lines=(Line("l", "Løn", "", cells),))


@pytest.mark.parametrize(
    ("anchored_from", "is_end"),
    [
        ("januar 2023", True),
        ("1. januar 2023", True),
        ("2023", True),
        ("udgangen af 2022", True),
        ("efter 2022", True),
        ("august 2023", False),
        ("udgangen af 2023", False),
        ("i løbet af 2023", False),
        ("januar 2024", False),
        ("når bevillingen udløber", False),
        ("", False),
    ],
)
def test_what_is_anchored_from_the_year_on_ends(anchored_from, is_end):
    activity = replace(FIRST, anchored_with="Fritidscentret", anchored_from=anchored_from)
    assert ends(signs(activity, 2022, 2023)) is is_end
    assert said(activity)[0].startswith("Forankres hos Fritidscentret")


def test_what_is_anchored_when_the_money_ends_ends_with_the_money():
    cells = Amount(2022, 5_000), Amount(2023, None, "-")
    activity = replace(with_cells(*cells), anchored_with="Fritidscentret", anchored_from="når bevillingen udløber")
    assert ends(signs(activity, 2022, 2023))


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([Amount(2022, 5_000), Amount(2023, None, "-")], ["Pengene slutter: der er ingen bevilling i 2023."]),
        ([Amount(2022, 5_000), Amount(2023, 0)], ["Pengene slutter: der er ingen bevilling i 2023."]),
        ([Amount(2022, 5_000)], ["Ingen har skrevet et beløb for 2023."]),
        ([Amount(2022, 5_000), Amount(2023, None, "", "drift")], []),
        ([Amount(2022, 5_000), Amount(2023, 5_000)], []),
        ([Amount(2021, 5_000)], []),
    ],
)
def test_money_that_stops_is_told_and_ends_nothing_by_itself(cells, words):
    activity = with_cells(*cells)
    assert said(activity) == words
    assert not ends(signs(activity, 2022, 2023))


@pytest.mark.parametrize(
    ("timeline", "is_end"),
    [
        ("<p>Forløbet begynder i 2021 og slutter i december 2022.</p>", True),
        ("<p>Aktiviteten afsluttes med udgangen af 2022.</p>", True),
        ("<p>Første fase afsluttes i 2022. Anden fase løber i 2023.</p>", False),
        ("<p>Aktiviteten slutter 31. december 2022. Siden er den andres.</p>", True),
        ("<p>Den stopper efter 1. halvår 2022.</p>", True),
        ("<p>Den udløber ultimo dec. 2022!</p>", True),
        ("<p>Den stopper ikke. Den holdes 1. juni 2022.</p>", False),
        ("<p>Slutter i 2024.</p>", False),
        ("<p>Der holdes møder i 2022.</p>", False),
    ],
)
def test_a_timeline_that_is_over_ends(timeline, is_end):
    activity = replace(FIRST, sections=(Section("s", "timeline", "", timeline),))
    assert ends(signs(activity, 2022, 2023)) is is_end


def test_what_has_ended_is_proposed_to_be_left():
    ended = replace(PLAN.activities[1], state="ophoert")
    plan = replace(PLAN, activities=(PLAN.activities[0], ended, *PLAN.activities[2:]))
    proposed = propose(plan, 2023, {1: 1, 2: 2, 3: 3})
    assert [one.choice.fate for one in proposed[:3]] == [Fate.CONTINUE, Fate.END, Fate.CONTINUE]
    assert [one.choice.number for one in proposed[:4]] == [1, None, 2, 3]


def test_numbers_have_no_holes_and_go_round_those_that_are_typed():
    rows = PLAN.activities[:4]
    assert list(numbered(rows, {rows[2].id: 2}, {1: 1, 2: 2, 3: 3}).values()) == [1, 3, 2, 4]
    assert numbered(rows, {rows[0].id: None}, {1: 1, 2: 2, 3: 3})[rows[1].id] == 1


def test_numbers_follow_the_order_of_the_new_areas():
    first, other = PLAN.activities[0], next(row for row in PLAN.activities if row.area == 2)
    assert numbered([first, other], {}, {1: 3, 2: 1}) == {other.id: 1, first.id: 2}


def test_an_appendix_without_a_number_keeps_to_that():
    appendix = replace(PLAN.activities[-1], number=None, is_appendix=True)
    assert numbered([appendix], {}, {}) == {appendix.id: None}

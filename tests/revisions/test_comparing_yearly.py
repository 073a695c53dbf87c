# SPDX-License-Identifier: MPL-2.0
"""Two versions of a follow-up or a case paper told in Danish, in full and on a few lines."""

from dataclasses import replace

import pytest

from partnerskab.content.yearly import Handled, Met
from partnerskab.revisions.choosing import Unknown, all_sides, choose
from partnerskab.revisions.presenting.short_whole import short_whole
from partnerskab.revisions.presenting.wholes import present_whole
from tests.case_examples import full_case
from tests.followup_examples import example_round


def lines(before, after) -> dict[str, list[str]]:
    groups = present_whole(before, after, "version 2022.1").groups
    return {group.title: [str(item) for part in group.parts for item in part.items] for group in groups}


def test_the_kind_of_a_round_is_told_in_danish():
    told = " ".join(lines(example_round(1), example_round(1, "final"))["opfølgningens oplysninger"])
    assert "Midtvejsstatus" in told
    assert "Afrapportering" in told
    assert "midterm" not in told


def test_how_often_a_body_is_to_meet_is_told():
    before = example_round(1, "annual")
    after = replace(before, met=(Met("Styregruppen", "steering", 2, None, 2), *before.met[1:]))
    told = " ".join(lines(before, after)["møder"])
    assert "mindst" in told
    assert "Arbejdsgruppen" not in told


def test_the_short_list_names_bodies_that_met_and_who_has_handled_a_case():
    before = example_round(1, "annual")
    rows = short_whole(before, replace(before, met=(*before.met, Met("Rådet", "other", 1, None, 1)))).rows
    assert [(row.phrase, row.title) for row in rows] == [("Møder", "Rådet")]
    case = full_case()
    later = replace(case, handlings=(*case.handlings, Handled("h3", "Borgerrepræsentationen", "", "Vedtog den")))
    assert [(row.phrase, row.title) for row in short_whole(case, later).rows] == [
        ("Behandling", "Borgerrepræsentationen")
    ]


@pytest.mark.parametrize("fixture", ["midterm", "steering_meeting", "case"])
def test_a_version_that_is_not_there_is_named_with_what_can_be_written(request, fixture):
    matter = request.getfixturevalue(fixture)
    with pytest.raises(Unknown, match=rf"^Der er ingen version {matter.mark}\.7\. .* for eksempel kladde i adressen"):
        choose(matter, all_sides(matter, drafts=True), f"{matter.mark}.7", "")
    with pytest.raises(Unknown, match=rf"^Der er ingen version {matter.mark}\.7\.$"):
        choose(matter, all_sides(matter, drafts=False), f"{matter.mark}.7", "")

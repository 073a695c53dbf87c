# SPDX-License-Identifier: MPL-2.0
"""What the checks find in a case paper, and against the versions it names."""

from dataclasses import replace

import pytest

from partnerskab.content.checks import check
from partnerskab.content.checks.case import Known, against_versions
from partnerskab.content.yearly import Recommended
from tests.case_examples import bare_case, full_case

MARK = full_case().subject_sha256


def codes(content) -> list[str]:
    return [finding.code for finding in check(content)]


def test_a_whole_paper_lacks_nothing_but_the_marks_of_foreign_annexes():
    assert codes(full_case()) == ["CASE_ANNEX_UNMARKED"]


def test_a_bare_one_lacks_everything_and_only_the_points_block():
    found = check(bare_case())
    assert [finding.code for finding in found if finding.blocks] == ["CASE_NO_RECOMMENDATION"]
    assert codes(bare_case()).count("CASE_EMPTY_PART") == 5
    assert "CASE_NO_NUMBER" in codes(bare_case())


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("udvalget godkender planen", False), ("at udvalget godkender planen", True), ("udvalget godkender planen.", True),
     ("At udvalget godkender", True), ("atletikhallen bygges", False)],
)  # fmt: skip
def test_a_point_goes_on_after_at(text, is_found):
    content = replace(full_case(), recommendations=(Recommended("p", text),), annexes=())
    assert codes(content) == (["CASE_AT_AS_SENTENCE"] if is_found else [])


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        (Known("2026.1", "approved", ""), []),
        (Known("2026.1", "approved", "2026.2"), ["CASE_SUBJECT_OLD", "CASE_ANNEX_OLD"]),
        (Known("2026.1", "pending", ""), ["CASE_SUBJECT_UNDECIDED"]),
        (Known("2026.1", "sent_back", ""), ["CASE_SUBJECT_UNDECIDED"]),
        (Known("2026.1", "withdrawn", "2026.2"), ["CASE_SUBJECT_OLD", "CASE_ANNEX_OLD"]),
    ],
)
def test_it_is_held_against_the_versions_there_are(known, wanted):
    assert [finding.code for finding in against_versions(full_case(), {MARK: known})] == wanted


def test_a_version_nobody_knows_says_nothing():
    assert list(against_versions(full_case(), {})) == []

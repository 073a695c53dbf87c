# SPDX-License-Identifier: MPL-2.0
"""The arithmetic of a year's follow-up: nothing is never nought, and sums say what they leave out."""

from budgets.followed import Followed, Sums, against_frame, sums


def test_a_post_is_summed_to_itself() -> None:
    assert sums([Followed(50_000, 30_000, 45_000)]) == Sums(50_000, 30_000, 45_000, 20_000, 5_000, 0, 0)


def test_nothing_entered_is_nothing_known() -> None:
    assert sums([Followed(50_000)]) == Sums(50_000, None, None, None, None, 0, 1)
    assert sums([]) == Sums(None, None, None, None, None, 0, 0)


def test_nought_spent_is_a_figure() -> None:
    assert sums([Followed(50_000, 0, 0)]).remainder == 50_000
    assert sums([Followed(0, 0, 0)]).remainder == 0


def test_a_post_without_kroner_has_nothing_left_and_stands_apart() -> None:
    found = sums([Followed(50_000, 30_000), Followed(None, 7_000, 9_000)])
    assert (found.spent, found.remainder, found.unbudgeted) == (37_000, 20_000, 7_000)
    alone = sums([Followed(None, 7_000, 9_000)])
    assert (alone.budget, alone.remainder, alone.expected, alone.unentered) == (None, None, None, 0)


def test_what_is_not_foreseen_is_taken_to_be_spent_as_budgeted() -> None:
    found = sums([Followed(50_000, 10_000, 40_000), Followed(5_000)])
    assert (found.remainder, found.expected, found.unentered) == (45_000, 10_000, 1)


def test_overspent_and_soon_overspent() -> None:
    assert sums([Followed(50_000, 50_001)]).is_overspent
    assert not sums([Followed(50_000, 50_000)]).is_overspent
    assert sums([Followed(50_000, 0, 50_001)]).will_be_overspent


def test_the_frame_counts_own_money_of_its_purpose() -> None:
    posts = [
        Followed(50_000, 20_000, 45_000),
        Followed(5_000, 1_000),
        Followed(None, 500),
        Followed(99_000, 99_000, is_own=False),
        Followed(340_000, 340_000, purpose="management"),
    ]
    found = against_frame(100_000, "activities", posts)
    assert (found.allotted, found.spent, found.expected) == (55_000, 21_500, 50_000)
    assert (found.free, found.left, found.left_over) == (45_000, 78_500, 50_000)

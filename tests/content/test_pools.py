# SPDX-License-Identifier: MPL-2.0
"""A pool's account is a pure function of its activity, and every sum in it is over the rows beside it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from partnerskab.content.pools import Standing, pool_account
from partnerskab.content.tree import Application, Line
from tests.content_examples import amount, example_plan

ASKED = Application("a", "Haveforeningen", "Fællesspisning", kr=12_000, applied_on="2022-02-01")
GRANTED = replace(ASKED, outcome="granted", granted=10_000, decided_on="2022-03-01", took_part="Fire parter")
PAID = replace(GRANTED, paid_on="2022-03-09")
ACCOUNTED = replace(PAID, accounted_on="2022-06-01", spent=7_500)
REFUSED = replace(ASKED, outcome="refused", decided_on="2022-03-01")
WITHDRAWN = replace(GRANTED, withdrawn_on="2022-04-01")
EVERY = (ASKED, GRANTED, PAID, ACCOUNTED, REFUSED, WITHDRAWN)


def pool(*applications: Application, lines: tuple[Line, ...] | None = None):
    activity = replace(example_plan().activities[1], is_pool=True, applications=applications)
    return activity if lines is None else replace(activity, lines=lines)


def line(cell: int | str, funding: str = "own", year: int = 2022) -> Line:
    return Line(f"{cell}", "Post", "", (amount(year, cell),), funding=funding)


def test_each_application_says_how_far_it_has_come():
    assert [row.standing for row in pool_account(pool(*EVERY), 2022).rows] == [
        Standing.APPLIED,
        Standing.GRANTED,
        Standing.PAID,
        Standing.ACCOUNTED,
        Standing.REFUSED,
        Standing.WITHDRAWN,
    ]
    assert (Standing.PAID.sign, Standing.PAID.label) == ("→", "Udbetalt")


def test_what_was_not_spent_and_what_was_withdrawn_goes_back():
    account = pool_account(pool(*EVERY), 2022)
    assert account.has.kr == 72_000
    assert (account.granted, account.returned, account.bound) == (40_000, 12_500, 27_500)
    assert (account.paid, account.spent, account.unaccounted) == (20_000, 7_500, 20_000)
    assert account.rest == 44_500


def test_all_kroner_of_the_year_count_but_those_nobody_has_promised():
    posts = (line(5_000), line("ca. 3000", "other"), line(9_000, "unfunded"), line(4_000, year=2023))
    account = pool_account(pool(lines=posts), 2022)
    assert (account.has.kr, account.has.is_rough, account.rest) == (8_000, True, 8_000)


def test_words_and_dashes_and_blanks_are_no_kroner():
    for cell in ("drift", "-", ""):
        account = pool_account(pool(lines=(line(cell),)), 2022)
        assert account.has.kr is None
        assert account.rest is None
    beside = pool_account(pool(lines=(line("drift"), line(6_000))), 2022)
    assert (beside.rest, beside.has.has_words) == (6_000, True)


@given(st.lists(st.sampled_from(EVERY), max_size=20))
def test_the_sums_are_those_of_the_rows(applications):
    account = pool_account(pool(*applications), 2022)
    for name in ("granted", "paid", "spent", "returned", "bound"):
        assert getattr(account, name) == sum(getattr(row, name) for row in account.rows)
    assert account.granted == account.bound + account.returned
    assert account.bound == account.spent + account.unaccounted
    assert account.has.kr == account.bound + account.rest

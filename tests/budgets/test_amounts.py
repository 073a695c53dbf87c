# SPDX-License-Identifier: MPL-2.0
"""Amounts as people write them: what is written back is read as the same again."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from partnerskab.danish import LARGEST_AMOUNT, LONGEST_CELL, Amount, parse_amount, written

WORDS = st.text(st.characters(exclude_categories=["C", "N"]), max_size=40).map(lambda text: " ".join(text.split()))
FIGURES = st.integers(0, LARGEST_AMOUNT)
PIECES = """ca. ca anslået Cirka 5 50.000 0,34 1,5 mio. mia t tusind kr. kr kroner - ,- TMF (drift) – 50,00,0 ."""
TYPED = st.lists(st.sampled_from(PIECES.split()), max_size=6).map(" ".join) | st.text(max_size=30)


UNITS = st.sampled_from([1, 1_000])


@given(TYPED, UNITS)
@example("5 kr. mio", 1)
@example("5 t kr. kr.", 1)
@example("50.000,- kr.", 1)
@example("50.000,- kr.", 1_000)
def test_whatever_is_read_is_written_back_as_the_same(typed, unit):
    try:
        amount = parse_amount(typed, unit)
    except ValueError:
        return
    assume(len(written(amount, unit)) <= LONGEST_CELL)
    assert parse_amount(written(amount, unit), unit) == amount


@given(FIGURES, st.sampled_from(["", "ca.", "anslået"]), UNITS)
def test_every_sum_of_kroner_is_written_and_read(kr, qualifier, unit):
    amount = Amount(kr, qualifier)
    assert parse_amount(written(amount, unit), unit) == amount


@pytest.mark.parametrize(
    ("typed", "kr"),
    [
        ("3.100", 3_100_000),
        ("1.928", 1_928_000),
        ("3.100.000 kr.", 3_100_000),
        ("kr. 500", 500),
        ("3,1 mio. kr.", 3_100_000),
        ("1.928,5", 1_928_500),
        ("0", 0),
    ],
)
def test_a_bare_figure_is_in_thousands_where_the_table_is(typed, kr):
    assert parse_amount(typed, 1_000) == Amount(kr)


def test_a_table_in_thousands_shows_what_it_holds():
    assert [written(Amount(kr), 1_000) for kr in (3_100_000, 1_928_500, 500, 0)] == ["3.100", "1.928,5", "0,5", "0"]


def test_words_may_bring_figures_in_brackets():
    words = "Anlægsramme til genetablering (anslået 1-2 mio. kr.)"
    assert parse_amount(words) == Amount(note=words)
    for typed in ("omkring 50.000", "ca. (50.000)", "50.000 (1-2)", "kr. (5)"):
        with pytest.raises(ValueError, match="eksempel"):
            parse_amount(typed)


@given(WORDS)
def test_words_without_figures_are_kept(words):
    assume(words not in ("", "-", "‐", "‑", "‒", "–", "—", "−"))
    assume(not any(sign.isnumeric() for sign in words))  # some letters are figures too, such as 㐅
    amount = parse_amount(words)
    assert amount == Amount(note=words)
    assert written(amount) == words


@pytest.mark.parametrize("typed", ["5 kr. mio", "5 t kr. kr.", "50,00,0", "1.00", "5 6", "1-2 mio. kr."])
def test_what_could_mean_two_things_is_refused(typed):
    with pytest.raises(ValueError, match="eksempel"):
        parse_amount(typed)

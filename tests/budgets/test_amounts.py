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


@given(TYPED)
@example("5 kr. mio")
@example("5 t kr. kr.")
@example("50.000,- kr.")
def test_whatever_is_read_is_written_back_as_the_same(typed):
    try:
        amount = parse_amount(typed)
    except ValueError:
        return
    assume(len(written(amount)) <= LONGEST_CELL)
    assert parse_amount(written(amount)) == amount


@given(FIGURES, st.sampled_from(["", "ca.", "anslået"]))
def test_every_sum_of_kroner_is_written_and_read(kr, qualifier):
    amount = Amount(kr, qualifier)
    assert parse_amount(written(amount)) == amount


@given(WORDS)
def test_words_without_figures_are_kept(words):
    assume(words not in ("", "-", "‐", "‑", "‒", "–", "—", "−"))
    amount = parse_amount(words)
    assert amount == Amount(note=words)
    assert written(amount) == words


@pytest.mark.parametrize("typed", ["5 kr. mio", "5 t kr. kr.", "50,00,0", "1.00", "5 6", "1-2 mio. kr."])
def test_what_could_mean_two_things_is_refused(typed):
    with pytest.raises(ValueError, match="eksempel"):
        parse_amount(typed)

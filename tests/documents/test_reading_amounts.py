# SPDX-License-Identifier: MPL-2.0
"""Danish amounts as people and papers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerskab.danish import LARGEST_AMOUNT, Amount, amount, kr, parse_amount


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("50.000", Amount(50_000)),
        ("50000", Amount(50_000)),
        ("50 000", Amount(50_000)),
        ("50.000 kr.", Amount(50_000)),
        ("kr. 50.000,-", Amount(50_000)),
        ("50.000,00", Amount(50_000)),
        ("0", Amount(0)),
        ("1,5 mio. kr.", Amount(1_500_000)),
        ("0,34 mio. kr.", Amount(340_000)),
        ("335 t.kr.", Amount(335_000)),
        ("ca. 150.000", Amount(150_000, "ca.")),
        ("Ca. 150.000 TMF", Amount(150_000, "ca.", "TMF")),
        ("anslået 2 mio. kr.", Amount(2_000_000, "anslået")),
        ("-", Amount(None, "-")),
        (" – ", Amount(None, "-")),
        ("drift", Amount(None, "", "drift")),
        ("Drift (TMF)", Amount(None, "", "Drift (TMF)")),
        ("", Amount()),
        (" \u00a0 ", Amount()),
    ],
)
def test_amounts_as_the_papers_write_them(written, read):
    assert parse_amount(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "50,00,0",
        "50.00",
        "1313.000",
        "50.000,5",
        "anslået 1-2 mio. kr.",
        "-5.000",
        "²",
        "9" * 12,
        "9" * 5000,
        "x" * 201,
    ],
)
def test_what_is_no_amount_is_refused_with_an_example(written):
    with pytest.raises(ValueError, match=r"for eksempel 50\.000"):
        parse_amount(written)


@given(st.integers(0, LARGEST_AMOUNT))
def test_every_amount_reads_back_as_it_was_written(kroner):
    assert parse_amount(amount(kroner)) == parse_amount(kr(kroner)) == parse_amount(str(kroner)) == Amount(kroner)


@given(st.text(max_size=40))
def test_any_text_is_an_amount_a_note_or_refused(written):
    try:
        read = parse_amount(written)
    except ValueError:
        return
    assert read.kr is None or 0 <= read.kr <= LARGEST_AMOUNT
    assert read.qualifier in ("", "-", "ca.", "anslået")
    assert bool(written.split()) == (read != Amount())

# SPDX-License-Identifier: MPL-2.0
"""Numbers with decimals as Danes write them; what is not sure is refused, never guessed at."""

from decimal import Decimal

import pytest

from partnerskab import danish


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("83", "83"),
        ("83,5", "83.5"),
        ("0,25", "0.25"),
        ("1.234", "1234"),
        ("1.234.567,8", "1234567.8"),
        ("1 234", "1234"),
        ("1\u00a0234,25", "1234.25"),
        (" 7 ", "7"),
        ("12,3456", "12.3456"),
    ],
)
def test_numbers_as_people_write_them(text: str, number: str) -> None:
    assert danish.parse_decimal(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", "83.5", "1.23", "12.34.567", "1,2,3", "83,", ",5", "-3", "1e3", "83,55555", "NaN", "٣", "9" * 21, "1 23"],
)
def test_what_is_not_sure_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"for eksempel 83,5 eller 1\.234"):
        danish.parse_decimal(text)

# SPDX-License-Identifier: MPL-2.0
"""Danish ways of writing amounts, shares, dates and unbreakable pairs of words.

Amounts are whole kroner throughout; shares are per cent (75 means 75 %).
"""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"
MINUS = "\u2212"

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)

_PAIRS = (
    # "9. december", "1. halvår"
    re.compile(rf"(?<=\d\.) (?=(?:{'|'.join(MONTHS)}|kvartal|halvår)\b)", re.IGNORECASE),
    # "55.000 kr.", "75 %", "2 mia.", "3 pct."
    re.compile(r"(?<=\d) (?=(?:t?kr\b|mio\b|mia\b|pct\b|procent\b|t\.kr|%))"),
    # "2 mia. kr."
    re.compile(r"(?<=mio\.|mia\.) (?=kr\b)"),
    # "kl. 9.12", "ca. 150", "nr. 3", "stk. 2", "§ 4"
    re.compile(r"(?<=\bkl\.|\bca\.|\bnr\.) (?=\d)", re.IGNORECASE),
    re.compile(r"(?<=\bstk\.) (?=\d)|(?<=\bs\.) (?=\d)|(?<=§) (?=\d)"),
    # "fx klubber"
    re.compile(r"(?<=\bfx) (?=\w)"),
)

RANGE = re.compile(r"(?<![\w.-])\d+(?:\.\d+)*(?:[-\u2013]\d+(?:\.\d+)*)+(?:-\w+)?|(?<![\w-])\d+-[^\W\d]\w*")
"""A range or a number with a word tied to it: "13-15-årige", "2021-2024", "18-årig"."""


def amount(kr: int) -> str:
    """`1313000` -> "1.313.000"; a minus is the typographic one (U+2212)."""
    grouped = f"{abs(kr):,}".replace(",", ".")
    return f"{MINUS}{grouped}" if kr < 0 else grouped


def kr(kroner: int) -> str:
    """`1313000` -> "1.313.000 kr." with a no-break space before the unit."""
    return f"{amount(kroner)}{NO_BREAK_SPACE}kr."


def millions(kroner: int) -> str:
    """`1313000` -> "1,3 mio. kr.", rounded half up to one decimal; a whole number of millions has none."""
    return f"{decimal(Decimal(kroner) / 1_000_000, places=1)}{NO_BREAK_SPACE}mio.{NO_BREAK_SPACE}kr."


def decimal(number: Decimal | float | int, places: int = 1) -> str:
    """A number with decimal comma and thousands points, at most `places` decimals, no trailing zeros."""
    exact = number if isinstance(number, Decimal) else Decimal(str(number))
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    fraction = fraction.rstrip("0")
    text = amount(int(whole)) + (f",{fraction}" if fraction else "")
    return f"{MINUS}{text}" if rounded < 0 else text


def percent(share: Decimal | float | int, places: int = 1) -> str:
    """`75` -> "75 %", `7.25` -> "7,3 %" (per cent in, no-break space before the sign)."""
    return f"{decimal(share, places)}{NO_BREAK_SPACE}%"


def date(day: datetime.date) -> str:
    """`date(2026, 11, 20)` -> "20. november 2026"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def clock(moment: datetime.datetime | datetime.time) -> str:
    """Hours and minutes, "9.05"; the caller has chosen the time zone."""
    return f"{moment.hour}.{moment.minute:02d}"


def moment(when: datetime.datetime) -> str:
    """ "20. november 2026 kl. 9.05"; the caller has chosen the time zone."""
    return f"{date(when)} kl. {clock(when)}"


def hard_spaces(text: str) -> str:
    """Put no-break spaces inside "9. december", "55.000 kr.", "kl. 9.12" and their like."""
    for pair in _PAIRS:
        text = pair.sub(NO_BREAK_SPACE, text)
    return text


def nobreak(text: str) -> str:
    """`hard_spaces`, and no-break hyphens inside ranges such as "13-15-årige". For the screen."""
    return RANGE.sub(lambda found: found[0].replace("-", NO_BREAK_HYPHEN), hard_spaces(text))

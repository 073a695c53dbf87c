# SPDX-License-Identifier: MPL-2.0
"""Danish ways of writing amounts, shares, dates and unbreakable pairs of words.

Amounts are whole kroner throughout; shares are per cent (75 means 75 %).
"""

import datetime
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

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

_PAIRS = re.compile(
    "|".join(
        (
            # "9. december", "1. halvår"
            rf"(?<=\d\.) (?=(?:{'|'.join(MONTHS)}|kvartal|halvår)\b)",
            # "55.000 kr.", "75 %", "2 mia.", "3 pct."
            r"(?<=\d) (?=(?:t?kr\b|mio\b|mia\b|pct\b|procent\b|t\.kr|%))",
            # "2 mia. kr."
            r"(?<=mio\.|mia\.) (?=kr\b)",
            # "kl. 9.12", "ca. 150", "nr. 3", "stk. 2", "s. 7", "§ 4"
            r"(?<=\bkl\.|\bca\.|\bnr\.) (?=\d)",
            r"(?<=\bstk\.) (?=\d)",
            r"(?<=\bs\.) (?=\d)",
            r"(?<=§) (?=\d)",
            # "fx klubber"
            r"(?<=\bfx) (?=\w)",
        )
    ),
    re.IGNORECASE,
)

RANGE = re.compile(r"(?<![\w.-])\d+(?:\.\d+)*(?:[-\u2013]\d+(?:\.\d+)*)+(?:-\w+)?|(?<![\w-])\d+-[^\W\d]\w*")
"""A range or a number with a word tied to it: "13-15-årige", "2021-2024", "18-årig"."""


def amount(kr: int, unit: int = 1) -> str:
    """`1313000` -> "1.313.000", and in units of 1000 kr. "1.313"; a minus is the typographic one (U+2212)."""
    if unit != 1:
        return decimal(Decimal(kr) / unit, places=3)
    grouped = f"{abs(kr):,}".replace(",", ".")
    return f"{MINUS}{grouped}" if kr < 0 else grouped


def unit_name(unit: int = 1) -> str:
    """What a table of amounts in that unit says of them: "kr." or "1.000 kr."."""
    return "kr." if unit == 1 else kr(unit)


def kr(kroner: int) -> str:
    """`1313000` -> "1.313.000 kr." with a no-break space before the unit."""
    return f"{amount(kroner)}{NO_BREAK_SPACE}kr."


def millions(kroner: int) -> str:
    """`1313000` -> "1,3 mio. kr.", rounded half up to one decimal; a whole number of millions has none."""
    return f"{decimal(Decimal(kroner) / 1_000_000, places=1)}{NO_BREAK_SPACE}mio.{NO_BREAK_SPACE}kr."


def decimal(number: Decimal | float, places: int = 1) -> str:
    """A number with decimal comma and thousands points, at most `places` decimals, no trailing zeros."""
    exact = number if isinstance(number, Decimal) else Decimal(str(number))
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    fraction = fraction.rstrip("0")
    text = amount(int(whole)) + (f",{fraction}" if fraction else "")
    return f"{MINUS}{text}" if rounded < 0 else text


def percent(share: Decimal | float, places: int = 1) -> str:
    """`75` -> "75 %", `7.25` -> "7,3 %" (per cent in, no-break space before the sign)."""
    return f"{decimal(share, places)}{NO_BREAK_SPACE}%"


_NUMBERS = ("nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")


def in_words(number: int, neuter: bool = False) -> str:
    """`3` -> "tre", `1` -> "én" or in the neuter "ét"; figures from 13 on, as Danish prose has it."""
    if number == 1 and neuter:
        return "ét"
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else amount(number)


def counted(number: int, one: str, many: str, neuter: bool = False) -> str:
    """`(3, "aktivitet", "aktiviteter")` -> "tre aktiviteter"."""
    return f"{in_words(number, neuter)} {one if number == 1 else many}"


SENTENCE_ENDS = re.compile(r"\.\s+(?=[A-ZÆØÅ])")
"""Where a new sentence begins; the full stop of a date ("9. december") or of a short word ("ca. 3") is no end."""


def date(day: datetime.date) -> str:
    """`date(2026, 11, 20)` -> "20. november 2026"."""
    return f"{day_and_month(day)} {day.year}"


def day_and_month(day: datetime.date) -> str:
    """`day_and_month(date(2026, 11, 20))` -> "20. november"."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


_DATE = re.compile(
    r"""^(?:den\s+)?(?P<day>\d{1,2})
        (?:\.?\s*(?P<name>[a-zæøå]{3,9})\.?\s*|\s*[-./]\s*(?P<month>\d{1,2})\s*[-./\s]\s*)
        (?P<year>\d{4}|\d{2})$""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_A_DATE = "”{text}” kan ikke læses som en dato. Skriv den som 12. december 2022 eller 12-12-2022."


def parse_date(text: str) -> datetime.date:
    """A day out of Danish writing: "12. december 2022", "12. dec. 22", "12-12-2022", "12.12.2022", "12/12 2022"; and
    "2022-12-12", as browsers write it. Two figures of a year are of this century.

    Raises:
        ValueError: no such day; the message is Danish and gives an example.
    """
    plain = " ".join(text.split())
    try:
        return datetime.date.fromisoformat(plain) if re.fullmatch(r"\d{4}-\d\d-\d\d", plain) else _day(plain)
    except ValueError:
        raise ValueError(_NOT_A_DATE.format(text=plain)) from None


def _day(text: str) -> datetime.date:
    found = _DATE.match(text)
    if found is None:
        raise ValueError(text)
    month = int(found["month"]) if found["month"] else _month(found["name"].lower())
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    return datetime.date(year, month, int(found["day"]))


def _month(name: str) -> int:
    """The number of a month by its name or the first letters of it; 0 where there is none."""
    return next((number for number, month in enumerate(MONTHS, start=1) if month.startswith(name)), 0)


def clock(moment: datetime.datetime | datetime.time) -> str:
    """Hours and minutes, "9.05"; the caller has chosen the time zone."""
    return f"{moment.hour}.{moment.minute:02d}"


_CLOCK = re.compile(r"^(?:kl\.?\s*)?(?P<hour>\d{1,2})(?:[.:]?(?P<minute>\d\d))?$", re.IGNORECASE)


def parse_clock(text: str) -> datetime.time:
    """A time of day out of Danish writing: "14.30", "14:30", "1430", "kl. 9".

    Raises:
        ValueError: no such time; the message is Danish and gives an example.
    """
    plain = " ".join(text.split())
    found = _CLOCK.match(plain)
    hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise ValueError(f"”{plain}” kan ikke læses som et klokkeslæt. Skriv det som 14.30 eller kl. 9.")
    return datetime.time(hour, minute)


def moment(when: datetime.datetime) -> str:
    """ "20. november 2026 kl. 9.05"; the caller has chosen the time zone."""
    return f"{date(when)} kl. {clock(when)}"


def hard_spaces(text: str) -> str:
    """Put no-break spaces inside "9. december", "55.000 kr.", "kl. 9.12" and their like."""
    return _PAIRS.sub(NO_BREAK_SPACE, text)


def nobreak(text: str) -> str:
    """`hard_spaces`, and no-break hyphens inside ranges such as "13-15-årige". For the screen."""
    return RANGE.sub(lambda found: found[0].replace("-", NO_BREAK_HYPHEN), hard_spaces(text))


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as typed: blank (all empty), "-" as qualifier, whole kr. (sure, "ca." or "anslået"), or words."""

    kr: int | None = None
    qualifier: str = ""
    note: str = ""


class Cell(Protocol):
    """Anything that holds what stands in a cell: a row of the database, or frozen content."""

    @property
    def kr(self) -> int | None:
        """Whole kroner, if any."""

    @property
    def qualifier(self) -> str:
        """ "ca.", "anslået", "-" or nothing."""

    @property
    def note(self) -> str:
        """Words."""


LARGEST_AMOUNT = 99_999_999_999
"""Whole kr.; nothing a partnership budgets comes near it, and every column holds it."""

LONGEST_CELL = 200
"""Characters; as long as the note of an amount may be."""

_AMOUNT = re.compile(
    r"""^(?:(?P<qualifier>ca|cirka|anslået)\b\.?\s*)?
        (?:(?P<before>kr|dkk)\b\.?\s*)?
        (?P<whole>[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+)
        (?:,(?P<fraction>[0-9]{1,3}|-))?
        (?:\s*(?P<unit>mio|mia|t|tusind)\b\.?)?
        (?:\s*(?P<after>kr|kroner|dkk)\b\.?)?
        (?:,-)?
        (?P<note>(?:\s+(?!(?:mio|mia|t|tusind|kr|kroner|dkk)\b)|(?=\())[^\s0-9][^0-9]*)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_DASHES = ("-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", MINUS)
_WORDS_WITH_FIGURES = re.compile(
    r"^(?!(?:ca|cirka|anslået|kr|dkk)\b)[^\W\d_]{2}[^\d()]*(?:\([^()]*\)[^\d()]*)+$", re.IGNORECASE
)
_UNITS = {"t": 1_000, "tusind": 1_000, "mio": 1_000_000, "mia": 1_000_000_000}
_NOT_AN_AMOUNT = "”{text}” kan ikke læses som et beløb. Skriv hele kroner, for eksempel 50.000."
_NOT_THOUSANDS = "”{text}” kan ikke læses som et beløb. Skriv det i 1.000 kr., for eksempel 3.100 eller 3.100.000 kr."


def parse_amount(text: str, unit: int = 1) -> Amount:
    """Whole kr. out of Danish writing: "50.000", "50000 kr.", "ca. 150.000", "1,5 mio. kr.", "-", "drift", "".

    A point parts thousands and a comma parts kroner from øre, of which only 00 is taken. With a `unit` of 1000 a bare
    figure is in thousands: "3.100" and "3.100.000 kr." are the same. Words without figures, such as "drift", are kept
    as `note`; so are words after an amount ("ca. 150.000 TMF"), and words with figures in brackets after them
    ("Anlægsramme (anslået 1-2 mio. kr.)", plan 2013).

    Raises:
        ValueError: figures that make no amount ("50,00,0"); the message is Danish and gives an example.
    """
    plain = " ".join(text.split())
    if not plain:
        return Amount()
    if plain in _DASHES:
        return Amount(qualifier="-")
    if len(plain) > LONGEST_CELL:
        raise ValueError(f"Teksten er for lang til et beløb. Brug højst {LONGEST_CELL} tegn, for eksempel 50.000.")
    if not any(letter.isnumeric() for letter in plain) or _WORDS_WITH_FIGURES.match(plain):
        return Amount(note=plain)
    found = _AMOUNT.match(plain)
    kroner = _whole_kroner(found, unit) if found else None
    if found is None or kroner is None:
        raise ValueError((_NOT_AN_AMOUNT if unit == 1 else _NOT_THOUSANDS).format(text=plain))
    if kroner > LARGEST_AMOUNT:
        raise ValueError(f"”{plain}” er for stort til at være et beløb i planen. Skriv for eksempel 50.000.")
    qualifier = (found["qualifier"] or "").lower()
    return Amount(kroner, "ca." if qualifier in ("ca", "cirka") else qualifier, (found["note"] or "").strip())


_DECIMAL = re.compile(r"^(?P<whole>[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+)(?:,(?P<fraction>[0-9]{1,4}))?$")
_NOT_A_NUMBER = "”{text}” kan ikke læses som et tal. Skriv decimaler efter et komma, for eksempel 83,5 eller 1.234."


def parse_decimal(text: str) -> Decimal:
    """A number out of Danish writing: "83", "83,5", "1.234", "1 234,25". A point parts thousands and nothing else, so
    "83.5" is refused rather than guessed at.

    Raises:
        ValueError: no such number, or more than four decimals; the message is Danish and gives an example.
    """
    plain = " ".join(text.split())
    found = _DECIMAL.match(plain)
    if found is None or len(plain) > 20:
        raise ValueError(_NOT_A_NUMBER.format(text=plain))
    return Decimal(f"{re.sub('[. ]', '', found['whole'])}.{found['fraction'] or 0}")


def written(cell: Cell, unit: int = 1) -> str:
    """An amount as a person types it: "50.000", "ca. 150.000 TMF", "-", "drift", "". `parse_amount` reads it back."""
    figure = amount(cell.kr, unit) if cell.kr is not None else ""
    return " ".join(filter(None, (cell.qualifier, figure, cell.note)))


def _whole_kroner(found: re.Match[str], unit: int) -> int | None:
    """The amount in whole kr., or None where øre or a broken unit are left over."""
    whole, fraction = int(re.sub(r"[. ]", "", found["whole"])), found["fraction"]
    bare = not (found["unit"] or found["before"] or found["after"])
    times = unit if bare else _UNITS.get((found["unit"] or "").lower(), 1)
    if not fraction or fraction == "-":
        return whole * times
    share = times * int(fraction)
    parts = 10 ** len(fraction)
    if share % parts or (times == 1 and len(fraction) == 1):
        return None
    return whole * times + share // parts

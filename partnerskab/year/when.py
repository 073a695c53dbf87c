# SPDX-License-Identifier: MPL-2.0
"""When in the year something is due, as people write it: "maj", "maj/juni", "15. december", "juni 2028"."""

import calendar
import datetime
import re
from dataclasses import dataclass

from partnerskab.danish import MONTHS

_EXAMPLE = "Skriv fx maj, maj/juni, 15. december eller september-november."
_NOT_READ = "”{text}” kan ikke læses som en tid på året. " + _EXAMPLE
_PART = re.compile(r"(?:(?P<day>\d{1,2})\.?\s*)?(?P<name>[a-zæøå]{3,9})\.?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[/\-\u2013]|\bog\b|\btil\b)\s*", re.IGNORECASE)
_YEAR = re.compile(r"\s+(?:i\s+)?(?P<year>20\d\d)$")
_LEAP = 2024
_OVER_NEW_YEAR = (
    "”{text}” går hen over nytår, og en frist ligger i ét år. Lav to: en til og med december, og en fra januar."
)


@dataclass(frozen=True, slots=True)
class When:
    """From the first of `month` to the end of `last_month`, or to its `day`; with a day and no last month the day
    alone. `only_in` is the one year it is due in, or None for every year."""

    month: int
    last_month: int | None = None
    day: int | None = None
    only_in: int | None = None

    def span(self, year: int) -> tuple[datetime.date, datetime.date]:
        """The first and the last day in `year`; 29 February ends with the month in other years."""
        last = self.last_month or self.month
        longest = calendar.monthrange(year, last)[1]
        ends = datetime.date(year, last, min(self.day or longest, longest))
        alone = self.day is not None and self.last_month is None
        return (ends if alone else datetime.date(year, self.month, 1)), ends

    def __str__(self) -> str:
        """As people write it; `parse_when` reads it back."""
        last = MONTHS[(self.last_month or self.month) - 1]
        ends = f"{self.day}. {last}" if self.day else last
        if self.last_month:
            beside = not self.day and self.last_month == self.month + 1
            ends = f"{MONTHS[self.month - 1]}{'/' if beside else '-' if not self.day else ' til '}{ends}"
        return f"{ends} {self.only_in}" if self.only_in else ends


class _OverNewYearError(ValueError):
    """The last month belongs to the year after."""


def parse_when(text: str) -> When:
    """Read a time of the year.

    Raises:
        ValueError: it is none; the message is Danish and gives an example.
    """
    plain = " ".join(text.split())
    try:
        return _read(plain.lower().removeprefix("i ").removeprefix("senest ").removeprefix("den "))
    except _OverNewYearError:
        raise ValueError(_OVER_NEW_YEAR.format(text=plain)) from None
    except ValueError:
        raise ValueError(_NOT_READ.format(text=plain)) from None


def _read(text: str) -> When:
    found = _YEAR.search(text)
    year = int(found["year"]) if found else None
    parts = [_part(each) for each in _BETWEEN.split(text[: found.start()] if found else text)]
    if len(parts) == 1:
        [(day, month)] = parts
        return When(month, day=day, only_in=year)
    (first_day, first), (day, last) = parts
    if last < first:
        raise _OverNewYearError(text)
    if first_day not in (None, 1) or last == first:
        raise ValueError(text)
    return When(first, last, day, year)


def _part(text: str) -> tuple[int | None, int]:
    """A day, if one is named, and a month by its name or its first letters."""
    found = _PART.fullmatch(text)
    month = _month(found["name"]) if found else 0
    if not found or not month:
        raise ValueError(text)
    day = int(found["day"]) if found["day"] else None
    if day is not None and not 1 <= day <= calendar.monthrange(_LEAP, month)[1]:
        raise ValueError(text)
    return day, month


def _month(name: str) -> int:
    return next((number for number, month in enumerate(MONTHS, start=1) if month.startswith(name)), 0)

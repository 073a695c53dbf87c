# SPDX-License-Identifier: MPL-2.0
"""The words of a file beside its figures: yes and no, years, units, names and sources."""

import datetime
import re
from collections.abc import Mapping

from partnerskab import danish
from partnerskab.names import folded
from partnerskab.richtext.signs import normal
from partnerskab.spreadsheets.cells import Cell

from .figures import Unreadable

_YES = frozenset("ja j yes y x 1 sand true".split())
_NO = frozenset("nej n no 0 falsk false".split())
_UNITS = {
    "percent": ("%", "pct", "procent", "andel"),
    "count": ("antal", "stk", "anmeldelser", "personer"),
    "per_1000": ("pr. 1.000", "pr. 1000", "pr 1.000", "pr 1000", "promille", "‰"),
    "other": ("andet", "karakter", "indeks"),
}
_PER_1000 = re.compile(r"^(?:antal )?pr\.? ?1\.?000(?: indbyggere?)?$")
_YEAR = re.compile(r"^((?:19|20)[0-9]{2})(?: ?\(?(foreløbige?t?)\)?)?$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:definition\s*)?([0-9]{1,3})$", re.IGNORECASE)


def read_year(cell: Cell, latest: int) -> tuple[int, bool]:
    """The year, and whether it says that its figures are preliminary.

    Raises:
        Unreadable: it is no year, or one that has not begun.
    """
    if cell.trouble:
        raise Unreadable(cell.trouble)
    found = _YEAR.match(cell.words)
    if not found:
        raise Unreadable(f"”{cell.words[:40]}” er ikke et årstal. Skriv for eksempel 2025.")
    year = int(found[1])
    if year > latest:
        raise Unreadable(f"{year} er ikke begyndt. Ret årstallet.")
    return year, bool(found[2])


def read_yes(cell: Cell, what: str) -> bool:
    """Whether a cell says yes; an empty one says no.

    Raises:
        Unreadable: it says neither.
    """
    said = _said(cell)
    if said in _YES or said == folded(what):
        return True
    if not said or said in _NO:
        return False
    raise Unreadable(f"”{cell.words[:40]}” er hverken ja eller nej. Skriv ja eller nej i kolonnen {what}.")


def read_significance(cell: Cell) -> str | None:
    """yes, no or unknown; None where nothing is said.

    Raises:
        Unreadable: it says something else.
    """
    said = _said(cell)
    if not said:
        return None
    if said in _YES or said == "signifikant":
        return "yes"
    if said in _NO or said == "ikke signifikant":
        return "no"
    if said in ("ikke oplyst", "ukendt", "unknown", "ved ikke"):
        return "unknown"
    raise Unreadable(
        f"”{cell.words[:40]}” er hverken ja, nej eller ikke oplyst. Skriv et af dem i kolonnen Signifikant."
    )


def read_unit(cell: Cell) -> str:
    """The unit that a cell names.

    Raises:
        Unreadable: it is none that is known.
    """
    said = " ".join(cell.words.lower().split()).rstrip(".")
    for unit, words in _UNITS.items():
        if said in words or (unit == "per_1000" and _PER_1000.match(said)):
            return unit
    raise Unreadable(f"Enheden ”{cell.words[:40]}” kendes ikke. Skriv procent, antal, pr. 1.000 eller andet.")


def read_text(cell: Cell, longest: int, what: str) -> str:
    """Words as they are stored: one form of each letter, nothing that cannot be seen.

    Raises:
        Unreadable: they are too long.
    """
    if cell.trouble:
        raise Unreadable(cell.trouble)
    text = normal(cell.words).strip()
    if len(text) > longest:
        raise Unreadable(f"{what} er for lang. Brug højst {longest} tegn.")
    return text


def read_number(cell: Cell) -> int | None:
    """The number of a definition: "2", "definition 2"; None where there is none."""
    found = _NUMBERED.match(cell.words)
    return int(found[1]) if found else None


def read_area(cell: Cell, from_dates: Mapping[str, datetime.date]) -> str:
    """Which of the areas a cell means, by the day or the year it is in force from: "området fra 1. januar 2025".

    Raises:
        Unreadable: it means none of them, or several.
    """
    said = re.sub(r"^(?:området )?(?:fra )?", "", cell.words.strip(), flags=re.IGNORECASE)
    year = _YEAR.match(said)
    try:
        wanted = None if year else danish.parse_date(said)
    except ValueError:
        wanted = datetime.date.min
    found = [key for key, day in from_dates.items() if day == wanted or (year and day.year == int(year[1]))]
    if len(found) != 1:
        known = ", ".join(danish.date(day) for day in from_dates.values()) or "ingen"
        raise Unreadable(
            f"”{cell.words[:40]}” er ikke en af områdets afgrænsninger. Skriv, hvornår den gælder fra ({known})."
        )
    return found[0]


def _said(cell: Cell) -> str:
    if cell.trouble:
        raise Unreadable(cell.trouble)
    return folded(cell.words)

# SPDX-License-Identifier: MPL-2.0
"""Years side by side: more of them than a sheet is wide stand in bands, one table under the other."""

import math
from dataclasses import dataclass

PADDING = 1.5
"""Between two columns of amounts, in mm."""


@dataclass(frozen=True, slots=True)
class Band:
    """Some years of a table; `cut` takes their cells out of a row's, as the `slice` filter of templates does.

    `span` names them where the table has more bands than one ("2021–2024"); each repeats the rows' names.
    """

    years: tuple[int, ...]
    cut: str
    span: str = ""


def bands(years: tuple[int, ...], column: float, room: float) -> tuple[Band, ...]:
    """As few bands as columns of that width fit in, all of about the same length; widths in mm."""
    fit = max(1, int((room + 0.01) // (column + PADDING)))
    number = math.ceil(len(years) / fit)
    if number <= 1:
        return (Band(years, ":"),)
    size = math.ceil(len(years) / number)
    parts = [(at, years[at : at + size]) for at in range(0, len(years), size)]
    return tuple(
        Band(part, f"{at}:{at + size}", f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]))
        for at, part in parts
    )

# SPDX-License-Identifier: MPL-2.0
"""How a person says that a file is to be understood: its columns, its names, and what holds for all of it."""

from collections.abc import Mapping as AnyMapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

NEW, SKIP = "new", "skip"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name in the file means: the id of what is known, `NEW`, `SKIP`, or nothing said yet.

    The rest is what a new indicator (unit, direction) or a new place (kind) needs.
    """

    to: str = ""
    unit: str = ""
    direction: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """What holds for the whole file, where no column says it.

    `indicator` and `place` are ids. `area` is an id, "by_year" or "none"; `definition` "by_year", "newest" or a number.
    `preliminary` is yes or no.
    """

    indicator: str = ""
    place: str = ""
    area: str = ""
    definition: str = ""
    unit: str = ""
    source: str = ""
    page: str = ""
    preliminary: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The understanding of one file. Names are kept folded; `columns` are those beneath row `line` of `sheet`."""

    sheet: str = ""
    line: int | None = None
    columns: dict[int, str] = field(default_factory=dict)
    indicators: dict[str, Choice] = field(default_factory=dict)
    places: dict[str, Choice] = field(default_factory=dict)
    whole: Whole = Whole()
    decimals: str = ""
    shares: str = ""

    def of_table(self, sheet: str, line: int | None) -> "Mapping":
        """The same of another table of the file, whose columns nobody has looked at yet."""
        if (sheet, line) == (self.sheet, self.line):
            return self
        return replace(self, sheet=sheet, line=line, columns={})

    def to_json(self) -> dict[str, Any]:
        """As it is kept with the file."""
        return asdict(self) | {"columns": {str(column): role for column, role in self.columns.items()}}


def from_json(kept: AnyMapping[str, Any]) -> Mapping:
    """The mapping that was kept; an empty one where none was."""
    if not kept:
        return Mapping()
    return Mapping(
        sheet=kept["sheet"],
        line=kept["line"],
        columns={int(column): role for column, role in kept["columns"].items()},
        indicators={name: Choice(**choice) for name, choice in kept["indicators"].items()},
        places={name: Choice(**choice) for name, choice in kept["places"].items()},
        whole=Whole(**kept["whole"]),
        decimals=kept["decimals"],
        shares=kept["shares"],
    )

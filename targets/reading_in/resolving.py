# SPDX-License-Identifier: MPL-2.0
"""Which indicator, place, area and definition a row of a file means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from partnerskab.names import folded
from partnerskab.spreadsheets.cells import Cell

from .figures import Asked, Unreadable
from .known import Indicator, Known, Named, Place, by_name
from .mapping import NEW, SKIP, Choice, Whole
from .mapping import Mapping as Understanding
from .words import read_area, read_number, read_text, read_unit

_LONGEST = {"indicators": 160, "places": 120}


class Alias(NamedTuple):
    """A name that was chosen for an indicator or a place (`kind`, `id`, with its own name `of`), to be remembered."""

    kind: str
    id: str
    of: str
    name: str


class Skipped(Exception):
    """A person said that rows of this name are not to be read."""


@dataclass
class Resolver:
    """Names to what they mean. `unknown` are the names met that nothing goes by, as they are first written."""

    known: Known
    said: Understanding
    unknown: dict[str, dict[str, str]] = field(default_factory=lambda: {"indicators": {}, "places": {}})
    new_indicators: dict[str, Indicator] = field(default_factory=dict)
    new_places: dict[str, Place] = field(default_factory=dict)
    aliases: dict[tuple[str, str], Alias] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._indicators, self._places = by_name(self.known.indicators), by_name(self.known.places)

    @property
    def whole(self) -> Whole:
        return self.said.whole

    def indicator(self, cell: Cell | None, unit: Cell) -> Indicator:
        """The indicator of a row, whose unit may be told in a cell of its own; without a cell, that of the whole file.

        Raises:
            Unreadable: it is named in no way that can be read, or is measured in another unit.
            Asked: it is unknown.
            Skipped: it is not to be read.
        """
        found = self._indicator(cell, unit)
        told = self._unit(unit)
        if told and told != found.unit:
            raise Unreadable(f"Filen siger {_UNITS[told]}, men ”{found.name}” måles i {_UNITS[found.unit]}.")
        return found

    def place(self, cell: Cell | None) -> Place:
        """The place of a row; raises as `indicator` does."""
        if cell is None:
            return self._of_whole(self.known.places, self.whole.place, "place", "Stedet")
        name = _name(cell, _LONGEST["places"], "Stedets navn")
        choice = self._choice("places", name, self.known.places, self._places)
        if isinstance(choice, Place):
            return choice
        if not choice.kind:
            raise Asked(_anchor("places", name), f"Vælg, hvad slags sted ”{name}” er.")
        return self.new_places.setdefault(folded(name), Place("", name, choice.kind))

    def area(self, cell: Cell, place: Place, year: int) -> str:
        """The id of the area as it was bounded; empty for other places, and where it is not known.

        Raises:
            Unreadable: the cell means none of those there are.
            Asked: nobody said.
        """
        if place.kind != "area" or not self.known.areas:
            return ""
        if cell.words:
            return read_area(cell, {area.id: area.from_date for area in self.known.areas})
        if self.whole.area == "none":
            return ""
        if self.whole.area == "by_year":
            began = [area for area in self.known.areas if area.from_date.year <= year]
            return max(began, key=lambda area: area.from_date).id if began else ""
        if self.known.area(self.whole.area):
            return self.whole.area
        raise Asked("area", f"Vælg, hvordan {place.name} var afgrænset, da der blev målt.")

    def definition(self, cell: Cell, indicator: Indicator, year: int) -> int:
        """The number of the definition; raises as `area` does."""
        there = sorted(indicator.definitions, key=lambda one: one.number)
        numbers = [one.number for one in there] or [1]
        said = read_number(cell) if cell.words else read_number(Cell("", self.whole.definition))
        if cell.words and said not in numbers:
            raise Unreadable(
                f"”{indicator.name}” har ingen definition ”{cell.words[:40]}”. Skriv definitionens nummer."
            )
        if said in numbers:
            return int(said or 0)
        if len(numbers) == 1 or self.whole.definition == "newest":
            return numbers[-1]
        if self.whole.definition == "by_year":
            return max((one.number for one in there if (one.from_year or 0) <= year), default=numbers[0])
        raise Asked("definition", f"”{indicator.name}” har {len(numbers)} definitioner. Vælg, hvilken tallene følger.")

    def _indicator(self, cell: Cell | None, unit: Cell) -> Indicator:
        if cell is None:
            return self._of_whole(self.known.indicators, self.whole.indicator, "indicator", "Indikatoren")
        name = _name(cell, _LONGEST["indicators"], "Indikatorens navn")
        choice = self._choice("indicators", name, self.known.indicators, self._indicators)
        if isinstance(choice, Indicator):
            return choice
        told = choice.unit or self._unit(unit)
        if not (told and choice.direction):
            raise Asked(_anchor("indicators", name), f"Vælg enhed og retning for den nye indikator ”{name}”.")
        return self.new_indicators.setdefault(folded(name), Indicator("", name, told, direction=choice.direction))

    def _unit(self, cell: Cell) -> str:
        return read_unit(cell) if cell.words else self.whole.unit

    def _of_whole(self, among: tuple[Named, ...], key: str, anchor: str, what: str) -> Named:
        found = next((one for one in among if key and one.id == key), None)
        if not found:
            raise Asked(anchor, f"{what} står ikke i filen. Vælg den kolonne, den står i, eller én for hele filen.")
        return found

    def _choice(
        self, kind: str, name: str, among: tuple[Named, ...], by_name: Mapping[str, list[Named]]
    ) -> Named | Choice:
        """What is known by that name, or what was said of it: of what is new, what it needs.

        Raises:
            Asked: nothing was said yet.
            Skipped: it is not to be read.
        """
        found = by_name.get(folded(name), [])
        if len(found) == 1:
            return found[0]
        self.unknown[kind].setdefault(folded(name), name)
        choices: Mapping[str, Choice] = getattr(self.said, kind)
        choice = choices.get(folded(name), Choice())
        if choice.to == SKIP:
            raise Skipped
        if choice.to == NEW and not found:
            return choice
        chosen = next((one for one in among if one.id == choice.to), None)
        if chosen:
            if not found:
                self.aliases[kind, folded(name)] = Alias(kind, chosen.id, chosen.name, name)
            return chosen
        several = f"{len(found)} går under navnet ”{name}”." if found else f"”{name}” kendes ikke."
        raise Asked(_anchor(kind, name), f"{several} Vælg, hvad det er.")


_UNITS = {"percent": "procent", "count": "antal", "per_1000": "antal pr. 1.000", "other": "noget andet"}


def _name(cell: Cell, longest: int, what: str) -> str:
    name = read_text(cell, longest, what)
    if not name:
        raise Unreadable(f"{what} mangler. Skriv det i hver række, også hvor det er det samme som ovenfor.")
    return name


def _anchor(kind: str, name: str) -> str:
    return f"{kind}:{folded(name)}"

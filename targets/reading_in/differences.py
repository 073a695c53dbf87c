# SPDX-License-Identifier: MPL-2.0
"""A file of readings held against those that stand: what is new, what becomes another, and what is not read."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from itertools import groupby
from typing import Any

from partnerskab import danish
from partnerskab.refusal import Refused
from partnerskab.spreadsheets.cells import Sheet
from targets.telling import figure

from . import heads
from .heads import Head, Role
from .known import Facts, Indicator, Known, Place
from .mapping import Mapping
from .resolving import Alias
from .rows import Question, Refusal, Rows, Said
from .suggesting import suggested

NOTHING = "ikke oplyst"
LABELS = {
    "value": "Værdi",
    "denominator": "Divideret med",
    "sample_size": "Antal svar",
    "margin": "Usikkerhed",
    "significant": "Signifikant",
    "is_preliminary": "Foreløbig",
    "source": "Kilde",
    "page": "Side",
    "note": "Bemærkning",
    "is_example": "Eksempel",
}
_NO_TABLE = (
    "Filen har ingen tabel. Den skal have en række med overskrifter, for eksempel Indikator, Sted, År og Værdi, "
    "eller Indikator, Sted og et årstal over hver kolonne."
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A reading that is new or becomes another. `changes` are (what, was, becomes); `standing` is the id of the one
    that stands, with its version, empty for a new one."""

    said: Said
    changes: tuple[tuple[str, str, str], ...]
    facts: Facts
    standing: str = ""
    version: int = 0
    area: str = ""

    @property
    def is_new(self) -> bool:
        return not self.standing

    @property
    def of(self) -> str:
        """What it is of: "Partnerskabsområdet, 2025, området fra 1. januar 2025"."""
        key = self.said.key
        definition = f"definition {key.definition}" if key.definition > 1 else ""
        return ", ".join(filter(None, (self.said.place.name, str(key.year), self.area, definition)))

    @property
    def value(self) -> str:
        """The value of a new one."""
        return self.changes[0][2]

    @property
    def beside(self) -> str:
        """What else a new one says: "antal svar 1.250, kilde Politiet"."""
        return ", ".join(f"{what.lower()} {becomes}" for what, _, becomes in self.changes[1:])

    def told(self) -> str:
        """The difference in a line, for the command."""
        words = "; ".join(f"{what.lower()}: {was} → {becomes}" for what, was, becomes in self.changes)
        if self.is_new:
            words = ", ".join(filter(None, ("ny", self.value, self.beside)))
        return f"{self.said.at}: {self.said.indicator.name}, {self.of}: {words}"


@dataclass(frozen=True, slots=True)
class Read:
    """All that a file says under an understanding of it."""

    sheets: tuple[str, ...]
    mapping: Mapping
    head: Head
    differences: tuple[Difference, ...]
    same: int
    refused: tuple[Refusal, ...]
    questions: tuple[Question, ...]
    absent: tuple[tuple[Said, str], ...]
    passed: tuple[tuple[str, str], ...]
    unknown: dict[str, dict[str, str]]
    new_indicators: tuple[Indicator, ...]
    new_places: tuple[Place, ...]
    aliases: tuple[Alias, ...]

    @property
    def count(self) -> int:
        """How many differences there are, new names among them."""
        return len(self.differences) + len(self.new_indicators) + len(self.new_places) + len(self.aliases)

    @property
    def new(self) -> int:
        return sum(1 for one in self.differences if one.is_new)

    @property
    def changed(self) -> int:
        return len(self.differences) - self.new

    @property
    def unread(self) -> int:
        """How many places are not read, for a question is open or they cannot be."""
        return len(self.refused) + len({at for question in self.questions for at in question.waiting})

    def new_names(self) -> Iterator[str]:
        """What is new besides readings, in a line each."""
        for indicator in self.new_indicators:
            yield f"Ny indikator: {indicator.name}"
        for place in self.new_places:
            yield f"Nyt sted: {place.name}"
        for alias in self.aliases:
            yield f"”{alias.name}” huskes som et andet navn for {alias.of}"

    @property
    def by_indicator(self) -> list[tuple[str, list[Difference]]]:
        """The differences under their indicators."""
        ordered = sorted(self.differences, key=lambda one: (one.said.indicator.name, one.said.place.name, one.said.key))
        return [(name, list(found)) for name, found in groupby(ordered, key=lambda one: one.said.indicator.name)]

    @property
    def mark(self) -> str:
        """Names what a person saw: other readings beneath it, or another understanding, gives another mark."""
        seen = (self.differences, self.refused, self.questions, self.new_indicators, self.new_places, self.aliases)
        return hashlib.sha256(repr(seen).encode()).hexdigest()


def look(sheets: Sequence[Sheet], mapping: Mapping, known: Known) -> Read:
    """What the file says, held against what is known.

    Raises:
        Refused: there is no table in it, or it holds too many readings.
    """
    sheets = [sheet for sheet in sheets if any(len(row.cells) > 1 for row in sheet.rows)]
    if not sheets:
        raise Refused("no_table", _NO_TABLE)
    sheet, questions = _sheet(sheets, mapping)
    head = suggested(heads.find(sheet, mapping.line, mapping.columns), mapping, known)
    questions += _about_columns(head)
    rows = Rows(Head(sheet, head.row, head.columns, ()) if questions else head, known, mapping)
    return _held(tuple(one.name for one in sheets), head, rows, questions)


def _sheet(sheets: Sequence[Sheet], mapping: Mapping) -> tuple[Sheet, list[Question]]:
    chosen = next((sheet for sheet in sheets if mapping.sheet and sheet.name == mapping.sheet), None)
    found = [sheet for sheet in sheets if heads.find(sheet).layout] or list(sheets)
    if chosen or len(found) == 1:
        return chosen or found[0], []
    names = " og ".join(f"”{sheet.name}”" for sheet in found)
    return found[0], [Question("sheet", f"Der er tal på arkene {names}. Vælg det, der skal læses.")]


def _about_columns(head: Head) -> list[Question]:
    """What has to be known of the columns before any row can be read."""
    roles = list(head.columns.values())
    twice = [role.label for role in Role if roles.count(role) > 1]
    found = [Question("columns", f"To kolonner er valgt som {label}. Vælg den rigtige.") for label in twice]
    if not head.layout:
        sentence = "Vælg, hvilke kolonner der er år og værdi, eller hvilke der er tal for et bestemt år."
        found.append(Question("columns", sentence))
    return found


def _held(sheets: tuple[str, ...], head: Head, rows: Rows, questions: list[Question]) -> Read:
    refused = list(rows.refused)
    differences: list[Difference] = []
    absent: list[tuple[Said, str]] = []
    same = 0
    for said in _without_contradictions(rows, refused):
        standing = rows.known.standing.get(said.key)
        if said.facts.value is None:
            stays = figure(standing.facts.value, said.indicator.unit, said.indicator.unit_name) if standing else ""
            absent.append((said, stays))
            continue
        found = _difference(said, rows)
        if isinstance(found, Question):
            rows.questions.setdefault((found.anchor, found.sentence), found).waiting.append(said.at)
        elif found:
            differences.append(found)
        else:
            same += 1
    needed = {one.said.key.indicator for one in differences} | {one.said.key.place for one in differences}
    names = rows.names
    return Read(
        sheets,
        rows.mapping,
        head,
        tuple(differences),
        same,
        tuple(refused),
        (*questions, *rows.questions.values()),
        tuple(absent),
        tuple(rows.passed),
        names.unknown,
        tuple(one for one in names.new_indicators.values() if f"indicators:{one.name}" in needed),
        tuple(one for one in names.new_places.values() if f"places:{one.name}" in needed),
        tuple(names.aliases.values()),
    )


def _without_contradictions(rows: Rows, refused: list[Refusal]) -> Iterator[Said]:
    """The readings of each cell once; those that a file gives two values are refused, both."""
    cells: dict[Any, list[Said]] = defaultdict(list)
    for said in rows.said:
        cells[said.key].append(said)
    for found in cells.values():
        first = found[0]
        if all((one.facts, one.absent) == (first.facts, first.absent) for one in found):
            yield first
            continue
        values = " og ".join(dict.fromkeys(f"{_value(one)} ({one.at})" for one in found))
        sentence = f"Filen modsiger sig selv: {values}. Ret filen, så der kun er ét tal, og vælg den igen."
        of = f"{first.indicator.name}, {first.place.name}, {first.key.year}"
        refused.append(Refusal(first.at, of, sentence))


def _value(said: Said) -> str:
    """The value with what else is said of it, so that two that differ look different."""
    if said.facts.value is None:
        return f"intet tal, ”{said.absent}”"
    rest = [f"{LABELS[name].lower()} {shown}" for name, shown in _shown(said.facts, said.indicator) if name != "value"]
    return ", ".join([figure(said.facts.value, said.indicator.unit, said.indicator.unit_name), *rest])


def _difference(said: Said, rows: Rows) -> Difference | Question | None:
    standing = rows.known.standing.get(said.key)
    area = rows.known.area(said.key.area)
    if standing is None:
        source = said.facts.source or said.indicator.source
        if not source:
            return Question("source", "Kilden står ikke i filen. Skriv den for hele filen.")
        facts = _replaced(said.facts, Facts(source=source))
        shown = tuple((LABELS[name], NOTHING, words) for name, words in _shown(facts, said.indicator) if words != "nej")
        return Difference(said, shown, facts, area=area.name if area else "")
    facts = said.facts
    if facts.value != standing.facts.value and facts.is_example is None:
        facts = _replaced(facts, Facts(is_example=False))
    was, becomes = dict(_shown(standing.facts, said.indicator)), dict(_shown(facts, said.indicator))
    differing = [name for name in becomes if getattr(facts, name) != getattr(standing.facts, name)]
    if not differing:
        return None
    changes = tuple((LABELS[name], was.get(name, NOTHING), becomes[name]) for name in differing)
    return Difference(said, changes, facts, standing.id, standing.version, area.name if area else "")


def _replaced(facts: Facts, other: Facts) -> Facts:
    """The facts, with those of the other that are said."""
    said = {one.name: getattr(other, one.name) for one in fields(Facts)}
    return replace(facts, **{name: fact for name, fact in said.items() if fact is not None})


def _shown(facts: Facts, indicator: Indicator) -> Iterator[tuple[str, str]]:
    """What is said, in words."""
    for one in fields(Facts):
        fact = getattr(facts, one.name)
        if fact is not None:
            yield one.name, _words(one.name, fact, indicator)


def _words(name: str, fact: Any, indicator: Indicator) -> str:
    if name == "value":
        return figure(fact, indicator.unit, indicator.unit_name)
    if name == "margin":
        return f"± {danish.decimal(Decimal(fact), 4)}"
    if name == "significant":
        return {"yes": "ja", "no": "nej"}.get(fact, NOTHING)
    if isinstance(fact, bool):
        return "ja" if fact else "nej"
    return danish.amount(fact) if isinstance(fact, int) else fact or NOTHING

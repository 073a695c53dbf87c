# SPDX-License-Identifier: MPL-2.0
"""What each row of a table says: readings, what is not given, what cannot be read, and what is asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from partnerskab.danish import counted
from partnerskab.refusal import Refused
from partnerskab.spreadsheets.cells import Cell, Row

from .figures import Asked, Notation, Unreadable, is_absent, notation, read_margin, read_value, read_whole
from .heads import Head, Role
from .known import Facts, Indicator, Key, Known, Place
from .mapping import Mapping
from .resolving import Resolver, Skipped
from .words import read_significance, read_text, read_year, read_yes

MOST_READINGS = 5_000
_BESIDE = frozenset(set(Role) - {Role.VALUE, Role.YEAR})
_OF_ONE_READING = (Role.SAMPLE, Role.DENOMINATOR, Role.MARGIN, Role.SIGNIFICANT)
_TOLD = 3
_TOO_MANY = f"Filen har over {MOST_READINGS} målinger. Del den i flere filer."


@dataclass(frozen=True, slots=True)
class Said:
    """A reading as a file says it: where it stands, what it is of, and its facts, whose value is None where the file
    writes `absent` in its place."""

    at: str
    key: Key
    indicator: Indicator
    place: Place
    facts: Facts
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is not read: where it stands, of what it is as far as that is known, and why, with what to do."""

    at: str
    of: str
    sentence: str


@dataclass(slots=True)
class Question:
    """What a person has to choose before something can be read; `anchor` names the choice."""

    anchor: str
    sentence: str
    waiting: list[str] = field(default_factory=list)
    """Where it stands, what waits for the answer."""

    @property
    def waiting_told(self) -> str:
        """ " (linje 2, felt 4 og 11 andre steder)"; nothing where no place waits."""
        if not self.waiting:
            return ""
        places = list(dict.fromkeys(self.waiting))
        left = len(places) - _TOLD
        more = f" og {counted(left, 'andet sted', 'andre steder', neuter=True)}" if left > 0 else ""
        return f" ({'; '.join(places[:_TOLD])}{more})"


@dataclass
class Rows:
    """Reads the rows beneath a head. What was found lies in the lists."""

    head: Head
    known: Known
    mapping: Mapping
    said: list[Said] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    questions: dict[tuple[str, str], Question] = field(default_factory=dict)
    passed: list[tuple[str, str]] = field(default_factory=list)
    """Rows that hold no reading, such as notes below the table: where, and their words."""

    def __post_init__(self) -> None:
        self.names = Resolver(self.known, self.mapping)
        self.how = self._notation()
        if not self._is_of_one_reading:
            for column, role in self.head.columns.items():
                if role in _OF_ONE_READING:
                    words = f"Kolonnen ”{self.head.words(column)}” siger ikke, hvilket år den hører til, og læses ikke."
                    self.passed.append((self._at(self.head.row, column), words))
        for row in self.head.rows:
            if self._is_head(row):
                continue
            cells = list(self._cells(row))
            if not cells:
                self._pass_over(row)
            for column, value, year, is_preliminary in cells:
                self._read(row, column, value, (year, is_preliminary))
            if len(self.said) + len(self.refused) > MOST_READINGS:
                raise Refused("too_large", _TOO_MANY)

    @property
    def _is_of_one_reading(self) -> bool:
        """Whether a row has one value, so that what stands beside it is of that one."""
        return self.head.layout == "long" or len(self.head.years) == 1

    def _notation(self) -> Notation:
        columns = list(self.head.years) if self.head.layout == "wide" else [self.head.of(Role.VALUE)]
        values = (row.at(column) for row in self.head.rows for column in columns)
        return notation(self.mapping.decimals, self.mapping.shares, values)

    def _cells(self, row: Row) -> Iterator[tuple[int, Cell, int | None, bool]]:
        """The values of a row with their years: one in the long layout, where the year stands in the row."""
        if self.head.layout == "wide":
            for column, (year, is_preliminary) in self.head.years.items():
                if not row.at(column).is_blank:
                    yield column, row.at(column), year, is_preliminary
        elif not self.head.at(row, Role.VALUE).is_blank:
            yield self.head.of(Role.VALUE) or 0, self.head.at(row, Role.VALUE), None, False

    def _is_head(self, row: Row) -> bool:
        """The head again, as where a table is broken over pages."""
        return all(row.at(column).words == cell.words for column, cell in self.head.row.cells.items())

    def _pass_over(self, row: Row) -> None:
        self.passed.append(
            (self.head.sheet.line(row), " · ".join(cell.words for cell in row.cells.values() if cell.words))
        )

    def _at(self, row: Row, column: int) -> str:
        return self.head.sheet.place(row, column)

    def _read(self, row: Row, column: int, cell: Cell, year: tuple[int | None, bool]) -> None:
        at = self._at(row, column)
        try:
            self.said.append(self._reading(row, cell, year, at))
        except Skipped:
            self.passed.append((at, self._of(row, year[0])))
        except Unreadable as trouble:
            self.refused.append(Refusal(at, self._of(row, year[0]), str(trouble)))
        except Several as several:
            for asked in several.asked:
                question = Question(asked.anchor, str(asked))
                self.questions.setdefault((asked.anchor, _kind(asked)), question).waiting.append(at)

    def _of(self, row: Row, year: int | None) -> str:
        words = [self.head.at(row, role).words for role in (Role.INDICATOR, Role.PLACE, Role.YEAR)]
        return ", ".join(filter(None, [*words, str(year or "")]))

    def _reading(self, row: Row, cell: Cell, at_head: tuple[int | None, bool], at: str) -> Said:
        for column, role in self.head.columns.items():
            if role in _BESIDE and row.at(column).trouble:
                raise Unreadable(f"{self._at(row, column)}: {row.at(column).trouble}")
        year, is_preliminary = at_head
        if year is None:
            year, is_preliminary = read_year(self.head.at(row, Role.YEAR), self.known.latest)
        elif year > self.known.latest:
            raise Unreadable(f"{year} er ikke begyndt. Ret årstallet.")
        return self._said(row, cell, year, is_preliminary, at)

    def _said(self, row: Row, cell: Cell, year: int, is_preliminary: bool, at: str) -> Said:
        """All that a reading needs; what has to be asked is asked at once."""
        asked: list[Asked] = []
        unit, of_area, of_definition = (self.head.at(row, one) for one in (Role.UNIT, Role.AREA, Role.DEFINITION))
        indicator = _or_asked(asked, lambda: self.names.indicator(self._named(row, Role.INDICATOR), unit))
        place = _or_asked(asked, lambda: self.names.place(self._named(row, Role.PLACE)))
        area = _or_asked(asked, lambda: self.names.area(of_area, place, year)) if place else None
        definition = (
            _or_asked(asked, lambda: self.names.definition(of_definition, indicator, year)) if indicator else None
        )
        facts = _or_asked(asked, lambda: self._facts(row, cell, indicator.unit, is_preliminary)) if indicator else None
        if indicator is None or place is None or area is None or definition is None or facts is None:
            raise Several(asked)
        key = Key(
            indicator.id or f"indicators:{indicator.name}", place.id or f"places:{place.name}", year, area, definition
        )
        return Said(at, key, indicator, place, facts, cell.words if facts.value is None else "")

    def _named(self, row: Row, role: Role) -> Cell | None:
        return None if self.head.of(role) is None else self.head.at(row, role)

    def _facts(self, row: Row, cell: Cell, unit: str, is_preliminary: bool) -> Facts:
        if is_absent(cell):
            return Facts()
        facts: dict[str, Any] = {
            "value": read_value(cell, unit, self.how),
            "source": self._words(row, Role.SOURCE, 200) or self.mapping.whole.source,
            "page": self._words(row, Role.PAGE, 40) or self.mapping.whole.page,
            "note": self._words(row, Role.NOTE, 300),
            "is_preliminary": self._preliminary(row, is_preliminary),
            "is_example": None if self.head.of(Role.EXAMPLE) is None else self._yes(row, Role.EXAMPLE),
        }
        if self._is_of_one_reading:
            facts |= {
                "sample_size": self._whole(row, Role.SAMPLE, "svar"),
                "denominator": self._whole(row, Role.DENOMINATOR, "mennesker"),
                "margin": self._margin(self.head.at(row, Role.MARGIN)),
                "significant": read_significance(self.head.at(row, Role.SIGNIFICANT)),
            }
        return Facts(**{name: None if fact == "" else fact for name, fact in facts.items()})

    def _words(self, row: Row, role: Role, longest: int) -> str:
        return read_text(self.head.at(row, role), longest, role.label)

    def _yes(self, row: Row, role: Role) -> bool:
        return read_yes(self.head.at(row, role), role.label)

    def _preliminary(self, row: Row, is_told: bool) -> bool | None:
        if is_told or self.head.of(Role.PRELIMINARY) is not None:
            return is_told or self._yes(row, Role.PRELIMINARY)
        return {"yes": True, "no": False}.get(self.mapping.whole.preliminary)

    def _whole(self, row: Row, role: Role, what: str) -> int | None:
        cell = self.head.at(row, role)
        return None if cell.is_blank or is_absent(cell) else read_whole(cell, what, self.how)

    def _margin(self, cell: Cell) -> Decimal | None:
        return None if cell.is_blank or is_absent(cell) else read_margin(cell, self.how)


class Several(Exception):
    """A reading waits for the answers to these."""

    def __init__(self, asked: list[Asked]) -> None:
        super().__init__()
        self.asked = asked


T = TypeVar("T")


def _or_asked(asked: list[Asked], read: Callable[[], T]) -> T | None:
    """What is read; None where it has to be asked, which is noted."""
    try:
        return read()
    except Asked as question:
        asked.append(question)
        return None


def _kind(asked: Asked) -> str:
    """Questions of one choice are told once, with the first figure that raised them."""
    return "" if asked.anchor in ("decimals", "shares") else str(asked)

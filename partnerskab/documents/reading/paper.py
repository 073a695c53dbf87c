# SPDX-License-Identifier: MPL-2.0
"""What a paper was understood to say. Every piece knows its lines in the source and how sure the reading is.

Rich text is HTML as `partnerskab.richtext` stores it. Amounts are whole kr.
"""

from dataclasses import dataclass, field
from typing import Literal

from .source import Source, Span

Certainty = Literal["understood", "guessed", "unplaced"]
CERTAINTY_LABELS = {"understood": "Forstået", "guessed": "Gættet", "unplaced": "Ikke placeret"}


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation the reader may find in prose, by name, short name or alias."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beforehand: the agreement's focus areas (number, title) and the organisations."""

    areas: tuple[tuple[int, str], ...] = ()
    organisations: tuple[KnownOrganisation, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should see. `severity`: "stop" is wrong as it stands, "advise" asks for a look, "fine" tells.

    `activity` is the number it belongs to, if any; `line` is 0 where no line can be named.
    """

    code: str
    severity: Literal["stop", "advise", "fine"]
    sentence: str
    line: int = 0
    activity: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a money table: blank (all empty), a dash, whole kr., or words in `note`. `written` is as it stood."""

    year: int
    kr: int | None = None
    qualifier: str = ""
    note: str = ""
    written: str = ""

    @property
    def is_blank(self) -> bool:
        return self.kr is None and not self.qualifier and not self.note


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A budget post, or a row of stated totals."""

    title: str
    cells: tuple[Cell, ...]
    line: int


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """An activity's money: posts by year, and the total the paper states ("I alt"), if it states one."""

    years: tuple[int, ...]
    rows: tuple[MoneyRow, ...]
    total: MoneyRow | None
    span: Span


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A row of the overview. Without a number it is a line of money that no activity stands behind."""

    number: int | None
    title: str
    is_new: bool
    cells: tuple[Cell, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Overview:
    years: tuple[int, ...]
    rows: tuple[OverviewRow, ...]
    total: MoneyRow | None
    span: Span

    @property
    def lines(self) -> tuple[OverviewRow, ...]:
        """The rows without a number."""
        return tuple(row for row in self.rows if row.number is None)


@dataclass(frozen=True, slots=True)
class ParsedChapter:
    """A chapter beside the activities; `kind` as in PlanSection: front, overview or appendix."""

    kind: str
    title: str
    html: str
    span: Span
    certainty: Certainty = "understood"


@dataclass(frozen=True, slots=True)
class ParsedArea:
    """A focus area's chapter: its title as written and its introduction."""

    number: int
    title: str
    html: str
    span: Span


@dataclass(frozen=True, slots=True)
class ParsedTheoryRow:
    """A row of the theory of change. `kind` as in TheoryRow, or "area" for a focus area named in the figure."""

    kind: str
    area: int | None
    text: str
    span: Span
    certainty: Certainty = "understood"


@dataclass(frozen=True, slots=True)
class ParsedSection:
    """A text of an activity; `kind` as in ActivitySection. `heading` is as the paper spells it."""

    kind: str
    sub_heading: str
    html: str
    heading: str
    span: Span
    certainty: Certainty = "understood"


@dataclass(frozen=True, slots=True)
class ParsedDeliverable:
    """A promised output: `number` is what stands before it ("Min. 6-8 stk."), `text` the rest."""

    number: str
    text: str
    span: Span
    certainty: Certainty = "understood"


@dataclass(frozen=True, slots=True)
class ParsedPartner:
    """An organisation found in the text on who is responsible; the first one named is taken for the lead."""

    name: str
    is_lead: bool
    certainty: Certainty = "guessed"


@dataclass(frozen=True, slots=True)
class ParsedActivity:
    """An activity: its chapter and its row in the overview, brought together by title.

    `area` is the focus area of the chapter it stands in; `areas` are the numbers its own text names.
    """

    number: int | None
    title: str
    other_names: tuple[str, ...]
    area: int | None
    areas: tuple[int, ...]
    areas_as_written: str
    is_appendix: bool
    state: str
    sections: tuple[ParsedSection, ...]
    money: MoneyTable | None
    stated: OverviewRow | None
    deliverables: tuple[ParsedDeliverable, ...]
    partners: tuple[ParsedPartner, ...]
    span: Span
    certainty: Certainty = "understood"
    areas_span: Span | None = None
    deliverables_heading: str = ""

    @property
    def other_areas(self) -> tuple[int, ...]:
        """The focus areas it names beside its own chapter's."""
        return tuple(number for number in self.areas if number != self.area)


@dataclass(frozen=True, slots=True)
class ParsedPaper:
    """A whole paper. `cover` and `contents` are what stands before the first chapter; the contents list is not kept
    in the plan, which makes its own."""

    source: Source
    year: int | None
    cover: tuple[str, ...]
    contents: tuple[str, ...]
    chapters: tuple[ParsedChapter, ...]
    areas: tuple[ParsedArea, ...]
    theory: tuple[ParsedTheoryRow, ...]
    overview: Overview | None
    activities: tuple[ParsedActivity, ...]
    findings: tuple[Finding, ...] = field(default=())

    @property
    def money_tables(self) -> int:
        """How many activities have a money table."""
        return sum(1 for activity in self.activities if activity.money)

    @property
    def unplaced(self) -> int:
        """How many pieces were kept in the nearest section because no heading told where they belong."""
        return sum(1 for finding in self.findings if finding.code == "UNPLACED")

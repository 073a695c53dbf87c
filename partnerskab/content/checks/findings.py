# SPDX-License-Identifier: MPL-2.0
"""What a check says: a finding, how much it weighs, and where it is put right."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Severity(StrEnum):
    """Money that contradicts itself blocks, for a decision must bind to one figure; all else advises."""

    BLOCKS = "blocks"
    ADVISES = "advises"

    @property
    def label(self) -> str:
        return "Spærrer for indsendelse" if self is Severity.BLOCKS else "Råd"


class Scope(StrEnum):
    """What a place lies in: the plan itself, one of its focus areas, activities, or lines without an activity; the
    agreement; the status on the targets; a round of follow-up, a meeting, a case paper."""

    PLAN = "plan"
    AREA = "area"
    ACTIVITY = "activity"
    LINE = "line"
    AGREEMENT = "agreement"
    STATUS = "status"
    FOLLOWUP = "followup"
    MEETING = "meeting"
    CASE = "case"


UNITS = {
    "title": ("titel", "Gå til titlen"),
    "purpose": ("formaal", "Gå til formålet"),
    "objectives": ("maalsaetninger", "Gå til målsætningerne"),
    "areas": ("omraader", "Gå til indsatsområderne"),
    "target_group": ("maalgruppe", "Gå til målgruppen"),
    "timeline": ("tidsplan", "Gå til tidsplanen"),
    "economy": ("oekonomi", "Gå til økonomien"),
    "anchoring": ("forankring", "Gå til forankringen"),
    "deliverables": ("leverancer", "Gå til leverancerne"),
    "responsible": ("aktoerer", "Gå til aktørerne"),
    "overview": ("oversigt", "Gå til oversigten"),
    "total": ("sum", "Gå til planens sum"),
    "frame": ("ramme", "Gå til rammen"),
    "parties": ("parter", "Gå til parterne"),
    "focus_areas": ("indsatsomraader", "Gå til indsatsområderne"),
    "period": ("titel", "Gå til perioden"),
    "area": ("omraadet", "Gå til området"),
    "problem": ("problemkompleks", "Gå til problemkomplekset"),
    "background": ("baggrund", "Gå til baggrunden"),
    "targets": ("maal", "Gå til målene"),
    "theory": ("forandringsteori", "Gå til forandringsteorien"),
    "organisation": ("organisering", "Gå til organiseringen"),
    "bodies": ("organisering", "Gå til organerne"),
    "staff": ("medarbejdere", "Gå til medarbejderne"),
    "coordination": ("sammenhaeng", "Gå til sammenhængen"),
    "frames": ("oekonomi", "Gå til rammerne"),
    "conflict": ("uenighed", "Gå til kapitlet"),
    "revision": ("aendring", "Gå til kapitlet"),
    "other": ("oevrigt", "Gå til kapitlet"),
    "routes": ("beslutningsgang", "Gå til beslutningsgangen"),
    "introduction": ("indledning", "Gå til indledningen"),
    "target": ("maalet", "Gå til målet"),
    "answer": ("svar", "Gå til svaret"),
    "attendants": ("deltagere", "Gå til deltagerne"),
    "points": ("dagsorden", "Gå til dagsordenen"),
    "point": ("punkt", "Gå til punktet"),
    "head": ("hoved", "Gå til oplysningerne"),
    "recommendations": ("indstilling", "Gå til indstillingen"),
    "solution": ("loesning", "Gå til løsningen"),
    "process": ("videre-proces", "Gå til den videre proces"),
    "handlings": ("politisk-behandling", "Gå til den politiske behandling"),
    "annexes": ("bilag", "Gå til bilagene"),
    "resume": ("resume", "Gå til resuméet"),
}
"""Each unit that can be edited where it stands: its anchor on its page, and the words of a link to it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is put right.

    `id` is the id of an activity, a line, a target or a point, a focus area's number, or empty for the whole; `unit` is
    a key of `UNITS`.
    """

    scope: Scope
    id: str
    unit: str

    @property
    def anchor(self) -> str:
        """The id of the element on its page: "oekonomi" on an activity's, "linje-<id>" and the like on the plan's."""
        match self.scope:
            case Scope.LINE:
                return f"linje-{self.id}"
            case Scope.AREA:
                return f"indsatsomraade-{self.id}"
            case Scope.STATUS if self.id:
                return f"target-{self.id}"
            case Scope.FOLLOWUP if self.id:
                return f"aktivitet-{self.id}"
            case Scope.MEETING if self.id:
                return f"punkt-{self.id}"
            case _:
                return UNITS[self.unit][0]

    @property
    def link_text(self) -> str:
        return "Gå til linjen" if self.scope is Scope.LINE else UNITS[self.unit][1]


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of two figures set against each other; `is_gap` marks the difference between them."""

    label: str
    value: str
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule found, in words for people.

    `short` fits the overview's narrow column; `remark` says what else belongs to it; `years` are the columns of the
    money table that it speaks of.
    """

    code: str
    severity: Severity
    title: str
    sentence: str
    short: str
    place: Place
    versus: tuple[Figure, ...] = ()
    remark: str = ""
    years: tuple[int, ...] = ()

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCKS

    @property
    def is_about_a_paper(self) -> bool:
        """Whether it sets the plan's amounts against what an imported paper says; such a paper can be set aside."""
        return self.code.startswith("SUM_")


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, so that a share is never shown without its numbers."""

    met: int
    of: int

    @property
    def percent(self) -> Decimal:
        """Per cent, exact; 0 where there is nothing to count."""
        return Decimal(100 * self.met) / self.of if self.of else Decimal(0)

    def reaches(self, percent: int) -> bool:
        """Whether the share is that many per cent or more; nothing to count is no shortfall."""
        return 100 * self.met >= percent * self.of


@dataclass(frozen=True, slots=True)
class Summary:
    """Findings counted by severity, and the share of activities with two or more cooperating partners."""

    blocks: int
    advises: int
    with_partners: Share

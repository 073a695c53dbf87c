# SPDX-License-Identifier: MPL-2.0
"""The frozen tree of a whole plan: the one thing that shows, checks, prints, compares and exports it.

Everything is plain values in tuples: names and numbers beside ids, so that an old version reads without the database.
Rich text is the clean HTML of `partnerskab.richtext`; amounts are whole kr.
"""

from collections.abc import Iterator
from dataclasses import dataclass

SCHEMA = 4
"""Which form of the tree this is; `canonical` reads every form there ever was."""

BEFORE_AREAS = ("background", "purpose", "objectives")
AFTER_AREAS = ("target_group", "timeline")
SECTION_LABELS = {
    "background": "Baggrund",
    "purpose": "Formål",
    "objectives": "Målsætninger",
    "target_group": "Målgruppe",
    "timeline": "Tidsplan",
    "economy_intro": "Økonomi",
    "economy_note": "Økonomi",
    "deliverables_intro": "Leverancer",
    "deliverables_note": "Leverancer",
    "responsible": "Ansvarlige aktører",
}
LEVELS = {"beboer": "Beboerniveau", "kvarter": "Kvarterniveau", "bydel": "Bydelsniveau"}
"""Where an activity works, as housing-social plans say it (delaftale 2018-2021)."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A cell: blank (all empty), a dash, whole kr. (sure, "ca." or "anslået"), or words in `note`.

    `remark` is a note on the cell and no part of what stands in it.
    """

    year: int
    kr: int | None = None
    qualifier: str = ""
    note: str = ""
    remark: str = ""

    @property
    def is_blank(self) -> bool:
        return self.kr is None and not self.qualifier and not self.note

    @property
    def is_dash(self) -> bool:
        return self.qualifier == "-"


@dataclass(frozen=True, slots=True)
class Line:
    """A budget post. `funder` is empty for the partnership's own money, which alone counts against the frame.

    `funding` is own, organisation, other or unfunded; `purpose` the frame it counts against, activities or management;
    `note` what no column holds, such as a price for each participant.
    """

    id: str
    post: str
    funder: str
    amounts: tuple[Amount, ...]
    stated: "tuple[Stated, ...]" = ()
    funding: str = "own"
    purpose: str = "activities"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A total as a paper states it: `source` is table_total, overview or plan_total."""

    source: str
    year: int
    kr: int | None = None
    qualifier: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    kind: str
    sub_heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Partner:
    id: str
    name: str
    role: str
    note: str


@dataclass(frozen=True, slots=True)
class Deliverable:
    id: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Criterion:
    id: str
    text: str
    number: str
    data_source: str


@dataclass(frozen=True, slots=True)
class Application:
    """An application to a pool, whole kr. and ISO dates; a date is empty where the step has not been taken.

    `outcome` is empty, granted or refused.
    """

    id: str
    applicant: str
    purpose: str
    kr: int
    applied_on: str
    outcome: str = ""
    granted: int | None = None
    decided_on: str = ""
    took_part: str = ""
    paid_on: str = ""
    accounted_on: str = ""
    spent: int | None = None
    withdrawn_on: str = ""

    @property
    def bound(self) -> int:
        """What it takes of the pool: what was spent once that is accounted for, else what was granted."""
        if self.outcome != "granted" or self.withdrawn_on:
            return 0
        return (self.granted or 0) if self.spent is None else self.spent


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money moved from one cell to another, whole kr.; the names are those of the time, `made_on` an ISO date."""

    id: str
    from_line: str
    from_name: str
    from_year: int
    to_line: str
    to_name: str
    to_year: int
    kr: int
    reason: str
    decided_by: str
    made_on: str


@dataclass(frozen=True, slots=True)
class ActivityContent:
    """An activity as the paper shows it. Focus areas are named by their number in the agreement.

    `anchored_with` says who carries it on when the funding ends, `anchored_from` from when, in words. `applications`
    are those of a pool. `level` is beboer, kvarter or bydel, or empty.
    """

    id: str
    number: int | None
    title: str
    is_appendix: bool
    area: int | None
    other_areas: tuple[int, ...]
    areas_as_written: str
    state: str
    origin: str
    predecessor: str
    other_names: tuple[str, ...]
    sections: tuple[Section, ...]
    partners: tuple[Partner, ...]
    deliverables: tuple[Deliverable, ...]
    criteria: tuple[Criterion, ...]
    lines: tuple[Line, ...]
    stated: tuple[Stated, ...]
    anchored_with: str = ""
    anchored_from: str = ""
    is_pool: bool = False
    applications: tuple[Application, ...] = ()
    level: str = ""
    category: str = ""
    cfbu_type: str = ""

    def of_kind(self, kind: str) -> tuple[Section, ...]:
        """The sections of a kind, in their order."""
        return tuple(section for section in self.sections if section.kind == kind)

    @property
    def leads(self) -> tuple[Partner, ...]:
        return tuple(partner for partner in self.partners if partner.role == "lead")

    @property
    def cooperating(self) -> tuple[Partner, ...]:
        """The partners beside the lead; two or more count towards the 75 % target (agreement 2025-2028)."""
        return tuple(partner for partner in self.partners if partner.role == "partner")

    @property
    def several_areas(self) -> str:
        """The focus areas of an activity that serves more than one, as papers write them: "2+3"; else nothing."""
        primary = () if self.area is None else (self.area,)
        return "+".join(map(str, (*primary, *self.other_areas))) if self.other_areas else ""

    @property
    def level_label(self) -> str:
        return LEVELS.get(self.level, self.level)

    @property
    def has_ended(self) -> bool:
        return self.state == "ophoert"


@dataclass(frozen=True, slots=True)
class AreaContent:
    """A focus area of the agreement, with what it is to give (theory of change)."""

    id: str
    number: int
    title: str
    introduction: str
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theory:
    """The theory of change: results per focus area stand in AreaContent."""

    cross_cutting: tuple[str, ...]
    cross_results: tuple[str, ...]
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    id: str
    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the decision route.

    `act` is recommends, approves, notes (takes note of a case paper) or is_informed; `rule` says what counts as
    decided: parties (every party with a vote has approved) or meeting (the body's own word, as recorded).
    """

    body: str
    act: str
    rule: str

    @property
    def has_last_word(self) -> bool:
        """Whether a version is done when this step and those like it have said yes."""
        return self.act in ("approves", "notes")


@dataclass(frozen=True, slots=True)
class PartyContent:
    """An organisation of the agreement, under its own id; `role` is party (with a vote) or collaborator."""

    id: str
    name: str
    role: str


class Voted:
    """What parties decide on; it names them in `parties`."""

    __slots__ = ()
    parties: tuple[PartyContent, ...]

    @property
    def voting(self) -> tuple[PartyContent, ...]:
        """The parties with a vote; collaborators neither negotiate, decide nor vote."""
        return tuple(party for party in self.parties if party.role == "party")


@dataclass(frozen=True, slots=True)
class FrameContent:
    """The ceiling of a year in whole kr.; `purpose` is activities or management."""

    year: int
    purpose: str
    kr: int
    is_example: bool


@dataclass(frozen=True, slots=True)
class AgreementContent(Voted):
    """What was agreed. `moves_within` and `moves_between` as in the agreement's row; empty, they say nothing."""

    id: str
    title: str
    valid_from: str
    valid_to: str
    estates: tuple[str, ...]
    areas: tuple[AreaContent, ...]
    theory: Theory
    parties: tuple[PartyContent, ...]
    steps: tuple[Step, ...]
    frames: tuple[FrameContent, ...]
    moves_within: str = ""
    moves_between: str = ""

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years the agreement touches."""
        return tuple(range(int(self.valid_from[:4]), int(self.valid_to[:4]) + 1))

    @property
    def period(self) -> str:
        return f"{self.valid_from[:4]}–{self.valid_to[:4]}"

    def area(self, number: int | None) -> AreaContent | None:
        """The focus area with that number, if the agreement has it."""
        return next((area for area in self.areas if area.number == number), None)

    def frame(self, year: int, purpose: str = "activities") -> FrameContent | None:
        """The ceiling for a year, if one is agreed."""
        return next((frame for frame in self.frames if frame.year == year and frame.purpose == purpose), None)


@dataclass(frozen=True, slots=True)
class PlanContent:
    """A whole plan. `activities` stand in reading order; `lines` are those without an activity.

    `unit` is what its tables show amounts in, 1 or 1000 kr.; all amounts here are whole kr.
    """

    schema: int
    id: str
    partnership: str
    slug: str
    year: int
    agreement: AgreementContent
    chapters: tuple[Chapter, ...]
    activities: tuple[ActivityContent, ...]
    lines: tuple[Line, ...]
    stated: tuple[Stated, ...]
    unit: int = 1
    transfers: tuple[Transfer, ...] = ()

    @property
    def title(self) -> str:
        return f"Tryghedsplan {self.year}"

    @property
    def steps(self) -> tuple[Step, ...]:
        """The route that it takes."""
        return self.agreement.steps

    @property
    def voting(self) -> tuple[PartyContent, ...]:
        """The parties with a vote on it."""
        return self.agreement.voting

    @property
    def years(self) -> tuple[int, ...]:
        """The agreement's years, and any other year that carries money."""
        found = {amount.year for line in self.all_lines() for amount in line.amounts if not amount.is_blank}
        return tuple(sorted(found | set(self.agreement.years)))

    def all_lines(self) -> Iterator[Line]:
        """Every budget post of the plan, those without an activity last."""
        for activity in self.activities:
            yield from activity.lines
        yield from self.lines

    def chapters_of(self, kind: str) -> tuple[Chapter, ...]:
        """The chapters of a kind (front, overview, appendix), in their order."""
        return tuple(chapter for chapter in self.chapters if chapter.kind == kind)

    def in_area(self, number: int) -> tuple[ActivityContent, ...]:
        """The activities whose primary focus area has that number; the appendix stands apart."""
        return tuple(a for a in self.activities if a.area == number and not a.is_appendix)

    @property
    def appendix(self) -> tuple[ActivityContent, ...]:
        """The activities printed as appendix (plan 2022, activity 12)."""
        return tuple(activity for activity in self.activities if activity.is_appendix)

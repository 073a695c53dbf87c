# SPDX-License-Identifier: MPL-2.0
"""The frozen trees of what belongs to a plan's year: a round of follow-up, a meeting's minutes, a case paper.

As `agreed`: dates are ISO text, rich text clean HTML, amounts whole kr.; persons' contact details are in none of them.
"""

from dataclasses import dataclass

from .agreed import StatusEntry
from .tree import AreaContent, PartyContent, Step, Voted

FOLLOWUP_SCHEMA = 1
MEETING_SCHEMA = 1
CASE_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Delivered:
    """A deliverable as it was promised, and what was delivered of it."""

    id: str
    number: str
    text: str
    delivered: str
    note: str


@dataclass(frozen=True, slots=True)
class Measured:
    """A success criterion with what became of it in the year; `state` as in `CriterionResult`, empty if unsaid."""

    id: str
    text: str
    number: str
    data_source: str
    state: str
    figure: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class ActivityTold:
    """What a round tells of one activity. `id` is the activity's; `state` as in `Answer`, empty while it is missing.

    `budget`, `spent` and `forecast` are the partnership's own money in the plan's year in whole kr., None where there
    is no figure; `leads` and `partners` are names of organisations.
    """

    id: str
    number: int | None
    title: str
    area: int | None
    is_appendix: bool
    is_pool: bool
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    state: str
    is_sent: bool
    happened: str
    money_note: str
    next_steps: str
    learning: str
    deliverables: tuple[Delivered, ...]
    criteria: tuple[Measured, ...]
    budget: int | None
    spent: int | None
    forecast: int | None


@dataclass(frozen=True, slots=True)
class Met:
    """A body and how often it met in the year, against what the agreement asks (None where it asks nothing)."""

    name: str
    kind: str
    least: int | None
    most: int | None
    held: int


@dataclass(frozen=True, slots=True)
class FollowUpContent(Voted):
    """A round of follow-up; `kind` is midterm, final or annual. `plan_label` is the plan's version in force when it
    was opened; `day` is the ISO date that judgements on targets are of, empty without any."""

    schema: int
    matter: str
    id: str
    partnership: str
    slug: str
    year: int
    kind: str
    title: str
    day: str
    agreement_title: str
    valid_from: str
    valid_to: str
    plan_label: str
    plan_sha256: str
    introduction: str
    conclusion: str
    areas: tuple[AreaContent, ...]
    told: tuple[ActivityTold, ...]
    entries: tuple[StatusEntry, ...]
    met: tuple[Met, ...]
    parties: tuple[PartyContent, ...]
    steps: tuple[Step, ...]

    @property
    def mark(self) -> str:
        """Its name in an address: "2026-midtvejs"."""
        words = {"midterm": "midtvejs", "final": "afrapportering", "annual": "statusrapport"}
        return f"{self.year}-{words[self.kind]}"


@dataclass(frozen=True, slots=True)
class Attendant:
    """Who was called, for which organisation; `standing` as in `Attendance`."""

    id: str
    name: str
    organisation: str
    standing: str
    votes: bool


@dataclass(frozen=True, slots=True)
class Attached:
    """A paper that goes along; `sha256` is empty for what has no fingerprint."""

    title: str
    address: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda with what came of it; `kind`, `outcome` and `subject` as in `AgendaPoint`, `minutes` those
    that were set aside for it."""

    id: str
    title: str
    kind: str
    presenter: str
    text: str
    said: str
    outcome: str
    decision: str
    subject: str
    subject_label: str
    subject_sha256: str
    attachments: tuple[Attached, ...]
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingContent(Voted):
    """A meeting with its minutes; times are "14:30", empty where nobody said."""

    schema: int
    matter: str
    id: str
    partnership: str
    slug: str
    year: int
    number: int
    body: str
    body_kind: str
    title: str
    held_on: str
    starts_at: str
    ends_at: str
    place: str
    chair: str
    minute_taker: str
    call: str
    closing: str
    attendants: tuple[Attendant, ...]
    points: tuple[Point, ...]
    parties: tuple[PartyContent, ...]
    steps: tuple[Step, ...]

    @property
    def mark(self) -> str:
        """Its name in an address: "2026-3"."""
        return f"{self.year}-{self.number}"


@dataclass(frozen=True, slots=True)
class Recommended:
    """A numbered "at"-point."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Handled:
    """A row of the political handling; `on` is what was written of the day."""

    id: str
    body: str
    on: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseContent(Voted):
    """A case paper; `aim` as in `CasePaper`, `meeting_on` an ISO date or empty."""

    schema: int
    matter: str
    id: str
    partnership: str
    slug: str
    year: int
    number: int
    title: str
    body: str
    aim: str
    meeting_on: str
    sender: str
    case_number: str
    document_number: str
    officer: str
    resume: str
    recommendations: tuple[Recommended, ...]
    problem: str
    solution: str
    economy: str
    process: str
    handlings: tuple[Handled, ...]
    annexes: tuple[Attached, ...]
    subject_label: str
    subject_sha256: str
    parties: tuple[PartyContent, ...]
    steps: tuple[Step, ...]

    @property
    def mark(self) -> str:
        """Its name in an address: "2026-2"."""
        return f"{self.year}-{self.number}"

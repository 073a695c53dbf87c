# SPDX-License-Identifier: MPL-2.0
"""The frozen tree of an agreement and of a year's status on its targets, as `tree` is that of a plan.

Dates are ISO text, rich text is the clean HTML of `partnerskab.richtext`, amounts whole kr.; a picture is named by the
sha256 of its PNG bytes, which never change (`agreements.Picture`).
"""

from dataclasses import dataclass

from targets.series import Aim

from .tree import AreaContent, FrameContent, PartyContent, Step, Theory, Voted

AGREEMENT_SCHEMA = 1
STATUS_SCHEMA = 1
FORMER = "former"


@dataclass(frozen=True, slots=True)
class AgreementChapter:
    """A chapter: `kind` as in `AgreementSection`, `title` its own or that of its kind."""

    id: str
    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Boundary:
    """The area as it is bounded from a date on; `picture` is empty without a map."""

    id: str
    from_date: str
    description: str
    estates: tuple[str, ...]
    picture: str = ""
    picture_alt: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Signatory:
    """A party (with a vote), a collaborator, or a party that had left when this was frozen ("former", without a vote),
    under its organisation's id; the dates are empty for the whole period."""

    id: str
    name: str
    role: str
    heading: str = ""
    from_date: str = ""
    to_date: str = ""


@dataclass(frozen=True, slots=True)
class BodyContent:
    """A body of the partnership; `kind` as in `agreements.Body`, the numbers are meetings a year."""

    id: str
    kind: str
    name: str
    chair: str
    members: str
    tasks: str
    meetings_least: int | None
    meetings_most: int | None


@dataclass(frozen=True, slots=True)
class StaffContent:
    """A post; `share` in hundredths of full time."""

    id: str
    title: str
    share: int
    organisation: str
    note: str


@dataclass(frozen=True, slots=True)
class WholeAgreement:
    """A whole agreement. `steps` is the route of the agreement itself; plans and the status take their own."""

    schema: int
    matter: str
    id: str
    partnership: str
    slug: str
    kind: str
    title: str
    valid_from: str
    valid_to: str
    chapters: tuple[AgreementChapter, ...]
    boundaries: tuple[Boundary, ...]
    areas: tuple[AreaContent, ...]
    theory: Theory
    targets: tuple[Aim, ...]
    bodies: tuple[BodyContent, ...]
    staff: tuple[StaffContent, ...]
    parties: tuple[Signatory, ...]
    frames: tuple[FrameContent, ...]
    steps: tuple[Step, ...]
    plan_steps: tuple[Step, ...]
    status_steps: tuple[Step, ...]
    moves_within: str
    moves_between: str

    @property
    def period(self) -> str:
        return f"{self.valid_from[:4]}–{self.valid_to[:4]}"

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years it touches."""
        return tuple(range(int(self.valid_from[:4]), int(self.valid_to[:4]) + 1))

    @property
    def mark(self) -> str:
        """Its name in an address: "2025-2028"."""
        return f"{self.valid_from[:4]}-{self.valid_to[:4]}"

    @property
    def voting(self) -> tuple[PartyContent, ...]:
        """The parties with a vote, as those of a plan."""
        return tuple(PartyContent(one.id, one.name, one.role) for one in self.parties if one.role == "party")

    def targets_of(self, area: int | None) -> tuple[Aim, ...]:
        """The targets of a focus area; None: those of the agreement as a whole."""
        return tuple(aim for aim in self.targets if aim.focus_area == area)


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """A target in the status: its figures (small ones hidden), the judgement with its sentence, and what people say.

    `judgement` is met, not_met, on_the_way or unknown; empty for what is followed without a target.
    """

    aim: Aim
    judgement: str
    sentence: str
    remark: str


@dataclass(frozen=True, slots=True)
class StatusContent(Voted):
    """The status on an agreement's targets in one year. `day` is the ISO date that the judgements are of."""

    schema: int
    matter: str
    id: str
    partnership: str
    slug: str
    year: int
    day: str
    agreement_title: str
    valid_from: str
    valid_to: str
    introduction: str
    conclusion: str
    entries: tuple[StatusEntry, ...]
    parties: tuple[PartyContent, ...]
    steps: tuple[Step, ...]

    @property
    def title(self) -> str:
        return f"Status på målene {self.year}"

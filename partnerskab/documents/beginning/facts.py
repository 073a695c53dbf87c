# SPDX-License-Identifier: MPL-2.0
"""What a file of facts may say; the tables and keys of the TOML file."""

import datetime
from decimal import Decimal
from typing import Literal, TypeVar

import msgspec

Read = TypeVar("Read")


class CannotBegin(Exception):
    """The facts do not make a partnership. The message says which and why, in Danish."""


class Row(msgspec.Struct, forbid_unknown_fields=True):
    """A table of the file; an unknown key is a slip, not a wish."""


class OrganisationFacts(Row):
    name: str
    short_name: str = ""
    aliases: list[str] = []


class PartnershipFacts(Row):
    name: str
    slug: str
    is_sample: bool = False


class UserFacts(Row):
    name: str
    email: str


class MemberFacts(Row):
    user: UserFacts
    role: Literal["secretariat", "working_group", "steering_group", "collaborator", "reader"]
    organisation: str = ""


class AreaVersionFacts(Row):
    """The area from a date on; `picture` names a PNG file beside the file of facts."""

    from_date: datetime.date
    estates: list[str] = []
    description: str = ""
    picture: str = ""
    picture_alt: str = ""


class FocusAreaFacts(Row):
    number: int
    title: str
    introduction: str = ""


class TheoryFacts(Row):
    kind: Literal["result", "cross_cutting", "cross_result", "effect"]
    text: str
    focus_area: int = 0


class SectionFacts(Row):
    kind: Literal[
        "purpose", "problem", "background", "targets", "focus", "organisation", "staff", "coordination", "economy",
        "conflict", "revision", "other",
    ]  # fmt: skip
    text: str
    title: str = ""


class BodyFacts(Row):
    """A body; the numbers are meetings a year."""

    name: str
    kind: Literal["steering", "working", "secretariat", "focus_group", "reference", "board", "committee", "other"]
    chair: str = ""
    members: str = ""
    tasks: str = ""
    meetings_least: int | None = None
    meetings_most: int | None = None


class StaffFacts(Row):
    """A post; `share` in hundredths of full time."""

    title: str
    share: int
    organisation: str = ""
    note: str = ""


class StepFacts(Row):
    body: str
    act: Literal["recommends", "approves", "is_informed"]
    matter: Literal["plan", "agreement", "status"] = "plan"
    rule: Literal["parties", "meeting"] = "meeting"


class FrameFacts(Row):
    """The most that may be spent in a year, in whole kr."""

    year: int
    kr: int
    purpose: Literal["activities", "management"] = "activities"
    is_example: bool = False


class PartyFacts(Row):
    organisation: str
    role: Literal["party", "collaborator"] = "party"
    heading: str = ""
    from_date: datetime.date | None = None
    to_date: datetime.date | None = None


class BaselineFacts(Row):
    """In the unit of the target's indicator; `area_from` is the date of the area that it was measured in."""

    year: int
    value: Decimal
    source: str
    page: str = ""
    denominator: int | None = None
    area_from: datetime.date | None = None
    is_example: bool = False


class TargetFacts(Row):
    """A target; a share of activities is a `limit` in per cent and has neither indicator nor place."""

    code: str
    title: str
    rule: Literal["near", "hold", "reach", "share", "monitor"]
    wording: str = ""
    focus_area: int = 0
    indicator: str = ""
    place: str = ""
    reference: str = ""
    baseline_year: int | None = None
    final_year: int | None = None
    limit: Decimal | None = None
    partners: int = 2
    pending: str = ""
    data_source: str = ""
    baseline: BaselineFacts | None = None


class RemarkFacts(Row):
    target: str
    text: str


class StatusFacts(Row):
    """The draft of a year's status on the targets."""

    year: int
    introduction: str = ""
    conclusion: str = ""
    remarks: list[RemarkFacts] = []


class AgreementFacts(Row):
    title: str
    valid_from: datetime.date
    valid_to: datetime.date
    focus_areas: list[FocusAreaFacts]
    sections: list[SectionFacts] = []
    bodies: list[BodyFacts] = []
    staff: list[StaffFacts] = []
    area_versions: list[AreaVersionFacts] = []
    theory_rows: list[TheoryFacts] = []
    approval_steps: list[StepFacts] = []
    moves_within: str = ""
    moves_between: str = ""
    frames: list[FrameFacts] = []
    parties: list[PartyFacts] = []
    targets: list[TargetFacts] = []
    statuses: list[StatusFacts] = []


class PlaceFacts(Row):
    name: str
    kind: Literal["area", "district", "city", "estate"]
    aliases: list[str] = []


class DefinitionFacts(Row):
    text: str
    from_year: int | None = None


class IndicatorFacts(Row):
    """Something measured; its definitions are numbered from 1. `part_of` names the total it is counted in, which the
    file describes before it."""

    name: str
    topic: Literal["safety", "crime", "reputation", "other"]
    unit: Literal["percent", "count", "per_1000", "other"]
    direction: Literal["up", "down"]
    aliases: list[str] = []
    unit_name: str = ""
    source: str = ""
    small_numbers: bool = False
    part_of: str = ""
    definitions: list[DefinitionFacts] = []


class PointFacts(Row):
    """A reading, in the unit of its indicator; `margin` is the uncertainty to either side."""

    year: int
    value: Decimal
    denominator: int | None = None
    sample_size: int | None = None
    margin: Decimal | None = None
    significant: Literal["yes", "no", "unknown"] = "unknown"
    is_preliminary: bool = False
    page: str = ""
    note: str = ""


class SeriesFacts(Row):
    """Readings of one indicator in one place, from one source; `area_from` is the date of the area they were of."""

    indicator: str
    place: str
    source: str
    points: list[PointFacts]
    definition: int = 1
    area_from: datetime.date | None = None
    is_example: bool = False


class MoreFacts(Row, kw_only=True):
    """What a partnership may be given later as well: agreements, and what is measured."""

    organisations: list[OrganisationFacts] = []
    places: list[PlaceFacts] = []
    indicators: list[IndicatorFacts] = []
    agreements: list[AgreementFacts] = []
    series: list[SeriesFacts] = []


class Facts(MoreFacts, kw_only=True):
    partnership: PartnershipFacts
    memberships: list[MemberFacts]


def read_facts(text: str) -> Facts:
    """The facts of a file that begins a partnership.

    Raises:
        CannotBegin: it is no TOML, or a key is missing, unknown or of the wrong kind.
    """
    return _read(text, Facts)


def read_more(text: str) -> MoreFacts:
    """The facts of a file for a partnership that is there.

    Raises:
        CannotBegin: as `read_facts`.
    """
    return _read(text, MoreFacts)


def _read(text: str, what: type[Read]) -> Read:
    try:
        return msgspec.toml.decode(text, type=what)
    except msgspec.DecodeError as error:
        raise CannotBegin(f"Filen kan ikke bruges: {error}") from error

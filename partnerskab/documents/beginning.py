# SPDX-License-Identifier: MPL-2.0
"""A partnership begun from a file of facts (TOML): its agreement, organisations, frames and first members.

The keys are the models' field names. Lists stand in their order, so rows carry none; rich text is HTML; organisations
are named elsewhere by their name, focus areas by their number.
"""

import datetime
from collections.abc import Mapping
from typing import Literal, TypeVar

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction

from budgets.models import Frame
from partnerskab.agreements.models import (
    Agreement,
    AgreementSection,
    ApprovalStep,
    AreaVersion,
    Body,
    FocusArea,
    Membership,
    Organisation,
    Partnership,
    Party,
    StaffResource,
    TheoryRow,
    User,
)

Key = TypeVar("Key")
Row = TypeVar("Row")


class CannotBegin(Exception):
    """The facts do not make a partnership. The message says which and why, in Danish."""


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    """A table of the file; an unknown key is a slip, not a wish."""


class OrganisationFacts(_Row):
    name: str
    short_name: str = ""
    aliases: list[str] = []


class PartnershipFacts(_Row):
    name: str
    slug: str
    is_sample: bool = False


class AreaVersionFacts(_Row):
    from_date: datetime.date
    estates: list[str] = []
    description: str = ""


class FocusAreaFacts(_Row):
    number: int
    title: str
    introduction: str = ""


class TheoryFacts(_Row):
    kind: Literal["result", "cross_cutting", "cross_result", "effect"]
    text: str
    focus_area: int = 0


class SectionFacts(_Row):
    kind: Literal[
        "purpose", "problem", "background", "targets", "focus", "organisation", "staff", "coordination", "economy",
        "conflict", "revision", "other",
    ]  # fmt: skip
    text: str
    title: str = ""


class BodyFacts(_Row):
    """A body; the numbers are meetings a year."""

    name: str
    kind: Literal["steering", "working", "secretariat", "focus_group", "reference", "board", "committee", "other"]
    chair: str = ""
    members: str = ""
    tasks: str = ""
    meetings_least: int | None = None
    meetings_most: int | None = None


class StaffFacts(_Row):
    """A post; `share` in hundredths of full time."""

    title: str
    share: int
    note: str = ""


class StepFacts(_Row):
    body: str
    act: Literal["recommends", "approves", "is_informed"]
    matter: Literal["plan", "agreement", "status"] = "plan"
    rule: Literal["parties", "meeting"] = "meeting"


class FrameFacts(_Row):
    """The most that may be spent in a year, in whole kr."""

    year: int
    kr: int
    purpose: Literal["activities", "management"] = "activities"
    is_example: bool = False


class PartyFacts(_Row):
    organisation: str
    role: Literal["party", "collaborator"] = "party"


class AgreementFacts(_Row):
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


class UserFacts(_Row):
    name: str
    email: str


class MemberFacts(_Row):
    user: UserFacts
    role: Literal["secretariat", "working_group", "steering_group", "collaborator", "reader"]
    organisation: str = ""


class Facts(_Row):
    partnership: PartnershipFacts
    agreement: AgreementFacts
    memberships: list[MemberFacts]
    organisations: list[OrganisationFacts] = []


def read_facts(text: str) -> Facts:
    """The facts of a file.

    Raises:
        CannotBegin: it is no TOML, or a key is missing, unknown or of the wrong kind.
    """
    try:
        return msgspec.toml.decode(text, type=Facts)
    except msgspec.DecodeError as error:
        raise CannotBegin(f"Filen kan ikke bruges: {error}") from error


def begin(facts: Facts) -> Agreement:
    """Make the partnership, all or nothing. Its members have no password until they ask for one.

    Raises:
        CannotBegin: the address is taken, or an organisation or focus area is named that the file does not have.
    """
    if Partnership.objects.filter(slug=facts.partnership.slug).exists():
        raise CannotBegin(f"Adressen ”{facts.partnership.slug}” bruges allerede af et partnerskab.")
    with transaction.atomic():
        partnership = Partnership.objects.create(**msgspec.structs.asdict(facts.partnership))
        for each in facts.organisations:
            Organisation.objects.get_or_create(name=each.name, defaults=msgspec.structs.asdict(each))
        agreement = _agreement(partnership, facts.agreement)
        _members(partnership, facts.memberships)
        return agreement


def _agreement(partnership: Partnership, facts: AgreementFacts) -> Agreement:
    agreement = Agreement(
        partnership=partnership,
        title=facts.title,
        valid_from=facts.valid_from,
        valid_to=facts.valid_to,
        moves_within=facts.moves_within,
        moves_between=facts.moves_between,
    )
    try:
        agreement.full_clean()
    except ValidationError as error:
        raise CannotBegin(" ".join(error.messages)) from error
    agreement.save()
    areas = {
        each.number: FocusArea.objects.create(agreement=agreement, **msgspec.structs.asdict(each))
        for each in facts.focus_areas
    }
    for place, theory in enumerate(facts.theory_rows, start=1):
        area = _known(areas, theory.focus_area, "indsatsområdet") if theory.kind == "result" else None
        TheoryRow.objects.create(agreement=agreement, kind=theory.kind, focus_area=area, order=place, text=theory.text)
    for model, rows in (
        (AgreementSection, facts.sections),
        (Body, facts.bodies),
        (StaffResource, facts.staff),
        (ApprovalStep, facts.approval_steps),
    ):
        for place, row in enumerate(rows, start=1):
            model.objects.create(agreement=agreement, order=place, **msgspec.structs.asdict(row))
    for version in facts.area_versions:
        AreaVersion.objects.create(agreement=agreement, **msgspec.structs.asdict(version))
    for frame in facts.frames:
        Frame.objects.create(agreement=agreement, **msgspec.structs.asdict(frame))
    organisations = {each.name: each for each in Organisation.objects.all()}
    for place, party in enumerate(facts.parties, start=1):
        organisation = _known(organisations, party.organisation, "organisationen")
        Party.objects.create(agreement=agreement, organisation=organisation, order=place, role=party.role)
    return agreement


def _members(partnership: Partnership, facts: list[MemberFacts]) -> None:
    organisations = {each.name: each for each in Organisation.objects.all()}
    for each in facts:
        email = each.user.email.lower()
        user = User.objects.filter(email=email).first() or User.objects.create_user(email, name=each.user.name)
        organisation = _known(organisations, each.organisation, "organisationen") if each.organisation else None
        Membership.objects.create(user=user, partnership=partnership, role=each.role, organisation=organisation)


def _known(rows: Mapping[Key, Row], key: Key, what: str) -> Row:
    if key not in rows:
        raise CannotBegin(f"Filen nævner {what} ”{key}”, men beskriver det ikke.")
    return rows[key]

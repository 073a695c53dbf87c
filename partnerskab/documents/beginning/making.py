# SPDX-License-Identifier: MPL-2.0
"""The rows of a partnership, its agreements and its members, from facts."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from msgspec.structs import asdict

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
from partnerskab.agreements.pictures import NotAPicture, clean, keep
from partnerskab.editing import create_together

from .aiming import aim_at
from .facts import AgreementFacts, AreaVersionFacts, CannotBegin, Facts, MemberFacts, MoreFacts, Row
from .measuring import known, measure

Pictures = Callable[[str], bytes]
"""The bytes of a picture by the name that the facts give it."""


def no_pictures(name: str) -> bytes:
    """For facts that name no picture."""
    raise CannotBegin(f"Billedet ”{name}” er ikke med.")


def begin(facts: Facts, pictures: Pictures = no_pictures) -> Partnership:
    """Make the partnership, all or nothing. Its members have no password until they ask for one.

    Raises:
        CannotBegin: the address is taken, something is named that the file does not have, or a value does not fit.
    """
    if Partnership.objects.filter(slug=facts.partnership.slug).exists():
        raise CannotBegin(f"Adressen ”{facts.partnership.slug}” bruges allerede af et partnerskab.")
    with transaction.atomic():
        partnership = Partnership.objects.create(**asdict(facts.partnership))
        add(partnership, facts, pictures)
        _members(partnership, facts.memberships)
        return partnership


def add(partnership: Partnership, facts: MoreFacts, pictures: Pictures = no_pictures) -> None:
    """Give a partnership further agreements and what is measured for them, all or nothing.

    Organisations, places, indicators and readings that are there already are left as they are.

    Raises:
        CannotBegin: as `begin`.
    """
    try:
        with transaction.atomic():
            for each in facts.organisations:
                Organisation.objects.get_or_create(name=each.name, defaults=asdict(each))
            made = [(_agreement(partnership, each, pictures), each) for each in facts.agreements]
            measured = measure(partnership, facts)
            for agreement, agreed in made:
                aim_at(agreement, agreed, measured)
    except (IntegrityError, DataError) as error:
        raise CannotBegin(f"Filen kan ikke bruges: {str(error).splitlines()[0]}") from error


def _agreement(partnership: Partnership, facts: AgreementFacts, pictures: Pictures) -> Agreement:
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
    _theory(agreement, facts)
    for model, rows in (
        (AgreementSection, facts.sections),
        (Body, facts.bodies),
        (ApprovalStep, facts.approval_steps),
    ):
        create_together([model(agreement=agreement, order=place, **asdict(row)) for place, row in _placed(rows)])
    create_together([Frame(agreement=agreement, **asdict(frame)) for frame in facts.frames])
    create_together([_area_version(agreement, version, pictures) for version in facts.area_versions])
    _organisations(agreement, facts)
    return agreement


def _theory(agreement: Agreement, facts: AgreementFacts) -> None:
    areas = {each.number: FocusArea(agreement=agreement, **asdict(each)) for each in facts.focus_areas}
    create_together(list(areas.values()))
    rows = []
    for place, theory in _placed(facts.theory_rows):
        area = known(areas, theory.focus_area, "indsatsområdet") if theory.kind == "result" else None
        rows.append(TheoryRow(agreement=agreement, kind=theory.kind, focus_area=area, order=place, text=theory.text))
    create_together(rows)


def _organisations(agreement: Agreement, facts: AgreementFacts) -> None:
    """Who signs, and whose the posts are."""
    names = {each.name: each for each in Organisation.objects.all()}

    def named(row: Row) -> dict[str, Any]:
        values = asdict(row)
        name = values["organisation"]
        return values | {"organisation": known(names, name, "organisationen") if name else None}

    create_together([Party(agreement=agreement, order=place, **named(row)) for place, row in _placed(facts.parties)])
    staff = [StaffResource(agreement=agreement, order=place, **named(row)) for place, row in _placed(facts.staff)]
    create_together(staff)


def _area_version(agreement: Agreement, facts: AreaVersionFacts, pictures: Pictures) -> AreaVersion:
    try:
        shown = clean(pictures(facts.picture)) if facts.picture else None
    except NotAPicture as error:
        raise CannotBegin(f"{facts.picture}: {error}") from error
    picture = keep(agreement.partnership, shown, by=None) if shown else None
    return AreaVersion(agreement=agreement, **asdict(facts) | {"picture": picture})


def _members(partnership: Partnership, facts: list[MemberFacts]) -> None:
    organisations = {each.name: each for each in Organisation.objects.all()}
    for each in facts:
        email = each.user.email.lower()
        user = User.objects.filter(email=email).first() or User.objects.create_user(email, name=each.user.name)
        organisation = known(organisations, each.organisation, "organisationen") if each.organisation else None
        Membership.objects.create(user=user, partnership=partnership, role=each.role, organisation=organisation)


def _placed(rows: list[Any]) -> enumerate[Any]:
    return enumerate(rows, start=1)

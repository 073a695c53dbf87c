# SPDX-License-Identifier: MPL-2.0
"""A whole agreement written into the database, row by row, for tests that freeze, show or print one."""

import dataclasses
import datetime
import hashlib
import io

from django.db import transaction
from PIL import Image, ImageDraw

from budgets.models import Frame
from partnerskab.agreements.models import (
    Agreement,
    AgreementSection,
    ApprovalStep,
    AreaVersion,
    Body,
    FocusArea,
    Organisation,
    Partnership,
    Party,
    Picture,
    StaffResource,
    TheoryRow,
)
from partnerskab.content.agreed import Boundary, WholeAgreement
from targets.models import Baseline, Definition, Indicator, Place, Target
from targets.series import Aim

ALT = "Kort over Amager: det hidtidige område mod vest og det nye mod øst."


def png(width: int = 320, height: int = 200, mode: str = "RGB") -> bytes:
    """A small map of sorts."""
    image = Image.new(mode, (width, height), 210 if mode == "L" else "#d9e4d2")
    ImageDraw.Draw(image).ellipse(
        (width // 5, height // 5, width // 2, height // 2), fill=90 if mode == "L" else "#0f3f6b"
    )
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def mapped(content: WholeAgreement, picture: bytes, alt: str = ALT) -> WholeAgreement:
    """The agreement with a map of its area."""
    with Image.open(io.BytesIO(picture)) as image:
        size = {"width": image.width, "height": image.height}
    first = dataclasses.replace(content.boundaries[0], picture=sha256_of(picture), picture_alt=alt, **size)
    return dataclasses.replace(content, boundaries=(first, *content.boundaries[1:]))


def sha256_of(picture: bytes) -> str:
    return hashlib.sha256(picture).hexdigest()


def store_picture(picture: bytes, partnership: Partnership) -> Picture:
    with Image.open(io.BytesIO(picture)) as image:
        size = {"width": image.width, "height": image.height}
    return Picture.objects.create(partnership=partnership, sha256=sha256_of(picture), data=picture, **size)


@transaction.atomic
def store_agreement(content: WholeAgreement, partnership: Partnership) -> Agreement:
    """Rows for the whole content, with new ids. A picture it names must be stored already."""
    agreement = Agreement.objects.create(
        partnership=partnership,
        kind=content.kind,
        title=content.title,
        valid_from=_day(content.valid_from),
        valid_to=_day(content.valid_to),
        moves_within=content.moves_within,
        moves_between=content.moves_between,
    )
    for place, chapter in enumerate(content.chapters):
        AgreementSection.objects.create(
            agreement=agreement, order=place, kind=chapter.kind, title=chapter.title, text=chapter.text
        )
    for boundary in content.boundaries:
        _boundary(agreement, boundary)
    areas = {area.number: _area(agreement, area) for area in content.areas}
    rows = content.theory
    for kind, texts in (
        ("cross_cutting", rows.cross_cutting),
        ("cross_result", rows.cross_results),
        ("effect", rows.effects),
    ):
        for place, text in enumerate(texts):
            TheoryRow.objects.create(agreement=agreement, kind=kind, order=place, text=text)
    for place, aim in enumerate(content.targets):
        _target(agreement, areas, place, aim)
    _people(agreement, content)
    for frame in content.frames:
        Frame.objects.create(agreement=agreement, **dataclasses.asdict(frame))
    return agreement


def _people(agreement: Agreement, content: WholeAgreement) -> None:
    for place, body in enumerate(content.bodies):
        Body.objects.create(agreement=agreement, order=place, **_but_id(body))
    for place, post in enumerate(content.staff):
        organisation = _organisation(post.organisation) if post.organisation else None
        facts = _but_id(post) | {"organisation": organisation}
        StaffResource.objects.create(agreement=agreement, order=place, **facts)
    for place, party in enumerate(content.parties):
        Party.objects.create(
            agreement=agreement,
            order=place,
            organisation=_organisation(party.name),
            role=party.role,
            heading=party.heading,
            from_date=_day(party.from_date),
            to_date=_day(party.to_date),
        )
    routes = {"agreement": content.steps, "plan": content.plan_steps, "status": content.status_steps}
    for matter, steps in routes.items():
        for place, step in enumerate(steps):
            ApprovalStep.objects.create(agreement=agreement, matter=matter, order=place, **dataclasses.asdict(step))


def _area(agreement: Agreement, content) -> FocusArea:
    row = FocusArea.objects.create(
        agreement=agreement, number=content.number, title=content.title, introduction=content.introduction
    )
    for place, text in enumerate(content.results):
        TheoryRow.objects.create(agreement=agreement, kind="result", focus_area=row, order=place, text=text)
    return row


def _boundary(agreement: Agreement, content: Boundary) -> None:
    picture = Picture.objects.get(sha256=content.picture) if content.picture else None
    AreaVersion.objects.create(
        agreement=agreement,
        from_date=content.from_date,
        description=content.description,
        estates=list(content.estates),
        picture=picture,
        picture_alt=content.picture_alt,
    )


def _target(agreement: Agreement, areas: dict[int, FocusArea], place: int, aim: Aim) -> None:
    partnership = agreement.partnership
    row = Target.objects.create(
        agreement=agreement,
        order=place,
        code=aim.code,
        title=aim.title,
        wording=aim.wording,
        rule=aim.rule,
        focus_area=areas.get(aim.focus_area or 0),
        indicator=_indicator(partnership, place, aim) if aim.indicator else None,
        place=_place(partnership, "area", aim.place) if aim.place else None,
        reference=_place(partnership, "city", aim.near) if aim.near else None,
        baseline_year=aim.baseline_year,
        final_year=aim.final_year,
        limit=aim.limit,
        partners=aim.partners,
        pending=aim.pending,
        data_source="" if aim.indicator else aim.source,
    )
    if said := aim.baseline:
        Baseline.objects.create(target=row, year=said.year, value=said.value, source=said.source, page=said.page)


def _indicator(partnership: Partnership, order: int, aim: Aim) -> Indicator:
    facts = {
        name: getattr(aim, name) for name in ("topic", "unit", "unit_name", "direction", "source", "small_numbers")
    }
    row, is_new = Indicator.objects.get_or_create(
        partnership=partnership, name=aim.indicator, defaults=facts | {"order": order}
    )
    if is_new:
        Definition.objects.create(indicator=row, text=aim.definition)
    return row


def _place(partnership: Partnership, kind: str, name: str) -> Place:
    return Place.objects.get_or_create(partnership=partnership, name=name, defaults={"kind": kind})[0]


def _organisation(name: str) -> Organisation:
    return Organisation.objects.get_or_create(name=name)[0]


def _day(iso: str) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None


def _but_id(content) -> dict[str, object]:
    return {field.name: getattr(content, field.name) for field in dataclasses.fields(content) if field.name != "id"}

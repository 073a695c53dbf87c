# SPDX-License-Identifier: MPL-2.0
"""A status with every kind of target and every reservation, its figures invented."""

import datetime
import uuid
from dataclasses import replace
from decimal import Decimal
from typing import Any

from partnerskab.content.agreed import STATUS_SCHEMA, StatusContent, StatusEntry
from targets.disclosure import cover
from targets.judging import judge
from targets.series import Aim, Baseline, Counted, Point, Series, Sharing
from tests.agreement_examples import AREA, OFFENCES, POLICE, SURVEY, TOWN, example_agreement

DAY = datetime.date(2026, 5, 20)
WIDER = {"area": "b2", "area_name": "området fra 1. januar 2025"}
BEFORE = {"area": "b1", "area_name": "området fra 1. januar 2021"}


def full_status(day: datetime.date = DAY) -> StatusContent:
    """The status of 2026: on the way, not to be told yet, held, not held, hidden, shared, and only followed."""
    agreement = example_agreement()
    entries = []
    for aim in cover(read_targets(agreement.targets)):
        verdict = judge(aim, day)
        remark = "" if aim.rule == "monitor" else f"<p>Parterne har talt om {aim.title.lower()} i foråret.</p>"
        entries.append(StatusEntry(aim, verdict.judgement, verdict.sentence, remark))
    return StatusContent(
        schema=STATUS_SCHEMA,
        matter="status",
        id=str(uuid.uuid5(uuid.NAMESPACE_OID, "status")),
        partnership=agreement.partnership,
        slug=agreement.slug,
        year=2026,
        day=day.isoformat(),
        agreement_title=agreement.title,
        valid_from=agreement.valid_from,
        valid_to=agreement.valid_to,
        introduction="<p>Året viser to ting.</p><p>Trygheden stiger, og kriminaliteten er stort set den samme.</p>",
        conclusion="<p>Styregruppen drøfter målene i juni og tager stilling til årets indsatser.</p>",
        entries=tuple(entries),
        parties=agreement.voting,
        steps=agreement.status_steps,
    )


def read_targets(targets: tuple[Aim, ...]) -> tuple[Aim, ...]:
    """The targets with invented readings, the small ones still there."""
    safe, dark, crime, burglary, theft, violence, *followed, sharing = targets
    return (
        _near(safe, (85, 86, 87), (81, 83), (88, 87, 88, 88, 88), "yes"),
        _near(dark, (72, 74, 75), (70, 71), (79, 79, 80, 80, 80), "no"),
        _held(crime, {2024: 60, 2025: 58}, 60, denominator=40_000),
        _held(burglary, {2024: 220, 2025: 214}, 220),
        _held(theft, {2025: 1386}, None),
        _held(violence, {2024: 160, 2025: 173}, 160),
        *(
            replace(aim, series=Series(AREA, "area", _years(POLICE, dict(zip(range(2023, 2026), values, strict=True)))))
            for aim, values in zip(followed, ((38, 44, 52), (112, 118, 141), (95, 91, 3), (60, 66, 71)), strict=True)
        ),
        replace(sharing, sharing=Sharing(2026, tuple(_counted(at) for at in range(1, 13)))),
    )


def _near(aim: Aim, old: tuple[int, ...], new: tuple[int, ...], town: tuple[int, ...], change: str) -> Aim:
    before = [_point(2022 + at, value, SURVEY, **BEFORE) for at, value in enumerate(old)]
    after = [_point(2025 + at, value, SURVEY, **WIDER) for at, value in enumerate(new)]
    after[-1] = replace(after[-1], significant=change, margin=Decimal(2))
    city = tuple(_point(2022 + at, value, SURVEY) for at, value in enumerate(town))
    return replace(aim, series=Series(AREA, "area", (*before, *after)), reference=Series(TOWN, "city", city))


def _held(aim: Aim, values: dict[int, int], baseline: int | None, **more: Any) -> Aim:
    level = (
        Baseline(2024, Decimal(baseline), source=OFFENCES, page="4", is_example=True, **WIDER, **more)
        if baseline
        else None
    )
    return replace(aim, series=Series(AREA, "area", _years(OFFENCES, values, **more)), baseline=level)


def _years(source: str, values: dict[int, int], **more: Any) -> tuple[Point, ...]:
    return tuple(
        _point(year, value, source, **{**(WIDER if year >= 2024 else BEFORE), **more}) for year, value in values.items()
    )


def _point(year: int, value: int, source: str, **more: Any) -> Point:
    return Point(year, Decimal(value), source=source, page="12", is_example=True, **more)


def _counted(at: int) -> Counted:
    return Counted(str(at), at, f"Aktivitet med nummer {at}", 2 if at <= 5 else 1)

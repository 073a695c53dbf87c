# SPDX-License-Identifier: MPL-2.0
"""What was read of a file, written: one act, all or nothing, told once in the history."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from partnerskab.agreements.models import Partnership

from .models import Definition, Indicator, Place, Reading, ReadingsFile, Unit
from .reading_in.differences import Difference, Read
from .reading_in.known import Facts

READ_IN = "læst fra fil"
"""How the reason begins that the history keeps."""


def hold(partnership: Partnership) -> None:
    """Let nobody change the partnership's indicators, places and readings until this transaction ends."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    for rows in (
        Indicator.objects.filter(partnership=partnership),
        Place.objects.filter(partnership=partnership),
        Reading.objects.filter(indicator__partnership=partnership),
    ):
        list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def write(file: ReadingsFile, found: Read) -> None:
    """Write the differences of a file, read of what stands, with new indicators and places and names to remember.

    The number of queries does not depend on how many there are.
    """
    act = {"default_change_reason": f"{READ_IN}: {file.filename}", "default_date": timezone.now()}
    ids = _made(file.partnership, found, act)
    _remember(found, act)
    definitions = _definitions(ids, found)
    new = [_new(one, ids, definitions, file) for one in found.differences if one.is_new]
    if new:
        bulk_create_with_history(new, Reading, **act)
    _change(file, [one for one in found.differences if not one.is_new], act)


def _made(partnership: Partnership, found: Read, act: dict[str, Any]) -> dict[str, UUID]:
    """Make the new indicators and places, at the end of their lists; their ids by the keys that readings have."""
    indicators = [
        Indicator(
            partnership=partnership,
            order=order,
            name=one.name,
            unit=one.unit,
            direction=one.direction,
            small_numbers=one.unit == Unit.COUNT,  # until somebody says that they may be told
        )
        for order, one in enumerate(found.new_indicators, start=_next(partnership, Indicator))
    ]
    places = [
        Place(partnership=partnership, name=one.name, kind=one.kind, order=order)
        for order, one in enumerate(found.new_places, start=_next(partnership, Place))
    ]
    for rows in (indicators, [Definition(indicator=row, number=1) for row in indicators], places):
        if rows:
            bulk_create_with_history(rows, type(rows[0]), **act)
    made = {f"indicators:{row.name}": row.pk for row in indicators}
    return made | {f"places:{row.name}": row.pk for row in places}


def _next(partnership: Partnership, kind: type[Indicator] | type[Place]) -> int:
    last = kind._default_manager.filter(partnership=partnership).aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


def _remember(found: Read, act: dict[str, Any]) -> None:
    """Add the names that were chosen for what is known, so that the next file needs no choice."""
    wanted: dict[tuple[str, str], list[str]] = defaultdict(list)
    for alias in found.aliases:
        wanted[alias.kind, alias.id].append(alias.name)
    for kind, model in (("indicators", Indicator), ("places", Place)):
        rows: list[Any] = list(model._default_manager.filter(pk__in=[key for one, key in wanted if one == kind]))
        for row in rows:
            row.aliases = [*row.aliases, *wanted[kind, str(row.pk)]]
            row.version += 1
        if rows:
            bulk_update_with_history(rows, model, ["aliases", "version"], **act)


def _definitions(ids: dict[str, UUID], found: Read) -> dict[tuple[UUID, int], UUID]:
    wanted = {_id(one.said.key.indicator, ids) for one in found.differences if one.is_new}
    rows = Definition.objects.filter(indicator__in=wanted).values_list("indicator", "number", "pk")
    return {(indicator, number): key for indicator, number, key in rows}


def _new(
    one: Difference, ids: dict[str, UUID], definitions: dict[tuple[UUID, int], UUID], file: ReadingsFile
) -> Reading:
    key = one.said.key
    indicator = _id(key.indicator, ids)
    return Reading(
        indicator_id=indicator,
        place_id=_id(key.place, ids),
        year=key.year,
        area_version_id=UUID(key.area) if key.area else None,
        definition_id=definitions[indicator, key.definition],
        file=file,
        **_said(one.facts),
    )


def _change(file: ReadingsFile, changed: Iterable[Difference], act: dict[str, Any]) -> None:
    wanted = {UUID(one.standing): _said(one.facts) for one in changed}
    if not wanted:
        return
    rows = list(Reading.objects.filter(pk__in=wanted))
    for row in rows:
        for name, fact in wanted[row.pk].items():
            setattr(row, name, fact)
        row.file = file
        row.version += 1
    names = [one.name for one in fields(Facts)]
    bulk_update_with_history(rows, Reading, [*names, "file", "version"], **act)


def _said(facts: Facts) -> dict[str, Any]:
    """The fields that the file says something of."""
    return {one.name: fact for one in fields(Facts) if (fact := getattr(facts, one.name)) is not None}


def _id(key: str, ids: dict[str, UUID]) -> UUID:
    return ids[key] if key in ids else UUID(key)

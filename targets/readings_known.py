# SPDX-License-Identifier: MPL-2.0
"""What a file of readings is held against, out of the database in a constant number of queries."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from partnerskab.agreements.models import AreaVersion, Partnership

from .models import Indicator, Place, Reading
from .reading_in import known
from .reading_in.known import Facts, Key, Known, Standing
from .series import exact


def known_of(partnership: Partnership) -> Known:
    """The partnership's indicators, places, bounds of its area, and readings: five queries."""
    indicators = (
        Indicator.objects.filter(partnership=partnership).prefetch_related("definitions").order_by("order", "name")
    )
    places = Place.objects.filter(partnership=partnership).order_by("order", "name")
    areas = AreaVersion.objects.filter(agreement__partnership=partnership).order_by("from_date", "pk")
    readings = Reading.objects.filter(indicator__partnership=partnership).select_related("definition")
    return Known(
        indicators=tuple(_indicator(one) for one in indicators),
        places=tuple(known.Place(str(one.pk), one.name, one.kind, tuple(one.aliases)) for one in places),
        areas=tuple(known.Area(str(one.pk), one.from_date) for one in areas),
        latest=timezone.localdate().year,
        standing={_key(one): Standing(str(one.pk), one.version, facts_of(one)) for one in readings},
    )


def facts_of(row: Reading) -> Facts:
    """What a stored reading says."""
    said: dict[str, Any] = {name: getattr(row, name) for name in ("denominator", "sample_size", "significant", "note")}
    said |= {name: getattr(row, name) for name in ("is_preliminary", "source", "page", "is_example")}
    return Facts(value=exact(row.value), margin=None if row.margin is None else exact(row.margin), **said)


def _indicator(row: Indicator) -> known.Indicator:
    definitions = (known.Definition(str(one.pk), one.number, one.from_year) for one in row.definitions.all())
    return known.Indicator(
        id=str(row.pk),
        name=row.name,
        unit=row.unit,
        aliases=tuple(row.aliases),
        unit_name=row.unit_name,
        source=row.source,
        direction=row.direction,
        definitions=tuple(definitions),
    )


def _key(row: Reading) -> Key:
    return Key(
        _text(row.indicator_id), _text(row.place_id), row.year, _text(row.area_version_id), row.definition.number
    )


def _text(key: UUID | None) -> str:
    return str(key or "")

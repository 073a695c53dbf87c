# SPDX-License-Identifier: MPL-2.0
"""Places, indicators and readings, from facts."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import asdict

from partnerskab.agreements.models import AreaVersion, Partnership
from partnerskab.editing import create_together
from targets.models import Definition, Indicator, Place, Reading

from .facts import CannotBegin, DefinitionFacts, IndicatorFacts, MoreFacts, SeriesFacts

Key = TypeVar("Key")
Found = TypeVar("Found")


@dataclass(frozen=True)
class Measured:
    """What a partnership measures: by name, definitions by what they call themselves, areas by their date."""

    places: dict[str, Place]
    indicators: dict[str, Indicator]
    definitions: dict[str, Definition]
    areas: dict[datetime.date, AreaVersion]

    def area(self, from_date: datetime.date | None) -> AreaVersion | None:
        """The area from that date; None without a date."""
        return known(self.areas, from_date, "området fra") if from_date else None


def known(rows: Mapping[Key, Found], key: Key, what: str) -> Found:
    """The row that the file names.

    Raises:
        CannotBegin: there is none.
    """
    if key not in rows:
        raise CannotBegin(f"Filen nævner {what} ”{key}”, men beskriver det ikke.")
    return rows[key]


def measure(partnership: Partnership, facts: MoreFacts) -> Measured:
    """Make what is not there yet, and return all there is."""
    for order, place in enumerate(facts.places, start=1):
        values = asdict(place) | {"order": order}
        Place.objects.get_or_create(partnership=partnership, name=place.name, defaults=values)
    totals = {row.name: row for row in partnership.indicators.all()}
    for order, indicator in enumerate(facts.indicators, start=1):
        totals[indicator.name] = _indicator(partnership, indicator, order, totals)
    measured = _measured(partnership)
    there = {_cell(row) for row in Reading.objects.of(partnership)}
    readings = [reading for series in facts.series for reading in _readings(series, measured)]
    create_together([reading for reading in readings if _cell(reading) not in there])
    return measured


def _indicator(partnership: Partnership, facts: IndicatorFacts, order: int, totals: dict[str, Indicator]) -> Indicator:
    total = known(totals, facts.part_of, "indikatoren") if facts.part_of else None
    values = asdict(facts) | {"order": order, "part_of": total}
    definitions = values.pop("definitions") or [DefinitionFacts("")]
    row, is_new = Indicator.objects.get_or_create(partnership=partnership, name=facts.name, defaults=values)
    if is_new:
        for number, definition in enumerate(definitions, start=1):
            Definition.objects.create(indicator=row, number=number, **asdict(definition))
    return row


def _measured(partnership: Partnership) -> Measured:
    definitions = Definition.objects.filter(indicator__partnership=partnership).select_related("indicator")
    areas = AreaVersion.objects.filter(agreement__partnership=partnership).order_by("agreement__valid_from")
    return Measured(
        places={row.name: row for row in partnership.places.all()},
        indicators={row.name: row for row in partnership.indicators.all()},
        definitions={str(row): row for row in definitions},
        areas={row.from_date: row for row in areas},
    )


def _readings(facts: SeriesFacts, measured: Measured) -> Iterator[Reading]:
    indicator = known(measured.indicators, facts.indicator, "indikatoren")
    definition = known(measured.definitions, f"{facts.indicator}, definition {facts.definition}", "målemetoden")
    place = known(measured.places, facts.place, "stedet")
    for point in facts.points:
        yield Reading(
            indicator=indicator,
            place=place,
            definition=definition,
            area_version=measured.area(facts.area_from),
            source=facts.source,
            is_example=facts.is_example,
            **asdict(point),
        )


def _cell(row: Reading) -> tuple[object, ...]:
    return row.indicator_id, row.place_id, row.year, row.area_version_id, row.definition_id

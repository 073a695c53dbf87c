# SPDX-License-Identifier: MPL-2.0
"""A set of targets to begin from: those that the agreement 2025-2028 has (section 2).

Nothing is written over: an indicator or a place that is there already is used as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from partnerskab.agreements.models import Agreement

from .models import Definition, Direction, Indicator, Place, Rule, Target, Unit
from .ordering import standing

SURVEY = "Tryghedsundersøgelsen"
POLICE = "Politiets anmeldelser"
_LEVEL = "ved første afrapportering til Økonomiudvalget"
TOTAL = "Borgervendt kriminalitet"
_DAY, _NIGHT = "i dagtimerne", "i aften- og nattetimerne"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A target with what measures it; `indicator` is empty for a share of activities. `part_of` is the total that the
    police count it in."""

    code: str
    title: str
    rule: str
    indicator: str = ""
    topic: str = "other"
    unit: str = Unit.COUNT
    unit_name: str = "anmeldelser"
    direction: str = Direction.DOWN
    source: str = POLICE
    small_numbers: bool = False
    part_of: str = ""


def proposed() -> tuple[Proposed, ...]:
    """What is proposed, in the order of the agreement."""
    return tuple(_proposed())


def _proposed() -> Iterator[Proposed]:
    safety: dict[str, Any] = {"topic": "safety", "unit": Unit.PERCENT, "unit_name": "", "source": SURVEY}
    for code, when in (("1a", _DAY), ("1b", _NIGHT)):
        yield Proposed(code, f"Trygge beboere {when}", Rule.NEAR, f"Trygge {when}", direction=Direction.UP, **safety)
    per: dict[str, Any] = {"topic": "crime", "unit": Unit.PER_1000}
    counted: dict[str, Any] = {"topic": "crime", "small_numbers": True}
    yield Proposed("2a", TOTAL, Rule.HOLD, TOTAL, **per)
    for title in ("Indbrud", "Tyveri og røveri", "Vold og våben"):
        yield Proposed("2b", title, Rule.HOLD, title, part_of=TOTAL, **counted)
    for title in ("Chikane", "Hærværk", "Narkotika", "Trusler"):
        yield Proposed("2c", title, Rule.MONITOR, title, part_of=TOTAL if title == "Narkotika" else "", **counted)
    yield Proposed("3", "Mindst 75 % af aktiviteterne har to samarbejdspartnere", Rule.SHARE)
    for when in (_DAY, _NIGHT):
        yield Proposed("", f"Utrygge beboere {when}", Rule.MONITOR, f"Utrygge {when}", **safety)


@transaction.atomic
def create(agreement: Agreement) -> int:
    """Write the proposed targets into an agreement that has none; return how many were written."""
    Agreement.objects.select_for_update(of=("self",)).only("pk").get(pk=agreement.pk)
    if standing(agreement):
        return 0
    area = _place(agreement, Place.Kind.AREA, "Partnerskabsområdet")
    city = _place(agreement, Place.Kind.CITY, "Hele byen")
    known = {row.name: row for row in Indicator.objects.filter(partnership=agreement.partnership)}
    for order, one in enumerate(proposed()):
        values: dict[str, Any] = {"code": one.code, "title": one.title, "rule": one.rule, "order": order}
        if one.indicator:
            if one.indicator not in known:
                known[one.indicator] = _indicator(agreement, one, order, known.get(one.part_of))
            values |= {"indicator": known[one.indicator], "place": area}
        Target.objects.create(agreement=agreement, **values, **_aim(agreement, one, city))
    return len(proposed())


def _aim(agreement: Agreement, one: Proposed, city: Place) -> dict[str, Any]:
    """The years, from the agreement's own: the level of the year before it, and its last year."""
    first, last = agreement.years[0] - 1, agreement.years[-1]
    if one.rule == Rule.NEAR:
        return {"reference": city, "final_year": last}
    if one.rule == Rule.HOLD:
        return {"baseline_year": first, "final_year": last, "pending": _LEVEL}
    return {"limit": Decimal(75), "partners": 2} if one.rule == Rule.SHARE else {}


def _place(agreement: Agreement, kind: str, name: str) -> Place:
    found = Place.objects.filter(partnership=agreement.partnership, kind=kind).first()
    found = found or Place.objects.filter(partnership=agreement.partnership, name=name).first()
    order = 0 if kind == Place.Kind.AREA else 9
    return found or Place.objects.create(partnership=agreement.partnership, kind=kind, name=name, order=order)


def _indicator(agreement: Agreement, one: Proposed, order: int, total: Indicator | None) -> Indicator:
    row = Indicator.objects.create(
        partnership=agreement.partnership,
        order=order,
        name=one.indicator,
        topic=one.topic,
        unit=one.unit,
        unit_name=one.unit_name,
        direction=one.direction,
        source=one.source,
        small_numbers=one.small_numbers,
        part_of=total,
    )
    Definition.objects.create(indicator=row, number=1)
    return row

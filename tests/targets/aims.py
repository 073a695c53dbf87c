# SPDX-License-Identifier: MPL-2.0
"""Targets and readings for tests of what is judged, hidden and told: short to write, with nothing said that is not."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from targets.series import Aim, Baseline, Counted, Point, Series, Sharing

WIDER = "området fra 2025"


def point(year: int, value: Any, significant: str = "unknown", **more: Any) -> Point:
    """A reading; `area` and `definition` are those of the place unless said."""
    return Point(year, None if value is None else Decimal(str(value)), significant=significant, **more)


def wider(year: int, value: Any, significant: str = "unknown", **more: Any) -> Point:
    """A reading of the area as it was widened in 2025."""
    return point(year, value, significant, area="wider", area_name=WIDER, **more)


def near(*points: Point, city: tuple[Point, ...] = (), **more: Any) -> Aim:
    """Target 1: the share of safe residents, against the city's, in 2028."""
    return Aim(
        id="1",
        code="1",
        title="Trygge beboere i dagtimerne",
        wording="",
        rule="near",
        topic="safety",
        indicator="Trygge i dagtimerne",
        place="Partnerskabsområdet",
        near="Hele byen",
        final_year=2028,
        series=Series("Partnerskabsområdet", "area", points),
        reference=Series("Hele byen", "city", city),
        **more,
    )


def hold(*points: Point, baseline: Baseline | None = None, **more: Any) -> Aim:
    """Target 2: reported crime, no more than in 2024."""
    said: dict[str, Any] = {
        "unit": "count",
        "unit_name": "anmeldelser",
        "direction": "down",
        "baseline_year": 2024,
        "pending": "ved første afrapportering til Økonomiudvalget",
    }
    return Aim(
        id="2",
        code="2",
        title="Indbrud",
        wording="",
        rule="hold",
        topic="crime",
        indicator="Indbrud",
        place="Partnerskabsområdet",
        series=Series("Partnerskabsområdet", "area", points),
        baseline=baseline,
        **{**said, **more},
    )


def base(value: Any, year: int = 2024, **more: Any) -> Baseline:
    """The level of a year, as it was set."""
    return Baseline(year, None if value is None else Decimal(str(value)), **more)


def reach(*points: Point, limit: Any = 75, final_year: int | None = 2028, **more: Any) -> Aim:
    """A success criterion: a number agreed."""
    aim = hold(*points, unit="percent", unit_name="", direction="up", baseline_year=None)
    return replace(aim, rule="reach", limit=Decimal(limit), final_year=final_year, **more)


def monitor(*points: Point, **more: Any) -> Aim:
    """A crime type that is followed without a target."""
    return replace(hold(*points, baseline_year=None, **more), rule="monitor")


def share(*partners: int, limit: Any = 75, plan: bool = True) -> Aim:
    """Target 3, on a plan whose activities have so many partners each."""
    found = tuple(Counted(str(at), at, f"Aktivitet {at}", many) for at, many in enumerate(partners, start=1))
    return Aim(
        id="3",
        code="3",
        title="Samarbejde",
        wording="",
        rule="share",
        limit=Decimal(limit),
        sharing=Sharing(2026, found) if plan else None,
    )


def plain(text: str) -> str:
    """Words as one types them, without no-break spaces."""
    return text.replace("\u00a0", " ")

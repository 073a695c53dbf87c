# SPDX-License-Identifier: MPL-2.0
"""Invented figures for tests of charts, pages and papers: the area was widened between 2024 and 2025."""

from decimal import Decimal
from typing import Any

from targets.series import Aim, Counted, Point, Series, Sharing


def point(year: int, value: float | str | None, **more: Any) -> Point:
    return Point(year, None if value is None else Decimal(str(value)), **more)


def area(*points: Point) -> Series:
    return Series("Partnerskabsområdet", "area", points)


def city(*points: Point) -> Series:
    return Series("København", "city", points)


def safe_by_day(**more: Any) -> Aim:
    """Three readings of the old area, two of the new, and the city's."""
    old = [point(year, value, area="old") for year, value in ((2022, 85), (2023, 86), (2024, 87))]
    new = [point(2025, 81, area="new"), point(2026, 83, area="new")]
    cities = [point(year, 88) for year in range(2022, 2027)]
    said: dict[str, Any] = {"series": area(*old, *new), "reference": city(*cities), **more}
    return near(**said)


def near(**more: Any) -> Aim:
    """A target of nearing the city by 2028."""
    said: dict[str, Any] = {"id": "t1", "code": "1", "title": "Trygge i dagtimerne", "wording": "", "rule": "near"}
    return Aim(**{**said, "near": "København", "final_year": 2028, **more})


def held(**more: Any) -> Aim:
    """A count that may not rise above the level of 2024."""
    said: dict[str, Any] = {"id": "t2", "code": "2a", "title": "Indbrud", "wording": "", "rule": "hold"}
    return Aim(**{**said, "unit": "count", "direction": "down", "baseline_year": 2024, **more})


def shared(*partners: int, limit: int = 75) -> Aim:
    """Activities with so many cooperating partners each."""
    counted = tuple(Counted(f"a{at}", at, f"Aktivitet {at}", of) for at, of in enumerate(partners, start=1))
    said: dict[str, Any] = {"id": "t3", "code": "3", "title": "Samarbejde", "wording": "", "rule": "share"}
    return Aim(**said, limit=Decimal(limit), sharing=Sharing(2026, counted))

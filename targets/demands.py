# SPDX-License-Identifier: MPL-2.0
"""What a target asks for, and the baseline it is held against, in plain Danish: as agreements and papers say it."""

from partnerskab import danish

from .series import Aim
from .telling import figure

FIRST_STATUS = "ved den første afrapportering"
"""When a missing baseline is set where the target does not say it (agreement 2025-2028, section 2)."""


def demand(aim: Aim) -> str:
    """What has to come true, as a whole sentence without its full stop: "Stiger hvert år og nærmer sig København i
    2028"."""
    moves = "Stiger" if aim.direction == "up" else "Falder"
    match aim.rule:
        case "near":
            return f"{moves} hvert år og nærmer sig {_within(aim.near)}{_in(aim.final_year)}"
        case "hold":
            return f"Ikke {'lavere' if aim.direction == 'up' else 'højere'} end{_in(aim.baseline_year) or ' baseline'}"
        case "reach":
            return f"{moves} til {_limit(aim)}{_in(aim.final_year)}"
        case "share":
            with_partners = danish.counted(aim.partners, "samarbejdspartner", "samarbejdspartnere")
            return f"Mindst {_limit(aim)} af aktiviteterne har {with_partners} eller flere"
        case _:
            return "Følges uden mål"


def has_baseline(aim: Aim) -> bool:
    """Whether the target is held against a baseline, be it set or not."""
    return aim.rule == "hold" or aim.baseline_year is not None or aim.baseline is not None


def baseline_said(aim: Aim) -> str:
    """The baseline's figure, an invented one with its mark; where it is missing, when it will be set: never nothing."""
    if aim.baseline:
        said = figure(aim.baseline.value, aim.unit, aim.unit_name)
        return f"{said} (eksempel)" if aim.baseline.is_example else said
    pending = aim.pending.strip().rstrip(".") or FIRST_STATUS
    return f"Fastsættes {pending.removeprefix('fastsættes ').removeprefix('Fastsættes ')}"


def _limit(aim: Aim) -> str:
    if aim.limit is None:
        return "et tal, der endnu ikke er sat"
    return figure(aim.limit, aim.unit, aim.unit_name)


def _in(year: int | None) -> str:
    return f" i {year}" if year else ""


def _within(place: str) -> str:
    """A place's name inside a sentence; the whole city is no name."""
    return place if place and place != "Hele byen" else "hele byen"

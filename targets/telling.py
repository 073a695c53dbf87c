# SPDX-License-Identifier: MPL-2.0
"""Figures in Danish words. Values are in the indicator's unit and are told as exactly as they are stored."""

from decimal import Decimal

from partnerskab import danish

from .series import Aim, Point, Series

HIDDEN = "udeladt"


def figure(value: Decimal | None, unit: str, unit_name: str = "") -> str:
    """ "83 %", "58 pr. 1.000", "214 anmeldelser"; "udeladt" for a hidden value."""
    if value is None:
        return HIDDEN
    match unit:
        case "percent":
            return danish.percent(value, places=4)
        case "per_1000":
            return f"{danish.decimal(value, places=4)} pr. 1.000"
        case _:
            return f"{danish.decimal(value, places=4)} {unit_name}".strip()


def of(aim: Aim, value: Decimal | None) -> str:
    """A value of what the target measures."""
    return figure(value, aim.unit, aim.unit_name)


def distance(aim: Aim, size: Decimal) -> str:
    """A difference between two values: "to procentpoint", "1,5 pr. 1.000", "6 anmeldelser"."""
    if aim.unit != "percent":
        return of(aim, abs(size))
    whole = abs(size) == abs(size).to_integral_value()
    number = danish.in_words(int(abs(size)), neuter=True) if whole else danish.decimal(abs(size), places=4)
    return f"{number} procentpoint"


def place(series: Series | None, name: str) -> str:
    """The reference place inside a sentence: "byen" for the whole city, else its own name."""
    return "byen" if series and series.kind == "city" else name


def short(aim: Aim, point: Point | None) -> str:
    """The figure with what it is held against: "83 %, byen 88 %", "58 pr. 1.000, baseline 60", "42 %, 5 af 12"."""
    if aim.rule == "share":
        return _shares(aim)
    if point is None:
        return "ingen tal endnu"
    beside = _beside(aim, point)
    return f"{of(aim, point.value)}, {beside}" if beside else of(aim, point.value)


def _shares(aim: Aim) -> str:
    if not aim.sharing or not aim.sharing.activities:
        return "ingen tal endnu"
    met, every = len(aim.sharing.enough), len(aim.sharing.activities)
    return f"{danish.percent(Decimal(100 * met) / every)}, {met} af {every}"


def _beside(aim: Aim, point: Point) -> str:
    if aim.rule == "near" and aim.reference and (other := aim.reference.in_year(point.year)):
        return f"{place(aim.reference, aim.near)} {of(aim, other.value)}"
    if aim.rule == "hold" and aim.baseline and point.continues(aim.baseline.point):
        return f"baseline {figure(aim.baseline.value, 'percent' if aim.unit == 'percent' else 'other')}"
    return ""

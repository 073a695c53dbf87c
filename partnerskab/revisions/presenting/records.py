# SPDX-License-Identifier: MPL-2.0
"""Rows of an agreement or a status said in full, a line for each thing they say, so that two can be held together."""

from collections.abc import Iterator
from decimal import Decimal

from partnerskab import danish
from partnerskab.agreements.models import Body
from partnerskab.content.agreed import BodyContent, Boundary, Signatory, StaffContent, StatusEntry
from targets.models import Direction, Indicator, Place, Rule, Unit
from targets.series import Aim, Baseline, Point, Series, Sharing

from . import saying

Line = tuple[str, str]
"""What it is called, and what it says."""

USUAL_PARTNERS = 2

_JUDGEMENTS = {"met": "nået", "not_met": "ikke nået", "on_the_way": "på vej", "unknown": "kan ikke siges endnu"}
_SIGNIFICANT = {"yes": "forskellen er sikker", "no": "forskellen kan være tilfældig"}
_WORDS: dict[str, str] = {
    str(key): str(word) for kinds in (Rule, Indicator.Topic, Unit, Direction) for key, word in kinds.choices
}
_BODIES: dict[str, str] = {str(key): str(word) for key, word in Body.Kind.choices}
_PLACES: dict[str, str] = {str(key): str(word) for key, word in Place.Kind.choices}


def of_boundary(row: Boundary) -> Iterator[Line]:
    """The area from a date on; its description is told as a text."""
    yield "Boligafdelinger", "; ".join(row.estates)
    yield "Kort", f"{row.width} × {row.height} punkter, billede {row.picture[:8]}" if row.picture else ""
    yield "Kortet i ord", row.picture_alt


def of_body(row: BodyContent) -> Iterator[Line]:
    """A body of the partnership; its name stands above."""
    yield "Art", _BODIES.get(row.kind, row.kind)
    yield "Formand", row.chair
    yield "Hvem sidder der", row.members
    yield "Opgaver", row.tasks
    yield "Møder om året", _meetings(row.meetings_least, row.meetings_most)


def staff(row: StaffContent) -> str:
    """ "Projektleder, 50 % af fuld tid, Sikker By (leder møderne)"."""
    organisation = f", {row.organisation}" if row.organisation else ""
    note = f" ({row.note})" if row.note else ""
    return f"{row.title}, {danish.percent(Decimal(row.share), places=0)} af fuld tid{organisation}{note}"


def signatory(row: Signatory) -> str:
    """ "Københavns Politi, part, underskriver under KØBENHAVN, fra 1. januar 2025"."""
    parts = [saying.party(row)]
    if row.heading:
        parts.append(f"underskriver under {row.heading}")
    parts += [f"{word} {saying.day(day)}" for word, day in (("fra", row.from_date), ("til", row.to_date)) if day]
    return ", ".join(parts)


def of_entry(row: StatusEntry) -> Iterator[Line]:
    """A target in a status; what people say of it is told as a text."""
    yield "Vurdering", _JUDGEMENTS.get(row.judgement, row.judgement)
    yield "Begrundelse", row.sentence
    yield from of_aim(row.aim)


def of_aim(aim: Aim) -> Iterator[Line]:
    """A target, with all that is known for it; its number and title stand above."""
    yield "Ordlyd", aim.wording
    yield "Regel", _said(aim.rule)
    yield from _indicator(aim) if aim.indicator else ()
    yield "Datakilde", aim.source
    yield "Sted", aim.place
    yield "Sammenlignes med", aim.near
    yield "Små tal", "skjules" if aim.small_numbers else ""
    yield "Indgår i tallet for", "; ".join(aim.totals)
    yield "Indsatsområde", "" if aim.focus_area is None else str(aim.focus_area)
    yield "Mindst så mange partnere", _partners(aim)
    yield "Baselineår", "" if aim.baseline_year is None else str(aim.baseline_year)
    yield "Slutår", "" if aim.final_year is None else str(aim.final_year)
    yield "Grænse", "" if aim.limit is None else danish.decimal(aim.limit, places=4)
    yield "Baseline fastsættes", aim.pending
    yield "Baseline", _baseline(aim.baseline) if aim.baseline else ""
    yield from _series(aim.series, "Tal")
    yield from _series(aim.reference, "Til sammenligning")
    yield from _sharing(aim.sharing)


def _partners(aim: Aim) -> str:
    """How many there must be, where the target asks for any or says another number than the usual two."""
    return str(aim.partners) if aim.rule == "share" or aim.partners != USUAL_PARTNERS else ""


def _indicator(aim: Aim) -> Iterator[Line]:
    """What it is measured by."""
    yield "Indikator", aim.indicator
    yield "Emne", _said(aim.topic)
    yield "Enhed", _said(aim.unit)
    yield "Det, der tælles", aim.unit_name
    yield "Retning", _said(aim.direction)
    yield "Definition", aim.definition


def _series(series: Series | None, label: str) -> Iterator[Line]:
    if series is None:
        return
    yield label, f"{series.place} ({_PLACES.get(series.kind, series.kind).lower()})"
    for point in series.points:
        told = ", ".join(filter(None, (str(point.year), point.area_name, _definition(point.definition))))
        yield f"{label}, {told}", _point(point)


def _point(point: Point) -> str:
    """All that a reading says, but for its year and what its line is called by."""
    parts = [
        "skjult" if point.value is None else danish.decimal(point.value, places=4),
        "" if point.denominator is None else f"af {danish.amount(point.denominator)}",
        "" if point.sample_size is None else f"{danish.amount(point.sample_size)} svar",
        "" if point.margin is None else f"usikkerhed {danish.decimal(point.margin, places=4)}",
        _SIGNIFICANT.get(point.significant, ""),
        "foreløbigt" if point.is_preliminary else "",
        point.source,
        f"side {point.page}" if point.page else "",
        point.note,
        "eksempel" if point.is_example else "",
    ]
    return ", ".join(filter(None, parts))


def _baseline(row: Baseline) -> str:
    parts = [
        f"{'skjult' if row.value is None else danish.decimal(row.value, places=4)} i {row.year}",
        "" if row.denominator is None else f"af {danish.amount(row.denominator)}",
        row.area_name,
        _definition(row.definition),
        row.source,
        f"side {row.page}" if row.page else "",
        f"fastsat {saying.day(row.set_on)}" if row.set_on else "",
        "eksempel" if row.is_example else "",
    ]
    return ", ".join(filter(None, parts))


def _sharing(sharing: Sharing | None) -> Iterator[Line]:
    if sharing is None:
        return
    yield "Partnere, tryghedsplan", str(sharing.plan_year)
    yield "Partnere, mindst", str(sharing.partners)
    for at, one in enumerate(sharing.activities, start=1):
        number = "" if one.number is None else f"{one.number}. "
        yield (
            f"Partnere, {at}. aktivitet",
            f"{number}{one.title}: {danish.counted(one.partners, 'partner', 'partnere')}",
        )


def _said(value: str) -> str:
    return _WORDS.get(value, value)


def _definition(number: int) -> str:
    return f"definition {number}" if number != 1 else ""


def _meetings(least: int | None, most: int | None) -> str:
    if least is not None and most is not None and least != most:
        return f"{least}-{most}"
    if least is None and most is not None:
        return f"højst {most}"
    if most is None and least is not None:
        return f"mindst {least}"
    return "" if least is None else str(least)

# SPDX-License-Identifier: MPL-2.0
"""The theory of change, drawn from its rows: focus area, results, effect, from left to right.

Every row is as tall as its words need, so any number of areas and results fits; a drawing taller than a page is cut
into sheets between its rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from partnerskab.content.tree import AreaContent, Theory

from . import svg
from .measuring import REGULAR, SEMIBOLD, fitting, width, wrap

_TALLEST = 800
_MOST_OF_A_BAND = 700
_HEAD, _GAP = 24, 10
_AREA_WIDTH, _AREA_TEXT, _CROSS_TEXT = 151, 34, 14
_RESULTS, _RESULTS_END = 190, 468
_TRUNK, _EFFECT = 482, 512
_EFFECT_TEXT = _EFFECT + 12
_CAPTION = svg.Type(12, 600, svg.SOFT)
_NUMBER = svg.Type(22, 300, svg.ACCENT)
_AREA_NAME, _CROSS_NAME = svg.Type(14, 600, svg.ACCENT, leading=18), svg.Type(14, 600, svg.INK, leading=18)
_RESULT = svg.Type(12.5, leading=15)
_EFFECT_NAME = svg.Type(16, 600, svg.WHITE, leading=20)


class Agreed(Protocol):
    """What the theory of change is drawn from: an agreement, whole or as a plan holds it."""

    @property
    def areas(self) -> tuple[AreaContent, ...]:
        """The focus areas with their results."""

    @property
    def theory(self) -> Theory:
        """What cuts across them, and the effects."""

    @property
    def period(self) -> str:
        """The years, as people write them."""


@dataclass(frozen=True, slots=True)
class _Band:
    """One focus area, or what cuts across, with its results already broken into lines."""

    number: str
    at: float
    name: tuple[str, ...]
    set_in: svg.Type
    results: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> float:
        of_name = 20 + 18 * len(self.name)
        of_results = 18 + 20 * len(self.results) + 15 * sum(len(lines) - 1 for lines in self.results)
        return max(of_name, of_results, 54)


@dataclass(frozen=True, slots=True)
class _Effects:
    """What all of it leads to, broken into lines."""

    texts: tuple[tuple[str, ...], ...]
    set_in: svg.Type

    @property
    def height(self) -> float:
        return sum(20 * len(lines) + 20 for lines in self.texts) - 20


def has_theory(agreement: Agreed) -> bool:
    """Whether there is anything to draw: a result, something that cuts across, or an effect."""
    theory = agreement.theory
    return bool(
        any(area.results for area in agreement.areas) or theory.cross_cutting or theory.cross_results or theory.effects
    )


def rows(agreement: Agreed) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each focus area by name and what cuts across them, with the results."""
    for area in agreement.areas:
        yield f"{area.number}. {area.title}", area.results
    crossing, results = agreement.theory.cross_cutting, agreement.theory.cross_results
    if crossing or results:
        yield f"På tværs: {'; '.join(crossing)}" if crossing else "På tværs", results


def drawings(agreement: Agreed) -> list[str]:
    """The theory of change as one drawing, or as several when it is taller than a page."""
    texts, room = agreement.theory.effects, svg.SHEET - _EFFECT_TEXT - 8
    set_in = replace(_EFFECT_NAME, size=fitting(texts, room, (16, 15, 14, 13, 12), SEMIBOLD))
    effects = _Effects(tuple(tuple(wrap(text, room, set_in.size, SEMIBOLD)) for text in texts), set_in)
    return [_sheet(sheet, effects, agreement) for sheet in _sheets(list(_bands(agreement)))]


def _bands(agreement: Agreed) -> Iterator[_Band]:
    for area in agreement.areas:
        number = str(area.number)
        at = _AREA_TEXT + max(0, width(number, 22) - 13)
        name, set_in = _name([area.title], at, _AREA_NAME)
        for share in _shares(_results(area.results)):
            yield _Band(number, at, name, set_in, share)
    crossing, results = agreement.theory.cross_cutting, agreement.theory.cross_results
    if crossing or results:
        name, set_in = _name(["På tværs:" if crossing else "På tværs", *crossing], _CROSS_TEXT, _CROSS_NAME)
        yield _Band("", _CROSS_TEXT, name, set_in, _results(results))


def _name(texts: Sequence[str], at: float, set_in: svg.Type) -> tuple[tuple[str, ...], svg.Type]:
    """The lines of a band's name, which begins at `at`, and the type they are set in."""
    room = _AREA_WIDTH - at - 6
    size = fitting(texts, room, (14, 13, 12), SEMIBOLD)
    return tuple(line for text in texts for line in wrap(text, room, size, SEMIBOLD)), replace(set_in, size=size)


def _results(texts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(wrap(text, _RESULTS_END - _RESULTS, 12.5, REGULAR)) for text in texts)


def _shares(results: tuple[tuple[str, ...], ...]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The results in as many bands as they need; mostly one."""
    first = 0
    for at in range(len(results)):
        if _height_of(results[first : at + 1]) > _MOST_OF_A_BAND:
            yield results[first:at]
            first = at
    yield results[first:]


def _sheets(bands: list[_Band]) -> Iterator[list[_Band]]:
    sheet: list[_Band] = []
    height = float(_HEAD)
    for band in bands:
        if sheet and height + band.height > _TALLEST:
            yield sheet
            sheet, height = [], float(_HEAD)
        sheet.append(band)
        height += band.height + _GAP
    yield sheet


def _sheet(bands: list[_Band], effects: _Effects, agreement: Agreed) -> str:
    parts = [
        svg.words(0, 12, "Indsatsområder", _CAPTION),
        svg.words(_RESULTS, 12, "Resultater", _CAPTION),
        svg.words(_EFFECT, 12, "Effekt", _CAPTION),
    ]
    y, middles = float(_HEAD), []
    for band in bands:
        parts.append(_drawn(band, y))
        middles.append(y + band.height / 2)
        y += band.height + _GAP
    height = max(y - _GAP, _HEAD + effects.height + 40)
    parts.append(_trunk(middles, (_HEAD + height) / 2) if middles else "")
    parts.append(_effects(effects, height))
    title = (
        f"Forandringsteori {agreement.period}: hvert indsatsområde fører til sine resultater, og resultaterne fører "
        "tilsammen til effekten. Det samme står som tekst ved figuren."
    )
    return svg.drawing(height, title, parts)


def _drawn(band: _Band, y: float) -> str:
    height, middle = band.height, y + band.height / 2
    if band.number:
        parts = [svg.box(0, y, _AREA_WIDTH, height, svg.TINT), svg.box(0, y, 4, height, svg.ACCENT)]
        parts.append(svg.words(14, y + 24, band.number, _NUMBER))
    else:
        parts = [svg.outline(0.5, y + 0.5, _AREA_WIDTH - 1, height - 1)]
    parts.append(svg.column(band.at, y + 23, band.name, band.set_in))
    if band.results:
        parts.append(svg.arrow(_AREA_WIDTH + 6, middle, _RESULTS - 9))
        parts.append(svg.line(f"M{_RESULTS_END + 4} {middle:.2f}H{_TRUNK}"))
    at = y + (height - _height_of(band.results)) / 2 + 14
    for place, lines in enumerate(band.results):
        if place:
            parts.append(svg.rule(_RESULTS, at - 14.5, _RESULTS_END))
        parts.append(svg.column(_RESULTS, at, lines, _RESULT))
        at += 20 + 15 * (len(lines) - 1)
    return "".join(parts)


def _height_of(results: tuple[tuple[str, ...], ...]) -> float:
    return sum(20 + 15 * (len(lines) - 1) for lines in results)


def _trunk(middles: list[float], into: float) -> str:
    top, bottom = min(*middles, into), max(*middles, into)
    return svg.line(f"M{_TRUNK} {top - 0.75:.2f}V{bottom + 0.75:.2f}") + svg.arrow(_TRUNK, into, _EFFECT - 1)


def _effects(effects: _Effects, height: float) -> str:
    parts = [svg.box(_EFFECT, _HEAD, svg.SHEET - _EFFECT, height - _HEAD, svg.ACCENT)]
    y = (_HEAD + height - effects.height) / 2 + 16
    for lines in effects.texts:
        parts.append(svg.column(_EFFECT_TEXT, y, lines, effects.set_in))
        y += 20 * len(lines) + 20
    return "".join(parts)


def inside_sentence(text: str) -> str:
    """A row's words inside a sentence: no full stop, and a small first letter unless it is an abbreviation."""
    text = text.strip().rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text

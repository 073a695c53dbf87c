# SPDX-License-Identifier: MPL-2.0
"""The theory of change, drawn from its rows: focus area, results, effect, from left to right.

Every row is as tall as its words need, so any number of areas and results fits; a drawing taller than a page is cut
into sheets between its rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from partnerskab.content.tree import AgreementContent

from . import svg
from .measuring import REGULAR, SEMIBOLD, width, wrap

_TALLEST = 800
_HEAD, _GAP = 24, 10
_AREA_WIDTH, _AREA_TEXT = 151, 34
_RESULTS, _RESULTS_END = 190, 468
_TRUNK, _EFFECT = 482, 512
_EFFECT_TEXT = _EFFECT + 12
_CAPTION = svg.Type(12, 600, svg.SOFT)
_NUMBER = svg.Type(22, 300, svg.ACCENT)
_AREA_NAME, _CROSS_NAME = svg.Type(14, 600, svg.ACCENT, leading=18), svg.Type(14, 600, svg.INK, leading=18)
_RESULT = svg.Type(12.5, leading=15)
_EFFECT_NAME = svg.Type(16, 600, svg.WHITE, leading=20)


@dataclass(frozen=True, slots=True)
class _Band:
    """One focus area, or what cuts across, with its results already broken into lines."""

    number: str
    name: tuple[str, ...]
    results: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> float:
        of_name = 20 + 18 * len(self.name)
        of_results = 18 + 20 * len(self.results) + 15 * sum(len(lines) - 1 for lines in self.results)
        return max(of_name, of_results, 54)


def has_theory(agreement: AgreementContent) -> bool:
    """Whether there is anything to draw: a result, something that cuts across, or an effect."""
    theory = agreement.theory
    return bool(
        any(area.results for area in agreement.areas) or theory.cross_cutting or theory.cross_results or theory.effects
    )


def drawings(agreement: AgreementContent) -> list[str]:
    """The theory of change as one drawing, or as several when it is taller than a page."""
    effects = [wrap(effect, svg.SHEET - _EFFECT_TEXT - 8, 16, SEMIBOLD) for effect in agreement.theory.effects]
    needed = sum(20 * len(lines) + 20 for lines in effects) + 20
    return [_sheet(sheet, effects, needed, agreement) for sheet in _sheets(list(_bands(agreement)))]


def _bands(agreement: AgreementContent) -> Iterator[_Band]:
    for area in agreement.areas:
        number = str(area.number)
        room = _AREA_WIDTH - _AREA_TEXT - 6 - max(0, width(number, 22) - 13)
        yield _Band(number, tuple(wrap(area.title, room, 14, SEMIBOLD)), _results(area.results))
    theory = agreement.theory
    if theory.cross_cutting or theory.cross_results:
        name = [
            line for text in theory.cross_cutting for line in wrap(text, _AREA_WIDTH - _AREA_TEXT - 6, 14, SEMIBOLD)
        ]
        yield _Band("", ("På tværs:", *name) if name else ("På tværs",), _results(theory.cross_results))


def _results(texts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(wrap(text, _RESULTS_END - _RESULTS, 12.5, REGULAR)) for text in texts)


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


def _sheet(bands: list[_Band], effects: list[list[str]], needed: float, agreement: AgreementContent) -> str:
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
    height = max(y - _GAP, _HEAD + needed)
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
    shift = max(0, width(band.number, 22) - 13)
    parts.append(svg.column(_AREA_TEXT + shift, y + 23, band.name, _AREA_NAME if band.number else _CROSS_NAME))
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


def _effects(effects: list[list[str]], height: float) -> str:
    parts = [svg.box(_EFFECT, _HEAD, svg.SHEET - _EFFECT, height - _HEAD, svg.ACCENT)]
    tall = sum(20 * len(lines) for lines in effects) + 20 * (len(effects) - 1)
    y = (_HEAD + height - tall) / 2 + 16
    for lines in effects:
        parts.append(svg.column(_EFFECT_TEXT, y, lines, _EFFECT_NAME))
        y += 20 * len(lines) + 20
    return "".join(parts)


def inside_sentence(text: str) -> str:
    """A row's words inside a sentence: no full stop, and a small first letter unless it is an abbreviation."""
    text = text.strip().rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text

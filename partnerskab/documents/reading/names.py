# SPDX-License-Identifier: MPL-2.0
"""Focus areas that a text names, however it spells them.

Facts behind the rules: plan 2022 writes "Tryggere Byliv" and "Tryggere byrum", "Dialog og Kommunikation" for "Dialog,
kommunikation og værtskab".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from partnerskab.names import folded, likeness

_PIECE = re.compile(r"\s*(?:,|;|/|\+|&|\bog\b|\bsamt\b)\s*", re.IGNORECASE)
_AREA_NUMBER = re.compile(r"^(?:indsatsområde\s*)?(\d{1,2})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedArea:
    """A focus area found in a text: its number, the words that name it, and whether they are its own name."""

    number: int
    written: str
    is_exact: bool


def find_areas(text: str, areas: Sequence[tuple[int, str]]) -> tuple[tuple[NamedArea, ...], str]:
    """The focus areas a text such as "Dialog og Kommunikation og Tryggere Byliv." names, and what is left over.

    `areas` are (number, title). Commas and "og" part areas, but also stand inside their names, so every run of pieces
    is weighed against every title and the best cover wins.
    """
    pieces = _pieces(text)[:24]
    best: list[tuple[float, tuple[NamedArea, ...], tuple[str, ...]]] = [(0.0, (), ())]
    for end in range(1, len(pieces) + 1):
        last = text[pieces[end - 1][0] : pieces[end - 1][1]]
        score, found, rest = best[end - 1]
        choices = [(score, found, (*rest, last))]
        for start in range(max(0, end - 5), end):
            run = text[pieces[start][0] : pieces[end - 1][1]].strip(" .:")
            area, weight = _weigh(run, areas)
            if area and (start == end - 1 or not _says_more(run, dict(areas)[area.number])):
                score, found, rest = best[start]
                choices.append((score + weight * (end - start), (*found, area), rest))
        best.append(max(choices, key=lambda choice: choice[0]))
    _, found, rest = best[-1]
    unique = {area.number: area for area in reversed(found)}
    ordered = tuple(area for area in found if unique.get(area.number) is area)
    return ordered, ", ".join(piece.strip(" .") for piece in rest if piece.strip(" ."))


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the pieces between commas and "og" begin and end; empty ones are left out."""
    cuts = [(0, 0), *(found.span() for found in _PIECE.finditer(text)), (len(text), len(text))]
    between = [(before[1], after[0]) for before, after in pairwise(cuts)]
    return [(start, end) for start, end in between if text[start:end].strip(" .")]


def _says_more(run: str, title: str) -> bool:
    """Whether a run of pieces holds all words of a title and others beside them."""
    return set(folded(title).split()) < set(folded(run).split())


def _weigh(run: str, areas: Sequence[tuple[int, str]]) -> tuple[NamedArea | None, float]:
    figure = _AREA_NUMBER.match(run)
    if figure and int(figure[1]) in {number for number, _ in areas}:
        return NamedArea(int(figure[1]), run, True), 1.0
    scored = [(likeness(run, title), number) for number, title in areas]
    score, number = max(scored, default=(0.0, 0))
    if score < 0.7:
        return None, 0.0
    return NamedArea(number, run, score == 1.0), score

# SPDX-License-Identifier: MPL-2.0
"""The theory of change out of its chapter: focus areas, results and effect, which a figure holds in the paper."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from partnerskab.names import best_match

from .markup import span_of
from .paper import Finding, ParsedTheoryRow
from .source import Block

Areas = Sequence[tuple[int, str]]

_STAGES = {
    "indsatsområde": "areas",
    "indsatsområder": "areas",
    "resultat": "results",
    "resultater": "results",
    "effekt": "effects",
    "effekter": "effects",
    "virkning": "effects",
}


def read_theory(
    body: Sequence[Block], areas: Areas, findings: list[Finding]
) -> tuple[list[Block], tuple[ParsedTheoryRow, ...]]:
    """The chapter's own text, and the rows of the figure. Without the figure's headings all of it is text."""
    text: list[Block] = []
    stages: dict[str, list[Block]] = {}
    stage = ""
    for block in body:
        named = _STAGES.get(block.text.lower().rstrip(" :")) if block.kind != "table" else None
        if named:
            stage = named
        elif stage and block.kind != "table":
            stages.setdefault(stage, []).append(block)
        else:
            text.append(block)
    rows = [
        *_areas(stages.get("areas", []), areas),
        *_results(stages.get("results", []), areas, findings),
        *(ParsedTheoryRow("effect", None, line, block.span) for block, line in _lines(stages.get("effects", []))),
    ]
    return text, tuple(rows)


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    for block in blocks:
        for line in block.text.split("\n"):
            if line.strip():
                yield block, line.strip()


def _areas(blocks: Sequence[Block], areas: Areas) -> Iterator[ParsedTheoryRow]:
    """A block that names a focus area is that area; the lines of any other cut across."""
    numbers = {title: number for number, title in areas}
    for block in blocks:
        name = " ".join(block.text.split())
        known = best_match(name, numbers, at_least=0.7)
        if known:
            yield ParsedTheoryRow("area", numbers[known], name, block.span)
        else:
            for _, line in _lines([block]):
                yield ParsedTheoryRow("cross_cutting", None, line, block.span)


def _results(blocks: Sequence[Block], areas: Areas, findings: list[Finding]) -> Iterator[ParsedTheoryRow]:
    """Lists belong to the focus areas in their order, if there is one list for each; other lines cut across."""
    items = [block for block in blocks if block.kind == "item"]
    lists = [list(run) for _, run in groupby(items, key=lambda block: block.group)]
    if len(lists) == len(areas):
        for (number, _), run in zip(areas, lists, strict=True):
            for block in run:
                yield ParsedTheoryRow("result", number, " ".join(block.text.split()), block.span, "guessed")
    elif items:
        sentence = "Forandringsteoriens resultater kan ikke fordeles på indsatsområderne. De er læst som fælles."
        findings.append(Finding("THEORY_RESULTS", "advise", sentence, span_of(items).first))
        for block in items:
            yield ParsedTheoryRow("cross_result", None, " ".join(block.text.split()), block.span, "guessed")
    for block, line in _lines([block for block in blocks if block.kind != "item"]):
        yield ParsedTheoryRow("cross_result", None, line, block.span)

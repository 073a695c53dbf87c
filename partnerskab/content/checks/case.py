# SPDX-License-Identifier: MPL-2.0
"""What is missing in a case paper."""

from collections.abc import Iterator

from ..yearly import CaseContent
from .findings import Finding, Place, Scope, Severity

_PARTS = {
    "resume": ("resume", "Resuméet"),
    "problem": ("problem", "Problemstillingen"),
    "solution": ("solution", "Løsningen"),
    "economy": ("economy", "Økonomien"),
    "process": ("process", "Den videre proces"),
}
"""Each text by its field: the unit it is edited in, and its name as a sentence begins."""


def no_recommendation(content: CaseContent) -> Iterator[Finding]:
    """A committee decides on the numbered points alone."""
    if not content.recommendations:
        yield _found(
            "CASE_NO_RECOMMENDATION",
            "Der er intet at-punkt",
            "Skriv mindst ét punkt, som udvalget kan tage stilling til.",
            "Intet at-punkt",
            "recommendations",
            blocks=True,
        )


def no_number(content: CaseContent) -> Iterator[Finding]:
    """The case is found again in the municipality's own system by its number."""
    if not content.case_number:
        yield _found(
            "CASE_NO_NUMBER",
            "Sagsnummeret mangler",
            "Skriv sagsnr. fra kommunens sagssystem.",
            "Intet sagsnr.",
            "head",
        )


def empty_parts(content: CaseContent) -> Iterator[Finding]:
    """A part that is left empty stands as a bare heading in the paper."""
    for field, (unit, name) in _PARTS.items():
        if not getattr(content, field):
            yield _found("CASE_EMPTY_PART", f"{name} mangler", "Skriv den, før sagen sendes.", "Tomt afsnit", unit)


def _found(code: str, title: str, sentence: str, short: str, unit: str, *, blocks: bool = False) -> Finding:
    severity = Severity.BLOCKS if blocks else Severity.ADVISES
    return Finding(code, severity, title, sentence, short, Place(Scope.CASE, "", unit))

# SPDX-License-Identifier: MPL-2.0
"""What is missing in a case paper, and what has been overtaken since it was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Known:
    """A version that a case names by its fingerprint: its label, what it has come to (as `revisions` says it), and the
    label of a newer one of the same, empty without one."""

    label: str
    standing: str
    newer: str


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


def doubled_at(content: CaseContent) -> Iterator[Finding]:
    """The paper writes "at" before each point and sets the sign after it."""
    for number, one in enumerate(content.recommendations, start=1):
        text = one.text.strip()
        if text.casefold().startswith("at ") or text.endswith("."):
            yield _found(
                "CASE_AT_AS_SENTENCE",
                f"At-punkt {number} er skrevet som en hel sætning",
                "Papiret skriver selv ”at” foran punktet. Skriv resten uden ”at” og uden punktum.",
                "”at” står to gange" if text.casefold().startswith("at ") else "Punktum i et at-punkt",
                "recommendations",
            )


def unmarked_annexes(content: CaseContent) -> Iterator[Finding]:
    """An annex without a fingerprint cannot be shown to be the one that was decided on."""
    for number, annex in enumerate(content.annexes, start=1):
        if not annex.sha256:
            yield _found(
                "CASE_ANNEX_UNMARKED",
                f"Bilag {number} har intet fingeraftryk",
                f"Det kan ikke bevises, at ”{annex.title}” er den udgave, udvalget fik.",
                "Bilag uden fingeraftryk",
                "annexes",
            )


def against_versions(content: CaseContent, known: Mapping[str, Known]) -> Iterator[Finding]:
    """What the case is about and what goes with it, held against the versions there are now, by their fingerprints."""
    subject = known.get(content.subject_sha256)
    if subject and subject.newer:
        yield _found(
            "CASE_SUBJECT_OLD",
            f"Der er kommet en nyere version: {subject.newer}",
            f"Sagen handler om version {subject.label}. Skift til den nyere, og hent tallene igen.",
            "Handler om en ældre version",
            "head",
        )
    elif subject and subject.standing in _UNDECIDED:
        yield _found(
            "CASE_SUBJECT_UNDECIDED",
            f"Version {subject.label} {_UNDECIDED[subject.standing]}",
            "Sørg for, at det fremgår af sagen, eller vent, til den er godkendt.",
            "Handler om en version, der ikke er godkendt",
            "head",
        )
    for number, annex in enumerate(content.annexes, start=1):
        old = known.get(annex.sha256)
        if old and old.newer:
            yield _found(
                "CASE_ANNEX_OLD",
                f"Bilag {number} er en ældre version",
                f"Bilaget er version {old.label}. Der er kommet en nyere: {old.newer}.",
                "Forældet bilag",
                "annexes",
            )


_UNDECIDED = {
    "pending": "er ikke godkendt endnu",
    "sent_back": "er sendt tilbage",
    "withdrawn": "er trukket tilbage",
}


def _found(code: str, title: str, sentence: str, short: str, unit: str, *, blocks: bool = False) -> Finding:
    severity = Severity.BLOCKS if blocks else Severity.ADVISES
    return Finding(code, severity, title, sentence, short, Place(Scope.CASE, "", unit))

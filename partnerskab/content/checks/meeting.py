# SPDX-License-Identifier: MPL-2.0
"""What is missing in the minutes of a meeting."""

from collections.abc import Iterator

from ..yearly import MeetingContent
from .findings import Finding, Place, Scope, Severity


def no_points(content: MeetingContent) -> Iterator[Finding]:
    """Minutes without points tell nothing."""
    if not content.points:
        yield _found(
            "MEETING_NO_POINTS",
            "Dagsordenen er tom",
            "Tilføj punkterne, før referatet sendes ud.",
            "Ingen punkter",
            unit="points",
            blocks=True,
        )


def nobody_present(content: MeetingContent) -> Iterator[Finding]:
    """Who came for which party belongs in the minutes (agreement 2025-2028, section 4)."""
    if not any(one.standing == "present" for one in content.attendants):
        yield _found(
            "MEETING_NOBODY_PRESENT",
            "Ingen er noteret som til stede",
            "Notér, hvem der kom, og for hvilken part.",
            "Ingen til stede",
            unit="attendants",
            blocks=True,
        )


def undecided(content: MeetingContent) -> Iterator[Finding]:
    """A point to be decided that says nothing of what was decided."""
    for point in content.points:
        if point.kind in ("decision", "minutes") and not (point.outcome or point.decision):
            yield _found(
                "MEETING_UNDECIDED",
                f"{point.title}: beslutningen mangler",
                "Skriv, hvad der blev besluttet, eller at punktet blev udsat.",
                "Ingen beslutning",
                point.id,
                "point",
            )


def _found(
    code: str, title: str, sentence: str, short: str, id_: str = "", unit: str = "points", *, blocks: bool = False
) -> Finding:
    severity = Severity.BLOCKS if blocks else Severity.ADVISES
    return Finding(code, severity, title, sentence, short, Place(Scope.MEETING, id_, unit))

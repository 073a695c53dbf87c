# SPDX-License-Identifier: MPL-2.0
"""What is missing in the minutes of a meeting."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from partnerskab import danish

from ..yearly import Attendant, MeetingContent
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
    if not _present(content):
        yield _found(
            "MEETING_NOBODY_PRESENT",
            "Ingen er noteret som til stede",
            "Notér, hvem der kom, og for hvilken part.",
            "Ingen til stede",
            unit="attendants",
            blocks=True,
        )


def too_early(content: MeetingContent) -> Iterator[Finding]:
    """Minutes of a meeting whose day, by today's calendar, has not come."""
    day = datetime.date.fromisoformat(content.held_on)
    told = any(point.said or point.outcome or point.decision for point in content.points)
    if day > timezone.localdate() and (told or _present(content)):
        yield _found(
            "MEETING_TOO_EARLY",
            f"Mødet er først {danish.date(day)}",
            "Ret datoen, hvis mødet er holdt. Ellers kan referatet ikke sendes ud endnu.",
            "Ikke holdt endnu",
            unit="head",
            blocks=True,
        )


def decided_without_votes(content: MeetingContent) -> Iterator[Finding]:
    """A decision although nobody with a vote was there; samarbejdspartnere attend but never decide (agreement
    2025-2028, section 4)."""
    if not _present(content) or any(one.votes for one in _present(content)):
        return
    if content.body_kind != "steering" and not any(one.votes for one in content.attendants):
        return
    for point in content.points:
        if point.outcome in ("agreed", "rejected"):
            yield _found(
                "MEETING_NO_VOTES",
                f"{point.title}: besluttet uden stemmer",
                "Ingen af dem, der var til stede, har stemme. Ret deltagerne, eller udsæt beslutningen.",
                "Ingen med stemme",
                point.id,
                "point",
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


def _present(content: MeetingContent) -> list[Attendant]:
    return [one for one in content.attendants if one.standing == "present"]


def _found(
    code: str, title: str, sentence: str, short: str, id_: str = "", unit: str = "points", *, blocks: bool = False
) -> Finding:
    severity = Severity.BLOCKS if blocks else Severity.ADVISES
    return Finding(code, severity, title, sentence, short, Place(Scope.MEETING, id_, unit))

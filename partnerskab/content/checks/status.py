# SPDX-License-Identifier: MPL-2.0
"""What is missing in a year's status on the targets, and what its readers have to be told."""

import re
from collections.abc import Iterator

from partnerskab import danish
from partnerskab.richtext import plain
from targets.charts.saying import is_example
from targets.judging import judged_point
from targets.series import Aim, Point

from ..agreed import StatusContent
from .findings import Finding, Place, Scope, Severity

_SMALL = re.compile(r"(?<![\d.,])[1-4](?![\d.,]*\d)")


def no_targets(content: StatusContent) -> Iterator[Finding]:
    """Without targets there is nothing to tell of."""
    if not content.entries:
        yield _found(
            "STATUS_NO_TARGETS",
            "Aftalen har ingen mål",
            "Opret aftalens mål, før der gøres status på dem.",
            "",
            "Ingen mål",
            blocks=True,
        )


def no_introduction(content: StatusContent) -> Iterator[Finding]:
    """The committee reads the introduction first."""
    if not content.introduction:
        yield _found(
            "STATUS_NO_INTRODUCTION",
            "Indledningen mangler",
            "Skriv i få linjer, hvad året har vist.",
            "",
            "Ingen indledning",
            unit="introduction",
        )


def nobody_approves(content: StatusContent) -> Iterator[Finding]:
    """A status nobody approves could never be decided."""
    if not any(step.act == "approves" for step in content.steps):
        yield _found(
            "STATUS_NOBODY_APPROVES",
            "Ingen godkender målstatussen",
            "Skriv i aftalens beslutningsgange, hvem der godkender den.",
            "",
            "Ingen godkender",
        )


def no_reading(content: StatusContent) -> Iterator[Finding]:
    """Targets that nobody has measured in the year of the status; crime is mostly counted a year later than safety."""
    missing = [one.aim for one in content.entries if one.aim.rule != "share" and not one.aim.read.in_year(content.year)]
    if missing:
        named = ", ".join(f"{aim.title} ({_newest(aim)})" for aim in missing)
        yield _found(
            "STATUS_NO_READING",
            f"Ingen måling for {content.year}: {danish.counted(len(missing), 'mål', 'mål', neuter=True)}",
            f"{named}. Læs årets målinger ind, eller skriv i bemærkningen, hvornår de kommer.",
            missing[0].id,
            "Ingen måling",
        )


def _newest(aim: Aim) -> str:
    newest = aim.read.newest
    return f"nyeste {newest.year}" if newest else "ingen endnu"


def unexplained_baseline(content: StatusContent) -> Iterator[Finding]:
    """A baseline may be missing, but not without a word on when it is set (agreement 2025-2028, section 2)."""
    for entry in content.entries:
        aim = entry.aim
        if aim.rule == "hold" and aim.baseline is None and not aim.pending.strip():
            yield _found(
                "STATUS_BASELINE_UNEXPLAINED",
                f"{aim.title}: baseline mangler uden forklaring",
                "Fastsæt den med kilde, eller skriv på målet, hvornår den fastsættes.",
                aim.id,
                "Baseline mangler",
            )


def preliminary(content: StatusContent) -> Iterator[Finding]:
    """A preliminary figure decides nothing; the status can wait for the final one."""
    for entry in content.entries:
        point = judged_point(entry.aim)
        if point and point.is_preliminary:
            yield _found(
                "STATUS_PRELIMINARY",
                f"{entry.aim.title}: tallet for {point.year} er foreløbigt",
                "Ret målingen, når det endelige tal er kommet, eller send status med forbeholdet.",
                entry.aim.id,
                "Foreløbigt tal",
            )


def no_remark(content: StatusContent) -> Iterator[Finding]:
    """A judgement says what the figures carry, and no more; people say why."""
    for entry in content.entries:
        if entry.judgement and not plain(entry.remark).strip():
            yield _found(
                "STATUS_NO_REMARK",
                f"{entry.aim.title}: ingen bemærkning",
                "Skriv kort, hvad partnerskabet ser bag tallet.",
                entry.aim.id,
                "Ingen bemærkning",
            )


def examples(content: StatusContent) -> Iterator[Finding]:
    """Invented readings have no place in a paper that somebody decides on."""
    invented = [entry.aim.title for entry in content.entries if is_example(entry.aim)]
    if invented:
        yield _found(
            "STATUS_EXAMPLES",
            "Nogle tal er eksempler",
            f"De er opdigtede og mærket ”Eksempel”: {', '.join(invented)}. Ret dem, før status sendes.",
            "",
            "Eksempler",
        )


def small_number_in_remark(content: StatusContent) -> Iterator[Finding]:
    """What is left out of the figures must not be told beside them."""
    for entry in content.entries:
        if any(point.is_hidden for point in points_of(entry.aim)) and _SMALL.search(plain(entry.remark)):
            yield _found(
                "STATUS_SMALL_NUMBER",
                f"{entry.aim.title}: bemærkningen nævner måske et lille tal",
                "Et tal under 5 er udeladt i papiret. Skriv det heller ikke i bemærkningen.",
                entry.aim.id,
                "Lille tal i teksten",
            )


def points_of(aim: Aim) -> tuple[Point, ...]:
    """The readings of the target's own place and of its reference, and the baseline."""
    reference = aim.reference.points if aim.reference else ()
    return (*aim.read.points, *reference, *((aim.baseline.point,) if aim.baseline else ()))


def _found(
    code: str, title: str, sentence: str, target: str, short: str, unit: str = "targets", blocks: bool = False
) -> Finding:
    severity = Severity.BLOCKS if blocks else Severity.ADVISES
    return Finding(code, severity, title, sentence, short, Place(Scope.STATUS, target, "target" if target else unit))

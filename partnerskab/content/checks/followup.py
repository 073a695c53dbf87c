# SPDX-License-Identifier: MPL-2.0
"""What is missing in a round of follow-up, and what its readers have to be told."""

from collections.abc import Iterator

from partnerskab import danish

from ..yearly import FollowUpContent
from .findings import Finding, Place, Scope, Severity


def nobody_approves(content: FollowUpContent) -> Iterator[Finding]:
    """A follow-up nobody approves could never be decided."""
    if not any(step.act == "approves" for step in content.steps):
        yield _found(
            "FOLLOWUP_NOBODY_APPROVES",
            "Ingen godkender opfølgningen",
            "Skriv i aftalens beslutningsgange, hvem der godkender status og opfølgning.",
            "Ingen godkender",
            blocks=True,
        )


def unanswered(content: FollowUpContent) -> Iterator[Finding]:
    """Activities nobody has told of (plan 2022: for each activity a midtvejsstatus and an afrapportering)."""
    missing = [one for one in content.told if not one.is_sent]
    if missing and content.kind != "annual":
        named = ", ".join(one.title for one in missing[:5])
        more = f" og {len(missing) - 5} til" if len(missing) > 5 else ""
        yield _found(
            "FOLLOWUP_UNANSWERED",
            f"{danish.counted(len(missing), 'aktivitet', 'aktiviteter')} mangler svar",
            f"{named}{more}. Mind om det, eller forklar, hvorfor opfølgningen lukkes uden.",
            "Svar mangler",
            missing[0].id,
            "answer",
            blocks=True,
        )


def no_introduction(content: FollowUpContent) -> Iterator[Finding]:
    """The committee reads the introduction first."""
    if not content.introduction:
        yield _found(
            "FOLLOWUP_NO_INTRODUCTION",
            "Indledningen mangler",
            "Skriv i få linjer, hvordan det går med planen som helhed.",
            "Ingen indledning",
        )


def _found(
    code: str, title: str, sentence: str, short: str, id_: str = "", unit: str = "introduction", *, blocks: bool = False
) -> Finding:
    severity = Severity.BLOCKS if blocks else Severity.ADVISES
    return Finding(code, severity, title, sentence, short, Place(Scope.FOLLOWUP, id_, unit))

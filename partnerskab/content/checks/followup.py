# SPDX-License-Identifier: MPL-2.0
"""What is missing in a round of follow-up, and what its readers have to be told."""

from collections.abc import Iterator

from partnerskab import danish

from ..yearly import ActivityTold, FollowUpContent
from .findings import Finding, Place, Scope, Severity

_NAMED = 5


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
        yield _found(
            "FOLLOWUP_UNANSWERED",
            f"{_capital(danish.counted(len(missing), 'aktivitet', 'aktiviteter'))} mangler svar",
            f"{_named(missing)}. Mind om det, eller forklar, hvorfor opfølgningen lukkes uden.",
            "Svar mangler",
            missing[0].id,
            "answer",
            blocks=True,
        )


def stopped_unexplained(content: FollowUpContent) -> Iterator[Finding]:
    """Of what has stopped the committee asks what comes instead, and where the money goes."""
    for one in _sent(content):
        if one.state == "stopped" and not (one.next_steps or one.money_note):
            yield _found(
                "FOLLOWUP_STOPPED_UNEXPLAINED",
                f"{one.title} er stoppet, og der står ikke, hvad der sker nu",
                "Skriv i svaret, om noget andet kommer i stedet, og hvad pengene skal bruges til.",
                "Stoppet, hvad nu?",
                one.id,
                "answer",
            )


def overspent(content: FollowUpContent) -> Iterator[Finding]:
    """More is spent than the plan allots to the activity."""
    for one in content.told:
        if one.budget is not None and one.spent is not None and one.spent > one.budget:
            gap = danish.kr(one.spent - one.budget)
            yield _found(
                "FOLLOWUP_OVERSPENT",
                f"{one.title} har brugt mere, end der er bevilget",
                f"Der er brugt {danish.kr(one.spent)} af {danish.kr(one.budget)}, {gap} for meget. Forklar det i "
                "svaret, eller flyt penge.",
                "Overskredet",
                one.id,
                "answer",
            )


def nothing_delivered_said(content: FollowUpContent) -> Iterator[Finding]:
    """A sent answer that says nothing of what was promised."""
    silent = [
        one for one in _sent(content)
        if one.deliverables and not any(row.delivered or row.note for row in one.deliverables)
    ]  # fmt: skip
    if silent:
        many = len(silent) != 1
        yield _found(
            "FOLLOWUP_NOTHING_DELIVERED_SAID",
            f"{_capital(danish.counted(len(silent), 'svar', 'svar', neuter=True))} siger intet om leverancerne",
            f"{_named(silent)}. Skriv, hvad der er leveret, eller at intet er det endnu.",
            "Leverancer uden svar" if many else "Leverance uden svar",
            silent[0].id,
            "answer",
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


def _sent(content: FollowUpContent) -> list[ActivityTold]:
    """Those that are answered in this round; the yearly report repeats what was answered before."""
    return [] if content.kind == "annual" else [one for one in content.told if one.is_sent]


def _named(told: list[ActivityTold]) -> str:
    more = f" og {len(told) - _NAMED} til" if len(told) > _NAMED else ""
    return ", ".join(one.title for one in told[:_NAMED]) + more


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _found(
    code: str, title: str, sentence: str, short: str, id_: str = "", unit: str = "introduction", *, blocks: bool = False
) -> Finding:
    severity = Severity.BLOCKS if blocks else Severity.ADVISES
    return Finding(code, severity, title, sentence, short, Place(Scope.FOLLOWUP, id_, unit))

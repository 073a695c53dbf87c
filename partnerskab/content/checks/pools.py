# SPDX-License-Identifier: MPL-2.0
"""Rules for a pool: what waits for an answer, and what nobody has accounted for after the year."""

from collections.abc import Iterator

from django.utils import timezone

from partnerskab import danish

from ..pools import pool_account
from ..tree import ActivityContent, AgreementContent
from .findings import Finding, Severity
from .wording import at, kr, name


def undecided_applications(activity: ActivityContent, _: AgreementContent, year: int) -> Iterator[Finding]:
    """Somebody has applied to the pool and waits for an answer."""
    waiting = pool_account(activity, year).undecided
    if not waiting:
        return
    applications = danish.counted(len(waiting), "ansøgning", "ansøgninger")
    yield Finding(
        code="POOL_UNDECIDED",
        severity=Severity.ADVISES,
        title=f"{name(activity)} har {applications}, som ikke er behandlet",
        sentence=f"Der er søgt om {kr(sum(row.application.kr for row in waiting))} Bevilg eller afslå på puljens side.",
        short="Ansøgninger venter",
        place=at(activity, "economy"),
        years=(year,),
    )


def unaccounted_grants(activity: ActivityContent, _: AgreementContent, year: int) -> Iterator[Finding]:
    """Grants that nobody has accounted for, once the plan's year is over by today's calendar."""
    account = pool_account(activity, year)
    if not account.open or timezone.localdate().year <= year:
        return
    grants = danish.counted(len(account.open), "bevilling", "bevillinger")
    yield Finding(
        code="POOL_UNACCOUNTED",
        severity=Severity.ADVISES,
        title=f"{name(activity)} mangler regnskab for {grants}",
        sentence=f"{year} er slut, og {kr(account.unaccounted)} er ikke gjort op. Skriv regnskabet på puljens side.",
        short="Mangler regnskab",
        place=at(activity, "economy"),
        years=(year,),
    )

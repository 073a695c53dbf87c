# SPDX-License-Identifier: MPL-2.0
"""A rule for what happens when the money ends: who carries an activity on, and from when (forankring)."""

from collections.abc import Iterator

from ..tree import ActivityContent, AgreementContent, Amount
from .findings import Finding, Severity
from .wording import at, name


def no_anchoring(activity: ActivityContent, agreement: AgreementContent, year: int) -> Iterator[Finding]:
    """A living activity whose own money ends with the plan's year, and that does not say who carries it on.

    It ends where no later year of the agreement has money; in the agreement's last year it always does. An activity
    gets this once, in whichever year it is that the money ends.
    """
    if activity.has_ended or activity.anchored_with or activity.anchored_from:
        return
    cells = [cell for line in activity.lines if line.funding == "own" for cell in line.amounts]
    paid = {cell.year for cell in cells if _is_money(cell)}
    if year not in paid or any(later in paid for later in agreement.years if later > year):
        return
    yield Finding(
        code="NO_ANCHORING",
        severity=Severity.ADVISES,
        title=f"{name(activity)} har ikke partnerskabets penge efter {year}",
        sentence=f"Partnerskabets penge slutter i {year}. Skriv, hvem der fører aktiviteten videre, og hvornår.",
        short="Forankring mangler",
        place=at(activity, "anchoring"),
    )


def _is_money(cell: Amount) -> bool:
    return bool(cell.kr or (cell.note and cell.kr is None))

# SPDX-License-Identifier: MPL-2.0
"""The account of a pool as it stands in its activity's chapter: each application, and what is left."""

from collections.abc import Iterator
from dataclasses import dataclass

from partnerskab import danish
from partnerskab.content.pools import PoolAccount, PoolRow, pool_account
from partnerskab.content.totals import Total
from partnerskab.content.tree import ActivityContent, Application, PlanContent
from partnerskab.revisions.presenting.saying import day


@dataclass(frozen=True, slots=True)
class PoolLine:
    """An application: who, what for, the steps it has taken, and its amounts as tables show them."""

    applicant: str
    purpose: str
    standing: str
    steps: str
    asked: str
    granted: str
    spent: str


@dataclass(frozen=True, slots=True)
class PoolTable:
    """The applications of a pool with their sums; `rest` says in a sentence what the pool had and has left."""

    unit: int
    rows: tuple[PoolLine, ...]
    asked: str
    granted: str
    spent: str
    rest: str

    @property
    def unit_name(self) -> str:
        return danish.unit_name(self.unit)


def pool_table(activity: ActivityContent, content: PlanContent) -> PoolTable | None:
    """The account of a pool for the plan year; None where the activity is no pool."""
    if not activity.is_pool:
        return None
    account, unit = pool_account(activity, content.year), content.unit
    return PoolTable(
        unit=unit,
        rows=tuple(_line(row, unit) for row in account.rows),
        asked=danish.amount(account.asked, unit),
        granted=danish.amount(account.granted, unit),
        spent=danish.amount(account.spent, unit),
        rest=_rest(account),
    )


def _line(row: PoolRow, unit: int) -> PoolLine:
    application = row.application
    return PoolLine(
        applicant=application.applicant,
        purpose=application.purpose,
        standing=row.standing.label,
        steps=" ".join(_steps(application)),
        asked=danish.amount(application.kr, unit),
        granted="" if application.granted is None else danish.amount(application.granted, unit),
        spent="" if application.spent is None else danish.amount(application.spent, unit),
    )


def _steps(application: Application) -> Iterator[str]:
    """ "Ansøgt 3. februar 2022. Bevilget 1. marts 2022, deltog: Sikker By og 3B." """
    yield f"Ansøgt {day(application.applied_on)}."
    if application.decided_on:
        word = "Afslået" if application.outcome == "refused" else "Bevilget"
        took_part = f", deltog: {application.took_part}" if application.took_part else ""
        yield f"{word} {day(application.decided_on)}{took_part}."
    for word, on in (
        ("Udbetalt", application.paid_on),
        ("Gjort op", application.accounted_on),
        ("Trukket tilbage", application.withdrawn_on),
    ):
        if on:
            yield f"{word} {day(on)}."


def _rest(account: PoolAccount) -> str:
    if account.has.kr is None:
        return f"Puljen har ikke noget beløb i {account.year}. Bundet: {danish.kr(account.bound)}"
    return (
        f"Puljen har {_about(account.has)}{danish.kr(account.has.kr)} i {account.year}. "
        f"Bundet: {danish.kr(account.bound)} Rest: {danish.kr(account.rest or 0)}"
    )


def _about(has: Total) -> str:
    return f"ca.{danish.NO_BREAK_SPACE}" if has.is_rough else ""

# SPDX-License-Identifier: MPL-2.0
"""A pool's account for a year: what it had, what was granted and spent, and what is left. All amounts are whole kr.

One place, so that page, paper and workbook agree. Every sum is over the rows that stand beside it:
`granted = bound + returned`, `bound = spent + unaccounted`, and `has = bound + rest` where the pool has kroner.
"""

from dataclasses import dataclass
from enum import StrEnum

from .totals import Total, line_totals
from .tree import ActivityContent, Application


class Standing(StrEnum):
    """What an application has come to, with the sign and the word that say it together."""

    APPLIED = "applied", "?", "Ikke behandlet"
    REFUSED = "refused", "×", "Afslået"
    GRANTED = "granted", "+", "Bevilget"
    PAID = "paid", "→", "Udbetalt"
    ACCOUNTED = "accounted", "=", "Gjort op"
    WITHDRAWN = "withdrawn", "–", "Trukket tilbage"

    sign: str
    label: str

    def __new__(cls, value: str, sign: str, label: str) -> "Standing":
        """A member under its value, with its sign and label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.sign, member.label = sign, label
        return member


def standing(application: Application) -> Standing:
    """The last step that an application has taken."""
    if application.withdrawn_on:
        return Standing.WITHDRAWN
    if application.outcome != "granted":
        return Standing.REFUSED if application.outcome == "refused" else Standing.APPLIED
    if application.accounted_on:
        return Standing.ACCOUNTED
    return Standing.PAID if application.paid_on else Standing.GRANTED


@dataclass(frozen=True, slots=True)
class PoolRow:
    """An application in the account.

    `granted` is what was once granted, 0 where nothing was; `paid` what of it has been paid out; `spent` what was
    accounted for; `bound` what the application takes of the pool now, and `returned` what went back to it.
    """

    application: Application
    standing: Standing
    granted: int
    paid: int
    spent: int
    bound: int
    returned: int


@dataclass(frozen=True, slots=True)
class PoolAccount:
    """A pool's year.

    `has` is what its posts of the year come to, those without a funder left out; its `kr` is None where no post has
    kroner, and it says of itself whether words, a dash or "ca." are in it. `rest` is None where `has.kr` is.
    `unaccounted` is the part of `bound` that nobody has accounted for yet.
    """

    year: int
    has: Total
    asked: int
    granted: int
    paid: int
    spent: int
    unaccounted: int
    returned: int
    bound: int
    rest: int | None
    rows: tuple[PoolRow, ...]

    def of(self, *standings: Standing) -> tuple[PoolRow, ...]:
        """The rows that stand so."""
        return tuple(row for row in self.rows if row.standing in standings)

    @property
    def undecided(self) -> tuple[PoolRow, ...]:
        return self.of(Standing.APPLIED)

    @property
    def open(self) -> tuple[PoolRow, ...]:
        """The rows that were granted and have not been accounted for."""
        return self.of(Standing.GRANTED, Standing.PAID)


def pool_account(activity: ActivityContent, year: int) -> PoolAccount:
    """The account of a pool for the plan's `year`; of an activity that is no pool, one without rows."""
    rows = tuple(_row(application) for application in activity.applications)
    has = line_totals((line for line in activity.lines if line.funding != "unfunded"), [year])[0]
    bound, spent = sum(row.bound for row in rows), sum(row.spent for row in rows)
    return PoolAccount(
        year=year,
        has=has,
        asked=sum(row.application.kr for row in rows),
        granted=sum(row.granted for row in rows),
        paid=sum(row.paid for row in rows),
        spent=spent,
        unaccounted=bound - spent,
        returned=sum(row.returned for row in rows),
        bound=bound,
        rest=None if has.kr is None else has.kr - bound,
        rows=rows,
    )


def _row(application: Application) -> PoolRow:
    granted = application.granted or 0
    return PoolRow(
        application=application,
        standing=standing(application),
        granted=granted,
        paid=granted if application.paid_on else 0,
        spent=application.spent or 0,
        bound=application.bound,
        returned=granted - application.bound,
    )

# SPDX-License-Identifier: MPL-2.0
"""What happens to a pool: applications come, are decided, paid and accounted for, and what is left is proposed for
another use. All amounts are whole kr.

What is given out never exceeds what the pool has (`overspending`). Steps are taken on the row as it was read.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from activities.models import Activity
from partnerskab import danish
from partnerskab.agreements.models import User
from partnerskab.editing import Stale, change

from .models import Funding, FundingAmount, Pool, PoolApplication, Reallocation
from .overspending import kept_whole
from .refusals import Refused

STEPS = ("withdrawn_on", "accounted_on", "paid_on", "decided_on")
"""The steps of an application, the last one first; each is a date."""


def rest(pool: Pool) -> int:
    """What the pool has left to give out in its plan's year; two queries."""
    cells = FundingAmount.objects.filter(line__activity=pool.activity_id, year=pool.activity.plan.year)
    has = cells.exclude(line__funding=Funding.UNFUNDED).aggregate(kr=Sum("kr"))["kr"]
    given = pool.applications.filter(outcome=PoolApplication.Outcome.GRANTED, withdrawn_on=None)
    return (has or 0) - (given.aggregate(kr=Sum(Coalesce("spent", "granted")))["kr"] or 0)


def make(activity: Activity) -> Pool:
    """Let the activity's money be given out by application; a second time changes nothing."""
    return Pool.objects.get_or_create(activity=activity)[0]


@transaction.atomic
def unmake(pool: Pool) -> None:
    """Let the activity be an ordinary one again.

    Raises:
        Refused: somebody has applied to the pool.
    """
    held = _hold(pool)
    if held.applications.exists():
        raise Refused("Nogen har søgt puljen. Aktiviteten er en pulje, så længe der er ansøgninger.")
    held.delete()


@transaction.atomic
def apply(pool: Pool, **asked: Any) -> PoolApplication:
    """Write down an application: `applicant`, `purpose`, `kr` and `applied_on`.

    Raises:
        Refused: the pool's year is closed.
    """
    _open(_hold(pool))
    application = PoolApplication(pool=pool, **asked)
    application.save(force_insert=True)
    return application


def correct(application: PoolApplication, version: int, **asked: Any) -> bool:
    """Change what was asked for, until it is decided; return whether anything was written.

    Raises:
        Refused: it has been decided or withdrawn.
        Stale: somebody has changed it since it was read.
    """
    with transaction.atomic():
        _, row = _held(application, version)
        if row.outcome or row.withdrawn_on:
            raise Refused("Ansøgningen er behandlet. Tag afgørelsen tilbage, hvis ansøgningen skal rettes.")
        return _write(application, row, "rettede ansøgningen", **asked)


def grant(application: PoolApplication, version: int, granted: int, decided_on: date, took_part: str) -> bool:
    """Grant whole kr. to an application; `took_part` says who of the working group decided.

    Raises:
        Overspent: the pool has not so much left.
        Refused: the pool's year is closed, or the application is decided or withdrawn.
        Stale: somebody has changed it since it was read.
    """
    return _decide(application, version, PoolApplication.Outcome.GRANTED, granted, decided_on, took_part)


def refuse(application: PoolApplication, version: int, decided_on: date, took_part: str) -> bool:
    """Refuse an application; raises as `grant` does, but for the money."""
    return _decide(application, version, PoolApplication.Outcome.REFUSED, None, decided_on, took_part)


def _decide(
    application: PoolApplication, version: int, outcome: str, granted: int | None, decided_on: date, took_part: str
) -> bool:
    with kept_whole(application):
        pool, row = _held(application, version)
        _open(pool)
        if row.outcome or row.withdrawn_on:
            raise Refused("Ansøgningen er allerede behandlet.")
        _in_time(decided_on, row.applied_on, "ansøgningen kom")
        step = {"outcome": outcome, "granted": granted, "decided_on": decided_on, "took_part": took_part}
        return _write(application, row, "behandlede ansøgningen", **step)


def pay(application: PoolApplication, version: int, paid_on: date) -> bool:
    """Say when the grant was paid out.

    Raises:
        Refused: nothing is granted, or it is paid or withdrawn.
        Stale: somebody has changed it since it was read.
    """
    with transaction.atomic():
        _, row = _held(application, version)
        if row.outcome != PoolApplication.Outcome.GRANTED or row.withdrawn_on or row.paid_on:
            raise Refused("Kun en bevilling, der ikke er udbetalt, kan udbetales.")
        _in_time(paid_on, row.decided_on, "beløbet blev bevilget")
        return _write(application, row, "noterede udbetalingen", paid_on=paid_on)


def account(application: PoolApplication, version: int, accounted_on: date, spent: int) -> bool:
    """Say what of the grant was spent, in whole kr.; the rest goes back to the pool.

    Raises:
        Refused: it is not paid, has been accounted for, or more was spent than was granted.
        Stale: somebody has changed it since it was read.
    """
    with transaction.atomic():
        _, row = _held(application, version)
        if row.paid_on is None or row.accounted_on:
            raise Refused("Et regnskab hører til en bevilling, der er udbetalt og ikke gjort op.")
        if spent > (row.granted or 0):
            most = danish.kr(row.granted or 0)
            raise Refused(f"Der er bevilget {most} Skriv højst det, også hvis ansøgeren har brugt mere.", "amount")
        _in_time(accounted_on, row.paid_on, "beløbet blev udbetalt")
        return _write(application, row, "noterede regnskabet", accounted_on=accounted_on, spent=spent)


def withdraw(application: PoolApplication, version: int, withdrawn_on: date) -> bool:
    """Take an application out that has not been paid; what was granted goes back to the pool.

    Raises:
        Refused: it is refused, paid or withdrawn.
        Stale: somebody has changed it since it was read.
    """
    with transaction.atomic():
        _, row = _held(application, version)
        if row.outcome == PoolApplication.Outcome.REFUSED or row.paid_on or row.withdrawn_on:
            raise Refused("Kun en ansøgning, der hverken er afslået eller udbetalt, kan trækkes tilbage.")
        _in_time(withdrawn_on, row.applied_on, "ansøgningen kom")
        return _write(application, row, "trak ansøgningen tilbage", withdrawn_on=withdrawn_on)


def take_back(application: PoolApplication, version: int) -> bool:
    """Take back the last step, so that it can be taken anew.

    Raises:
        Overspent: the money has been given to others meanwhile.
        Refused: no step has been taken, or the pool's year is closed.
        Stale: somebody has changed it since it was read.
    """
    with kept_whole(application):
        pool, row = _held(application, version)
        _open(pool)
        last = last_step(row)
        if last is None:
            raise Refused("Der er ikke noget at tage tilbage.")
        blank: dict[str, Any] = {last: None}
        if last == "accounted_on":
            blank["spent"] = None
        if last == "decided_on":
            blank |= {"outcome": "", "granted": None, "took_part": ""}
        return _write(application, row, "tog det seneste trin tilbage", **blank)


def last_step(application: PoolApplication) -> str | None:
    """The date of the last step taken; None while nothing has been."""
    return next((step for step in STEPS if getattr(application, step)), None)


@transaction.atomic
def close(pool: Pool, version: int, suggestion: str, user: User) -> Reallocation | None:
    """Close the pool's year: it grants no more, and what is left is proposed for another use, if anything is.

    Raises:
        Refused: applications have not been decided.
        Stale: somebody has closed or opened it since it was read.
    """
    held = _hold(pool)
    if held.applications.filter(outcome="", withdrawn_on=None).exists():
        raise Refused("Der er ansøgninger, som ikke er behandlet. Behandl dem, før året lukkes.")
    change(pool, version, because="lukkede puljens år", closed_on=timezone.localdate())
    left = rest(held)
    if left <= 0:
        return None
    proposal = Reallocation(
        plan=held.activity.plan,
        pool=held,
        kr=left,
        suggestion=suggestion,
        proposed_on=timezone.localdate(),
        proposed_by=user,
    )
    proposal.save(force_insert=True)
    return proposal


@transaction.atomic
def reopen(pool: Pool, version: int) -> None:
    """Open the pool's year again; a proposal that still stands falls.

    Raises:
        Stale: somebody has closed or opened it since it was read.
    """
    held = _hold(pool)
    change(pool, version, because="åbnede puljens år igen", closed_on=None)
    for proposal in held.reallocations.open():
        drop(proposal, proposal.version, "Puljens år blev åbnet igen.")


def drop(proposal: Reallocation, version: int, because: str) -> None:
    """Let a proposal fall, with the reason.

    Raises:
        Refused: it has been carried out or dropped.
        Stale: somebody has changed it since it was read.
    """
    with transaction.atomic():
        row = Reallocation.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
        if not row.is_open:
            raise Refused("Forslaget er allerede gennemført eller faldet.")
        change(proposal, version, dropped_on=timezone.localdate(), dropped_because=because)


def _hold(pool: Pool) -> Pool:
    """The pool's row, held until the transaction ends; others may still refer to it."""
    rows = Pool.objects.select_for_update(of=("self",), no_key=True).select_related("activity__plan")
    return rows.get(pk=pool.pk)


def _held(application: PoolApplication, version: int) -> tuple[Pool, PoolApplication]:
    pool = _hold(application.pool)
    row = PoolApplication.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if row.version != version:
        raise Stale(row)
    return pool, row


def _write(application: PoolApplication, row: PoolApplication, because: str, **values: Any) -> bool:
    return change(application, row.version, because=because, **values)


def _open(pool: Pool) -> None:
    if pool.closed_on:
        day = danish.date(pool.closed_on)
        raise Refused(f"Puljens år blev lukket {day}. Sekretariatet kan åbne det igen.")


def _in_time(day: date, earliest: date | None, what: str) -> None:
    if earliest and day < earliest:
        raise Refused(f"Datoen ligger før {danish.date(earliest)}, da {what}. Skriv en senere dato.", "day")

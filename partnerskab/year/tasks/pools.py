# SPDX-License-Identifier: MPL-2.0
"""Pools that are open: applications nobody has decided on, grants nobody has accounted for, the year's end."""

from collections.abc import Iterator

from django.urls import reverse

from budgets.models import Pool, PoolApplication
from partnerskab import access, danish
from partnerskab.access import Action
from partnerskab.agreements.models import Membership

from ..calendar import Calendar
from ..models import Deadline
from .task import Asked, Task

KINDS = frozenset({Deadline.Kind.POOL})
_OUTCOME = PoolApplication.Outcome


def source(calendar: Calendar) -> Asked:
    """Read the open pools and what waits in them."""
    of = {"activity__plan__agreement__partnership": calendar.partnership, "closed_on": None}
    pools = list(Pool.objects.filter(**of).select_related("activity__plan").order_by("activity__plan__year", "pk"))
    rows = PoolApplication.objects.filter(pool__in=pools, withdrawn_on=None).exclude(outcome=_OUTCOME.REFUSED)
    waiting = list(rows.filter(accounted_on=None).order_by("applied_on", "pk"))
    by_pool = {pool.pk: pool for pool in pools}
    found = [_of(each, by_pool[each.pool_id], calendar) for each in waiting]
    closing = list(_closing(calendar, pools))

    def asked(member: Membership) -> Iterator[Task]:
        if access.may(member.role, Action.EDIT_PLAN):
            yield from found
        if access.may(member.role, Action.CLOSE_POOL):
            yield from closing

    return asked


def _of(row: PoolApplication, pool: Pool, calendar: Calendar) -> Task:
    """An application that waits for a decision, or a grant that waits for its accounts."""
    plan = pool.activity.plan
    page = reverse("pool", args=[calendar.partnership.slug, plan.year, pool.activity_id])
    if row.outcome == _OUTCOME.GRANTED:
        title, kr = f"{row.applicant} mangler at gøre rede for en bevilling", row.granted or 0
    else:
        title, kr = f"{row.applicant} venter på svar fra {pool.activity}", row.kr
    why = f"{row.purpose}, {danish.kr(kr)}"
    address = f"{page}#ansoegning-{row.pk}"
    return Task(f"pulje/{row.pk}", title, why, address, tuple(KINDS), plan.year)


def _closing(calendar: Calendar, pools: list[Pool]) -> Iterator[Task]:
    """Pools whose year ends: within what its deadline calls now, or once the year is over."""
    slug, due = calendar.partnership.slug, {each.year: each for each in calendar.open if each.deadline.kind in KINDS}
    for pool in pools:
        year = pool.activity.plan.year
        if year in due or year < calendar.today.year:
            address = reverse("pool_close", args=[slug, year, pool.activity_id])
            title, why = f"{pool}: puljens år {year} er ikke lukket", "Gør puljen op, og luk den."
            yield Task(f"pulje/luk/{pool.pk}", title, why, address, tuple(KINDS), year)
    for year in due.keys() - {pool.activity.plan.year for pool in pools}:
        address = f"{reverse('year', args=[slug, year])}#{due[year].anchor}"
        why = f"Der er ingen plan for {year} med en pulje. Markér fristen, når regnskabet er gjort."
        yield Task(f"pulje/{year}", due[year].deadline.title, why, address, tuple(KINDS), year)

# SPDX-License-Identifier: MPL-2.0
"""Comparing: two versions of a plan of which every third activity has other words and money, and the draft."""

from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.models import Plan
from partnerskab.agreements.models import User
from partnerskab.content.canonical import fingerprint_of, to_json
from partnerskab.content.freezing import freeze
from partnerskab.content.tree import ActivityContent, PlanContent
from partnerskab.revisions.chain import append, hold
from partnerskab.revisions.comparing import compare
from partnerskab.revisions.models import Revision
from tests.bench.measure import Timing, timed

FIRST = 9_000
"""The number of the first version, beyond all others that the benchmarks make."""


def comparisons(client: Client, plan: Plan, by: User) -> Iterator[Timing]:
    """The pure comparison, and the page: of two versions, and of the draft against one."""
    content = freeze(plan)
    earlier, size = rewritten(content), len(content.activities)
    runs = 40 if size < 1000 else 5
    with transaction.atomic():
        for number, frozen in enumerate((earlier, content), start=FIRST):
            submitted(plan, number, frozen, by)
    yield timed(f"compare(), {size} activities", lambda: compare(earlier, content), runs)
    address = reverse("comparison", args=[plan.agreement.partnership.slug, plan.address])
    since, until = f"{plan.year}.{FIRST}", f"{plan.year}.{FIRST + 1}"
    for name, other in (("two versions", until), ("draft and version", "kladde")):
        yield timed(f"{name} compared, {size} activities", _getting(client, address, since, other), runs)


def rewritten(content: PlanContent) -> PlanContent:
    """The plan as it may have been before: every third activity with other words and money."""
    activities = (_other(one) if at % 3 == 0 else one for at, one in enumerate(content.activities))
    return replace(content, activities=tuple(activities))


def _other(activity: ActivityContent) -> ActivityContent:
    first, *rest = activity.sections
    text = first.text.replace("mindre utrygge", "mere trygge").replace("i disse år", "til 2026")
    lines = tuple(
        replace(line, amounts=tuple(replace(one, kr=one.kr + 1_000) if one.kr else one for one in line.amounts))
        for line in activity.lines
    )
    return replace(activity, sections=(replace(first, text=text), *rest), lines=lines)


def submitted(plan: Plan, number: int, content: PlanContent, by: User) -> Revision:
    """A version with that content; inside a transaction."""
    partnership, data = plan.agreement.partnership, to_json(content)
    hold(partnership)
    revision = Revision(
        plan=plan,
        number=number,
        content=data,
        content_sha256=fingerprint_of(data),
        submitted_by=by,
        submitted_at=timezone.now(),
    )
    append(revision, partnership)
    return revision


def _getting(client: Client, address: str, since: str, until: str):
    def get() -> None:
        assert client.get(address, {"fra": since, "til": until}).status_code == 200

    return get

# SPDX-License-Identifier: MPL-2.0
"""A plan's life: submitting, answering, and pages of a plan with many versions behind it."""

from collections.abc import Iterator

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.models import Plan
from partnerskab.agreements.models import Membership, Organisation, Role, User
from partnerskab.content.freezing import freeze
from partnerskab.revisions import lifecycle
from partnerskab.revisions.lifecycle import Held, Word
from partnerskab.revisions.models import Decision, Revision
from partnerskab.revisions.standing import standing

from .measure import Timing, timed

VERSIONS = 300


def deciding(plan: Plan, by: User) -> Iterator[Timing]:
    """Submit a version (freeze, check, seal) and take it back again; then let party after party answer one."""
    size = plan.activities.count()
    settle(plan, by)
    yield timed(f"submit and withdraw, {size} activities", lambda: withdrawn(plan, by), 8)
    revision = submitted(plan, by)
    lifecycle.record(revision, by, 0, Held(timezone.localdate()), {"": Word(Decision.Kind.APPROVED)})
    members = iter([_member(plan, party.id) for party in revision.frozen.agreement.voting])
    word = Word(Decision.Kind.APPROVED)

    def answer() -> None:
        fresh = Revision.objects.of(plan.agreement.partnership).get(pk=revision.pk)
        lifecycle.answer(fresh, next(members), word, revision.content_sha256)

    yield timed(f"a party's answer, {size} activities", answer, 8)


def many_versions(client: Client, plan: Plan, by: User) -> Iterator[Timing]:
    """Pages of a plan with a few versions, and with some hundreds."""
    slug, activity = plan.agreement.partnership.slug, plan.activities.earliest("order")
    pages = {
        "activity page": reverse("activity", args=[slug, plan.year, activity.pk]),
        "versions page": reverse("versions", args=[slug, plan.address]),
        "front page": reverse("front", args=[slug]),
    }
    settle(plan, by)
    for until in (plan.revisions.count(), VERSIONS):
        while plan.revisions.count() < until:
            withdrawn(plan, by)
        for name, address in pages.items():
            yield timed(f"{name}, {until} versions", lambda address=address: client.get(address), 30)


def submitted(plan: Plan, by: User) -> Revision:
    """The draft as the next version, whatever blocks explained."""
    content = freeze(plan)
    return lifecycle.submit(plan, by, content, "", dict.fromkeys(lifecycle.blocking(content), "Målt."))


def withdrawn(plan: Plan, by: User) -> None:
    """A version that was submitted and taken back."""
    lifecycle.withdraw(submitted(plan, by), by)


def settle(plan: Plan, by: User) -> None:
    """Let no version be before the parties."""
    pending = standing(plan).pending
    if pending and pending.decisions.exists():
        word = Word(Decision.Kind.SENT_BACK, "Målt.")
        missing = pending.frozen.agreement.voting[-1]
        lifecycle.answer(pending, _member(plan, missing.id), word, pending.content_sha256)
    elif pending:
        lifecycle.withdraw(pending, by)


def _member(plan: Plan, organisation: str) -> Membership:
    works_for = Organisation.objects.get(pk=organisation)
    partnership = plan.agreement.partnership
    name = f"{works_for.name}, {partnership.slug}"
    user, _ = User.objects.get_or_create(email=f"{works_for.pk}@{partnership.slug}.dk", defaults={"name": name})
    return Membership.objects.get_or_create(
        user=user, partnership=partnership, organisation=works_for, role=Role.STEERING_GROUP
    )[0]

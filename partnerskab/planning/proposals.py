# SPDX-License-Identifier: MPL-2.0
"""The life of a proposal: written, sent in, withdrawn by its author, taken in or declined by the working group.

Whoever acts holds the proposal's row, so it gets one answer. All amounts are whole kr.
"""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity, ActivitySection, Plan
from activities.ordering import last_place
from budgets.models import FundingAmount, FundingLine, Qualifier
from partnerskab.access import TABLE, Action
from partnerskab.agreements.models import Agreement, FocusArea, Membership, Partnership, User
from partnerskab.content.matters import Matter
from partnerskab.editing import Stale, change, create_together
from partnerskab.notices.telling import tell
from partnerskab.richtext import from_lines

from .models import Proposal
from .source import agreement_of

KINDS = ActivitySection.Kind
SECTIONS = {
    "why": KINDS.BACKGROUND,
    "what": KINDS.PURPOSE,
    "for_whom": KINDS.TARGET_GROUP,
    "involved": KINDS.RESPONSIBLE,
}
"""Where each text of a proposal stands in the activity that it becomes."""
POST = "Aktivitetsmidler"
"""The post that what it might cost becomes."""


class ClosedError(Exception):
    """The proposal was answered or withdrawn, so nobody writes in it any more. The message is Danish."""


def coming_years(partnership: Partnership) -> tuple[list[int], list[Agreement]]:
    """The years that may be proposed for, and their agreements: from this year or the newest plan's, whichever is
    earlier, as far as agreements go; two queries."""
    newest = Plan.objects.of(partnership).order_by("-year").values_list("year", flat=True).first()
    first = min(timezone.localdate().year, newest or 9999)
    agreements = [one for one in Agreement.objects.of(partnership) if one.valid_to.year >= first]
    return sorted({year for one in agreements for year in one.years if year >= first}), agreements


def write(partnership: Partnership, member: Membership, values: dict[str, Any]) -> Proposal:
    """A new draft of the member's own, for its organisation."""
    proposal = Proposal(partnership=partnership, author=member.user, organisation=member.organisation, **values)
    proposal.save(force_insert=True)
    return proposal


@transaction.atomic
def rewrite(proposal: Proposal, version: int, values: dict[str, Any]) -> bool:
    """Write other words, and return whether anything was written.

    Raises:
        Stale: somebody has saved it since it was read.
        ClosedError: it was answered or withdrawn meanwhile.
    """
    _open(proposal)
    return change(proposal, version, **values)


@transaction.atomic
def send(proposal: Proposal) -> None:
    """Let all who read drafts see it, and tell those who answer; a second time changes nothing.

    Raises:
        ClosedError: it was withdrawn meanwhile.
    """
    held = _open(proposal)
    if held.sent_at:
        return
    change(proposal, held.version, sent_at=timezone.now())
    members = Membership.objects.filter(
        partnership=proposal.partnership, role__in=TABLE[Action.EDIT_PLAN], ended_on=None
    )
    people = User.objects.filter(memberships__in=members).exclude(pk=proposal.author_id)
    who = f"{proposal.author}{f', {proposal.organisation}' if proposal.organisation else ''},"
    _tell(proposal, people, f"{who} foreslår en aktivitet til {proposal.year}: ”{proposal.title}”.", "sent")


@transaction.atomic
def withdraw(proposal: Proposal) -> None:
    """Take it back, by its author.

    Raises:
        ClosedError: it has its answer, or was withdrawn before.
    """
    change(proposal, _open(proposal).version, withdrawn_at=timezone.now())


@transaction.atomic
def decline(proposal: Proposal, version: int, reason: str, user: User) -> None:
    """Answer that it is not taken in, and why; its author is told.

    Raises:
        Stale: its author has changed it since it was read.
        ClosedError: it has its answer, or was withdrawn.
    """
    _answered(proposal, version, Proposal.Outcome.DECLINED, user, answer=reason)
    _tell_author(proposal, f"Dit forslag ”{proposal.title}” er ikke taget med i planen. Se begrundelsen her:")


@transaction.atomic
def take_in(
    proposal: Proposal, version: int, plan: Plan, title: str, number: int | None, area: FocusArea | None, user: User
) -> Activity:
    """Let it become an activity of a plan, last in its focus area (None: the appendix); its author is told.

    Raises:
        Stale: its author has changed it since it was read.
        ClosedError: it has its answer, or was withdrawn.
        IntegrityError: somebody has just used the number.
    """
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    because = f"fra forslaget ”{proposal.title}”"
    activity = Activity(
        plan=plan,
        title=title,
        number=number,
        focus_area=area,
        is_appendix=area is None,
        order=last_place(plan, area),
        state=Activity.State.NEW,
        origin=Activity.Origin.WORKING_GROUP,
    )
    create_together([activity], user=user, because=because)
    _answered(proposal, version, Proposal.Outcome.TAKEN, user, activity=activity)
    texts = {kind: getattr(proposal, name) for name, kind in SECTIONS.items()}
    sections = [
        ActivitySection(activity=activity, kind=kind, text=from_lines(said)) for kind, said in texts.items() if said
    ]
    create_together(sections, user=user, because=because)
    if proposal.kr is not None:
        line = FundingLine(plan=plan, activity=activity, post=POST)
        create_together([line], user=user, because=because)
        amount = FundingAmount(line=line, year=plan.year, kr=proposal.kr, qualifier=Qualifier.ESTIMATED)
        create_together([amount], user=user, because=because)
    _tell_author(proposal, f"Dit forslag ”{proposal.title}” er taget med i {plan}.")
    return activity


def _open(proposal: Proposal) -> Proposal:
    """The row as it stands, held until the transaction ends."""
    held = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if held.withdrawn_at:
        raise ClosedError("Forslaget er trukket tilbage.")
    if held.outcome:
        raise ClosedError("Forslaget har allerede fået svar.")
    return held


def _answered(proposal: Proposal, version: int, outcome: str, user: User, **values: Any) -> None:
    held = _open(proposal)
    if held.version != version:
        raise Stale(held)
    if not held.sent_at:
        raise ClosedError("Forslaget er ikke sendt ind.")
    change(proposal, version, outcome=outcome, handled_by=user, handled_at=timezone.now(), **values)


def _tell_author(proposal: Proposal, sentence: str) -> None:
    present = {"memberships__partnership": proposal.partnership_id, "memberships__ended_on": None}
    author = User.objects.filter(pk=proposal.author_id, **present).distinct()
    _tell(proposal, author, sentence, "answered")


def _tell(proposal: Proposal, people: Any, sentence: str, event: str) -> None:
    matter = _matter(proposal)
    if matter:
        path = reverse("proposal", args=[proposal.partnership.slug, proposal.pk])
        tell(people, matter, sentence, path, f"proposal-{proposal.pk}:{event}")


def _matter(proposal: Proposal) -> Matter | None:
    """What a mail about it is about: the year's plan, else the agreement that covers the year."""
    plan = Plan.objects.of(proposal.partnership).filter(year=proposal.year).first()
    return plan or agreement_of(proposal.partnership, proposal.year)

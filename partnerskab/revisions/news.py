# SPDX-License-Identifier: MPL-2.0
"""Who is told what of a version's life, in one Danish sentence and a link each."""

from django.db.models import QuerySet
from django.urls import reverse

from partnerskab import access
from partnerskab.access import Action
from partnerskab.agreements.models import Membership, Role, User
from partnerskab.danish import date
from partnerskab.meetings.calling import called
from partnerskab.meetings.models import Meeting
from partnerskab.notices.telling import tell

from .models import Decision, Outcome, Revision
from .progress import among, capital
from .route import Stage, open_stage


def submitted(revision: Revision, route: tuple[Stage, ...]) -> None:
    """Tell those whose turn it is that a version is before them; minutes are sent to all who were called."""
    stage = open_stage(route)
    if stage:
        _ask(revision, stage)
    if revision.meeting:
        _send_out(revision, revision.meeting)


def withdrawn(revision: Revision, route: tuple[Stage, ...], by: User) -> None:
    """Tell the parties, if they were asked, that they need not answer."""
    stage = open_stage(route)
    if stage and stage.is_by_parties:
        sentence = f"{capital(revision.title)} er trukket tilbage af {by}. Du skal ikke svare på den."
        _tell(revision, _deciders(revision), sentence, "taken-back")


def decided(revision: Revision, decision: Decision, stage: Stage) -> None:
    """Tell the secretariat and the working group what was decided."""
    who = decision.party_name or stage.step.body
    done = {Decision.Kind.APPROVED: "godkendt", Decision.Kind.SENT_BACK: "sendt tilbage"}
    if decision.kind == Decision.Kind.NOTED:
        sentence = f"{who} blev orienteret om {revision.title} {date(decision.decided_on)}."
    elif stage.step.act == "recommends" and decision.kind == Decision.Kind.APPROVED:
        sentence = f"{who} har indstillet {revision.title} til godkendelse."
    elif stage.step.act == "notes" and decision.kind == Decision.Kind.APPROVED:
        sentence = f"{who} har taget {revision.title} til efterretning."
    else:
        sentence = f"{capital(revision.title)} er {done[Decision.Kind(decision.kind)]} af {who}."
    _tell(revision, _authors(revision), sentence, f"decision-{decision.pk}")


def passed_on(revision: Revision, route: tuple[Stage, ...], new: list[Decision]) -> None:
    """Ask those whose turn came with the new decisions."""
    stage = open_stage(route)
    if stage and all(one.step < stage.place for one in new):
        _ask(revision, stage)


def settled(revision: Revision, outcome: Outcome) -> None:
    """Tell the secretariat and the working group how it ended."""
    day = date(outcome.decided_on)
    if outcome.fate == Outcome.Fate.APPROVED:
        sentence = f"{capital(revision.title)} blev godkendt {day} og gælder nu."
    elif outcome.fate == Outcome.Fate.NOTED:
        sentence = f"{capital(revision.title)} blev taget til efterretning {day}."
    else:
        sentence = f"{capital(revision.title)} blev sendt tilbage {day}. Ret kladden, og send en ny version."
    _tell(revision, _authors(revision), sentence, "outcome")


def _ask(revision: Revision, stage: Stage) -> None:
    """Ask those whose turn it is, with the way to the page where they answer."""
    if stage.is_by_parties:
        asked, page = _deciders(revision), "decide"
        sentence = (
            f"{capital(revision.title)} venter på dit svar. "
            f"Se, hvad der er ændret{', og hvad det koster' if revision.plan_id else ''}, og giv dit svar her:"
        )
    else:
        asked, page = User.objects.filter(memberships__in=_memberships(revision, Role.SECRETARIAT)), "record_meeting"
        sentence = f"{capital(revision.title)} venter på {stage.step.body}. Notér beslutningen her, når mødet er holdt:"
    _tell(revision, asked, sentence, f"turn-{stage.place}", page)


def _send_out(revision: Revision, meeting: Meeting) -> None:
    """Send the minutes to those who were called and may read them before they are approved."""
    drafts = [role for role in Role.values if access.may(role, Action.READ_DRAFT)]
    readers = called(meeting).filter(memberships__in=_memberships(revision, *drafts))
    sentence = f"Referatet fra mødet {among(meeting.body.name)} {date(meeting.held_on)} er sendt ud. Læs det her:"
    _tell(revision, readers, sentence, "sent-out", "revision_reading")


def _deciders(revision: Revision) -> QuerySet[User]:
    """The steering group's members whose organisation has a vote."""
    voting = [party.id for party in revision.frozen.voting if party.id]
    return User.objects.filter(memberships__in=_memberships(revision, Role.STEERING_GROUP, organisation__in=voting))


def _authors(revision: Revision) -> QuerySet[User]:
    return User.objects.filter(memberships__in=_memberships(revision, Role.SECRETARIAT, Role.WORKING_GROUP))


def _memberships(revision: Revision, *roles: str, **more: object) -> QuerySet[Membership]:
    return Membership.objects.filter(partnership=revision.partnership, role__in=roles, ended_on=None, **more)


def _tell(revision: Revision, recipients: QuerySet[User], sentence: str, event: str, page: str = "revision") -> None:
    matter = revision.matter
    path = reverse(page, args=[matter.partnership.slug, matter.address, revision.number])
    tell(recipients, matter, sentence, path, f"{revision.pk}:{event}")

# SPDX-License-Identifier: MPL-2.0
"""What waits for a member in the life of a matter: to answer for its party, to note a meeting, to send the plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from partnerskab import access
from partnerskab.access import Action
from partnerskab.agreements.models import Membership
from partnerskab.content.matters import Matter, words

from .models import Revision, Standing
from .progress import Progress, capital, inside
from .route import Stage


@dataclass(frozen=True, slots=True)
class Duty:
    """What to do, why, and the page where it is done."""

    title: str
    why: str
    address: str


def duties(
    matter: Matter, progress: Progress | None, member: Membership, *, can_be_sent: bool = False
) -> Iterator[Duty]:
    """The member's duties. `progress` is that of the matter's newest version, if it has one; `can_be_sent` says that
    the draft differs from what is in force and nothing blocks it."""
    revision = progress.revision if progress else None
    stage = progress.open if progress else None
    if revision and stage and revision.is_pending and stage.is_by_parties:
        yield from _answer(revision, stage, member)
    if not access.may(member.role, Action.SUBMIT):
        return
    if revision and stage and not stage.is_by_parties:
        yield _note(revision, stage)
    elif revision and revision.standing is Standing.SENT_BACK:
        yield Duty(
            f"{capital(revision.title)} er sendt tilbage",
            "Se, hvad der blev svaret, ret kladden, og send en ny version.",
            _of(revision, "revision"),
        )
    elif can_be_sent and not (revision and revision.is_pending):
        title = f"{capital(words(matter).the)} kan sendes {words(matter).sent}"
        yield Duty(title, "Intet spærrer for det.", reverse("submit", args=[matter.partnership.slug, matter.address]))


def _answer(revision: Revision, stage: Stage, member: Membership) -> Iterator[Duty]:
    if not access.may(member.role, Action.DECIDE):
        return
    party = next((party for party in stage.missing if party.id == str(member.organisation_id)), None)
    if party:
        why = f"Se, hvad der er ændret i {revision.title}, og godkend eller send tilbage."
        yield Duty(f"{party.name} mangler at svare{_unless_plan(revision, ' på')}", why, _of(revision, "decide"))


def _note(revision: Revision, stage: Stage) -> Duty:
    body = inside(stage.step.body)
    if stage.step.act == "is_informed":
        title = f"{stage.step.body} skal orienteres{_unless_plan(revision, ' om')}"
        why = "Notér dato og sagsnummer, når det er sket."
    else:
        title = f"{capital(revision.title)} venter på {body}"
        why = "Notér beslutningen, når mødet er holdt."
    return Duty(title, why, _of(revision, "record_meeting"))


def _unless_plan(revision: Revision, preposition: str) -> str:
    """What it is about, where it is not the plan, which the page is about anyway: " på aftalen"."""
    return "" if revision.plan_id else f"{preposition} {words(revision.matter).the}"


def _of(revision: Revision, name: str) -> str:
    return reverse(name, args=[revision.partnership.slug, revision.matter.address, revision.number])

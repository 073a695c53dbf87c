# SPDX-License-Identifier: MPL-2.0
"""What waits for a member in the life of a plan: to answer for its party, to note a meeting, to send the plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from partnerskab import access
from partnerskab.access import Action
from partnerskab.agreements.models import Membership

from .models import Revision, Standing
from .progress import Progress, inside
from .route import Stage


@dataclass(frozen=True, slots=True)
class Duty:
    """What to do, why, and the page where it is done."""

    title: str
    why: str
    address: str


def duties(progress: Progress | None, member: Membership, can_be_sent: bool, slug: str, year: int) -> Iterator[Duty]:
    """The member's duties. `progress` is that of the plan's newest version, if it has one; `can_be_sent` says that
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
            f"Version {revision.label} er sendt tilbage",
            "Se, hvad der blev svaret, ret kladden, og send en ny version.",
            _of(revision, "revision"),
        )
    elif can_be_sent and not (revision and revision.is_pending):
        yield Duty("Planen kan sendes til godkendelse", "Intet spærrer for det.", reverse("submit", args=[slug, year]))


def _answer(revision: Revision, stage: Stage, member: Membership) -> Iterator[Duty]:
    if not access.may(member.role, Action.DECIDE):
        return
    party = next((party for party in stage.missing if party.id == str(member.organisation_id)), None)
    if party:
        why = f"Se, hvad der er ændret i version {revision.label}, og godkend eller send tilbage."
        yield Duty(f"{party.name} mangler at svare", why, _of(revision, "decide"))


def _note(revision: Revision, stage: Stage) -> Duty:
    body = inside(stage.step.body)
    if stage.step.act == "is_informed":
        title, why = f"{stage.step.body} skal orienteres", "Notér dato og sagsnummer, når det er sket."
    else:
        title, why = f"Version {revision.label} venter på {body}", "Notér beslutningen, når mødet er holdt."
    return Duty(title, why, _of(revision, "record_meeting"))


def _of(revision: Revision, name: str) -> str:
    return reverse(name, args=[revision.plan.agreement.partnership.slug, revision.plan.year, revision.number])

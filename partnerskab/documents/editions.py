# SPDX-License-Identifier: MPL-2.0
"""The edition of a matter that a version's paper shows, told from the version's own rows and dates alone.

What happens after a version was approved, such as Økonomiudvalget being informed, is not in its paper: drawn again
years later it is the same paper.
"""

import datetime
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify

from partnerskab.agreements.models import Agreement
from partnerskab.content.canonical import Content
from partnerskab.content.matters import Matter, kind_of, words
from partnerskab.content.yearly import MeetingContent
from partnerskab.danish import date
from partnerskab.revisions.models import Decision, Revision
from partnerskab.revisions.progress import capital, inside
from partnerskab.revisions.route import Stage, approvals, stages

from .models import Kind, Mark
from .printing.edition import Edition, Remark
from .printing.meeting_paper import is_minutes
from .printing.pictures import pictures_of

_DONE = {
    ("recommends", Decision.Kind.APPROVED): "indstillede {the} til godkendelse",
    ("approves", Decision.Kind.APPROVED): "godkendte {the}",
    ("notes", Decision.Kind.APPROVED): "tog {the} til efterretning",
    ("is_informed", Decision.Kind.NOTED): "blev orienteret",
}
_FILES = {
    "plan": "tryghedsplan",
    "agreement": "partnerskabsaftale",
    "status": "maalstatus",
    "followup": "opfoelgning",
    "meeting": "referat",
    "case": "indstilling",
}
_SUB_AGREEMENT = "delaftale"
_AGENDA = "dagsorden"
_TO_DO = {
    "recommends": "indstiller",
    "approves": "godkender",
    "notes": "tager til efterretning",
    "is_informed": "orienteres",
}


def edition_of(revision: Revision, standing: str) -> Edition:
    """The edition for a version's paper, as the draft it was submitted as or as what was approved.

    Raises:
        canonical.Unreadable: the stored content was tampered with.
    """
    content = revision.frozen
    is_approved = standing == Mark.APPROVED
    known = _up_to_approval(revision, content) if is_approved else ()
    route = stages(content, known)
    submitted = timezone.localdate(revision.submitted_at)
    return Edition(
        content=content,
        data=revision.as_submitted,
        label=revision.label,
        status=revision.standing.label if is_approved else f"Udkast {words(content).sent}",
        stands=_approved_by(route) if is_approved else _waits_for(route, words(content).sent),
        day=revision.outcome.decided_on if is_approved else submitted,
        is_approved=is_approved,
        origin=f"{revision.label}, indsendt {date(submitted)}",
        about=_about(revision, content, is_approved),
        steps=tuple(_step(stage, words(content).the) for stage in route),
        answers=tuple(_answers(route)),
        remarks=tuple(Remark(one["title"], one["explanation"]) for one in revision.explanations),
        pictures=pictures_of(content),
        approved=_approved_on(route),
    )


def _up_to_approval(revision: Revision, content: Content) -> QuerySet[Decision]:
    """The decisions up to the last step that decides, told by the route's order and not by clocks, which may be set."""
    last = max(place for place, step in enumerate(content.steps) if step.act != "is_informed")
    return revision.decisions.filter(step__lte=last).select_related("meeting")


def stands(edition: Edition) -> str:
    """What the paper's cover says of it, as a whole sentence's start: "Godkendt af styregruppen 12. december 2022"."""
    return f"{edition.status} {edition.stands}" if edition.is_approved else f"{edition.status} {date(edition.day)}"


def filename(revision: Revision, slug: str, kind: str, standing: str, form: str = "pdf") -> str:
    """A name a case officer would choose, such as tryghedsplan-amager-2022-version-2022.3-godkendt.pdf."""
    part = "-aendringer" if kind == Kind.ANNEX else ""
    said = slugify(revision.standing.word) if standing == Mark.APPROVED else "udkast"
    return f"{_named(revision.matter, slug)}-version-{revision.label}{part}-{said}.{form}"


def draft_filename(matter: Matter, edition: Edition, slug: str, form: str) -> str:
    """The same for a draft, such as tryghedsplan-amager-2022-udkast.docx; a meeting's is its agenda first."""
    content = edition.content
    is_agenda = isinstance(content, MeetingContent) and not is_minutes(content, edition.day, edition.label)
    return f"{_named(matter, slug, _AGENDA if is_agenda else '')}-udkast.{form}"


def _named(matter: Matter, slug: str, what: str = "") -> str:
    usual = _SUB_AGREEMENT if getattr(matter, "kind", "") == Agreement.Kind.SUB else _FILES[kind_of(matter)]
    return f"{what or usual}-{slug.lower()}-{matter.mark}"


def _approved_by(route: tuple[Stage, ...]) -> str:
    parts = [f"af {inside(stage.step.body)} {_day(stage.decided_on)}" for stage in approvals(route)]
    return _joined(parts)


def _approved_on(route: tuple[Stage, ...]) -> dict[str, str]:
    """The day on which each party said yes for itself, by its organisation's id."""
    said = (one for stage in route if stage.step.act == "approves" and stage.is_by_parties for one in stage.said)
    return {str(one.party_id): date(one.decided_on) for one in said if one.kind == Decision.Kind.APPROVED}


def _waits_for(route: tuple[Stage, ...], sent: str) -> str:
    bodies = [inside(stage.step.body) for stage in route if stage.step.has_last_word]
    return f"{capital(sent)} {'hos' if bodies == ['parterne'] else 'i'} {_joined(bodies)}"


def _about(revision: Revision, content: Content, is_approved: bool) -> str:
    shown = f"Papiret viser version {revision.label}, som den blev"
    if is_approved:
        return f"{shown} {revision.standing.word}. Det er lavet én gang og ændres ikke."
    return f"{shown} sendt {words(content).sent}. Den er ikke godkendt."


def _step(stage: Stage, the: str) -> str:
    done = _DONE.get((stage.step.act, Decision.Kind(stage.kind))) if stage.kind else None
    if done is None:
        return f"{stage.step.body} {_TO_DO.get(stage.step.act, stage.step.act)}"
    return f"{stage.step.body} {done.format(the=the)} {_day(stage.decided_on)}"


def _answers(route: tuple[Stage, ...]) -> Iterable[str]:
    """Who answered at each step that has answers of parties, and where it is written down."""
    for stage in route:
        names = [f"{one.party_name} (stedfortræder)" if one.as_deputy else one.party_name for one in stage.said]
        written = dict.fromkeys(one.meeting.reference for one in stage.said if one.meeting and one.meeting.reference)
        ending = f" Se {_joined(list(written))}." if written else ""
        if parties := [name for name in names if name]:
            yield f"{stage.step.body}: {_joined(parties)}.{ending}"
        elif ending:
            yield f"{stage.step.body}.{ending}"


def _day(day: datetime.date | None) -> str:
    return date(day) if day else ""


def _joined(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} og {parts[-1]}" if len(parts) > 1 else "".join(parts)

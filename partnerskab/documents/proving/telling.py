# SPDX-License-Identifier: MPL-2.0
"""A verdict in plain Danish."""

from django.utils import timezone

from partnerskab.content.canonical import Unreadable, content_of
from partnerskab.content.matters import kind_of, words
from partnerskab.danish import date
from partnerskab.documents.models import Document, Kind
from partnerskab.revisions import chain
from partnerskab.revisions.models import Meeting, Revision, Standing
from partnerskab.revisions.presenting import Short, shortly
from partnerskab.revisions.progress import progress
from partnerskab.revisions.standing import standing

from .differing import Differing
from .taken_apart import TakenApart
from .verdict import Sign, Verdict

_BROKEN = (
    "Filen er magen til et papir, der er gemt her, men det gemte er ændret, siden det blev skrevet. "
    "Derfor kan papiret ikke bekræftes. Sig det til den, der driver systemet."
)
_CUT = (
    "Det kan være fra et andet partnerskab eller lavet til lejligheden. Er det sikkert herfra, kan versionen være "
    "fjernet fra databasen. Den, der driver systemet, kan se efter med verify_chain."
)
_RESAVED = (
    "Teksten er den samme på alle sider, men filen er ikke. Det sker, når et program har gemt den igen. "
    "Kun det uændrede papir er bevis."
)


def genuine(document: Document) -> Verdict:
    """A file that is byte for byte a stored paper; unless the database itself was tampered with."""
    revision = document.revision
    meetings = list(revision.meetings.all())
    if not all(chain.holds(row) for row in (document, *_rows(revision), *revision.decisions.all(), *meetings)):
        return Verdict(Sign.UNKNOWN, (_BROKEN,))
    return Verdict(
        Sign.GENUINE,
        (_is(document), *_came_to(document)),
        revision,
        document,
        progress(revision).legs,
        tuple(_reference(meeting) for meeting in meetings),
    )


def altered(revision: Revision, document: Document | None, found: Differing | None, here: TakenApart) -> Verdict:
    """A file that claims to be a paper of a version of ours, and is not; held against `document`, if there is one."""
    told = [f"Papiret siger, at det er {_named(revision)}, men det er ikke det papir, der er gemt her."]
    data, changes = _data(revision, here)
    if document is None:
        told.append("Der er ikke lavet et papir af versionen her, så siderne kan ikke sammenlignes.")
    elif found and not found.pages and not data:
        told.append(_RESAVED)
    return Verdict(Sign.ALTERED, tuple(told), revision, document, differing=found, data=data, changes=changes)


def altered_unread(revision: Revision, reason: str) -> Verdict:
    """A file that says which version it is, and cannot be opened."""
    told = f"Papiret siger, at det er {_named(revision)}, men det er ikke det papir, der er gemt her."
    return Verdict(Sign.ALTERED, (told, reason), revision)


def draft(here: TakenApart, revision: Revision | None) -> Verdict:
    """A file that says itself that it is a draft, or that carries content no version of ours has."""
    same = "Den har samme indhold som" if _is_readable(here) else "Den siger, at den har samme indhold som"
    if revision:
        told = f"{same} {_named(revision)}, men den er hentet som kladde og er ikke papiret for den version."
    else:
        told = "Det er et udkast, som aldrig blev indsendt her."
    return Verdict(Sign.DRAFT, (told, "En kladde er ikke bevis for, hvad der blev godkendt."), revision)


def unknown(here: TakenApart, label: str) -> Verdict:
    """A file that is nothing we know."""
    if label:
        told = f"Papiret siger, at det er version {label}, men en version med det fingeraftryk kan ikke findes."
        return Verdict(Sign.UNKNOWN, (told, _CUT))
    if _is_readable(here):
        return draft(here, None)
    return Verdict(Sign.UNKNOWN, ("Intet i filen viser, at den er hentet her.",))


def unreadable(reason: str) -> Verdict:
    """A file that cannot be opened and says nothing of itself."""
    return Verdict(Sign.UNKNOWN, (reason,))


def _rows(revision: Revision) -> list[chain.Sealed]:
    """The version, and the row that says what it came to."""
    fates = [getattr(revision, name, None) for name in ("withdrawal", "outcome")]
    return [revision, *(row for row in fates if row)]


def _named(revision: Revision) -> str:
    return f"version {revision.label} af {revision.matter}"


def _is(document: Document) -> str:
    revision = document.revision
    what = "Ændringerne i" if document.kind == Kind.ANNEX else ""
    name = f"{what} {_named(revision)}".strip()
    return f"{name[0].upper()}{name[1:]}, {revision.partnership}. {document.stands}."


def _came_to(document: Document) -> tuple[str, ...]:
    """What became of the version after the paper was drawn, and whether it is in force."""
    revision = document.revision
    match revision.standing:
        case Standing.WITHDRAWN:
            return (f"Versionen blev trukket tilbage {date(timezone.localdate(revision.withdrawal.withdrawn_at))}.",)
        case Standing.SENT_BACK:
            return (f"Versionen blev sendt tilbage {date(revision.outcome.decided_on)} og er ikke godkendt.",)
        case Standing.PENDING:
            return ("Versionen er endnu ikke godkendt.",)
    later = (
        ""
        if document.is_approved
        else f"Versionen blev siden {revision.standing.word} {date(revision.outcome.decided_on)}."
    )
    in_force = standing(revision.matter).in_force
    if in_force is None or in_force.pk == revision.pk:
        now = "Det er den version, der gælder nu."
    else:
        came = f"{in_force.standing.word} {date(in_force.outcome.decided_on)}"
        now = f"Den gælder ikke længere: version {in_force.label} blev {came}."
    return tuple(filter(None, (later, now)))


def _reference(meeting: Meeting) -> str:
    written = f": {meeting.reference}" if meeting.reference else ""
    return f"{meeting.body}, møde {date(meeting.held_on)}{written}"


def _data(revision: Revision, here: TakenApart) -> tuple[str, Short | None]:
    """What is wrong with the attached data, in a sentence, and what differs in it; empty where it is the version's."""
    data = f"{words(revision.matter).of_the.capitalize()} data"
    if here.plan is None:
        return f"{data} er taget ud af filen eller kan ikke læses.", None
    if here.plan == bytes(revision.content):
        return "", None
    try:
        genuine = revision.frozen
    except Unreadable:
        return f"Det, der er gemt her af versionen, er ændret, så {data.lower()} kan ikke sammenlignes.", None
    try:
        found = content_of(here.plan)
    except Unreadable:
        found = None
    if found is None or kind_of(found) != kind_of(genuine):
        return f"{data} i filen er ændret og kan ikke læses som en {words(revision.matter).noun}.", None
    return f"{data} i filen er ændret.", shortly(genuine, found, revision.label)


def _is_readable(here: TakenApart) -> bool:
    try:
        return here.plan is not None and bool(content_of(here.plan))
    except Unreadable:
        return False

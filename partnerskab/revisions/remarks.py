# SPDX-License-Identifier: MPL-2.0
"""What was said of a version, shown where it belongs until a newer version answers it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import QuerySet

from .models import Decision, Revision
from .places import ACTIVITY, HEADINGS, in_draft, titles_of
from .standing import MatterStanding


@dataclass(frozen=True, slots=True)
class Remark:
    """What a party or a body said on a day of a version: of a place such as an activity, or of it all.

    `place` is a key of `places.HEADINGS` or empty, `id` the place's own. `title` is its name in the version, and
    `is_gone` says that the draft no longer has it; both where a list asks for them.
    """

    said_by: str
    said_on: datetime.date
    sent_back: bool
    text: str
    place: str = ""
    id: str = ""
    title: str = ""
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Remarks:
    """All that was said of a version, in the order it was said."""

    revision: Revision
    remarks: tuple[Remark, ...]


def of_version(revision: Revision) -> Remarks:
    """What was said of the version by those who decided on it; its content is read where a remark has a place."""
    decisions = revision.decisions.select_related("meeting")
    remarks = tuple(remark for decision in decisions for remark in said(decision))
    return Remarks(revision, _named(revision, remarks) if any(one.place for one in remarks) else remarks)


def to_answer(stands: MatterStanding) -> Remarks | None:
    """What the draft is to answer: all that was said of the newest version, if that was sent back."""
    return of_version(stands.sent_back) if stands.sent_back else None


def at_activity(stands: MatterStanding, activity_id: UUID) -> tuple[Remark, ...]:
    """What the draft of an activity is to answer; a query, where a version was sent back."""
    decisions = _open(stands).filter(remarks__contains=[{ACTIVITY: str(activity_id)}])
    remarks = (remark for decision in decisions for remark in said(decision))
    return tuple(one for one in remarks if one.place == ACTIVITY and one.id == str(activity_id))


def at_places(stands: MatterStanding) -> dict[str, list[Remark]]:
    """What the draft is to answer at each place, by the place's id; a query, where a version was sent back."""
    found: dict[str, list[Remark]] = {}
    for decision in _open(stands).exclude(remarks=[]):
        for remark in said(decision):
            if remark.place:
                found.setdefault(remark.id, []).append(remark)
    return found


def said(decision: Decision) -> Iterator[Remark]:
    """The decision's comment, and its remarks."""
    who, day, back = speaker(decision), decision.decided_on, decision.kind == Decision.Kind.SENT_BACK
    if decision.comment:
        yield Remark(who, day, back, decision.comment)
    for one in decision.remarks:
        place = next(kind for kind in HEADINGS if kind in one)
        yield Remark(who, day, back, one["text"], place, one[place])


def speaker(decision: Decision) -> str:
    """Who said it: the party, or the body whose meeting it was."""
    return decision.party_name or (decision.meeting.body if decision.meeting else "")


def _open(stands: MatterStanding) -> QuerySet[Decision]:
    """The decisions on the version that was sent back and that no newer one has answered."""
    decisions = Decision.objects.select_related("meeting")
    return decisions.filter(revision=stands.sent_back) if stands.sent_back else decisions.none()


def _named(revision: Revision, remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """The remarks with the names of their places, and those marked whose place is no longer in the draft."""
    titles = titles_of(revision.frozen)
    here = {"", *map(str, in_draft(revision.matter))}
    return tuple(replace(one, title=titles.get(one.id, ""), is_gone=one.id not in here) for one in remarks)

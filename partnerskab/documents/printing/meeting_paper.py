# SPDX-License-Identifier: MPL-2.0
"""A meeting as a paper: its agenda before it is held, its minutes afterwards. An edition of it in, one HTML text out.

Like a letter it has no cover: its head says who meets, when and where.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from partnerskab import danish
from partnerskab.agreements.bodies import among
from partnerskab.content.yearly import Attendant, MeetingContent, Point
from partnerskab.meetings.models import AgendaPoint, Attendance
from partnerskab.richtext.showing import Notes

from .chapters import bound, set_text
from .edition import Edition
from .measuring import showable

SIGNS = {"agreed": "✓", "rejected": "×", "postponed": "→", "noted": "–"}
"""An outcome's sign; its word always stands beside it."""

OUTCOMES: dict[str, str] = dict(AgendaPoint.Outcome.choices)
KINDS: dict[str, str] = dict(AgendaPoint.Kind.choices)
STANDINGS: dict[str, str] = dict(Attendance.Standing.choices)


@dataclass(frozen=True, slots=True)
class Group:
    """Those of one organisation; its name is empty for those who came for nobody."""

    name: str
    people: tuple[Attendant, ...]


@dataclass(frozen=True, slots=True)
class PointPart:
    """A point on paper: its number, what the agenda says of it, and what came of it."""

    number: int
    point: Point
    says: str
    text: SafeString
    said: SafeString
    sign: str
    outcome: str

    @property
    def anchor(self) -> str:
        """Ids of points are too long to stand in a link's address."""
        return f"p{self.number}"

    @property
    def is_decided(self) -> bool:
        """Whether something was decided that is set off from the text."""
        return bool(self.outcome or self.point.decision or self.point.subject_label)


def html(edition: Edition[MeetingContent]) -> str:
    """An edition of a meeting as the HTML that the stylesheet `static/print.css` makes a paper of."""
    content, notes = edition.content, Notes()
    are_minutes = is_minutes(content, edition.day, edition.label)
    call = SafeString("") if are_minutes else set_text(content.call, notes, heading="h3")
    context = {
        "edition": edition,
        "content": content,
        "name": f"{'Referat' if are_minutes else 'Dagsorden'} {content.mark}",
        "is_minutes": are_minutes,
        "title": bound(content.title),
        "among": among(content.body),
        "facts": tuple(_facts(content)),
        "call": call,
        "groups": groups(content),
        "standings": STANDINGS,
        "points": tuple(_parts(content, notes, are_minutes=are_minutes)),
        "closing": set_text(content.closing if are_minutes else "", notes, heading="h3"),
    }
    return showable(render_to_string("documents/meeting.html", context))


def is_minutes(content: MeetingContent, day: datetime.date, label: str = "") -> bool:
    """Whether the paper of that day is minutes: a version always is; a draft from the meeting's day on, once somebody
    came, or something was said or decided. Until then it is the agenda."""
    return bool(label) or (content.held_on <= day.isoformat() and _is_told(content))


def _is_told(content: MeetingContent) -> bool:
    minuted = any(point.said or point.outcome or point.decision for point in content.points)
    return minuted or bool(content.closing) or any(one.standing == "present" for one in content.attendants)


def when(content: MeetingContent) -> str:
    """ "20. maj 2026, kl. 14.30-16.00"."""
    day = danish.date(datetime.date.fromisoformat(content.held_on))
    if not content.starts_at:
        return danish.hard_spaces(day)
    times = [danish.clock(datetime.time.fromisoformat(at)) for at in (content.starts_at, content.ends_at) if at]
    return danish.hard_spaces(f"{day}, kl. {'-'.join(times)}")


def groups(content: MeetingContent) -> tuple[Group, ...]:
    """The people by the organisation they are there for, in the order they were called."""
    names = dict.fromkeys(one.organisation for one in content.attendants)
    return tuple(Group(name, tuple(one for one in content.attendants if one.organisation == name)) for name in names)


def _facts(content: MeetingContent) -> Iterator[tuple[str, str]]:
    yield "Hvem", content.body
    yield "Hvornår", when(content)
    for label, said in (("Hvor", content.place), ("Mødeleder", content.chair), ("Referent", content.minute_taker)):
        if said:
            yield label, danish.hard_spaces(said)


def _parts(content: MeetingContent, notes: Notes, *, are_minutes: bool) -> Iterator[PointPart]:
    for number, one in enumerate(content.points, start=1):
        point = one if are_minutes else replace(one, said="", outcome="", decision="")
        planned = f"{point.minutes} min." if point.minutes and not are_minutes else ""
        says = [KINDS[point.kind], point.presenter, danish.hard_spaces(planned)]
        yield PointPart(
            number=number,
            point=point,
            says=", ".join(filter(None, says)),
            text=set_text(point.text, notes, heading="h3"),
            said=set_text(point.said, notes, heading="h4" if point.text else "h3"),
            sign=SIGNS.get(point.outcome, ""),
            outcome=OUTCOMES.get(point.outcome, ""),
        )

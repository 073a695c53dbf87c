# SPDX-License-Identifier: MPL-2.0
"""The year as a calendar that other programs follow (RFC 5545): what is due, each on its last day, and meetings.

It holds what the member may see, and no drafts and no names of persons. The same year gives the same bytes, for stamps
are those of the last change.
"""

import datetime
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from icalendar import Calendar as Feed
from icalendar import Event, Timezone, vText

from partnerskab import danish
from partnerskab.agreements.models import Membership
from partnerskab.meetings.coming import Announced
from partnerskab.meetings.models import Meeting

from .calendar import AHEAD, Calendar
from .dates import meetings_of
from .due import Done, Due
from .models import Deadline, DeadlineDone

REFRESH = datetime.timedelta(hours=12)
ZONE = "Europe/Copenhagen"
_NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def feed_of(calendar: Calendar, member: Membership) -> bytes:
    """The calendar of the last and the next 18 months, with the meetings that concern the member."""
    month = datetime.timedelta(days=31)
    first, last = calendar.today - AHEAD * month, calendar.today + AHEAD * month
    name = vText(f"{calendar.partnership}, årshjul")
    feed = Feed()
    feed.add("prodid", "-//Partnerskab//Aarshjul//DA")
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("method", "PUBLISH")
    feed.add("name", name)
    feed.add("x-wr-calname", name)
    feed.add("x-wr-timezone", ZONE)
    feed.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", "PT12H")
    feed.add_component(Timezone.from_tzid(ZONE, first_date=first, last_date=last))
    stamps = _stamps(calendar)
    for due in calendar.between(first, last):
        feed.add_component(_event(due, calendar, stamps))
    meetings = meetings_of(member, calendar.meetings(first, last))
    changed = _changed(meetings)
    for meeting in meetings:
        feed.add_component(_meeting(meeting, changed[meeting.id]))
    return feed.to_ical()


Stamps = dict[tuple[UUID, int | None], datetime.datetime]


def _event(due: Due, calendar: Calendar, stamps: Stamps) -> Event:
    page = f"{settings.ENV.site}{reverse('year', args=[calendar.partnership.slug, due.year])}"
    last, ticked = stamps[due.deadline.pk, None], stamps.get((due.deadline.pk, due.year))
    changed = max(filter(None, (last, ticked, _known_at(due.done))))
    event = Event()
    event.add("uid", f"{due.deadline.pk}-{due.year}@{_host()}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", due.ends)
    event.add("dtend", due.ends + datetime.timedelta(days=1))
    event.add("summary", due.deadline.title)
    event.add("description", vText("\n".join(_lines(due))))
    event.add("url", f"{page}#{due.anchor}")
    event.add("categories", ["Frist"])
    event.add("transp", "TRANSPARENT")
    return event


def _known_at(done: Done | None) -> datetime.datetime | None:
    """When it was known to be done: the moment that is kept, else the beginning of its day."""
    if done is None:
        return None
    if done.at or done.day is None:
        return done.at
    return datetime.datetime.combine(done.day, datetime.time.min, ZoneInfo(ZONE))


def _meeting(meeting: Announced, changed: datetime.datetime) -> Event:
    """A meeting at its time, or on its day where nobody said when; one that is cancelled says so."""
    event = Event()
    event.add("uid", f"{meeting.id}@{_host()}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", meeting.version)
    event.add("dtstart", _moment(meeting.held_on, meeting.starts_at))
    if meeting.starts_at is None:
        event.add("dtend", meeting.held_on + datetime.timedelta(days=1))
    elif meeting.ends_at:
        event.add("dtend", _moment(meeting.held_on, meeting.ends_at))
    event.add("summary", meeting.title)
    if meeting.place:
        event.add("location", meeting.place)
    event.add("url", f"{settings.ENV.site}{meeting.address}")
    event.add("categories", ["Møde"])
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    return event


def _moment(day: datetime.date, time: datetime.time | None) -> datetime.date:
    return datetime.datetime.combine(day, time, ZoneInfo(ZONE)) if time else day


def _host() -> str | None:
    return urlsplit(settings.ENV.site).hostname


def _changed(meetings: list[Announced]) -> dict[UUID, datetime.datetime]:
    """When each meeting was last changed; one query."""
    rows = Meeting.history.filter(id__in=[one.id for one in meetings]).order_by().values_list("id")
    return {one.id: _NEVER for one in meetings} | dict(rows.annotate(at=Max("history_date")))


def _lines(due: Due) -> list[str]:
    """What a calendar shows under the title."""
    lines = [f"Ansvarlig: {due.deadline.who}.", due.deadline.goes and f"{due.deadline.goes}."]
    if due.begins != due.ends:
        lines.append(f"{due.span.capitalize()}.")
    if due.done:
        lines.append(f"Gjort {danish.date(due.done.day)}." if due.done.day else "Gjort.")
    return [*filter(None, lines), *filter(None, [due.deadline.note])]


def _stamps(calendar: Calendar) -> Stamps:
    """When each deadline was last changed, and each year's tick; two queries."""
    deadlines = [deadline.pk for deadline in calendar.deadlines]
    found: Stamps = {(deadline, None): _NEVER for deadline in deadlines}
    changed = Deadline.history.filter(id__in=deadlines).order_by().values_list("id")
    found |= {(key, None): at for key, at in changed.annotate(at=Max("history_date"))}
    ticked = DeadlineDone.history.filter(deadline_id__in=deadlines).order_by().values_list("deadline_id", "year")
    return found | {(key, year): at for key, year, at in ticked.annotate(at=Max("history_date"))}

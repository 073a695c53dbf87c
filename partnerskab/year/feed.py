# SPDX-License-Identifier: MPL-2.0
"""The year as a calendar that other programs follow (RFC 5545): what is due, each on its last day.

It holds what every member may see, readers too, and nothing else: no drafts, no names of persons. The same year gives
the same bytes, for stamps are those of the last change.
"""

import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar as Feed
from icalendar import Event, Timezone, vText

from partnerskab import danish

from .calendar import AHEAD, Calendar
from .due import Due
from .models import Deadline, DeadlineDone

REFRESH = datetime.timedelta(hours=12)
ZONE = "Europe/Copenhagen"


def feed_of(calendar: Calendar) -> bytes:
    """The calendar of the last and the next 18 months."""
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
    return feed.to_ical()


Stamps = dict[tuple[UUID, int | None], datetime.datetime]


def _event(due: Due, calendar: Calendar, stamps: Stamps) -> Event:
    page = f"{settings.ENV.site}{reverse('year', args=[calendar.partnership.slug, due.year])}"
    changed = max(stamps[due.deadline.pk, None], stamps.get((due.deadline.pk, due.year), stamps[due.deadline.pk, None]))
    event = Event()
    event.add("uid", f"{due.deadline.pk}-{due.year}@{urlsplit(settings.ENV.site).hostname}")
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
    found: Stamps = {(deadline, None): timezone.make_aware(datetime.datetime(2000, 1, 1)) for deadline in deadlines}  # noqa: DTZ001 - made aware
    changed = Deadline.history.filter(id__in=deadlines).order_by().values_list("id")
    found |= {(key, None): at for key, at in changed.annotate(at=Max("history_date"))}
    ticked = DeadlineDone.history.filter(deadline_id__in=deadlines).order_by().values_list("deadline_id", "year")
    return found | {(key, year): at for key, year, at in ticked.annotate(at=Max("history_date"))}

# SPDX-License-Identifier: MPL-2.0
"""The meetings of a year: those to come, those held with their minutes, and how often each body has met."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement
from partnerskab.meetings import coming
from partnerskab.meetings.models import Meeting
from partnerskab.revisions.models import Revision

from .menu import page


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting in the list, with the newest version of its minutes, or of readers' the approved one."""

    meeting: Meeting
    minutes: Revision | None
    has_begun: bool


@require_GET
@requires(Action.VISIT)
def meetings(request: MemberRequest, slug: str) -> HttpResponse:
    """A year's meetings; readers see those whose minutes are approved."""
    now = timezone.localtime()
    found = Meeting.objects.of(request.partnership)
    minutes = _minutes(request)
    if not request.may["read_draft"]:
        found = found.filter(pk__in=list(minutes))
    years = set(found.values_list("held_on__year", flat=True))
    year = _year(request.GET.get("aar", ""), years, now.year)
    rows = [Row(one, minutes.get(one.pk), _has_begun(one, now)) for one in found.filter(held_on__year=year)]
    context = {
        "year": year,
        "years": sorted({*years, year, now.year}, reverse=True),
        "coming": [row for row in reversed(rows) if not row.has_begun and not row.meeting.cancelled_at],
        "held": [row for row in rows if row.has_begun and not row.meeting.cancelled_at],
        "cancelled": [row for row in rows if row.meeting.cancelled_at],
        "met": _met(request, year, now) if request.may["read_draft"] else (),
    }
    return page(request, "meetings/meetings.html", context)


def _year(asked: str, years: set[int], this: int) -> int:
    """The year that is asked for; else this one if there are meetings in it or none at all, else the newest of them."""
    if asked.isdecimal() and int(asked) in {*years, this}:
        return int(asked)
    return this if this in years or not years else max(years)


def _minutes(request: MemberRequest) -> dict[UUID | None, Revision]:
    """The newest version of each meeting's minutes; of readers' the newest approved one."""
    found = Revision.objects.of(request.partnership).exclude(meeting=None).order_by("number")
    if not request.may["read_draft"]:
        found = found.approved()
    return {one.meeting_id: one for one in found}


def _has_begun(meeting: Meeting, now: datetime.datetime) -> bool:
    return coming.has_begun(meeting.held_on, meeting.starts_at, now)


def _met(request: MemberRequest, year: int, now: datetime.datetime) -> list[coming.Met]:
    """How often each body has met that the agreement asks it of, or that has met at all."""
    agreements = (
        Agreement.objects.of(request.partnership)
        .filter(valid_from__year__lte=year, valid_to__year__gte=year)
        .order_by("valid_from")
    )
    told = [one for agreement in agreements for one in coming.met(agreement, year, now)]
    return [one for one in told if one.is_asked or one.held or one.to_come]

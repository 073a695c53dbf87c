# SPDX-License-Identifier: MPL-2.0
"""The year's page: the wheel, the same as a list, and each member's own calendar and reminders beside it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import User
from partnerskab.meetings.coming import Met, met
from partnerskab.year.calendar import Calendar
from partnerskab.year.dates import held_on, meetings_of
from partnerskab.year.due import Due, State
from partnerskab.year.forms import TickForm
from partnerskab.year.models import CalendarKey, Deadline, ReminderChoice
from partnerskab.year.ticking import take_back, tick
from partnerskab.year.wheel import wheel

NOTHING: Mapping[UUID, TickForm] = MappingProxyType({})


@dataclass(frozen=True)
class Row:
    """A deadline in the list, with its number in the wheel, and the form of its day where that was refused."""

    number: int
    due: Due
    form: TickForm | None


@require_GET
@requires(Action.VISIT)
def year_now(request: MemberRequest, slug: str) -> HttpResponse:
    """This year, or the nearest one that an agreement covers."""
    calendar = Calendar(request.partnership, timezone.localdate())
    this = calendar.today.year
    return _page(request, calendar, min(_years(calendar), key=lambda one: abs(one - this), default=this))


@require_GET
@requires(Action.VISIT)
def year(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """A year of one of the agreements."""
    calendar = Calendar(request.partnership, timezone.localdate())
    if year not in (*_years(calendar), calendar.today.year):
        raise Http404
    return _page(request, calendar, year)


@require_POST
@requires(Action.EDIT_AGREEMENT)
def deadline_tick(request: MemberRequest, slug: str, year: int, deadline_id: UUID) -> HttpResponse:
    """Tick a year's deadline off, with the day it was done."""
    deadline = _deadline(request, deadline_id, year)
    form = TickForm(request.POST)
    if not form.is_valid():
        calendar = Calendar(request.partnership, timezone.localdate())
        return _page(request, calendar, year, {deadline.pk: form})
    done = tick(deadline, year, form.cleaned_data["day"], cast(User, request.user))
    messages.success(request, f"{deadline} er markeret som gjort." if done else f"{deadline} var markeret i forvejen.")
    return redirect(f"{reverse('year', args=[slug, year])}#frist-{deadline.pk}")


@require_POST
@requires(Action.EDIT_AGREEMENT)
def deadline_take_back(request: MemberRequest, slug: str, year: int, deadline_id: UUID) -> HttpResponse:
    """Take a tick back."""
    deadline = _deadline(request, deadline_id, year)
    taken = take_back(deadline, year)
    messages.success(request, f"{deadline} er ikke længere markeret." if taken else f"{deadline} var ikke markeret.")
    return redirect(f"{reverse('year', args=[slug, year])}#frist-{deadline.pk}")


def _deadline(request: MemberRequest, deadline_id: UUID, year: int) -> Deadline:
    deadline = get_object_or_404(Deadline.objects.of(request.partnership), pk=deadline_id)
    if deadline.only_in not in (None, year) or year not in deadline.agreement.years:
        raise Http404
    return deadline


def _years(calendar: Calendar) -> list[int]:
    return sorted({year for agreement in calendar.agreements for year in agreement.years})


def _page(
    request: MemberRequest, calendar: Calendar, year: int, refused: Mapping[UUID, TickForm] = NOTHING
) -> HttpResponse:
    due, years = calendar.of_year(year), _years(calendar)
    whole = calendar.meetings(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    meetings = meetings_of(request.membership, whole)
    context = {
        "section": "year",
        "plan": calendar.plans[0] if calendar.plans else None,
        "year": year,
        "this_year": calendar.today.year,
        "before": max((each for each in years if each < year), default=None),
        "after": min((each for each in years if each > year), default=None),
        "agreements": calendar.agreed_in(year),
        "wheel": wheel(year, due, calendar.today, held_on(meetings)),
        "met": _met(request, calendar, year),
        "months": _months(due, refused),
        "said": _said(due),
        "today": calendar.today,
        **_own(request),
    }
    return render(request, "year/year.html", context, status=422 if refused else 200)


def _months(due: list[Due], refused: Mapping[UUID, TickForm]) -> list[tuple[str, list[Row]]]:
    """The numbered deadlines by the month they end in."""
    rows = [Row(number, each, refused.get(each.deadline.pk)) for number, each in enumerate(due, start=1)]
    by_month = groupby(rows, key=lambda row: row.due.ends.month)
    return [(danish.MONTHS[month - 1].capitalize(), list(each)) for month, each in by_month]


def _said(due: list[Due]) -> str:
    """How far the year is, in a sentence."""
    counted = [each for each in due if each.state is not State.BEFORE]
    done = sum(each.state is State.DONE for each in counted)
    late = sum(each.state is State.LATE for each in counted)
    if not counted:
        return ""
    said = f"{danish.in_words(done).capitalize()} af {danish.counted(len(counted), 'frist', 'frister')} er gjort"
    return f"{said}, og {danish.in_words(late)} er overskredet." if late else f"{said}."


def _met(request: MemberRequest, calendar: Calendar, year: int) -> list[Met]:
    """How often each body has met against what the agreement asks; for those who may see the meetings."""
    if not request.may["read_draft"]:
        return []
    found = (one for agreement in calendar.agreed_in(year) for one in met(agreement, year, timezone.now()))
    return [one for one in found if one.is_asked]


def _own(request: MemberRequest) -> dict[str, Any]:
    """The member's own calendar address and choice of reminders."""
    key = CalendarKey.objects.filter(membership=request.membership).first()
    feed = request.build_absolute_uri(reverse("calendar_feed", args=[key.secret])) if key else ""
    choice = ReminderChoice.objects.filter(membership=request.membership).first()
    return {"feed": feed, "reminders_off": bool(choice and choice.is_off)}

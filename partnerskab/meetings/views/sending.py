# SPDX-License-Identifier: MPL-2.0
"""Sending the call, sending it again when something has changed, and cancelling a meeting; those called get a mail."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.bodies import among
from partnerskab.editing import Stale, change, held
from partnerskab.form_pages import again
from partnerskab.lists.saving import mark_of
from partnerskab.meetings.calling import called
from partnerskab.meetings.forms import CallForm, CancelForm
from partnerskab.meetings.listings import agenda, people
from partnerskab.meetings.models import Meeting
from partnerskab.notices.telling import tell
from partnerskab.revisions.chain import hold
from partnerskab.revisions.lifecycle import Refused
from partnerskab.revisions.progress import capital
from partnerskab.revisions.standing import standing

from .menu import has_begun, meeting_or_404, page

_STALE = "Mødet er ændret, siden du så det. Her ser du det, som det er nu."
_CANCELLED = "Mødet er aflyst. Der kan ikke indkaldes til det."
_BEGUN = "Mødet er begyndt. Der kan ikke indkaldes til det."


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_MEETINGS)
def meeting_call(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Show whom the call goes to, and send it; 409 where the meeting, its people or its agenda are others than those
    that were seen."""
    meeting = meeting_or_404(request, mark)
    if request.method == "GET":
        return _call_page(request, meeting)
    form = CallForm(request.POST)
    if not form.is_valid():
        return _call_page(request, meeting, form, 422)
    if _too_late(meeting):
        return _call_page(request, meeting, form, 409)
    try:
        _send(request, meeting, form)
    except Stale:
        return _call_page(request, meeting_or_404(request, mark), None, 409, _STALE)
    messages.success(request, "Indkaldelsen er sendt. De indkaldte får en mail med vejen til dagsordenen.")
    return redirect("meeting", slug, mark)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_MEETINGS)
def meeting_cancel(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Ask why, and cancel; those who were called hear of it."""
    meeting = meeting_or_404(request, mark)
    if request.method == "GET":
        return _cancel_page(request, meeting, CancelForm(initial={"version": meeting.version}))
    form = CancelForm(request.POST)
    if not form.is_valid():
        return _cancel_page(request, meeting, form, 422)
    try:
        _cancel(meeting, form)
    except Refused as reason:
        return _cancel_page(request, meeting, form, 409, str(reason))
    except Stale as stale:
        newer = CancelForm({**request.POST.dict(), "version": stale.current.version})
        return _cancel_page(request, meeting_or_404(request, mark), newer, 409, _STALE)
    told = " De indkaldte får en mail." if meeting.called_at else ""
    messages.success(request, f"Mødet er aflyst.{told}")
    return redirect("meeting", slug, mark)


@require_POST
@requires(Action.EDIT_MEETINGS)
def meeting_resume(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Let a cancelled meeting be held after all; those who were called hear of it."""
    _resume(meeting_or_404(request, mark))
    messages.success(request, "Mødet er ikke længere aflyst.")
    return redirect("meeting", slug, mark)


@transaction.atomic
def _send(request: MemberRequest, meeting: Meeting, form: CallForm) -> None:
    """Write it down and tell those who are called.

    Raises:
        Stale: something has changed since it was seen.
    """
    now = held(meeting)
    if form.cleaned_data["people"] != mark_of(people(now).rows()):
        raise Stale(now)
    if form.cleaned_data["agenda"] != mark_of(agenda(now).rows()):
        raise Stale(now)
    is_again, version = meeting.called_at is not None, form.cleaned_data["version"]
    change(meeting, version, called_at=timezone.now(), called_by=request.membership.user)
    when = _when(meeting)
    if is_again:
        changed = form.cleaned_data["changed"].rstrip(".")
        sentence = f"Indkaldelsen til {when} er ændret.{f' {changed}.' if changed else ''} Se dagsordenen her:"
    else:
        sentence = f"Du er indkaldt til {when}. Se dagsordenen her:"
    tell(called(meeting), meeting, sentence, _path(meeting), f"{meeting.pk}:call-{version}")


@transaction.atomic
def _cancel(meeting: Meeting, form: CancelForm) -> None:
    """Write it down and tell of it, while nobody else can send out minutes.

    Raises:
        Refused: its minutes are sent out or approved, so it was held.
        Stale: it has changed since it was seen.
    """
    hold(meeting.partnership)
    if minuted := _minuted(meeting):
        raise Refused(minuted)
    because = form.cleaned_data["because"]
    if meeting.cancelled_at and meeting.cancelled_because == because:
        return
    change(meeting, form.cleaned_data["version"], cancelled_at=timezone.now(), cancelled_because=because)
    if meeting.called_at:
        sentence = f"{capital(_when(meeting))} er aflyst. {because.rstrip('.')}."
        tell(called(meeting), meeting, sentence, _path(meeting), f"{meeting.pk}:cancelled-{meeting.version}")


@transaction.atomic
def _resume(seen: Meeting) -> None:
    meeting = held(seen)
    if not change(meeting, meeting.version, cancelled_at=None, cancelled_because=""):
        return
    if meeting.called_at:
        sentence = f"{capital(_when(meeting))} bliver holdt alligevel. Se dagsordenen her:"
        tell(called(meeting), meeting, sentence, _path(meeting), f"{meeting.pk}:resumed-{meeting.version}")


def _minuted(meeting: Meeting) -> str:
    """Why a meeting that has minutes cannot be cancelled; empty for others."""
    stands = standing(meeting)
    if stands.pending:
        return f"Referatet er sendt ud som version {stands.pending.label}. Træk det tilbage, før du aflyser mødet."
    return "Mødets referat er godkendt. Et møde, der er holdt, kan ikke aflyses." if stands.in_force else ""


def _too_late(meeting: Meeting) -> str:
    """Why nobody can be called any more; empty while they can."""
    return _CANCELLED if meeting.cancelled_at else _BEGUN if has_begun(meeting) else ""


def _when(meeting: Meeting) -> str:
    """ "mødet ”Forår” i styregruppen 20. maj 2026 kl. 14.30"."""
    named = f"mødet ”{meeting.title}”" if meeting.title else "mødet"
    at = f" kl. {danish.clock(meeting.starts_at)}" if meeting.starts_at else ""
    place = f", {meeting.place}" if meeting.place else ""
    return f"{named} {among(meeting.body.name)} {danish.date(meeting.held_on)}{at}{place}"


def _path(meeting: Meeting) -> str:
    return reverse("meeting", args=[meeting.partnership.slug, meeting.mark])


def _call_page(
    request: MemberRequest, meeting: Meeting, form: CallForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """Without a form it is that of what stands now, with what was typed."""
    rows, points = people(meeting).rows(), agenda(meeting).rows()
    marks = {"version": meeting.version, "people": mark_of(rows), "agenda": mark_of(points)}
    form = form or CallForm(again(request.POST, **marks) if request.method == "POST" else None, initial=marks)
    by_mail = [one for one in rows if one.membership and one.membership.ended_on is None]
    too_late = _too_late(meeting)
    context: dict[str, Any] = {
        "is_too_late": bool(too_late),
        "by_mail": by_mail,
        "others": [one for one in rows if one not in by_mail],
        "points": points,
    }
    return _page(
        request, "meetings/call.html", meeting, {"form": form, "refusal": refusal or too_late, **context}, status
    )


def _cancel_page(
    request: MemberRequest, meeting: Meeting, form: CancelForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    minuted = _minuted(meeting)
    context = {"form": form, "refusal": refusal or minuted, "is_minuted": bool(minuted)}
    return _page(request, "meetings/cancel.html", meeting, context, status)


def _page(
    request: MemberRequest, template: str, meeting: Meeting, context: dict[str, Any], status: int
) -> HttpResponse:
    return page(request, template, {"meeting": meeting, "matter": meeting, **context}, status)

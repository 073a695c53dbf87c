# SPDX-License-Identifier: MPL-2.0
"""The secretariat records what a meeting decided. What is recorded cannot be changed, so it is read over once first."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.matters import parties_of
from partnerskab.content.places import home
from partnerskab.content.tree import PartyContent
from partnerskab.documents.ordering import order
from partnerskab.htmx import is_htmx
from partnerskab.revisions import lifecycle
from partnerskab.revisions.finding import find, newest_of
from partnerskab.revisions.lifecycle import Refused
from partnerskab.revisions.meeting_form import MeetingForm
from partnerskab.revisions.minuted import Minuted, Outcome, minuted, write_back
from partnerskab.revisions.models import Decision, Revision
from partnerskab.revisions.pages import of_revision
from partnerskab.revisions.progress import Progress, among, progress
from partnerskab.revisions.route import Stage, open_stage
from partnerskab.revisions.seat import closed


@require_http_methods(["GET", "POST"])
@requires(Action.RECORD)
def record_meeting(request: MemberRequest, slug: str, matter: str, number: int) -> HttpResponse:
    """Ask for the meeting of the step whose turn it is: 422 with what was typed where something is missing, 409 where
    the step is another one by now."""
    revision = find(request.partnership, request.may, matter, number)
    route = progress(revision)
    stage = _open(revision, route)
    if stage is None:
        return _page(request, revision, None, None, 409 if request.method == "POST" else 200)
    parties = parties_of(route.content)
    if request.method == "GET":
        return _page(request, revision, stage, _begun(request, revision, stage, parties))
    form = MeetingForm(request.POST, stage=stage, parties=parties)
    if request.POST.get("step") != str(stage.place):
        body = stage.step.body
        return _page(request, revision, stage, form, 409, refusal=f"Det er {body}, der har versionen nu.")
    press = request.POST.get("press", "")
    if press and not form.is_valid():
        return _page(request, revision, stage, form, 422, show_errors=True)
    if press != "yes":
        return _page(request, revision, stage, form, is_asked=press == "ask")
    return _recorded(request, revision, stage, form)


def _begun(request: MemberRequest, revision: Revision, stage: Stage, parties: Sequence[PartyContent]) -> MeetingForm:
    """An empty form, or what the minutes say where the page is reached from a meeting's point."""
    found = _minuted(request, revision)
    if found is None:
        return MeetingForm(stage=stage, parties=parties)
    day = danish.date(found.held_on)
    said = {"held_on": day, "reference": found.reference, "comment": found.point.decision}
    if found.point.outcome in (Outcome.AGREED, Outcome.REJECTED):
        said["kind"] = Decision.Kind.APPROVED if found.point.outcome == Outcome.AGREED else Decision.Kind.SENT_BACK
    return MeetingForm(stage=stage, parties=parties, present=found.present, initial=said)


def _minuted(request: MemberRequest, revision: Revision) -> Minuted | None:
    """The point that the page is reached from, unless its decision is bound to something else."""
    found = minuted(request.partnership, request.GET.get("moede", ""), request.GET.get("punkt", ""))
    return found if found and found.point.subject_id in (None, revision.pk) else None


def _recorded(request: MemberRequest, revision: Revision, stage: Stage, form: MeetingForm) -> HttpResponse:
    try:
        _record(request, revision, stage, form)
    except Refused as reason:
        now = find(request.partnership, request.may, revision.matter.address, revision.number)
        route = progress(now)
        here = _open(now, route)
        again = MeetingForm(request.POST, stage=here, parties=parties_of(route.content)) if here else None
        return _page(request, now, here, again, 409, refusal=str(reason))
    day = danish.date(form.held.held_on)
    messages.success(request, f"Mødet {among(stage.step.body)} {day} er noteret.")
    found = _minuted(request, revision)
    address = reverse("revision", args=[request.partnership.slug, revision.matter, revision.number])
    if found:
        address = f"{home(found.point.meeting)}#beslutning-{found.point.pk}"
    return HttpResponseClientRedirect(address) if is_htmx(request) else redirect(address)


@transaction.atomic
def _record(request: MemberRequest, revision: Revision, stage: Stage, form: MeetingForm) -> None:
    recorded = lifecycle.record(revision, request.membership.user, stage.place, form.held, form.said)
    order(revision)
    if found := _minuted(request, revision):
        write_back(found, revision, recorded)


def _open(revision: Revision, route: Progress) -> Stage | None:
    """The step whose meeting can be recorded; none if the version is over."""
    if closed(revision, newest_of(revision)):
        return None
    return open_stage(tuple(leg.stage for leg in route.legs))


def _page(
    request: MemberRequest, revision: Revision, stage: Stage | None, form: MeetingForm | None, status: int = 200,
    **shown: Any,
) -> HttpResponse:  # fmt: skip
    """`shown`: whether a yes `is_asked` for, a `refusal`, `show_errors`."""
    context = {
        **of_revision(revision),
        "minuted": _minuted(request, revision),
        "stage": stage,
        "form": form,
        "is_unsaved": request.method == "POST",
        **shown,
    }
    return render(request, "revisions/meeting.html", context, status=status)

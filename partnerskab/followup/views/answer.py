# SPDX-License-Identifier: MPL-2.0
"""The answer of one activity: read by everybody who reads drafts, written by those who may, sent back by the
secretariat.

A save leads on to the same page, or, once the answer is sent, to the round's. What was typed and cannot be saved comes
back in the form: 422 where something is missing, 409 where somebody else was there first or the round was closed.
"""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRedirect

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import User
from partnerskab.editing import Stale, change, version_in
from partnerskab.followup import answering
from partnerskab.followup.answer_form import WholeForm
from partnerskab.followup.answering import ClashError, Standing
from partnerskab.followup.closing import ClosedError
from partnerskab.followup.earlier import last_time
from partnerskab.followup.missing import Responsible, activities_of, responsible
from partnerskab.followup.models import Round
from partnerskab.followup.money import money_of
from partnerskab.htmx import is_htmx
from partnerskab.revisions.remarks import at_activity
from partnerskab.revisions.standing import standing

from . import mails
from .finding import address_of, page, round_at, standing_in

NOTHING = "Intet var ændret."
_BESIDE = " Noget, en anden skrev imens, står der også."
_COMMENT = "Skriv, hvad der mangler, for eksempel ”Skriv, hvor mange der kom.”"
LONGEST = 2000


@require_GET
@requires(Action.READ_DRAFT)
def followup_answer(request: MemberRequest, slug: str, mark: str, activity_id: UUID) -> HttpResponse:
    """The answer as it stands: a form for those who may write it while the round is open, else to read."""
    found = round_at(request, mark)
    stands = standing_in(found, activity_id)
    form = WholeForm(stands) if found.is_open and request.may["answer"] else None
    return _page(request, stands, form)


@require_POST
@requires(Action.ANSWER)
@transaction.atomic
def followup_answer_save(request: MemberRequest, slug: str, mark: str, activity_id: UUID) -> HttpResponse:
    """Keep what was typed, or send it."""
    found = round_at(request, mark, hold=True)
    stands, sending = standing_in(found, activity_id, lock=True), request.POST.get("press") == "send"
    form, activity = WholeForm(stands, request.POST, sending=sending), stands.activity
    if form.gone and found.is_open:
        return _page(request, form.standing, form, 409)
    if form.errors:
        return _page(request, form.standing, form, 422)
    by = cast(User, request.user)
    try:
        saved = answering.save(form.standing, form.read_at, form.typed, by, send=sending)
    except ClosedError as reason:
        return _page(request, form.standing, form, 409, refusal=str(reason))
    except ClashError as clash:
        again = WholeForm(clash.standing, request.POST, sending=sending, merged=clash.merged)
        return _page(request, clash.standing, again, 409, differing=again.differing(clash.merged, clash.clashes))
    said = f"Svaret på ”{activity}” er {'sendt' if saved.sent else 'gemt'}."
    messages.success(request, (said if saved.written else NOTHING) + (_BESIDE if saved.taken else ""))
    if saved.sent:
        return _lead(request, f"{_round_address(found)}#aktivitet-{activity.pk}")
    return _lead(request, address_of(found, activity.pk))


@require_POST
@requires(Action.CLOSE_ROUND)
@transaction.atomic
def followup_return(request: MemberRequest, slug: str, mark: str, activity_id: UUID) -> HttpResponse:
    """Send the answer back with a comment, and tell those who wrote it."""
    found = round_at(request, mark, hold=True)
    stands = standing_in(found, activity_id)
    comment = request.POST.get("comment", "").strip()
    refusal, status = _why_not(stands, comment), 409
    if refusal == _COMMENT or len(comment) > LONGEST:
        refusal, status = refusal or f"Kommentaren er for lang. Skriv højst {LONGEST} tegn.", 422
    if not refusal:
        try:
            _send_back(request, stands, comment, version_in(request.POST))
        except Stale:
            stands = standing_in(found, activity_id)
            refusal = "Svaret blev ændret imens. Læs det igen, før du sender det tilbage."
    if refusal:
        form = WholeForm(stands) if found.is_open else None
        more = {"comment": comment, "comment_refusal": refusal, "is_unsaved": False}
        return _page(request, stands, form, status, **more)
    messages.success(request, f"Svaret på ”{stands.activity}” er sendt tilbage, og de har fået besked.")
    return redirect(f"{_round_address(found)}#aktivitet-{stands.activity.pk}")


def _why_not(stands: Standing, comment: str) -> str:
    """Why the answer cannot be sent back; empty where it can."""
    if not stands.round.is_open:
        return str(ClosedError())
    if not stands.is_sent:
        return "Svaret er ikke sendt, så det kan ikke sendes tilbage."
    return "" if comment else _COMMENT


def _send_back(request: MemberRequest, stands: Standing, comment: str, version: int) -> None:
    answer = stands.answer
    if answer is None:
        return
    by = cast(User, request.user)
    change(answer, version, returned_at=timezone.now(), returned_by=by, return_comment=comment)
    mails.returned(answer, _responsible(stands))


def _responsible(stands: Standing) -> Responsible:
    activity = stands.activity
    return responsible(stands.round.partnership, activities_of(stands.round.plan).filter(pk=activity.pk))[activity.pk]


def _page(
    request: MemberRequest, stands: Standing, form: WholeForm | None, status: int = 200, **more: Any
) -> HttpResponse:
    """The page, of which htmx takes the form."""
    found, activity = stands.round, stands.activity
    versions = standing(found)
    context = {
        "followup": found,
        "matter": found,
        "standing": versions,
        "activity": activity,
        "stands": stands,
        "answer": stands.answer,
        "form": form,
        "responsible": _responsible(stands),
        "last": last_time(found, activity),
        "money": money_of(activity),
        "unit": found.plan.unit,
        "remarks": at_activity(versions, activity.pk),
        "is_unsaved": status != 200,
        **more,
    }
    return page(request, "_answer_form" if is_htmx(request) else "answer", context, status)


def _lead(request: MemberRequest, address: str) -> HttpResponse:
    return HttpResponseClientRedirect(address) if is_htmx(request) else redirect(address)


def _round_address(found: Round) -> str:
    return reverse("followup", args=[found.partnership.slug, found.mark])

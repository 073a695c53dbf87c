# SPDX-License-Identifier: MPL-2.0
"""A round's page: the whole plan at a glance, and what the secretariat does with the round."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.checks import check
from partnerskab.content.freezing_followup import answered_in, freeze_round
from partnerskab.content.status import view_of
from partnerskab.content.yearly import FollowUpContent
from partnerskab.danish import counted
from partnerskab.documents.status_page import targets_told
from partnerskab.followup import closing
from partnerskab.followup.missing import missing_in
from partnerskab.followup.models import Round
from partnerskab.followup.overview import overview
from partnerskab.followup.round_texts import CONCLUSION, INTRODUCTION
from partnerskab.revisions import chain
from partnerskab.revisions.remarks import at_places
from partnerskab.revisions.standing import standing
from partnerskab.richtext.showing import Notes

from . import mails
from .finding import page, round_at


@require_GET
@requires(Action.READ_DRAFT)
def followup(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The round as it stands now, its two texts edited where they stand."""
    found = round_at(request, mark)
    content, stands, told = freeze_round(found, timezone.localdate()), standing(found), answered_in(found)
    said = at_places(stands)
    context: dict[str, Any] = {
        "followup": found,
        "matter": found,
        "standing": stands,
        "content": content,
        "overview": overview(found),
        "told": {one.id: one for one in content.told},
        "answered": told,
        "said": said,
        **_targets(content),
        "sorts": {"introduction": INTRODUCTION.name, "conclusion": CONCLUSION.name},
        "findings": check(content),
        "today": timezone.localdate(),
    }
    return page(request, "round", context)


@require_POST
@requires(Action.CLOSE_ROUND)
def followup_remind(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Ask those who lack again: about one activity, or about all; at most once a day each."""
    found = round_at(request, mark)
    asked = request.POST.get("activity", "")
    lacking = [one for one in missing_in(found) if not asked or str(one.activity.pk) == asked]
    if not found.is_open or found.kind == Round.Kind.ANNUAL or not lacking:
        messages.error(request, "Der er ingen at minde om svar.")
    elif (reminded := _remind(found, lacking)) == 0:
        messages.success(request, "De er allerede mindet om det i dag. Prøv igen i morgen.")
    else:
        about = counted(reminded, "aktivitet", "aktiviteter")
        messages.success(request, f"De ansvarlige for {about} er mindet om at svare.")
    return redirect("followup", slug, mark)


@require_POST
@requires(Action.CLOSE_ROUND)
@transaction.atomic
def followup_reopen(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Take answers again; not while a version is before those who decide."""
    chain.hold(request.partnership)
    found = round_at(request, mark, hold=True)
    pending = standing(found).pending
    if pending:
        messages.error(request, f"Version {pending.label} er til godkendelse. Træk den tilbage, så åbner opfølgningen.")
    elif found.is_open:
        messages.success(request, f"{found} er åben.")
    else:
        closing.came_back(found)
        messages.success(request, f"{found} er åben igen, og svarene kan ændres.")
    return redirect("followup", slug, mark)


def _targets(content: FollowUpContent) -> dict[str, Any]:
    """The targets that the yearly report tells of, if there are any."""
    shown = view_of(content) if content.entries else None
    return {"shown": shown, **(targets_told(shown, Notes()) if shown else {})}


@transaction.atomic
def _remind(found: Round, lacking: list[Any]) -> int:
    return mails.remind(found, lacking, timezone.localdate())

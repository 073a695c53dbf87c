# SPDX-License-Identifier: MPL-2.0
"""What the pages of follow-up share: the round and the activity that an address names, and the page around them."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from activities.models import Activity, Plan
from partnerskab.access import MemberRequest
from partnerskab.followup.answering import Standing, standing_at
from partnerskab.followup.models import Round


def round_at(request: MemberRequest, mark: str, *, hold: bool = False) -> Round:
    """The round that the address names. With `hold` nobody else answers in it or closes it until the transaction ends.

    Raises:
        Http404: the partnership has none of that mark.
    """
    rows = Round.objects.of(request.partnership).marked(mark)
    found = (rows.select_for_update(of=("self",), no_key=True) if hold else rows).first()
    if found is None:
        raise Http404
    return found


def standing_in(found: Round, activity_id: UUID, *, lock: bool = False) -> Standing:
    """What is answered in the round of an activity; `lock` as `answering.standing_at` has it.

    Raises:
        Http404: it is not in the plan, or nobody is asked in this round.
    """
    if found.kind == Round.Kind.ANNUAL:
        raise Http404
    try:
        return standing_at(found, activity_id, lock=lock)
    except Activity.DoesNotExist:
        raise Http404 from None


def address_of(found: Round, activity_id: UUID | str) -> str:
    """The page where an activity is answered."""
    return reverse("followup_answer", args=[found.partnership.slug, found.mark, activity_id])


def page(request: MemberRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of follow-up, under the menu of the newest plan."""
    newest = Plan.objects.of(request.partnership).order_by("-year").first()
    return render(request, f"followup/{name}.html", {"section": "followup", "plan": newest, **context}, status=status)

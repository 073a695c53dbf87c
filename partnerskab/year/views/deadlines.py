# SPDX-License-Identifier: MPL-2.0
"""An agreement's deadlines: everyone sees them, the secretariat writes them as one list, or has a year proposed."""

from dataclasses import replace
from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement, User
from partnerskab.lists.page import ListPlace, RowList
from partnerskab.lists.saving import Listing
from partnerskab.year.forms import DeadlineForm
from partnerskab.year.models import Deadline
from partnerskab.year.proposing import propose
from partnerskab.year.ticking import bring_back

DEADLINES = RowList("frister", DeadlineForm, "frister", "frist", "year/_deadlines.html", style="deadlines")


@require_GET
@requires(Action.VISIT)
def deadlines(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The deadlines of every year of the agreement."""
    found = place(request, mark)
    context = {**found.context, "list": DEADLINES, "rows": found.listing.rows()}
    return render(request, "year/deadlines.html", context)


@require_POST
@requires(Action.EDIT_AGREEMENT)
def deadlines_propose(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Give an agreement without deadlines a sensible year, to be changed afterwards."""
    agreement = _agreement(request, mark)
    made = propose(agreement, cast(User, request.user))
    if made:
        messages.success(request, f"{len(made)} frister er foreslået. Ret dem, så de passer til jeres år.")
    else:
        messages.error(request, "Aftalen har frister i forvejen. De er ikke ændret.")
    return redirect("deadlines", slug, mark)


def _agreement(request: MemberRequest, mark: str) -> Agreement:
    return get_object_or_404(Agreement.objects.of(request.partnership).marked(mark))


def place(request: MemberRequest, mark: str) -> ListPlace:
    """The deadlines of the agreement of that mark, as a list."""
    agreement = _agreement(request, mark)
    here = [request.partnership.slug, mark]
    return ListPlace(
        replace(DEADLINES, form=DeadlineForm.of(agreement)),
        Listing(Deadline, agreement, {"agreement": agreement}, returned=bring_back),
        kind="deadline",
        here=here,
        page=f"{reverse('deadlines', args=here)}#rows-frister",
        heading=agreement.title,
        context={
            "agreement": agreement,
            "section": "year",
            "plan": Plan.objects.of(request.partnership).order_by("-year").first(),
        },
    )

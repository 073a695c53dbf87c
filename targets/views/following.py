# SPDX-License-Identifier: MPL-2.0
"""The page of an agreement's targets: how it goes, in words first, and the figures behind."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement
from targets.following import followed, newest_aimed, sorted_out

from .pages import agreement_of, page


@require_GET
@requires(Action.VISIT)
def targets_now(request: MemberRequest, slug: str) -> HttpResponse:
    """The newest agreement that has targets, else the newest; readers are led to the approved papers."""
    if not request.may["read_draft"]:
        return redirect("papers", slug)
    agreement = newest_aimed(request.partnership)
    if agreement is None:
        return page(request, None, "no_agreement", {})
    return redirect("targets", slug, agreement.mark)


@require_GET
@requires(Action.READ_DRAFT)
def targets(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Every target of the agreement with its judgement, its figures and what they cannot carry."""
    agreement = agreement_of(request, mark)
    today = timezone.localdate()
    rows = followed(agreement, today)
    others = [each for each in Agreement.objects.of(request.partnership) if each.pk != agreement.pk]
    context = {"sorted": sorted_out(rows), "rows": rows, "today": today, "others": others}
    return page(request, agreement, "targets", context)

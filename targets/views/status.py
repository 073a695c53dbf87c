# SPDX-License-Identifier: MPL-2.0
"""The yearly status on the targets: the list of them, beginning one, and the page where one is written."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement, Partnership
from partnerskab.content.checks import check
from partnerskab.content.freezing_status import freeze_status
from partnerskab.content.status import Told, view_of
from partnerskab.revisions.models import Revision
from partnerskab.revisions.remarks import at_places
from partnerskab.revisions.standing import standing
from targets.models import StatusRemark, Target, TargetStatus
from targets.status_texts import CONCLUSION, INTRODUCTION, REMARK


@require_GET
@requires(Action.READ_DRAFT)
def target_statuses(request: MemberRequest, slug: str) -> HttpResponse:
    """Every year's status, the newest first, and the years that one can be begun for."""
    newest = {one.status_id: one for one in _versions(request.partnership)}
    rows = [(row, newest.get(row.pk)) for row in TargetStatus.objects.of(request.partnership)]
    context = {"statuses": rows, "years": sorted(_open_years(request), reverse=True)}
    return _page(request, "targets/statuses.html", context)


@require_POST
@requires(Action.EDIT_TARGETS)
def target_status_begin(request: MemberRequest, slug: str) -> HttpResponse:
    """Begin the status of a year; where it has been begun already, that one is opened."""
    said = request.POST.get("year", "")
    year = int(said) if said.isdecimal() and len(said) == 4 else 0
    if TargetStatus.objects.of(request.partnership).filter(year=year).exists():
        return redirect("target_status", slug, year)
    agreement = _open_years(request).get(year)
    if agreement is None:
        messages.error(request, f"Der kan ikke gøres status for {said or 'det år'}. Vælg et af årene på listen.")
        return redirect("target_statuses", slug)
    TargetStatus.objects.get_or_create(agreement=agreement, year=year)
    messages.success(request, f"Status på målene {year} er begyndt. Tallene er hentet; skriv nu, hvad I ser i dem.")
    return redirect("target_status", slug, year)


@require_GET
@requires(Action.READ_DRAFT)
def target_status(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The status as it stands now, its texts edited where they stand."""
    status = get_object_or_404(TargetStatus.objects.of(request.partnership), year=year)
    content = freeze_status(status, timezone.localdate())
    shown, stands = view_of(content), standing(status)
    written = {str(row.target_id): row for row in StatusRemark.objects.filter(status=status).select_related("target")}
    said = at_places(stands)

    def with_remark(one: Told) -> dict[str, Any]:
        return {"told": one, "remark": written.get(one.aim.id), "said": said.get(one.aim.id, [])}

    context = {
        "status": status,
        "matter": status,
        "standing": stands,
        "agreement": status.agreement,
        "shown": shown,
        "content": content,
        "judged": [with_remark(one) for one in shown.judged],
        "monitored": [with_remark(one) for one in shown.monitored],
        "sorts": {"introduction": INTRODUCTION.name, "conclusion": CONCLUSION.name, "remark": REMARK.name},
        "findings": check(content),
    }
    return _page(request, "targets/status.html", context)


def _versions(partnership: Partnership) -> QuerySet[Revision]:
    """The versions of all its statuses, the newest of each last."""
    return Revision.objects.of(partnership).exclude(status=None).order_by("number")


def _page(request: MemberRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    plan = Plan.objects.of(request.partnership).order_by("-year").first()
    return render(request, template, {"section": "targets", "plan": plan, **context})


def _open_years(request: MemberRequest) -> dict[int, Agreement]:
    """The years until now that an agreement with targets covers and that have no status yet."""
    now = timezone.localdate().year
    begun = set(TargetStatus.objects.of(request.partnership).values_list("year", flat=True))
    aimed = Agreement.objects.of(request.partnership).filter(pk__in=Target.objects.values("agreement"))
    return {year: one for one in aimed for year in one.years if year <= now and year not in begun}

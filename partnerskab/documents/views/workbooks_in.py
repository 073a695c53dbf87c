# SPDX-License-Identifier: MPL-2.0
"""A workbook read in, in three steps: choose it, see every difference, read it into the draft."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.models import Plan
from budgets.overspending import Overspent
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.danish import counted
from partnerskab.documents.forms import WorkbookForm
from partnerskab.documents.models import UploadedPaper
from partnerskab.documents.reading import Refused
from partnerskab.documents.workbooks import waiting
from partnerskab.spreadsheets.opening import LARGEST_WORKBOOK, LIMIT
from partnerskab.uploading import UploadLimit, limited

_CHANGED = "Planen er ændret, siden du så forskellene. Her er de, som de er nu. Se dem igennem, og bekræft igen."


@limited(LARGEST_WORKBOOK)
@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def choose(request: MemberRequest, slug: str, year: int, upload_limit: UploadLimit) -> HttpResponse:
    """Step 1: choose a workbook. One that cannot be read is refused at the field, and nothing is stored."""
    plan = _plan(request, year)
    form = WorkbookForm()
    if request.method == "POST":
        form = WorkbookForm(request.POST, request.FILES, too_large=upload_limit.was_exceeded)
        if form.is_valid():
            file = form.cleaned_data["workbook"]
            try:
                upload = waiting.keep(plan, file.name, file.read(), request.membership.user)
                return redirect("money_import_preview", slug, year, upload.pk)
            except Refused as refused:
                form.add_error("workbook", refused.message)
    workbooks = UploadedPaper.objects.workbooks(request.partnership, year)
    context = {
        "section": "money",
        "plan": plan,
        "form": form,
        "limit": LIMIT,
        "waiting": list(workbooks.waiting()),
        "last": workbooks.last_read_in(),
    }
    return render(request, "documents/workbook_choose.html", context, status=422 if form.errors else 200)


@require_GET
@requires(Action.EDIT_PLAN)
def preview(request: MemberRequest, slug: str, year: int, upload_id: UUID) -> HttpResponse:
    """Step 2: every difference, and what cannot be read."""
    plan, upload = _plan(request, year), _upload(request, year, upload_id)
    if upload.read_in_at:
        return redirect("money_import", slug, year)
    return _shown(request, plan, upload)


@require_POST
@requires(Action.EDIT_PLAN)
def confirm(request: MemberRequest, slug: str, year: int, upload_id: UUID) -> HttpResponse:
    """Step 3: write what was seen; if the plan changed there since, the differences are shown anew."""
    plan, upload = _plan(request, year), _upload(request, year, upload_id)
    if upload.read_in_at:
        messages.success(request, f"{upload} er allerede læst ind.")
        return redirect("money_import", slug, year)
    remove = request.POST.get("remove") == "1"
    try:
        written = waiting.read_in(upload, plan, request.POST.get("mark", ""), request.membership.user, remove=remove)
    except waiting.PlanChanged:
        return _shown(request, plan, upload, refusal=_CHANGED, status=409)
    except Overspent as no:
        return _shown(request, plan, upload, refusal=str(no), status=422)
    except Refused as refused:
        return _refused(request, plan, refused)
    changes = counted(written, "forskel er", "forskelle er").capitalize() if written else "Intet er"
    messages.success(request, f"{changes} læst ind fra {upload}.")
    return redirect("money_grid", slug, year)


@require_POST
@requires(Action.EDIT_PLAN)
def discard(request: MemberRequest, slug: str, year: int, upload_id: UUID) -> HttpResponse:
    """Throw a waiting workbook away."""
    waiting_here = UploadedPaper.objects.workbooks(request.partnership, year).waiting()
    upload = get_object_or_404(waiting_here, pk=upload_id)
    upload.delete()
    messages.success(request, f"{upload} er fjernet. Intet blev læst ind.")
    return redirect("money_import", slug, year)


def _plan(request: MemberRequest, year: int) -> Plan:
    plans = Plan.objects.of(request.partnership).select_related("agreement__partnership")
    return get_object_or_404(plans, year=year)


def _upload(request: MemberRequest, year: int, upload_id: UUID) -> UploadedPaper:
    workbooks = UploadedPaper.objects.workbooks(request.partnership, year).defer(None)
    return get_object_or_404(workbooks, pk=upload_id)


def _shown(
    request: MemberRequest, plan: Plan, upload: UploadedPaper, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The differences as they are now; the first step where the workbook cannot be read any more."""
    try:
        found = waiting.differences(upload, plan)
    except Refused as refused:
        return _refused(request, plan, refused)
    context = {
        "section": "money",
        "plan": plan,
        "upload": upload,
        "found": found,
        "counted": counted(len(found.changes), "forskel", "forskelle") if found.changes else "ingen forskelle",
        "unread": counted(len(found.troubles), "sted", "steder", neuter=True),
        "removed": counted(len(found.removals), "post", "poster"),
        "refusal": refusal,
    }
    return render(request, "documents/workbook_preview.html", context, status=status)


def _refused(request: MemberRequest, plan: Plan, refused: Refused) -> HttpResponse:
    messages.error(request, refused.message)
    return redirect("money_import", request.partnership.slug, plan.year)

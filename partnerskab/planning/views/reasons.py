# SPDX-License-Identifier: MPL-2.0
"""Why an activity of the earlier plan was left behind, as it is said afterwards."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale, change
from partnerskab.form_pages import again, differing
from partnerskab.planning.models import LeftBehind
from partnerskab.planning.reason_form import REASON, ReasonForm


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def left_reason(request: MemberRequest, slug: str, year: int, left_id: UUID) -> HttpResponse:
    """Change who carries it on, and why it ended; 409 with both values of what differs after another save."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    row = get_object_or_404(LeftBehind, pk=left_id, plan=plan)
    form = ReasonForm(request.POST or None, initial={name: getattr(row, name) for name in (*REASON, "version")})
    if request.method == "GET" or not form.is_valid():
        return _page(request, row, form, 422 if form.errors else 200)
    typed = {name: form.cleaned_data[name] for name in REASON}
    try:
        changed = change(row, form.cleaned_data["version"], **typed)
    except Stale as stale:
        saved = {name: getattr(stale.current, name) for name in REASON}
        newer = ReasonForm(again(request.POST, version=stale.current.version))
        return _page(request, row, newer, 409, differing(form, saved, REASON))
    messages.success(request, "Begrundelsen er gemt." if changed else "Intet var ændret.")
    return redirect("taking_over", slug, year)


def _page(
    request: MemberRequest,
    row: LeftBehind,
    form: ReasonForm,
    status: int,
    both: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:
    context = {"section": "plan", "plan": row.plan, "left": row, "form": form, "differing": both}
    return render(request, "planning/left_reason.html", context, status=status)

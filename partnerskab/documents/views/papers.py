# SPDX-License-Identifier: MPL-2.0
"""The draft as a paper to download."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.freezing import freeze
from partnerskab.documents.printing import paper as plan_paper
from partnerskab.documents.printing.edition import draft


@require_GET
@requires(Action.READ_DRAFT)
def paper(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The draft as a PDF marked UDKAST; a page that says why where it cannot be made."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    try:
        pdf = plan_paper.render(draft(freeze(plan), on=timezone.localdate()))
    except plan_paper.RenderFailed as failure:
        ways = {"again": request.path, "instead": reverse("reading", args=[slug, year])}
        context = {"plan": plan, "section": "reading", "reason": str(failure), **ways}
        return render(request, "documents/paper_failed.html", context, status=503)
    name = f"tryghedsplan-{slug}-{year}-udkast.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)

# SPDX-License-Identifier: MPL-2.0
"""The case paper as it stands now as a paper to download."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.freezing_case import freeze_case
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import draft
from partnerskab.revisions.pages import of_matter

from .pages import case_or_404


@require_GET
@requires(Action.READ_DRAFT)
def draft_paper(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The draft as a PDF marked UDKAST; a page that says why where it cannot be made."""
    case = case_or_404(request, mark)
    try:
        pdf = paper.render(draft(freeze_case(case), on=timezone.localdate()))
    except paper.RenderFailed as failure:
        ways = {"again": request.path, "instead": reverse("case", args=[slug, mark])}
        context = of_matter(case) | {"reason": str(failure), **ways}
        return render(request, "documents/paper_failed.html", context, status=503)
    headers = {"Content-Disposition": f'attachment; filename="indstilling-{slug}-{mark}-udkast.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)

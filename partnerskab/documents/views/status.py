# SPDX-License-Identifier: MPL-2.0
"""The status on the targets as it stands now as a paper to download."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.freezing_status import freeze_status
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import draft
from partnerskab.revisions.pages import of_matter
from targets.models import TargetStatus


@require_GET
@requires(Action.READ_DRAFT)
def draft_paper(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The draft as a PDF marked UDKAST; a page that says why where it cannot be made."""
    status = get_object_or_404(TargetStatus.objects.of(request.partnership), year=year)
    today = timezone.localdate()
    try:
        pdf = paper.render(draft(freeze_status(status, today), on=today))
    except paper.RenderFailed as failure:
        ways = {"again": request.path, "instead": reverse("target_status", args=[slug, year])}
        context = of_matter(status) | {"reason": str(failure), **ways}
        return render(request, "documents/paper_failed.html", context, status=503)
    headers = {"Content-Disposition": f'attachment; filename="maalstatus-{slug}-{year}-udkast.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)

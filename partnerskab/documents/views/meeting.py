# SPDX-License-Identifier: MPL-2.0
"""A meeting as it stands now as a paper to download: its agenda, and once it is held its minutes."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.documents.editions import draft_filename
from partnerskab.documents.exporting import draft_edition
from partnerskab.documents.printing import paper
from partnerskab.meetings.models import Meeting
from partnerskab.revisions.pages import of_matter


@require_GET
@requires(Action.READ_DRAFT)
def draft_paper(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The draft as a PDF marked UDKAST; a page that says why where it cannot be made."""
    meeting = get_object_or_404(Meeting.objects.of(request.partnership).marked(mark))
    edition = draft_edition(meeting)
    try:
        pdf = paper.render(edition)
    except paper.RenderFailed as failure:
        ways = {"again": request.path, "instead": reverse("meeting", args=[slug, mark])}
        context = of_matter(meeting) | {"reason": str(failure), **ways}
        return render(request, "documents/paper_failed.html", context, status=503)
    name = draft_filename(meeting, edition, slug, "pdf")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)

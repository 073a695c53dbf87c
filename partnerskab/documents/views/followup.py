# SPDX-License-Identifier: MPL-2.0
"""A round of follow-up as it stands now as a paper to download."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.freezing_followup import freeze_round
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import draft
from partnerskab.followup.models import Round
from partnerskab.revisions.pages import of_matter


@require_GET
@requires(Action.READ_DRAFT)
def draft_paper(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The draft as a PDF marked UDKAST; a page that says why where it cannot be made."""
    found = Round.objects.of(request.partnership).marked(mark).first()
    if found is None:
        raise Http404
    today = timezone.localdate()
    try:
        pdf = paper.render(draft(freeze_round(found, today), on=today))
    except paper.RenderFailed as failure:
        ways = {"again": request.path, "instead": reverse("followup", args=[slug, mark])}
        context = of_matter(found) | {"reason": str(failure), **ways}
        return render(request, "documents/paper_failed.html", context, status=503)
    headers = {"Content-Disposition": f'attachment; filename="opfoelgning-{slug}-{mark}-udkast.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)

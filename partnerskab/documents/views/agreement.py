# SPDX-License-Identifier: MPL-2.0
"""The agreement as it stands now as a paper to download."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.agreement_paper import kind_of
from partnerskab.documents.printing.edition import draft
from partnerskab.revisions.pages import of_matter


@require_GET
@requires(Action.READ_DRAFT)
def draft_paper(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The draft as a PDF marked UDKAST; a page that says why where it cannot be made."""
    agreement = _agreement(request, mark)
    content = freeze_whole_agreement(agreement)
    try:
        pdf = paper.render(draft(content, on=timezone.localdate()))
    except paper.RenderFailed as failure:
        ways = {"again": request.path, "instead": reverse("agreement_reading", args=[slug, mark])}
        context = of_matter(agreement) | {"agreement": agreement, "reason": str(failure), **ways}
        return render(request, "documents/paper_failed.html", context, status=503)
    name = f"{kind_of(content).lower()}-{slug}-{mark}-udkast.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _agreement(request: MemberRequest, mark: str) -> Agreement:
    return get_object_or_404(Agreement.objects.of(request.partnership).marked(mark))

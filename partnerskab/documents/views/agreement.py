# SPDX-License-Identifier: MPL-2.0
"""The agreement as it stands now as a paper to download, and the maps it names."""

import hashlib

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement, Picture
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.agreement_paper import kind_of
from partnerskab.documents.printing.edition import draft
from partnerskab.revisions.models import Revision

FOR_EVER = "private, max-age=31536000, immutable"
"""A picture's address names its very bytes."""


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
        plan = Plan.objects.of(request.partnership).order_by("-year").first()
        context = {"plan": plan, "agreement": agreement, "matter": agreement, "section": "agreement", **ways}
        return render(request, "documents/paper_failed.html", context | {"reason": str(failure)}, status=503)
    name = f"{kind_of(content).lower()}-{slug}-{mark}-udkast.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@require_safe
@requires(Action.VISIT)
def picture(request: MemberRequest, slug: str, mark: str, sha256: str) -> HttpResponse:
    """A map by its content; those who read approved versions alone see what an approved version names."""
    agreement = _agreement(request, mark)
    if not request.may["read_draft"] and not _is_approved(agreement, sha256):
        raise Http404
    found = get_object_or_404(Picture, partnership=request.partnership, sha256=sha256)
    data = bytes(found.data)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Http404
    return HttpResponse(data, content_type="image/png", headers={"Cache-Control": FOR_EVER, "ETag": f'"{sha256}"'})


def _is_approved(agreement: Agreement, sha256: str) -> bool:
    contents = Revision.objects.approved().filter(agreement=agreement).values_list("content", flat=True)
    return any(sha256.encode() in bytes(content) for content in contents)


def _agreement(request: MemberRequest, mark: str) -> Agreement:
    return get_object_or_404(Agreement.objects.of(request.partnership).marked(mark))

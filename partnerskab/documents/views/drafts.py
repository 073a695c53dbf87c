# SPDX-License-Identifier: MPL-2.0
"""A matter as it stands now as a paper to download: PDF or Word, of every matter alike."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content import places
from partnerskab.documents.editions import draft_filename
from partnerskab.documents.exporting import WORD, draft_edition
from partnerskab.documents.printing import paper
from partnerskab.documents.wording import CONTENT_TYPE, docx_of
from partnerskab.revisions.finding import matter_at
from partnerskab.revisions.pages import of_matter

PDF = "pdf"


@require_GET
@requires(Action.READ_DRAFT)
def pdf(request: MemberRequest, slug: str, matter: str) -> HttpResponse:
    """The draft as a PDF marked UDKAST; a page that says why where it cannot be made."""
    found = matter_at(request.partnership, matter)
    edition = draft_edition(found)
    try:
        data = paper.render(edition)
    except paper.RenderFailed as failure:
        context = {**of_matter(found), "reason": str(failure), "instead": places.reading(found)}
        return render(request, "documents/paper_failed.html", context, status=503)
    return download(data, draft_filename(found, edition, slug, PDF), "application/pdf")


@require_GET
@requires(Action.READ_DRAFT)
def word(request: MemberRequest, slug: str, matter: str) -> HttpResponse:
    """The draft as a Word file marked UDKAST."""
    found = matter_at(request.partnership, matter)
    edition = draft_edition(found)
    return download(docx_of(edition), draft_filename(found, edition, slug, WORD), CONTENT_TYPE)


def download(data: bytes, name: str, content_type: str) -> HttpResponse:
    """A file to keep under that name."""
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(data, content_type=content_type, headers=headers)

# SPDX-License-Identifier: MPL-2.0
"""A paper as a Word file to download: made when it is asked for, of every matter alike."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.documents.editions import draft_filename, filename
from partnerskab.documents.exporting import WORD, draft_edition, version_of
from partnerskab.documents.models import Kind, Mark
from partnerskab.documents.wording import CONTENT_TYPE, docx_of
from partnerskab.revisions.finding import find, matter_at


@require_GET
@requires(Action.READ_DRAFT)
def draft(request: MemberRequest, slug: str, matter: str) -> HttpResponse:
    """The matter as it stands now, marked UDKAST."""
    found = matter_at(request.partnership, matter)
    edition = draft_edition(found)
    return _download(docx_of(edition), draft_filename(found, edition, slug, WORD))


@require_GET
@requires(Action.VISIT)
def stored(request: MemberRequest, slug: str, matter: str, number: int) -> HttpResponse:
    """A version as it was submitted or approved, for those who may see the version."""
    revision = find(request.partnership, request.may, matter, number)
    standing = Mark.APPROVED if revision.is_approved else Mark.DRAFT
    return _download(version_of(revision, WORD), filename(revision, slug, Kind.WHOLE, standing, WORD))


def _download(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(data, content_type=CONTENT_TYPE, headers=headers)

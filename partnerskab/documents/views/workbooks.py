# SPDX-License-Identifier: MPL-2.0
"""The plan's money as a workbook to download."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.documents.workbooks.exporting import File, of_draft, of_version
from partnerskab.documents.workbooks.writing import CONTENT_TYPE
from partnerskab.revisions.finding import find


@require_GET
@requires(Action.READ_DRAFT)
def draft(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The draft's money as it stands now."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    return _download(of_draft(plan))


@require_GET
@requires(Action.VISIT)
def stored(request: MemberRequest, slug: str, year: int, number: int) -> HttpResponse:
    """The money of a version, for those who may see the version."""
    return _download(of_version(find(request.partnership, request.may, f"plan/{year}", number)))


def _download(file: File) -> HttpResponse:
    response = HttpResponse(file.data, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = content_disposition_header(True, file.name)
    return response

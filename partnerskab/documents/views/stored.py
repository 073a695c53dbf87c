# SPDX-License-Identifier: MPL-2.0
"""The papers of a version: served as they were drawn and stored, ordered again where they failed; and as Word files,
which are made when they are asked for."""

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.http import parse_etags
from django.views.decorators.http import require_GET, require_POST, require_safe

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.matters import at_address
from partnerskab.documents.editions import filename
from partnerskab.documents.exporting import WORD, version_of
from partnerskab.documents.models import Document, Kind, Mark
from partnerskab.documents.ordering import order_again
from partnerskab.documents.shelf import shelf
from partnerskab.documents.wording import CONTENT_TYPE
from partnerskab.htmx import is_htmx
from partnerskab.revisions.finding import find
from partnerskab.revisions.pages import of_revision

from .drafts import download

FOR_EVER, ASK_EACH_TIME = "private, max-age=31536000, immutable", "private, no-cache"
"""An approved paper stays what it is; the draft's place is taken by the approved one."""


@require_safe
@requires(Action.VISIT)
def paper(request: MemberRequest, slug: str, matter: str, number: int) -> HttpResponse:
    """The paper of a version: the approved one, or the draft until it is there and with ?stand=udkast."""
    return _served(request, Kind.WHOLE, matter, number)


@require_safe
@requires(Action.VISIT)
def annex(request: MemberRequest, slug: str, matter: str, number: int) -> HttpResponse:
    """What a version changes, as a paper."""
    return _served(request, Kind.ANNEX, matter, number)


@require_GET
@requires(Action.VISIT)
def word(request: MemberRequest, slug: str, matter: str, number: int) -> HttpResponse:
    """A version as a Word file, as it was submitted or approved, for those who may see the version."""
    revision = find(request.partnership, request.may, matter, number)
    standing = Mark.APPROVED if revision.is_approved else Mark.DRAFT
    return download(version_of(revision, WORD), filename(revision, slug, Kind.WHOLE, standing, WORD), CONTENT_TYPE)


@require_GET
@requires(Action.VISIT)
def papers(request: MemberRequest, slug: str, matter: str, number: int) -> HttpResponse:
    """The papers on the version's page, asked for again while one is on its way; 204 while nothing is new."""
    revision = find(request.partnership, request.may, matter, number)
    now = shelf(revision, drafts=bool(request.may["read_draft"]))
    if request.GET.get("set") == now.seen:
        return HttpResponse(status=204)
    return render(request, "documents/_shelf.html", {"revision": revision, "shelf": now})


@require_POST
@requires(Action.PRINT)
def again(request: MemberRequest, slug: str, matter: str, number: int) -> HttpResponse:
    """Order what failed or never came once more."""
    revision = find(request.partnership, request.may, matter, number)
    order_again(revision)
    if not is_htmx(request):
        return redirect("revision", slug, matter, number)
    context = {"revision": revision, "shelf": shelf(revision, drafts=True), "tried": True}
    return render(request, "documents/_shelf.html", context)


def _served(request: MemberRequest, kind: Kind, matter: str, number: int) -> HttpResponse:
    """The bytes as they are stored, or a page that says why they are not there."""
    mine = Document.objects.of(request.partnership, drafts=bool(request.may["read_draft"])).newest_standing_first()
    of_version = mine.filter(**at_address(matter, "revision__"), revision__number=number, kind=kind)
    if request.GET.get("stand") == "udkast":
        of_version = of_version.filter(standing=Mark.DRAFT)
    found = of_version.select_related(None).only("sha256", "filename", "standing").first()
    if found is None:
        return _missing(request, kind, matter, number)
    etag = f'"{found.sha256}"'
    headers = {
        "Content-Disposition": f'inline; filename="{found.filename}"',
        "Cache-Control": FOR_EVER if found.is_approved else ASK_EACH_TIME,
        "ETag": etag,
    }
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(found.file(), content_type="application/pdf", headers=headers)


def _missing(request: MemberRequest, kind: Kind, matter: str, number: int) -> HttpResponse:
    revision = find(request.partnership, request.may, matter, number)
    now = shelf(revision, drafts=bool(request.may["read_draft"]))
    state = next((paper.state for paper in now.papers if paper.kind == kind), "")
    heading = {"waiting": _COMING, "drawing": _COMING, "missing": _COMING, "failed": _FAILED}.get(state, _NONE)
    context = of_revision(revision) | {"heading": heading}
    return render(request, "documents/paper_missing.html", context, status=404)


_COMING, _FAILED, _NONE = "Papiret sættes op", "Papiret kunne ikke laves", "Der er ikke noget papir"

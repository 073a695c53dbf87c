# SPDX-License-Identifier: MPL-2.0
"""Reading a paper in, in three steps: choose it, see what was understood, read it into the draft."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.danish import counted
from partnerskab.documents.forms import ConfirmForm, UploadForm
from partnerskab.documents.importing import waiting
from partnerskab.documents.importing.applying import Imported
from partnerskab.documents.importing.uploading import LIMIT
from partnerskab.documents.models import UploadedPaper
from partnerskab.documents.reading import Refused
from partnerskab.documents.reading.files import LARGEST_FILE
from partnerskab.uploading import UploadLimit, limited

from .paper_page import open_page, show

_CHANGED = "Kladden er ændret, siden du så den. Se, hvad der nu erstattes, og bekræft igen."


@limited(LARGEST_FILE)
@require_http_methods(["GET", "POST"])
@requires(Action.IMPORT)
def choose(request: MemberRequest, slug: str, year: int, upload_limit: UploadLimit) -> HttpResponse:
    """Step 1: choose a paper. One that cannot be read in is refused at the field, and nothing is stored."""
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, too_large=upload_limit.was_exceeded)
        if form.is_valid():
            file = form.cleaned_data["paper"]
            try:
                upload = waiting.keep(request.partnership, year, file.name, file.read(), request.membership.user)
                return redirect("import_paper", slug, year, upload.pk)
            except Refused as refused:
                form.add_error("paper", refused.message)
    papers = UploadedPaper.objects.of(request.partnership, year)
    context = {
        "section": "import",
        "plan": Plan.objects.of(request.partnership).filter(year=year).first(),
        "year": year,
        "form": form,
        "limit": LIMIT,
        "waiting": list(papers.waiting()),
        "last": papers.last_read_in(),
    }
    return render(request, "documents/import.html", context, status=422 if form.errors else 200)


@require_GET
@requires(Action.IMPORT)
def understood(request: MemberRequest, slug: str, year: int, paper_id: UUID) -> HttpResponse:
    """Step 2: what was understood, beside the source."""
    upload = get_object_or_404(UploadedPaper.objects.of(request.partnership, year).defer(None), pk=paper_id)
    if upload.read_in_at:
        return redirect("import", slug, year)
    try:
        page = open_page(request, upload, request.GET.get("del", ""))
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("import", slug, year)
    return show(request, page)


@require_GET
@requires(Action.IMPORT)
def source(request: MemberRequest, slug: str, year: int, paper_id: UUID) -> HttpResponse:
    """The file as it was uploaded."""
    upload = get_object_or_404(UploadedPaper.objects.of(request.partnership, year).defer(None), pk=paper_id)
    response = HttpResponse(bytes(upload.data), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, upload.filename)
    return response


@require_POST
@requires(Action.IMPORT)
def confirm(request: MemberRequest, slug: str, year: int, paper_id: UUID) -> HttpResponse:
    """Step 3: read the paper into the draft that was looked at; another draft asks again."""
    upload = get_object_or_404(UploadedPaper.objects.of(request.partnership, year).defer(None), pk=paper_id)
    if upload.read_in_at:
        messages.success(request, f"{upload} er allerede læst ind.")
        return redirect("plan", slug, year)
    try:
        page = open_page(request, upload, "")
        form = ConfirmForm(request.POST, replaces=page.replaces)
        if request.POST.get("mark", "") != page.draft.mark:
            return show(request, page, changed=_CHANGED, status=409)
        if form.is_valid():
            imported = waiting.read_in(upload, page.draft.mark, request.membership.user, replace=page.replaces)
            messages.success(request, _told(upload, imported))
            return redirect("plan", slug, year)
    except waiting.DraftChanged:
        return show(request, open_page(request, upload, ""), changed=_CHANGED, status=409)
    except Refused as refused:
        messages.error(request, refused.message)
        waiting.forget_outcome(upload)
        return redirect("import_paper", slug, year, paper_id)
    return show(request, page, form, status=422)


@require_POST
@requires(Action.IMPORT)
def discard(request: MemberRequest, slug: str, year: int, paper_id: UUID) -> HttpResponse:
    """Throw a waiting paper away; one that was read in stays as the source of the draft."""
    upload = get_object_or_404(UploadedPaper.objects.of(request.partnership, year).waiting(), pk=paper_id)
    upload.delete()
    messages.success(request, f"{upload} er fjernet. Intet blev læst ind.")
    return redirect("import", slug, year)


def _told(upload: UploadedPaper, imported: Imported) -> str:
    if not imported.written:
        return f"{imported.plan} står allerede, som {upload} siger. Intet er ændret."
    activities = counted(len(imported.content.activities), "aktivitet", "aktiviteter")
    return f"{upload} er læst ind i kladden: {activities}. Eftersynet viser, hvad der er at se på."

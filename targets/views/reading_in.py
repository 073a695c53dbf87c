# SPDX-License-Identifier: MPL-2.0
"""A file of readings read in, in three steps: choose it, see what was understood and would change, read it in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement
from partnerskab.danish import counted
from partnerskab.refusal import Refused
from partnerskab.uploading import UploadLimit, limited
from targets import readings_waiting as waiting
from targets.forms.mapping_form import MappingForm, ReadingsForm
from targets.models import ReadingsFile
from targets.reading_in.differences import Read
from targets.reading_in.mapping import from_json
from targets.reading_in.tables import LARGEST_FILE, LIMIT
from targets.readings_known import known_of

from .pages import agreement_of, page

LAST = 10
"""So many of the files read in last are listed."""

_CHANGED = "Målingerne er ændret, siden du så forskellene. Her er de, som de er nu. Se dem igennem, og læs ind igen."
_OTHERWISE = (
    "Du har valgt noget andet, siden forskellene blev vist. Her er de efter dit valg. Se dem igennem, og læs ind."
)
_BY_ANOTHER = (
    "En anden har ændret, hvordan filen forstås, imens. Dine valg står i felterne. "
    "Tryk Vis forskellene, hvis de skal gælde."
)
_INVALID = "Noget i felterne kan ikke bruges. Intet er læst ind."


@limited(LARGEST_FILE)
@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def choose(request: MemberRequest, slug: str, mark: str, upload_limit: UploadLimit) -> HttpResponse:
    """Step 1: choose a file. One that cannot be read is refused at the field, and nothing is stored."""
    agreement = agreement_of(request, mark)
    form = ReadingsForm()
    if request.method == "POST":
        form = ReadingsForm(request.POST, request.FILES, too_large=upload_limit.was_exceeded)
        if form.is_valid():
            chosen = form.cleaned_data["readings"]
            try:
                file = waiting.keep(request.partnership, chosen.name, chosen.read(), request.membership.user)
                return redirect("readings_import_preview", slug, mark, file.pk)
            except Refused as refused:
                form.add_error("readings", refused.message)
    files = waiting.files(request.partnership)
    context = {
        "form": form,
        "limit": LIMIT,
        "waiting": list(files.filter(read_in_at=None)),
        "last": list(files.exclude(read_in_at=None).order_by("-read_in_at")[:LAST]),
    }
    return page(request, agreement, "readings_choose", context, 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def preview(request: MemberRequest, slug: str, mark: str, file_id: UUID) -> HttpResponse:
    """Step 2: what was understood, and every difference; posted, another understanding of the file."""
    agreement, file = agreement_of(request, mark), _file(request, file_id)
    if file.read_in_at:
        return redirect("readings_import", slug, mark)
    return _shown(request, agreement, file) if request.method == "GET" else _understood(request, agreement, file)


@require_POST
@requires(Action.EDIT_TARGETS)
def confirm(request: MemberRequest, slug: str, mark: str, file_id: UUID) -> HttpResponse:
    """Step 3: write what was seen. Where the choices or the readings are others by now, the differences are shown
    anew."""
    agreement, file = agreement_of(request, mark), _file(request, file_id)
    if file.read_in_at:
        messages.success(request, f"{file} er allerede læst ind.")
        return redirect("readings_import", slug, mark)
    return _understood(request, agreement, file, confirmed=True)


@require_POST
@requires(Action.EDIT_TARGETS)
def discard(request: MemberRequest, slug: str, mark: str, file_id: UUID) -> HttpResponse:
    """Throw a waiting file away; one that was read in stays as the source of its readings."""
    agreement_of(request, mark)
    file = get_object_or_404(waiting.files(request.partnership), pk=file_id, read_in_at=None)
    file.delete()
    messages.success(request, f"{file} er fjernet. Intet blev læst ind.")
    return redirect("readings_import", slug, mark)


@require_GET
@requires(Action.EDIT_TARGETS)
def raw(request: MemberRequest, slug: str, mark: str, file_id: UUID) -> HttpResponse:
    """The file as it was uploaded."""
    agreement_of(request, mark)
    file = _file(request, file_id)
    response = HttpResponse(bytes(file.data), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, file.filename)
    return response


def _file(request: MemberRequest, file_id: UUID) -> ReadingsFile:
    files: QuerySet[ReadingsFile] = waiting.files(request.partnership).select_related("partnership").defer(None)
    return get_object_or_404(files, pk=file_id)


def _understood(
    request: MemberRequest, agreement: Agreement, file: ReadingsFile, *, confirmed: bool = False
) -> HttpResponse:
    """Keep the understanding that was posted; where it is the one that stands and was confirmed, write."""
    slug, seen = request.partnership.slug, request.POST.get("seen", "")
    try:
        form = _form(file, waiting.differences(file), request.POST)
        if not form.is_valid():
            return _shown(request, agreement, file, form=form, refusal=_INVALID, status=422)
        is_other = form.understood != form.mapping
        if is_other and not waiting.understand(file, form.understood, seen):
            file.refresh_from_db()
            form = _form(file, waiting.differences(file), request.POST)
            return _shown(request, agreement, file, form=form, refusal=_BY_ANOTHER, status=409)
        if not confirmed:
            return redirect(f"{reverse('readings_import_preview', args=[slug, agreement.mark, file.pk])}#forskelle")
        if is_other:
            file.refresh_from_db()
            return _shown(request, agreement, file, refusal=_OTHERWISE, status=409)
        found = waiting.read_in(file, request.POST.get("mark", ""), request.membership.user)
    except waiting.ReadingsChanged:
        return _shown(request, agreement, file, refusal=_CHANGED, status=409)
    except Refused as refused:
        return _refused(request, agreement, refused)
    messages.success(request, _told(file, found))
    return redirect("targets", slug, agreement.mark)


def _form(file: ReadingsFile, found: Read, data: Any = None) -> MappingForm:
    return MappingForm(data, found=found, mapping=from_json(file.mapping), known=known_of(file.partnership))


def _shown(
    request: MemberRequest,
    agreement: Agreement,
    file: ReadingsFile,
    *,
    form: MappingForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """The understanding and the differences as they are now; the first step where the file cannot be read any more."""
    try:
        found = form.found if form else waiting.differences(file)
    except Refused as refused:
        return _refused(request, agreement, refused)
    form = form or _form(file, found)
    context = {
        "file": file,
        "found": found,
        "form": form,
        "seen": waiting.mark_of(file),
        "heading": _heading(found),
        "questions": [(question, form.anchor(question.anchor)) for question in found.questions],
        "before": waiting.files(request.partnership).filter(sha256=file.sha256).exclude(read_in_at=None).first(),
        "refusal": refusal,
    }
    return page(request, agreement, "readings_preview", context, status)


def _refused(request: MemberRequest, agreement: Agreement, refused: Refused) -> HttpResponse:
    messages.error(request, refused.message)
    return redirect("readings_import", request.partnership.slug, agreement.mark)


def _heading(found: Read) -> str:
    """What the page is about: "Tolv nye og tre ændrede målinger"."""
    if not found.count:
        return "Filen er ikke forstået endnu" if found.questions else "Ingen forskelle"
    new, changed = counted(found.new, "ny", "nye"), counted(found.changed, "ændret", "ændrede")
    if found.new and found.changed:
        return f"{new} {'måling' if found.new == 1 else 'målinger'} og {changed}".capitalize()
    if found.differences:
        return f"{new if found.new else changed} {'måling' if len(found.differences) == 1 else 'målinger'}".capitalize()
    return counted(found.count, "nyt navn", "nye navne", neuter=True).capitalize()


def _told(file: ReadingsFile, found: Read) -> str:
    left = (
        f" {counted(found.unread, 'sted', 'steder', neuter=True).capitalize()} i filen er ikke læst."
        if found.unread
        else ""
    )
    return f"{_heading(found)} er læst ind fra {file}.{left}"

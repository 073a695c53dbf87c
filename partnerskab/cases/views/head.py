# SPDX-License-Identifier: MPL-2.0
"""The head of a case paper, a unit of its own: title, committee, aim, day, numbers; and which version it is about."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.cases.committees import suggested_bodies
from partnerskab.cases.forms import HeadForm
from partnerskab.cases.models import CasePaper
from partnerskab.documents.proposing import gathering
from partnerskab.editing import Stale, change, held, unit_version
from partnerskab.form_pages import again, differing
from partnerskab.htmx import is_htmx, say_saved

from .cases import case_page
from .pages import case_or_404, part

FIELDS = ("title", "body", "aim", "meeting_on", "sender", "case_number", "document_number", "officer")


@require_GET
@requires(Action.READ_DRAFT)
def case_head(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The head as it stands, e.g. after a cancelled edit."""
    return _shown(request, case_or_404(request, mark))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_CASES)
def case_head_edit(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The head in a form, and saved."""
    case = case_or_404(request, mark)
    if request.method == "GET":
        form = HeadForm(initial={name: getattr(case, name) for name in (*FIELDS, "version")})
        form.fields["title"].widget.attrs["autofocus"] = True
        return _form_part(request, case, form)
    form = HeadForm(request.POST)
    if not form.is_valid():
        return _form_part(request, case, form, status=422)
    values = {name: form.cleaned_data[name] for name in FIELDS}
    try:
        written = change(case, unit_version(case, form.cleaned_data["version"], FIELDS), **values)
    except Stale as stale:
        return _conflict(request, case, form, stale.current)
    return say_saved(_shown(request, case), "Sagens oplysninger er gemt." if written else "Intet var ændret.")


@require_POST
@requires(Action.EDIT_CASES)
def case_newer(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Let the case be about the newest version of the same. Its texts and rows stay as they are. 409 where the newest
    is another than the one that the button named."""
    case = case_or_404(request, mark)
    now = gathering.newest_like(request.partnership, case.subject_sha256)
    page = f"{reverse('case', args=[slug, mark])}#hoved"
    if now is None or now.content_sha256 == case.subject_sha256:
        messages.info(request, "Sagen handler allerede om den nyeste version.")
        return redirect(page)
    if now.label != request.POST.get("newer"):
        messages.warning(request, f"Der er kommet en nyere version, {now.label}. Se på den, og vælg igen.")
        return case_page(request, case, 409)
    with transaction.atomic():
        change(case, held(case).version, **gathering.subject_columns(now))
    messages.success(
        request, f"Sagen handler nu om version {now.label}. Hent tallene igen for de afsnit, der bygger på dem."
    )
    return redirect(page)


def _shown(request: MemberRequest, case: CasePaper) -> HttpResponse:
    if not is_htmx(request):
        return redirect("case", request.partnership.slug, case.mark)
    return part(request, "cases/_head.html", case, {"focus": True})


def _form_part(request: MemberRequest, case: CasePaper, form: HeadForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "bodies": suggested_bodies(case.agreement), **more}
    return part(request, "cases/_head_form.html", case, context, status)


def _conflict(request: MemberRequest, case: CasePaper, form: HeadForm, current: Any) -> HttpResponse:
    """Both values of each field that differs; the form now carries the version that is shown as saved."""
    saved = {name: getattr(current, name) for name in FIELDS}
    newer = HeadForm(again(request.POST, version=current.version))
    return _form_part(request, case, newer, 409, differing=differing(form, saved, FIELDS))

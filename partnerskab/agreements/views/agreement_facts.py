# SPDX-License-Identifier: MPL-2.0
"""An agreement's title, kind and period: a unit of its own at the head of the page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.agreement_forms import FactsForm
from partnerskab.agreements.models import Agreement
from partnerskab.editing import Stale, change, unit_version
from partnerskab.form_pages import again, differing
from partnerskab.htmx import is_htmx, say_saved

from .menu import agreement_or_404, part

FIELDS = ("title", "kind", "valid_from", "valid_to")


@require_GET
@requires(Action.READ_DRAFT)
def agreement_facts(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Title and period as they stand, e.g. after a cancelled edit."""
    return _shown(request, agreement_or_404(request, mark))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def agreement_facts_edit(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Title and period in a form. A period of other years has another address, and the browser is led there."""
    agreement = agreement_or_404(request, mark)
    if request.method == "GET":
        initial = {name: getattr(agreement, name) for name in (*FIELDS, "version")}
        form = _form(request, agreement, initial=initial)
        form.fields["title"].widget.attrs["autofocus"] = True
        return _form_part(request, agreement, form)
    form = _form(request, agreement, request.POST)
    if not form.is_valid():
        return _form_part(request, agreement, form, status=422)
    try:
        written = change(agreement, unit_version(agreement, form.cleaned_data["version"], FIELDS), **form.values)
    except Stale as stale:
        return _conflict(request, agreement, form, stale.current)
    if agreement.mark != mark:
        return _elsewhere(request, agreement)
    return say_saved(_shown(request, agreement), "Titel og periode er gemt." if written else "Intet var ændret.")


def _form(request: MemberRequest, agreement: Agreement, data: Any = None, **kwargs: Any) -> FactsForm:
    return FactsForm(data, partnership=request.partnership, agreement=agreement, **kwargs)


def _shown(request: MemberRequest, agreement: Agreement) -> HttpResponse:
    if not is_htmx(request):
        return redirect("agreement", request.partnership.slug, agreement.mark)
    return part(request, "agreements/_facts.html", agreement, {"focus": True})


def _elsewhere(request: MemberRequest, agreement: Agreement) -> HttpResponse:
    address = reverse("agreement", args=[request.partnership.slug, agreement.mark])
    if not is_htmx(request):
        return redirect(address)
    return HttpResponse(status=204, headers={"HX-Redirect": address})


def _form_part(
    request: MemberRequest, agreement: Agreement, form: FactsForm, status: int = 200, **more: Any
) -> HttpResponse:
    return part(request, "agreements/_facts_form.html", agreement, {"form": form, **more}, status)


def _conflict(request: MemberRequest, agreement: Agreement, form: FactsForm, current: Any) -> HttpResponse:
    """Both values of each field that differs; the form now carries the version that is shown as saved."""
    saved = {name: getattr(current, name) for name in FIELDS}
    newer = _form(request, agreement, again(request.POST, version=current.version))
    return _form_part(request, agreement, newer, 409, differing=differing(form, saved, FIELDS))

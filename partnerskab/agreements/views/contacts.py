# SPDX-License-Identifier: MPL-2.0
"""Whom to call at each organisation: for members alone, and in no paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.contact_forms import FIELDS, ContactForm, initial_of
from partnerskab.agreements.models import Contact, Organisation
from partnerskab.editing import Stale, change
from partnerskab.form_pages import again, differing

from .menu import page


@require_GET
@requires(Action.VISIT)
def contacts(request: MemberRequest, slug: str) -> HttpResponse:
    """The contacts by organisation; those who are no longer stand apart."""
    today = timezone.localdate()
    rows = list(Contact.objects.filter(partnership=request.partnership).select_related("organisation"))
    present = [row for row in rows if not row.to_date or row.to_date > today]
    former = [row for row in rows if row.to_date and row.to_date <= today]
    return _page(request, "contacts", {"contacts": present, "former": former})


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def contact_new(request: MemberRequest, slug: str) -> HttpResponse:
    """Add a contact."""
    form = ContactForm(request.POST or None, initial={"version": 0, "from_date": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            contact = Contact.objects.create(partnership=request.partnership, **form.values)
        messages.success(request, f"{contact.name} er tilføjet.")
        return redirect("contacts", slug)
    return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def contact_edit(request: MemberRequest, slug: str, contact_id: UUID) -> HttpResponse:
    """Change a contact; 409 with both values of what differs if somebody else saved it meanwhile."""
    contact = _contact(request, contact_id)
    form = ContactForm(request.POST or None, initial=initial_of(contact))
    if request.method == "GET" or not form.is_valid():
        return _form_page(request, form, contact)
    try:
        with transaction.atomic():
            written = change(contact, form.cleaned_data["version"], **form.values)
    except Stale as stale:
        return _conflict(request, contact, form, stale.current)
    messages.success(request, f"{contact.name} er gemt." if written else "Intet var ændret.")
    return redirect("contacts", slug)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def contact_end(request: MemberRequest, slug: str, contact_id: UUID) -> HttpResponse:
    """Let a contact end today, after a question; the name stays among those who were."""
    contact = _contact(request, contact_id)
    if request.method == "POST":
        today = timezone.localdate()
        change(contact, contact.version, to_date=max(contact.from_date or today, today))
        messages.success(request, f"{contact.name} er ikke længere kontaktperson.")
        return redirect("contacts", slug)
    return _page(request, "contact_end", {"contact": contact})


def _contact(request: MemberRequest, contact_id: UUID) -> Contact:
    rows = Contact.objects.select_related("organisation")
    return get_object_or_404(rows, pk=contact_id, partnership=request.partnership)


def _conflict(request: MemberRequest, contact: Contact, form: ContactForm, current: Any) -> HttpResponse:
    saved = initial_of(current)
    newer = ContactForm(again(request.POST, version=current.version))
    context = {"form": newer, "contact": contact, "differing": differing(form, saved, FIELDS)}
    return _page(request, "contact_form", context | _names(), status=409)


def _form_page(request: MemberRequest, form: ContactForm, contact: Contact | None) -> HttpResponse:
    context = {"form": form, "contact": contact} | _names()
    return _page(request, "contact_form", context, status=422 if form.errors else 200)


def _names() -> dict[str, Any]:
    return {"suggestions": Organisation.objects.values_list("name", flat=True)}


def _page(request: MemberRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return page(request, f"agreements/{name}.html", {**context, "section": "members"}, status)

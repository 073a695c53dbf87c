# SPDX-License-Identifier: MPL-2.0
"""What the pages about targets share: the agreement an address names, and a page with one form on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from activities.models import Plan
from partnerskab.access import MemberRequest
from partnerskab.agreements.models import Agreement
from partnerskab.editing import Editable, Stale, change
from partnerskab.form_pages import again, differing

NOTHING = "Intet var ændret."
_MEANWHILE = "Nogen har lige gemt det samme. Gå tilbage, og se, hvad der står."


Make = Callable[[QueryDict | None, dict[str, Any] | None], Any]
"""Makes the form of a page out of what was posted, or of what it begins with."""


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form: its words, where it leads, what is said when it is done, and what may stand beside it.

    `done` may name the row in braces. `next` is the address of another of the same, where the form offers one.
    """

    title: str
    back: str
    lede: str = ""
    button: str = "Gem"
    template: str = "form"
    remove: str = ""
    done: str = ""
    more: Mapping[str, Any] | None = None
    next: Callable[[Any], str] = lambda form: ""


def agreement_of(request: MemberRequest, mark: str) -> Agreement:
    """The agreement of the period in the address.

    Raises:
        Http404: the partnership has none of that period.
    """
    agreement = Agreement.objects.of(request.partnership).marked(mark).first()
    if agreement is None:
        raise Http404
    return agreement


def page(
    request: MemberRequest, agreement: Agreement | None, name: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page about an agreement's targets, under the menu of the newest plan."""
    plan = Plan.objects.of(request.partnership).order_by("-year").first()
    about = {"section": "targets", "plan": plan, "agreement": agreement, "matter": agreement}
    return render(request, f"targets/{name}.html", {**about, **context}, status=status)


def form_page(
    request: MemberRequest,
    agreement: Agreement,
    shown: FormPage,
    form: forms.Form,
    status: int = 200,
    met: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:
    """The form as it stands; `met` is what differs from what somebody else saved meanwhile."""
    context = {"page": shown, "form": form, "differing": met, **(shown.more or {})}
    return page(request, agreement, shown.template, context, status)


def added(
    request: MemberRequest,
    agreement: Agreement,
    shown: FormPage,
    make: Make,
    initial: dict[str, Any],
    write: Callable[[Any], Model],
) -> HttpResponse:
    """A form for something new: shown, refused with what was typed, or written. That somebody else was first with the
    same is a refusal too."""
    if request.method == "GET":
        return form_page(request, agreement, shown, make(None, {"version": 0, **initial}))
    form = make(request.POST, None)
    if not form.is_valid():
        return form_page(request, agreement, shown, form, 422)
    try:
        with transaction.atomic():
            row = write(form)
    except IntegrityError:
        form.add_error(None, _MEANWHILE)
        return form_page(request, agreement, shown, form, 422)
    messages.success(request, shown.done.format(row=row))
    return redirect(shown.next(form) if "igen" in request.POST else shown.back)


def edited(
    request: MemberRequest,
    agreement: Agreement,
    shown: FormPage,
    row: Editable,
    make: Make,
    also: Callable[[Any], dict[str, Any]] = lambda form: {},
) -> HttpResponse:
    """A form for a row: shown, refused with what was typed, met by what somebody else saved (409), or saved. `also` is
    what a valid form changes beside its own fields."""
    if request.method == "GET":
        form = make(None, None)
        initial = {name: getattr(row, name) for name in (*form.names, "version")}
        return form_page(request, agreement, shown, make(None, initial))
    form = make(request.POST, None)
    if not form.is_valid():
        return form_page(request, agreement, shown, form, 422)
    try:
        with transaction.atomic():
            written = change(row, form.cleaned_data["version"], **form.values, **also(form))
    except Stale as stale:
        met = differing(form, {name: getattr(stale.current, name) for name in form.values}, form.values)
        newer = make(again(request.POST, version=stale.current.version), None)
        return form_page(request, agreement, shown, newer, 409, met)
    except IntegrityError:
        form.add_error(None, _MEANWHILE)
        return form_page(request, agreement, shown, form, 422)
    messages.success(request, shown.done.format(row=row) if written else NOTHING)
    return redirect(shown.back)


def removal(request: MemberRequest, agreement: Agreement, shown: FormPage, row: Editable, held: str) -> HttpResponse:
    """Ask, and remove when it is confirmed; `held` says why it cannot be removed, where it cannot."""
    if request.method == "POST" and not held:
        try:
            with transaction.atomic():
                row.delete()
        except ProtectedError:
            held = _MEANWHILE
        else:
            messages.success(request, shown.done.format(row=row))
            return redirect(shown.back)
    status = 422 if request.method == "POST" else 200
    return page(request, agreement, "remove", {"page": shown, "row": row, "held": held}, status)

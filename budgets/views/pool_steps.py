# SPDX-License-Identifier: MPL-2.0
"""Applications to a pool: written down, corrected, and taken from step to step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from budgets import pool_forms as forms
from budgets import pools
from budgets.models import Pool, PoolApplication
from budgets.refusals import Refused
from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale, version_in

from .pools import context_of, pool_of

_STALE = "Ansøgningen blev ændret imens. Det, du har skrevet, står her endnu. Sådan står ansøgningen nu:"


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its form, what a page calls it, what the form begins with, and the act."""

    form: type[Any]
    title: str
    button: str
    done: str
    begin: Callable[[PoolApplication], dict[str, Any]]
    act: Callable[[PoolApplication, dict[str, Any]], bool]


def _nothing(_: PoolApplication) -> dict[str, Any]:
    return {}


STEPS = {
    "ret": Step(
        forms.ApplicationForm,
        "Ret ansøgningen",
        "Gem ansøgning",
        "Ansøgningen er rettet.",
        forms.as_asked,
        lambda row, typed: pools.correct(row, typed.pop("version"), **typed),
    ),
    "bevilg": Step(
        forms.GrantForm,
        "Bevilg penge",
        "Bevilg",
        "Beløbet er bevilget.",
        lambda row: {"amount": danish.amount(row.kr)},
        lambda row, typed: pools.grant(row, typed["version"], typed["amount"], typed["day"], typed["took_part"]),
    ),
    "afslaa": Step(
        forms.RefuseForm,
        "Afslå ansøgningen",
        "Afslå",
        "Ansøgningen er afslået.",
        _nothing,
        lambda row, typed: pools.refuse(row, typed["version"], typed["day"], typed["took_part"]),
    ),
    "udbetal": Step(
        forms.PayForm,
        "Notér udbetalingen",
        "Notér udbetaling",
        "Udbetalingen er noteret.",
        _nothing,
        lambda row, typed: pools.pay(row, typed["version"], typed["day"]),
    ),
    "regnskab": Step(
        forms.AccountForm,
        "Notér regnskabet",
        "Notér regnskab",
        "Regnskabet er noteret.",
        lambda row: {"amount": danish.amount(row.granted or 0)},
        lambda row, typed: pools.account(row, typed["version"], typed["day"], typed["amount"]),
    ),
    "traek": Step(
        forms.WithdrawForm,
        "Træk ansøgningen tilbage",
        "Træk tilbage",
        "Ansøgningen er trukket tilbage.",
        _nothing,
        lambda row, typed: pools.withdraw(row, typed["version"], typed["day"]),
    ),
}
"""The steps by the word in their address."""


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def pool_apply(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Write an application down."""
    found = pool_of(request, year, activity_id)
    words = "Ny ansøgning", "Tilføj ansøgning"
    if request.method == "GET":
        return _page(request, found, forms.ApplicationForm(), words)
    form = forms.ApplicationForm(request.POST)
    if form.is_valid():
        try:
            application = pools.apply(found, **forms.asked(form))
        except Refused as refused:
            _add(form, refused)
        else:
            messages.success(request, f"Ansøgningen fra {application.applicant} er tilføjet.")
            return redirect("pool", slug, year, activity_id)
    return _page(request, found, form, words, 422)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def pool_step(request: MemberRequest, slug: str, year: int, application_id: UUID, step: str) -> HttpResponse:
    """The form of a step; a post takes it."""
    application, taken = _application(request, year, application_id), STEPS.get(step)
    if taken is None:
        raise Http404
    found, words = application.pool, (taken.title, taken.button)
    if request.method == "GET":
        form = taken.form(version=application.version, initial=taken.begin(application))
        return _page(request, found, form, words, application=application)
    form = taken.form(request.POST)
    if not form.is_valid():
        return _page(request, found, form, words, 422, application=application)
    try:
        taken.act(application, form.cleaned_data)
    except Refused as refused:
        _add(form, refused)
        return _page(request, found, form, words, 422, application=application)
    except Stale as stale:
        again = taken.form(request.POST, version=stale.current.version)
        return _page(request, found, again, words, 409, application=stale.current, conflict=_STALE)
    messages.success(request, taken.done)
    return redirect("pool", slug, year, found.activity_id)


@require_POST
@requires(Action.EDIT_PLAN)
def pool_take_back(request: MemberRequest, slug: str, year: int, application_id: UUID) -> HttpResponse:
    """Take an application's last step back."""
    application = _application(request, year, application_id)
    try:
        pools.take_back(application, version_in(request.POST))
    except Refused as refused:
        messages.error(request, str(refused))
    except Stale:
        messages.error(request, "Ansøgningen blev ændret imens. Sådan står den nu; prøv igen, hvis det stadig passer.")
    else:
        messages.success(request, f"Det seneste trin for {application.applicant} er taget tilbage.")
    return redirect("pool", slug, year, application.pool.activity_id)


def _application(request: MemberRequest, year: int, application_id: UUID) -> PoolApplication:
    mine = PoolApplication.objects.filter(
        pool__activity__plan__year=year, pool__activity__plan__agreement__partnership=request.partnership
    )
    found = mine.select_related("pool__activity__plan__agreement__partnership")
    return get_object_or_404(found, pk=application_id)


def _add(form: Form, refused: Refused) -> None:
    """The refusal at its field, or over the form where it has no such field."""
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))


def _page(
    request: MemberRequest, found: Pool, form: Form, words: tuple[str, str], status: int = 200, **context: Any
) -> HttpResponse:
    """The form under its title and with its button; `application` and `conflict` where there are any."""
    title, button = words
    shown = {"form": form, "title": title, "button": button, "rest": pools.rest(found), **context}
    return render(request, "budgets/pool_form.html", {**context_of(found), **shown}, status=status)

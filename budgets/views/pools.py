# SPDX-License-Identifier: MPL-2.0
"""A pool through its year: what it has, the applications and how far each has come, the account, and the year's end."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.models import Activity, Plan
from budgets import pools
from budgets.models import Pool, Reallocation
from budgets.pool_forms import CloseForm, DropForm
from budgets.refusals import Refused
from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.freezing import freeze_activity
from partnerskab.content.pools import PoolRow, Standing, pool_account
from partnerskab.editing import Stale, version_in

STEPS_FROM = {
    Standing.APPLIED: ("bevilg", "afslaa", "ret", "traek"),
    Standing.GRANTED: ("udbetal", "traek"),
    Standing.PAID: ("regnskab",),
    Standing.ACCOUNTED: (),
    Standing.REFUSED: (),
    Standing.WITHDRAWN: (),
}
"""What can be done next, by how far an application has come; the words in its address."""
_CHANGED = "Puljen blev ændret imens. Sådan står den nu; prøv igen, hvis det stadig passer."


@dataclass(frozen=True, slots=True)
class Entry:
    """An application on the page: its row in the account, the version it is shown at, and what can be done next."""

    row: PoolRow
    version: int
    steps: tuple[str, ...]
    can_take_back: bool


@require_GET
@requires(Action.READ_DRAFT)
def pool(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """The pool with its rest and its applications; the newest first."""
    found = pool_of(request, year, activity_id)
    account = pool_account(freeze_activity(found.activity), year)
    versions = dict(found.applications.values_list("pk", "version"))
    entries = [
        Entry(row, versions[UUID(row.application.id)], STEPS_FROM[row.standing], row.standing is not Standing.APPLIED)
        for row in reversed(account.rows)
    ]
    proposals = found.reallocations.with_source()
    return _page(request, found, "pool", account=account, entries=entries, proposals=proposals)


@require_GET
@requires(Action.READ_DRAFT)
def pool_year(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """The year's account, as it is to be printed."""
    found = pool_of(request, year, activity_id)
    return _page(request, found, "pool_account", account=pool_account(freeze_activity(found.activity), year))


@require_POST
@requires(Action.EDIT_PLAN)
def pool_make(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Let an activity be a pool."""
    activity = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    pools.make(activity)
    messages.success(request, f"{activity.title} er nu en pulje. Skriv ansøgningerne ind, efterhånden som de kommer.")
    return redirect("pool", slug, year, activity_id)


@require_POST
@requires(Action.EDIT_PLAN)
def pool_unmake(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Let it be an ordinary activity again."""
    found = pool_of(request, year, activity_id)
    try:
        pools.unmake(found)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("pool", slug, year, activity_id)
    messages.success(request, f"{found.activity.title} er ikke længere en pulje.")
    return redirect(reverse("activity", args=[slug, year, activity_id]) + "#oekonomi")


@require_http_methods(["GET", "POST"])
@requires(Action.CLOSE_POOL)
def pool_close(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Close the pool's year; what is left becomes a proposal."""
    found = pool_of(request, year, activity_id)
    if request.method == "GET":
        return _form(request, found, "pool_close", CloseForm(version=found.version))
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _form(request, found, "pool_close", form, 422)
    user, suggestion = request.membership.user, form.cleaned_data["suggestion"]
    try:
        proposal = pools.close(found, form.cleaned_data["version"], suggestion, user)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _form(request, found, "pool_close", form, 422)
    except Stale as stale:
        again = CloseForm(request.POST, version=stale.current.version)
        return _form(request, found, "pool_close", again, 409, conflict=_CHANGED)
    left = f" {danish.kr(proposal.kr)} er foreslået til omdisponering." if proposal else ""
    messages.success(request, f"Puljens år er lukket.{left}")
    return redirect("pool", slug, year, activity_id)


@require_POST
@requires(Action.CLOSE_POOL)
def pool_reopen(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Open the pool's year again."""
    found = pool_of(request, year, activity_id)
    try:
        pools.reopen(found, version_in(request.POST))
    except Stale:
        messages.error(request, _CHANGED)
    else:
        messages.success(request, "Puljens år er åbent igen.")
    return redirect("pool", slug, year, activity_id)


@require_http_methods(["GET", "POST"])
@requires(Action.CLOSE_POOL)
def reallocation_drop(request: MemberRequest, slug: str, year: int, reallocation_id: UUID) -> HttpResponse:
    """Let a proposal fall, with the reason."""
    mine = Reallocation.objects.filter(plan__agreement__partnership=request.partnership, plan__year=year)
    proposal = get_object_or_404(
        mine.select_related("pool__activity__plan__agreement__partnership"), pk=reallocation_id
    )
    found = proposal.pool
    if request.method == "GET":
        return _form(request, found, "pool_drop", DropForm(version=proposal.version), proposal=proposal)
    form = DropForm(request.POST)
    if not form.is_valid():
        return _form(request, found, "pool_drop", form, 422, proposal=proposal)
    try:
        pools.drop(proposal, form.cleaned_data["version"], form.cleaned_data["because"])
    except Refused as refused:
        form.add_error(None, str(refused))
        return _form(request, found, "pool_drop", form, 409, proposal=proposal)
    except Stale as stale:
        again = DropForm(request.POST, version=stale.current.version)
        return _form(request, found, "pool_drop", again, 409, proposal=stale.current, conflict=_CHANGED)
    messages.success(request, "Forslaget er faldet.")
    return redirect("pool", slug, year, found.activity_id)


def pool_of(request: MemberRequest, year: int, activity_id: UUID) -> Pool:
    """The pool of an activity of the partnership's plan of that year.

    Raises:
        Http404: there is no such activity, or it is no pool.
    """
    activity = get_object_or_404(Activity.objects.of(request.partnership, year).select_related("pool"), pk=activity_id)
    if not hasattr(activity, "pool"):
        raise Http404
    return activity.pool


def context_of(found: Pool) -> dict[str, Any]:
    """What every page of a pool shows."""
    plan: Plan = found.activity.plan
    return {"section": "plan", "plan": plan, "activity": found.activity, "pool": found}


def _page(request: MemberRequest, found: Pool, name: str, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, f"budgets/{name}.html", {**context_of(found), **context}, status=status)


def _form(
    request: MemberRequest, found: Pool, name: str, form: CloseForm | DropForm, status: int = 200, **context: Any
) -> HttpResponse:
    return _page(request, found, name, status, form=form, rest=pools.rest(found), **context)

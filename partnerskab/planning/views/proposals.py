# SPDX-License-Identifier: MPL-2.0
"""Proposals for activities as members see and write them: the list, one of them, and their own in a form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale
from partnerskab.form_pages import again, differing
from partnerskab.planning.models import Proposal
from partnerskab.planning.proposal_forms import FIELDS, ProposalForm, initial_of
from partnerskab.planning.proposals import ClosedError, coming_years, rewrite, send, withdraw, write
from partnerskab.planning.source import next_year

_NOT_YOURS = "Kun den, der har skrevet forslaget, kan rette det, sende det ind eller trække det tilbage."
_STAGE = Proposal.Stage


@require_GET
@requires(Action.READ_DRAFT)
def proposals(request: MemberRequest, slug: str) -> HttpResponse:
    """All proposals the member may see, by what they wait for."""
    found = list(_seen(request))
    parts = (
        ("kladder", "Dine kladder", (_STAGE.DRAFT,)),
        ("venter", "Venter på svar", (_STAGE.SENT,)),
        ("behandlet", "Behandlet", (_STAGE.TAKEN, _STAGE.DECLINED)),
        ("trukket", "Trukket tilbage", (_STAGE.WITHDRAWN,)),
    )
    groups = [(key, title, [one for one in found if one.stage in stages]) for key, title, stages in parts]
    return page(request, "proposals", {"groups": [group for group in groups if group[2]]})


@require_GET
@requires(Action.READ_DRAFT)
def proposal(request: MemberRequest, slug: str, proposal_id: UUID) -> HttpResponse:
    """One proposal, with its answer and what can be done with it."""
    return page(request, "proposal", {"proposal": seen(request, proposal_id)})


@require_http_methods(["GET", "POST"])
@requires(Action.PROPOSE)
def proposal_new(request: MemberRequest, slug: str) -> HttpResponse:
    """Write a proposal: kept as a draft, or sent in at once."""
    years, agreements = coming_years(request.partnership)
    newest = Plan.objects.of(request.partnership).order_by("-year").first()
    coming = next_year(request.partnership, newest) or (newest and newest.year)
    initial = {"version": 0, "year": coming if coming in years else next(iter(years), None)}
    form = ProposalForm(request.POST or None, agreements=agreements, years=years, initial=initial)
    if request.method == "GET" or not form.is_valid():
        return _form(request, form, None)
    row = write(request.partnership, request.membership, form.values)
    return _saved(request, row, form)


@require_http_methods(["GET", "POST"])
@requires(Action.PROPOSE)
def proposal_edit(request: MemberRequest, slug: str, proposal_id: UUID) -> HttpResponse:
    """Change one's own proposal until it is answered; 409 with both values of what differs after another save."""
    row = _own(request, proposal_id)
    years, agreements = coming_years(request.partnership)
    if row.focus_area and row.focus_area.agreement not in agreements:
        agreements = [*agreements, row.focus_area.agreement]
    offered: dict[str, Any] = {
        "agreements": agreements,
        "years": sorted({*years, row.year}),
        "is_sent": bool(row.sent_at),
    }
    form = ProposalForm(request.POST or None, initial=initial_of(row), **offered)
    if request.method == "GET" or not form.is_valid():
        return _form(request, form, row)
    try:
        rewrite(row, form.cleaned_data["version"], form.values)
    except Stale as stale:
        saved = {name: getattr(stale.current, name) for name in FIELDS}
        newer = ProposalForm(again(request.POST, version=stale.current.version), **offered)
        return _form(request, newer, row, 409, differing=differing(form, saved, FIELDS))
    except ClosedError as closed:
        form.add_error(None, f"{closed} Din tekst er ikke gemt, men står her endnu.")
        return _form(request, form, row, 409)
    return _saved(request, row, form)


@require_POST
@requires(Action.PROPOSE)
def proposal_withdraw(request: MemberRequest, slug: str, proposal_id: UUID) -> HttpResponse:
    """Take one's own proposal back."""
    row = _own(request, proposal_id)
    try:
        withdraw(row)
    except ClosedError as closed:
        messages.error(request, str(closed))
    else:
        messages.success(request, f"”{row.title}” er trukket tilbage.")
    return redirect("proposals", slug)


def seen(request: MemberRequest, proposal_id: UUID) -> Proposal:
    """A proposal that the member may see.

    Raises:
        Http404: there is none, or it is another member's draft.
    """
    return get_object_or_404(_seen(request), pk=proposal_id)


def page(request: MemberRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page under the menu of the newest plan, unless the context names another."""
    plan = context.get("plan") or Plan.objects.of(request.partnership).order_by("-year").first()
    return render(request, f"planning/{name}.html", {"section": "plan", **context, "plan": plan}, status=status)


def _seen(request: MemberRequest) -> Any:
    return Proposal.objects.of(request.partnership).seen_by(request.membership.user)


def _own(request: MemberRequest, proposal_id: UUID) -> Proposal:
    row = seen(request, proposal_id)
    if row.author_id != request.membership.user_id:
        raise PermissionDenied(_NOT_YOURS)
    return row


def _saved(request: MemberRequest, row: Proposal, form: ProposalForm) -> HttpResponse:
    if form.data.get("send"):
        try:
            send(row)
        except ClosedError as closed:
            messages.error(request, str(closed))
            return redirect("proposal", request.partnership.slug, row.pk)
        messages.success(request, "Forslaget er sendt ind. Du får en mail, når arbejdsgruppen har svaret.")
    else:
        messages.success(request, "Forslaget er gemt." if row.sent_at else "Kladden er gemt. Kun du kan se den.")
    return redirect("proposal", request.partnership.slug, row.pk)


def _form(
    request: MemberRequest, form: ProposalForm, row: Proposal | None, status: int = 0, **context: Any
) -> HttpResponse:
    status = status or (422 if form.errors else 200)
    return page(request, "proposal_form", {"form": form, "proposal": row, **context}, status)

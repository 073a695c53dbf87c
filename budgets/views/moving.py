# SPDX-License-Identifier: MPL-2.0
"""Money moved from post to post: a form, the question that shows what both posts will have, and the plan's moves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from activities.models import Plan
from budgets.cells import StaleCells
from budgets.models import FundingLine, Reallocation, Transfer
from budgets.moving_form import TYPED, MoveForm, SeenForm, prefilled, proposal_of
from budgets.refusals import Refused
from budgets.transfers import End, Settled, decided_by, ends, move, refusal
from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires

_STALE = "Beløbene blev ændret, mens du så på dem. Sådan står de nu; flyt pengene, hvis det stadig passer."
_GONE = "En af posterne er fjernet imens. Vælg en anden post."


@require_GET
@requires(Action.READ_DRAFT)
def money_moves(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Every move of money in the plan, the newest first."""
    plan = _plan(request, year)
    return render(request, "budgets/moves.html", {"section": "money", "plan": plan, "moves": _moves(plan)})


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def money_move(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The form; a post shows the question first, and moves the money when `do` is move. `do` as edit goes back."""
    plan = _plan(request, year)
    if request.method == "GET":
        return _form(request, plan, MoveForm(plan, initial=prefilled(request.GET, plan)))
    if request.POST.get("do") == "edit":
        return _form(request, plan, MoveForm(plan, initial={name: request.POST.get(name) for name in TYPED}))
    form = MoveForm(plan, request.POST)
    if not form.is_valid():
        return _form(request, plan, form, status=422)
    try:
        return _move(request, plan, form) if request.POST.get("do") == "move" else _ask(request, plan, form)
    except FundingLine.DoesNotExist:
        return _refused(request, plan, form, Refused(_GONE, "to_line"), status=409)
    except Reallocation.DoesNotExist:
        raise Http404 from None


def _move(request: MemberRequest, plan: Plan, form: MoveForm) -> HttpResponse:
    seen = SeenForm(request.POST)
    if not seen.is_valid():
        return _ask(request, plan, form)
    places, because = form.places(**seen.cleaned_data), form.cleaned_data["reason"]
    try:
        made = move(plan, *places, form.kr, because, request.membership.user, form.cleaned_data["proposal"])
    except Refused as refused:
        return _refused(request, plan, form, refused)
    except StaleCells:
        return _ask(request, plan, form, stale=_STALE, status=409)
    except Settled as settled:
        return _form(request, plan, form, settled=_settled(settled.proposal), status=409)
    words = f"{danish.kr(made.kr)} er flyttet fra {made.from_name} {made.from_year} til {made.to_name} {made.to_year}."
    messages.success(request, words)
    return redirect("money_moves", plan.agreement.partnership.slug, plan.year)


def _ask(request: MemberRequest, plan: Plan, form: MoveForm, *, stale: str = "", status: int = 200) -> HttpResponse:
    """What both posts will have, and whose decision it is, before anything is done."""
    source, target = ends(plan, *form.places())
    refused = refusal(plan, source, target, form.kr)
    if refused:
        return _refused(request, plan, form, refused, status=409 if stale else 422)
    same_year = source.cell.year == target.cell.year
    context = {
        "section": "money",
        "plan": plan,
        "form": form,
        "kr": form.kr,
        "source": source,
        "target": target,
        "left": (source.kr or 0) - form.kr,
        "then": (target.kr or 0) + form.kr,
        "stale": stale,
        "decided_by": decided_by(plan.agreement, source.line.activity_id, target.line.activity_id, same_year=same_year),
        "why_decided": _why(source, target),
        "other_frame": source.line.purpose != target.line.purpose,
    }
    return render(request, "budgets/move_ask.html", context, status=status)


def _why(source: End, target: End) -> str:
    if source.cell.year != target.cell.year:
        return "Pengene flyttes fra et år til et andet."
    if source.line.activity_id is None or target.line.activity_id is None:
        return "Pengene flyttes til eller fra en linje uden aktivitet."
    if source.line.activity_id != target.line.activity_id:
        return "Pengene flyttes fra en aktivitet til en anden."
    return "Pengene bliver i samme aktivitet."


def _refused(request: MemberRequest, plan: Plan, form: MoveForm, refused: Refused, status: int = 422) -> HttpResponse:
    form.add_error(refused.field or None, str(refused))
    return _form(request, plan, form, status=status)


def _form(request: MemberRequest, plan: Plan, form: MoveForm, *, settled: str = "", status: int = 200) -> HttpResponse:
    proposal = proposal_of(plan, _key(form["proposal"].value()))
    context: dict[str, Any] = {
        "section": "money",
        "plan": plan,
        "form": form,
        "proposal": proposal,
        "settled": settled or (_settled(proposal) if proposal else ""),
        "moves": _moves(plan),
    }
    return render(request, "budgets/move.html", context, status=status)


def _settled(proposal: Reallocation) -> str:
    if proposal.transfer_id:
        return "Forslaget er allerede gennemført, og pengene er flyttet."
    return "Forslaget er frafaldet, så pengene bliver i puljen." if proposal.dropped_on else ""


def _key(value: Any) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None


def _moves(plan: Plan) -> QuerySet[Transfer]:
    return Transfer.objects.filter(plan=plan).select_related("made_by").order_by("-made_at", "-pk")


def _plan(request: MemberRequest, year: int) -> Plan:
    return get_object_or_404(Plan.objects.of(request.partnership), year=year)

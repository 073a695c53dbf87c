# SPDX-License-Identifier: MPL-2.0
"""The working group's answer to a proposal: it becomes an activity, or is declined with a reason."""

from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from activities.activity_forms import APPENDIX
from activities.models import Plan
from activities.ordering import next_number
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale
from partnerskab.form_pages import again
from partnerskab.planning.areas import most_like
from partnerskab.planning.models import Proposal
from partnerskab.planning.proposal_forms import DeclineForm, TakeInForm
from partnerskab.planning.proposals import ClosedError, decline, take_in

from .proposals import page, seen

_CHANGED = "Forslaget blev ændret imens. Sådan står det nu; svar igen, hvis det stadig passer."
_KEPT = "Din tekst er ikke sendt, men står her endnu."


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def proposal_take(request: MemberRequest, slug: str, proposal_id: UUID) -> HttpResponse:
    """Let a proposal become an activity of a plan, under the title, number and focus area given."""
    row = seen(request, proposal_id)
    plans = list(Plan.objects.of(request.partnership).order_by("-year"))
    plan = _plan(request, row, plans)
    if plan is None:
        return page(request, "proposal_no_plan", {"proposal": row})
    if request.method == "GET":
        return _take(request, row, plans, plan, TakeInForm(plan=plan, initial=_initial(row, plan)))
    form = TakeInForm(request.POST, plan=plan)
    if not form.is_valid():
        return _take(request, row, plans, plan, form, 422)
    typed = form.cleaned_data
    words = typed["title"], typed["number"], form.focus_area
    try:
        activity = take_in(row, typed["version"], plan, *words, request.membership.user)
    except Stale as stale:
        newer = TakeInForm(again(request.POST, version=stale.current.version), plan=plan)
        return _take(request, seen(request, proposal_id), plans, plan, newer, 409, conflict=_CHANGED)
    except ClosedError as closed:
        return _take(request, seen(request, proposal_id), plans, plan, form, 409, conflict=f"{closed} {_KEPT}")
    except IntegrityError:
        form.add_error("number", f"Nummer {typed['number']} er netop taget i brug. Skriv et andet.")
        return _take(request, row, plans, plan, form, 422)
    messages.success(request, f"Forslaget er taget med i {plan}. {row.author} får besked. Skriv videre her.")
    return redirect("activity", slug, plan.year, activity.pk)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def proposal_decline(request: MemberRequest, slug: str, proposal_id: UUID) -> HttpResponse:
    """Say why a proposal is not taken in."""
    row = seen(request, proposal_id)
    if request.method == "GET":
        return page(
            request, "proposal_decline", {"proposal": row, "form": DeclineForm(initial={"version": row.version})}
        )
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return page(request, "proposal_decline", {"proposal": row, "form": form}, 422)
    try:
        decline(row, form.cleaned_data["version"], form.cleaned_data["reason"], request.membership.user)
    except Stale as stale:
        newer = DeclineForm(again(request.POST, version=stale.current.version))
        context = {"proposal": seen(request, proposal_id), "form": newer, "conflict": _CHANGED}
        return page(request, "proposal_decline", context, 409)
    except ClosedError as closed:
        context = {"proposal": seen(request, proposal_id), "form": form, "conflict": f"{closed} {_KEPT}"}
        return page(request, "proposal_decline", context, 409)
    messages.success(request, f"{row.author} får besked med begrundelsen.")
    return redirect("proposals", slug)


def _plan(request: MemberRequest, row: Proposal, plans: list[Plan]) -> Plan | None:
    """The plan that was chosen, else that of the proposal's year, else the newest."""
    chosen = request.POST.get("plan") or request.GET.get("plan")
    named = next((plan for plan in plans if str(plan.year) == chosen), None)
    return named or next((plan for plan in plans if plan.year == row.year), next(iter(plans), None))


def _initial(row: Proposal, plan: Plan) -> dict[str, object]:
    area = row.focus_area
    if area and area.agreement_id != plan.agreement_id:
        area = most_like(area.title, list(plan.agreement.focus_areas.all()))
    number = next_number(plan)
    return {"version": row.version, "title": row.title, "number": number, "area": str(area.number) if area else ""}


def _take(
    request: MemberRequest,
    row: Proposal,
    plans: list[Plan],
    plan: Plan,
    form: TakeInForm,
    status: int = 200,
    conflict: str = "",
) -> HttpResponse:
    choices = form.fields["area"].choices  # type: ignore[attr-defined]
    if not any(key == "" for key, _ in choices):
        form.fields["area"].choices = [("", "Vælg et indsatsområde"), *choices]  # type: ignore[attr-defined]
    context = {
        "proposal": row, "plans": plans, "chosen": plan, "form": form, "conflict": conflict, "appendix": APPENDIX
    }  # fmt: skip
    return page(request, "proposal_take", context, status)

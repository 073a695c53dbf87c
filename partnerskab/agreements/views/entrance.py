# SPDX-License-Identifier: MPL-2.0
"""Where people come in: the list of partnerships, the sample's one-click login, and the front page."""

import datetime
from dataclasses import replace
from typing import Any, cast

from allauth.account.views import LoginView
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.forms import PlanForm
from partnerskab.agreements.models import Membership, Partnership, Role, User
from partnerskab.content.checks import Summary, check_plan, summary
from partnerskab.content.freezing import freeze
from partnerskab.content.places import link_to
from partnerskab.content.recent import latest
from partnerskab.content.totals import line_totals
from partnerskab.content.tree import PlanContent
from partnerskab.planning.beside import alive_beside
from partnerskab.planning.models import Proposal
from partnerskab.planning.source import next_year, plan_before
from partnerskab.revisions.duties import Duty, duties
from partnerskab.revisions.models import Standing
from partnerskab.revisions.progress import inside, progress
from partnerskab.revisions.standing import MatterStanding, standing
from partnerskab.revisions.waiting import in_force, unfinished
from targets.following import followed, foremost, newest_aimed

TASKS = 6
CHANGES = 6


class Entrance(LoginView):
    """allauth's login, and beside it one person per role where a sample partnership is loaded."""

    template_name = "account/login.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sample's people, in the order of the roles."""
        order = {role: place for place, role in enumerate(Role)}
        people = Membership.objects.filter(user__in=sample_users(), ended_on=None)
        people = people.select_related("user", "organisation", "partnership")
        return super().get_context_data(**kwargs) | {
            "sample": sorted(people, key=lambda person: (order[Role(person.role)], person.user.name)),
        }


@require_GET
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """The user's partnerships; one alone is opened at once."""
    partnerships = list(Partnership.objects.visible_to(cast(User, request.user)))
    if len(partnerships) == 1:
        return redirect("front", partnerships[0].slug)
    return render(request, "agreements/start.html", {"partnerships": partnerships})


@require_POST
def sample_login(request: HttpRequest, user_id: int) -> HttpResponse:
    """Log in as a person of the sample, without a password; nobody with a place outside it can be entered so."""
    user = get_object_or_404(sample_users(), pk=user_id)
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("start")


def sample_users() -> QuerySet[User]:
    """The people of sample partnerships, and of no other."""
    mine = Membership.objects.filter(user=OuterRef("pk"), ended_on=None)
    sample, real = mine.filter(partnership__is_sample=True), mine.filter(partnership__is_sample=False)
    return User.objects.filter(Exists(sample), ~Exists(real), is_active=True, is_staff=False)


@require_GET
@requires(Action.VISIT)
def front(request: MemberRequest, slug: str) -> HttpResponse:
    """The front page: where the plan stands, and what is to be done."""
    plans = list(Plan.objects.of(request.partnership).order_by("-year"))
    plan = plans[0] if plans else None
    context: dict[str, Any] = {"plan": plan, "older": plans[1:], "today": timezone.localdate()}
    if plan:
        context["standing"] = standing(plan)
    if request.may["read_draft"]:
        others = unfinished(request.partnership)
        own = _of_draft(request, plan, context["standing"]) if plan else {"duties": ()}
        beside = [_beside(request, one) for one in alive_beside(plan, plans, context["today"])] if plan else []
        due = [duty for one in others for duty in duties(one.revision.matter, one, request.membership)]
        context |= own | {
            "beside": beside,
            "proposals_waiting": Proposal.objects.waiting().filter(partnership=request.partnership).count(),
            "next_year": next_year(request.partnership, plan) if request.may["edit_agreement"] else None,
            "duties": (*_named(own["duties"], plan, beside), *(duty for one in beside for duty in one["duties"]), *due),
            "waiting": [one for one in others if one.revision.is_pending],
            **_of_targets(request.partnership, context["today"]),
        }
    else:
        context["agreed"] = in_force(request.partnership)
    return render(request, "agreements/front.html", context)


def _of_draft(request: MemberRequest, plan: Plan, stands: MatterStanding) -> dict[str, Any]:
    """What the front page tells those who may read the draft: where it lies, and what it and the member lack."""
    content = freeze(plan)
    findings = check_plan(content)
    found = summary(content, findings)
    decider = next((step.body for step in content.agreement.steps if step.act == "approves"), "godkendelse")
    return {
        "content": content,
        "summary": found,
        "tasks": [(finding, link_to(content, finding)) for finding in findings[:TASKS]],
        "left": max(0, len(findings) - TASKS),
        "decider": inside(decider),
        "changes": latest(plan, CHANGES),
        "total": line_totals(content.all_lines(), [content.year])[0],
        **_life(request, plan, stands, content, found),
    }


def _beside(request: MemberRequest, plan: Plan) -> dict[str, Any]:
    """What the front page tells of a plan that is in work beside the newest one."""
    stands, content = standing(plan), freeze(plan)
    life = _life(request, plan, stands, content, summary(content, check_plan(content)))
    return {"plan": plan, "standing": stands, **life, "duties": _named(life["duties"], plan, [plan])}


def _life(
    request: MemberRequest, plan: Plan, stands: MatterStanding, content: PlanContent, found: Summary
) -> dict[str, Any]:
    """How far the plan's newest version has come, whether the draft says something else, and what waits for the
    member."""
    newest = stands.newest
    is_told = newest is not None and newest.standing is not Standing.WITHDRAWN
    route = progress(newest) if newest and is_told else None
    is_new = not stands.is_in_force(content)
    can_be_sent = is_new and bool(content.activities) and not found.blocks
    due = tuple(duties(plan, route, request.membership, can_be_sent=can_be_sent))
    return {"progress": route, "is_new": is_new, "duties": due}


def _named(due: tuple[Duty, ...], plan: Plan | None, beside: list[Any]) -> tuple[Duty, ...]:
    """The duties, under the plan's year where several plans are in work."""
    return tuple(replace(duty, title=f"{plan.year}: {duty.title}") for duty in due) if plan and beside else due


def _of_targets(partnership: Partnership, today: datetime.date) -> dict[str, Any]:
    """The foremost targets of the newest agreement that has any, as tiles."""
    agreement = newest_aimed(partnership)
    return {"aimed": agreement, "tiles": foremost(followed(agreement, today)) if agreement else ()}


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def plan_new(request: MemberRequest, slug: str) -> HttpResponse:
    """Begin the plan of a year that an agreement covers and that has none yet."""
    newest = Plan.objects.of(request.partnership).order_by("-year").first()
    form = PlanForm(request.POST or None, partnership=request.partnership, newest=newest.year if newest else None)
    if request.method == "POST" and form.is_valid():
        year = form.cleaned_data["year"]
        if form.cleaned_data["begin"] == PlanForm.FROM_EARLIER and plan_before(request.partnership, year):
            return redirect("begin_year", slug, year)
        plan, _ = Plan.objects.get_or_create(agreement=form.agreement, year=year)
        return redirect("plan", slug, plan.year)
    context = {"form": form, "plan": newest}
    return render(request, "agreements/plan_new.html", context, status=422 if form.errors else 200)

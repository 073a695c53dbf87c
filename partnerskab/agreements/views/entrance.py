# SPDX-License-Identifier: MPL-2.0
"""Where people come in: the list of partnerships, the sample's one-click login, and the front page."""

import datetime
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
from partnerskab.content.places import link_to
from partnerskab.content.recent import latest
from partnerskab.content.totals import line_totals
from partnerskab.planning.source import next_year, plan_before
from partnerskab.revisions.progress import inside
from partnerskab.revisions.standing import standing
from partnerskab.revisions.waiting import in_force
from partnerskab.year.calendar import Calendar
from partnerskab.year.dates import held_on, meetings_of, next_dates
from partnerskab.year.tasks import Task, tasks_of
from partnerskab.year.wheel import wheel
from targets.following import followed, foremost, newest_aimed

NEXT = 5
TASKS = 6
FINDINGS = 6
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
    """The front page: what comes next, what the member has to do, and where the plan stands."""
    calendar = Calendar(request.partnership, timezone.localdate())
    plan = calendar.plans[0] if calendar.plans else None
    context: dict[str, Any] = {"plan": plan, "older": calendar.plans[1:], "today": calendar.today}
    if request.may["read_draft"]:
        context |= _of_draft(calendar) | {
            "beside": calendar.beside,
            "proposals_waiting": calendar.proposals_waiting,
            "next_year": next_year(request.partnership, plan) if request.may["edit_agreement"] else None,
            "waiting": [one for one in calendar.unfinished if one.revision.is_pending],
            **_of_tasks(tasks_of(calendar, request.membership)),
            **_of_targets(request.partnership, calendar.today),
        }
    else:
        if plan:
            context["standing"] = standing(plan)
        context["agreed"] = in_force(request.partnership)
    return render(request, "agreements/front.html", context | _of_year(calendar, request.membership))


def _of_draft(calendar: Calendar) -> dict[str, Any]:
    """What the front page tells those who may read the draft: where it lies, and what it lacks."""
    draft = calendar.draft
    if draft is None:
        return {}
    content, findings = draft.content, draft.findings
    decider = next((step.body for step in content.agreement.steps if step.act == "approves"), "godkendelse")
    return {
        "content": content,
        "standing": draft.standing,
        "summary": draft.summary,
        "findings": [(finding, link_to(content, finding)) for finding in findings[:FINDINGS]],
        "left": max(0, len(findings) - FINDINGS),
        "decider": inside(decider),
        "changes": latest(draft.plan, CHANGES),
        "total": line_totals(content.all_lines(), [content.year])[0],
        "progress": draft.progress,
        "is_new": draft.is_new,
    }


def _of_tasks(found: list[Task]) -> dict[str, Any]:
    """The member's tasks, the first few open to see."""
    return {"tasks": found[:TASKS], "more_tasks": found[TASKS:], "open_tasks": len(found)}


def _of_year(calendar: Calendar, member: Membership) -> dict[str, Any]:
    """What comes next, and the year as a wheel; nothing where no deadlines are written."""
    if not calendar.deadlines:
        return {}
    this = calendar.today.year
    due = calendar.of_year(this)
    ahead = calendar.meetings(datetime.date(this, 1, 1), calendar.today + datetime.timedelta(days=366))
    meetings = meetings_of(member, ahead)
    drawn = wheel(this, due, calendar.today, held_on(meetings)) if due else None
    return {"next": next_dates(calendar, meetings, NEXT), "wheel": drawn}


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
        if not Plan.objects.of(request.partnership).filter(year=year).exists():
            Plan.objects.get_or_create(agreement=form.agreement, year=year)
        return redirect("plan", slug, year)
    context = {"form": form, "plan": newest}
    return render(request, "agreements/plan_new.html", context, status=422 if form.errors else 200)

# SPDX-License-Identifier: MPL-2.0
"""The posts of a money table: added, renamed, given a funder, moved, removed and brought back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import retarget

from activities.models import Activity, Plan
from budgets import posts
from budgets.forms import PostForm
from budgets.models import FundingLine
from budgets.overspending import Overspent, guarding
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Editable, Stale, change, version_in
from partnerskab.htmx import is_htmx

from .units import addresses, opened, place, say

_STEPS = {"up": -1, "down": 1}
FROM_GRID = "okonomi"
"""What `fra` says in an address that is asked for from the grid: everything is a page of its own, and leads back."""
_CHANGED = "Posten er ændret af en anden imens. Sådan står den nu; prøv igen, hvis det stadig passer."


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def line_add(request: MemberRequest, slug: str, year: int, activity_id: UUID | None = None) -> HttpResponse:
    """A form for a new post; saving opens the table with the new post in it."""
    plan, activity = place(request, year, activity_id)
    form = PostForm(request.POST if request.method == "POST" else None, is_loose=activity is None)
    if not form.is_bound or not form.is_valid():
        context = {**addresses(request, plan, activity), "form": form}
        return _whole_or_part(request, "budgets/_post_new.html", context, 422 if form.is_bound else 200)
    line = posts.add(plan, activity, **form.values)
    first = min(max(plan.year, plan.agreement.years[0]), plan.agreement.years[-1])
    return _table(request, line, f"{line.post} er tilføjet.", focus=f"celle-{line.pk}-{first}")


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def line_edit(request: MemberRequest, slug: str, year: int, line_id: UUID) -> HttpResponse:
    """A post's name and funder in a form, with what else can be done to it."""
    line = _line(request, year, line_id)
    if request.method == "GET":
        return _form(request, line, PostForm(line=line))
    form = PostForm(request.POST, line=line)
    if not form.is_valid():
        return _form(request, line, form, 422)
    try:
        with guarding(line, rows=(line,)):
            written = change(line, form.cleaned_data["version"], **form.values)
    except Overspent as no:
        form.add_error("payer", str(no))
        return _form(request, line, form, 422)
    except Stale as stale:
        again = PostForm(request.POST, line, version=stale.current.version)
        return _form(request, line, again, 409, saved=stale.current)
    except FundingLine.DoesNotExist:
        raise Http404 from None
    words = f"{line.post} er gemt." if written else "Intet var ændret."
    return _table(request, line, words, focus=f"ret-{line.pk}", saved=written)


@require_POST
@requires(Action.EDIT_PLAN)
def line_move(request: MemberRequest, slug: str, year: int, line_id: UUID) -> HttpResponse:
    """Move a post one place; `do` is up or down."""
    line = _line(request, year, line_id)
    step = _STEPS.get(request.POST.get("do", ""))
    if step is None:
        raise Http404
    try:
        moved = posts.move(line, version_in(request.POST), step)
    except Stale:
        return _stale(request, line)
    words = f"{line.post} er flyttet {'op' if step < 0 else 'ned'}." if moved else f"{line.post} står allerede yderst."
    return _table(request, line, words, focus=f"ret-{line.pk}", saved=moved)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def line_remove(request: MemberRequest, slug: str, year: int, line_id: UUID) -> HttpResponse:
    """Ask first, then take the post away with its amounts. It can be brought back."""
    line = _line(request, year, line_id)
    if request.method == "GET":
        return _whole_or_part(request, "budgets/_post_remove.html", _context(request, line))
    try:
        posts.remove(line, version_in(request.POST))
    except Stale:
        return _stale(request, line)
    except Overspent as no:
        return _stale(request, line, str(no))
    return _table(request, line, f"{line.post} er fjernet. Den kan gendannes.", focus="ny-post")


@require_POST
@requires(Action.EDIT_PLAN)
def line_restore(request: MemberRequest, slug: str, year: int, line_id: UUID) -> HttpResponse:
    """Bring a removed post back with its amounts, last in its table."""
    plan, _ = place(request, year, None)
    line = posts.restore(plan, line_id)
    if line is None:
        raise Http404
    return _table(request, line, f"{line.post} er gendannet.", focus=f"ret-{line.pk}")


def _line(request: MemberRequest, year: int, line_id: UUID) -> FundingLine:
    return get_object_or_404(FundingLine.objects.of(request.partnership, year), pk=line_id)


def _context(request: MemberRequest, line: FundingLine) -> dict[str, Any]:
    return {**addresses(request, line.plan, line.activity), "line": line}


def _is_from_grid(request: MemberRequest) -> bool:
    return request.GET.get("fra") == FROM_GRID


def _form(
    request: MemberRequest, line: FundingLine, form: PostForm, status: int = 200, saved: Editable | None = None
) -> HttpResponse:
    context = {**_context(request, line), "form": form, "saved": saved}
    return _whole_or_part(request, "budgets/_post_form.html", context, status)


def _whole_or_part(request: MemberRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The form for htmx, or a page around it where the browser itself asks."""
    if is_htmx(request):
        return render(request, template, context, status=status)
    from_grid = _is_from_grid(request)
    address = _grid(context["plan"]) if from_grid else _page(context["plan"], context["row"])
    whole = {"section": "money" if from_grid else "plan", "part": template, "address": address, **context}
    whole["fra"] = f"?fra={FROM_GRID}" if from_grid else ""
    return render(request, "budgets/post_page.html", whole, status=status)


def _table(request: MemberRequest, line: FundingLine, words: str, *, focus: str, saved: bool = True) -> HttpResponse:
    """The whole table anew, for the posts are not the same or not in the same place."""
    if not is_htmx(request):
        messages.success(request, words)
        return redirect(_back(request, line))
    response = opened(request, line.plan, line.activity, focus=focus)
    return say(retarget(response, "#penge"), words, saved)


def _stale(request: MemberRequest, line: FundingLine, why: str = _CHANGED) -> HttpResponse:
    if not is_htmx(request):
        messages.error(request, why)
        return redirect(_back(request, line))
    response = opened(request, line.plan, line.activity, focus=f"ret-{line.pk}", refusal=why)
    return retarget(response, "#penge")


def _back(request: MemberRequest, line: FundingLine) -> str:
    """Where the form of a post was asked for: the grid at the post's row, or the page of its table."""
    return f"{_grid(line.plan)}#r-{line.pk}" if _is_from_grid(request) else _page(line.plan, line.activity)


def _grid(plan: Plan) -> str:
    return reverse("money_grid", args=[plan.agreement.partnership.slug, plan.year])


def _page(plan: Plan, activity: Activity | None) -> str:
    """The address of the table on its page."""
    slug = plan.agreement.partnership.slug
    if activity:
        return reverse("activity", args=[slug, plan.year, activity.pk]) + "#oekonomi"
    return reverse("plan_lines", args=[slug, plan.year]) + "#oekonomi"

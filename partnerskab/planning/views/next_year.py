# SPDX-License-Identifier: MPL-2.0
"""Beginning a year's plan from the one before it: what is chosen for each activity, with last year's results beside."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement
from partnerskab.content.tree import ActivityContent
from partnerskab.form_pages import again
from partnerskab.planning.areas import areas_in_use, matched
from partnerskab.planning.choosing import Fate, propose
from partnerskab.planning.last_year import last_year
from partnerskab.planning.models import LeftBehind
from partnerskab.planning.roll_form import RollForm
from partnerskab.planning.rolling import TakenError, begin, has_content
from partnerskab.planning.source import Source, agreement_of, next_year, plan_before, sources


@dataclass(frozen=True, slots=True)
class Typed:
    """What was chosen for an activity and came too late, beside the reason that the plan has for leaving it."""

    activity: ActivityContent
    fate: str
    anchored_with: str
    reason: str
    left: LeftBehind | None


@require_GET
@requires(Action.EDIT_AGREEMENT)
def begin_next(request: MemberRequest, slug: str) -> HttpResponse:
    """Go to the year after the newest plan's; where there is none to begin from, to an empty plan."""
    newest = Plan.objects.of(request.partnership).order_by("-year").first()
    year = next_year(request.partnership, newest)
    return redirect("begin_year", slug, year) if year else redirect("plan_new", slug)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def begin_year(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The choices for a year's plan, and beginning it. 409 where the year has a plan, or the source has changed."""
    standing = Plan.objects.of(request.partnership).filter(year=year).first()
    agreement = standing.agreement if standing else agreement_of(request.partnership, year)
    earlier = plan_before(request.partnership, year)
    if standing and has_content(standing):
        return _taken(request, standing, earlier)
    if agreement is None or earlier is None:
        return _page(request, "begin_not", earlier, year, {"agreement": agreement})
    offered = sources(earlier)
    if request.method == "GET":
        source = next((one for one in offered if one.key == request.GET.get("fra", "")), offered[0])
        return _chosen(request, agreement, year, offered, source)
    source = _posted(request, offered)
    form = _form(request.POST, agreement, year, source)
    if request.POST.get("mark") != source.mark or request.POST.get("source") != source.key:
        return _chosen(request, agreement, year, offered, source, form=_moved_on(request, agreement, year, source))
    if not form.is_valid():
        return _chosen(request, agreement, year, offered, source, form=form)
    try:
        plan = begin(agreement, year, source, form.choices, form.areas, request.membership.user)
    except TakenError as taken:
        return _taken(request, taken.plan, earlier)
    messages.success(request, f"{plan} er begyndt fra {source.name}. Gennemgå tekster og beløb.")
    return redirect("plan", slug, year)


def _form(data: Any, agreement: Agreement, year: int, source: Source) -> RollForm:
    content, areas = source.content, list(agreement.focus_areas.all())
    found = matched(content, agreement)
    is_same = content.agreement.id == str(agreement.pk)
    in_use = areas_in_use(content)
    return RollForm(
        data,
        proposed=propose(content, year, {number: area.number for number, area in found.items()}),
        to_place=[area for area in in_use if not (is_same and area.number in found)],
        areas=areas,
        matched=found,
        initial={"source": source.key, "mark": source.mark},
    )


def _moved_on(request: MemberRequest, agreement: Agreement, year: int, source: Source) -> RollForm:
    """What was chosen, over the content as it is now; what has come to it stands as proposed."""
    fresh = _form(None, agreement, year, source)
    proposed = {name: str(field.initial or "") for name, field in fresh.fields.items()}
    typed = again(request.POST, source=source.key, mark=source.mark)
    for name, value in proposed.items():
        typed.setdefault(name, value)
    form = _form(typed, agreement, year, source)
    form.is_stale = True
    return form


def _chosen(
    request: MemberRequest,
    agreement: Agreement,
    year: int,
    offered: tuple[Source, ...],
    source: Source,
    form: RollForm | None = None,
) -> HttpResponse:
    form = form or _form(None, agreement, year, source)
    context = {
        "form": form,
        "source": source,
        "sources": offered,
        "is_next_agreement": source.content.agreement.id != str(agreement.pk),
        "agreement": agreement,
        "groups": list(form.groups(source.content, last_year(source.plan, source.content))),
    }
    status = 409 if form.is_stale else 422 if form.errors else 200
    return _page(request, "begin_year", source.plan, year, context, status)


def _posted(request: MemberRequest, offered: tuple[Source, ...]) -> Source:
    return next((one for one in offered if one.key == request.POST.get("source", "")), offered[0])


def _taken(request: MemberRequest, plan: Plan, earlier: Plan | None) -> HttpResponse:
    """The year is begun; whoever came second sees what was chosen."""
    typed = _typed(request, plan, _posted(request, sources(earlier))) if request.POST and earlier else []
    return _page(request, "begin_taken", plan, plan.year, {"typed": typed}, 409)


def _typed(request: MemberRequest, plan: Plan, source: Source) -> list[Typed]:
    left = {str(row.activity): row for row in LeftBehind.objects.filter(plan=plan)}
    fates, said = {fate.value: str(fate.label) for fate in Fate}, request.POST.get
    return [
        Typed(one, fates[fate], said(f"hos-{one.id}", ""), said(f"grund-{one.id}", ""), left.get(one.id))
        for one in source.content.activities
        if (fate := said(f"valg-{one.id}", "")) in fates
    ]


def _page(
    request: MemberRequest, name: str, plan: Plan | None, year: int, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    context = {"section": "plan", "plan": plan, "year": year, **context}
    return render(request, f"planning/{name}.html", context, status=status)

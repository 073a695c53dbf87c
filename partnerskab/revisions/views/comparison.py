# SPDX-License-Identifier: MPL-2.0
"""What has changed between two versions, or since one: on the page, and as a paper of the same two."""

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.documents.editions import edition_of
from partnerskab.documents.models import Mark
from partnerskab.documents.printing import annex
from partnerskab.documents.printing.edition import Edition, draft
from partnerskab.revisions.choosing import Choice, Side, Unknown, all_sides, choose
from partnerskab.revisions.presenting import present


@require_GET
@requires(Action.VISIT)
def comparison(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Two sides and all that differs between them; readers see approved versions only. 404 for a side nobody knows."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    sides = all_sides(plan, drafts=bool(request.may["read_draft"]))
    context: dict[str, Any] = {"section": "versions", "plan": plan, "sides": sides}
    try:
        choice = _choice(request, plan, sides)
    except Unknown as trouble:
        return render(request, "revisions/comparison_none.html", context | {"trouble": str(trouble)}, status=404)
    if choice is None or choice.before is None:
        return render(request, "revisions/comparison_none.html", context | {"after": choice and choice.after})
    return render(request, "revisions/comparison.html", context | _compared(slug, choice.before, choice))


@require_GET
@requires(Action.VISIT)
def comparison_paper(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The same two as a PDF: the stored annex where there is one, else drawn now; a page that says why it cannot be."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    try:
        choice = _choice(request, plan, all_sides(plan, drafts=bool(request.may["read_draft"])))
    except Unknown as trouble:
        raise Http404(str(trouble)) from trouble
    if choice is None or choice.before is None:
        raise Http404
    if choice.is_own_annex and choice.after.revision:
        return redirect("stored_annex", slug, choice.after.plan.year, choice.after.revision.number)
    try:
        pdf = annex.render(_edition(choice.before), _edition(choice.after))
    except annex.RenderFailed as failure:
        instead = f"{reverse('comparison', args=[slug, year])}?{request.GET.urlencode()}"
        ways = {"again": request.get_full_path(), "instead": instead}
        context = {"section": "versions", "plan": plan, "reason": str(failure), **ways}
        return render(request, "documents/paper_failed.html", context, status=503)
    name = f"aendringer-{slug}-{choice.before.key}-til-{choice.after.key}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _edition(side: Side) -> Edition:
    if side.revision is None:
        return draft(side.content, on=timezone.localdate())
    return edition_of(side.revision, Mark.APPROVED if side.revision.is_approved else Mark.DRAFT)


def _choice(request: MemberRequest, plan: Plan, sides: tuple[Side, ...]) -> Choice | None:
    return choose(plan, sides, request.GET.get("fra", ""), request.GET.get("til", ""))


def _compared(slug: str, before: Side, choice: Choice) -> dict[str, Any]:
    after = choice.after
    changes = present(before.content, after.content, before.name)
    years = (changes.money.before_year, changes.money.after_year)
    is_across = years[0] != years[1]
    return {
        "before": before,
        "after": after,
        "changes": changes,
        "heads": tuple(f"{year} i {side.name}" for year, side in zip(years, (before, after), strict=True)),
        "short_heads": tuple(map(str, years)) if is_across else ("Før", "Nu"),
        "paper_url": _paper_address(slug, before, after),
        "reading": {"before": reading_address(slug, before), "after": reading_address(slug, after)},
    }


def _paper_address(slug: str, before: Side, after: Side) -> str:
    chosen = QueryDict(mutable=True)
    chosen.update({"fra": before.key, "til": after.key})
    return f"{reverse('comparison_paper', args=[slug, after.plan.year])}?{chosen.urlencode()}"


def reading_address(slug: str, side: Side) -> str:
    """Where a side is read as one text; its activities stand there under "#a-" and their id."""
    if side.revision:
        return reverse("revision_reading", args=[slug, side.plan.year, side.revision.number])
    return reverse("reading", args=[slug, side.plan.year])

# SPDX-License-Identifier: MPL-2.0
"""What has changed between two versions, or since one: on the page, and as a paper of the same two."""

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.matters import Matter
from partnerskab.content.places import reading
from partnerskab.documents.editions import edition_of
from partnerskab.documents.models import Mark
from partnerskab.documents.printing import annex
from partnerskab.documents.printing.edition import Edition, draft
from partnerskab.revisions.choosing import Choice, Side, Unknown, all_sides, choose
from partnerskab.revisions.finding import matter_at
from partnerskab.revisions.pages import of_matter
from partnerskab.revisions.presenting import Presented, present_either


@require_GET
@requires(Action.VISIT)
def comparison(request: MemberRequest, slug: str, matter: str) -> HttpResponse:
    """Two sides and all that differs between them; readers see approved versions only. 404 for a side nobody knows."""
    found = matter_at(request.partnership, matter)
    sides = all_sides(found, drafts=bool(request.may["read_draft"]))
    context: dict[str, Any] = of_matter(found) | {"sides": sides}
    try:
        choice = _choice(request, found, sides)
    except Unknown as trouble:
        return render(request, "revisions/comparison_none.html", context | {"trouble": str(trouble)}, status=404)
    if choice is None or choice.before is None:
        return render(request, "revisions/comparison_none.html", context | {"after": choice and choice.after})
    return render(request, "revisions/comparison.html", context | _compared(slug, choice.before, choice))


@require_GET
@requires(Action.VISIT)
def comparison_paper(request: MemberRequest, slug: str, matter: str) -> HttpResponse:
    """The same two as a PDF: the stored annex where there is one, else drawn now; a page that says why it cannot be."""
    found = matter_at(request.partnership, matter)
    try:
        choice = _choice(request, found, all_sides(found, drafts=bool(request.may["read_draft"])))
    except Unknown as trouble:
        raise Http404(str(trouble)) from trouble
    if choice is None or choice.before is None:
        raise Http404
    if choice.is_own_annex and choice.after.revision:
        return redirect("stored_annex", slug, choice.after.matter, choice.after.revision.number)
    try:
        pdf = annex.render(_edition(choice.before), _edition(choice.after))
    except annex.RenderFailed as failure:
        instead = f"{reverse('comparison', args=[slug, matter])}?{request.GET.urlencode()}"
        context = of_matter(found) | {"reason": str(failure), "is_quiet": True, "instead": instead}
        return render(request, "documents/paper_failed.html", context, status=503)
    name = f"aendringer-{slug}-{choice.before.key}-til-{choice.after.key}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _edition(side: Side) -> Edition:
    if side.revision is None:
        return draft(side.content, on=timezone.localdate())
    return edition_of(side.revision, Mark.APPROVED if side.revision.is_approved else Mark.DRAFT)


def _choice(request: MemberRequest, matter: Matter, sides: tuple[Side, ...]) -> Choice | None:
    return choose(matter, sides, request.GET.get("fra", ""), request.GET.get("til", ""))


def _compared(slug: str, before: Side, choice: Choice) -> dict[str, Any]:
    after = choice.after
    changes = present_either(before.content, after.content, before.name)
    return {
        "before": before,
        "after": after,
        "changes": changes,
        "paper_url": _paper_address(slug, before, after),
        "reading": {"before": reading_address(slug, before), "after": reading_address(slug, after)},
        **(_heads(changes, before, after) if isinstance(changes, Presented) else {}),
    }


def _heads(changes: Presented, before: Side, after: Side) -> dict[str, Any]:
    """What the columns of money are called: the plan year of each side."""
    years = (changes.money.before_year, changes.money.after_year)
    return {
        "heads": tuple(f"{year} i {side.name}" for year, side in zip(years, (before, after), strict=True)),
        "short_heads": tuple(map(str, years)) if years[0] != years[1] else ("Før", "Nu"),
    }


def _paper_address(slug: str, before: Side, after: Side) -> str:
    chosen = QueryDict(mutable=True)
    chosen.update({"fra": before.key, "til": after.key})
    return f"{reverse('comparison_paper', args=[slug, after.matter])}?{chosen.urlencode()}"


def reading_address(slug: str, side: Side) -> str:
    """Where a side is read as one text; its activities stand there under "#a-" and their id."""
    if side.revision:
        return reverse("revision_reading", args=[slug, side.matter, side.revision.number])
    return reading(side.matter)

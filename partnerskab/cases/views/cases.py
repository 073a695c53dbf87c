# SPDX-License-Identifier: MPL-2.0
"""The case papers of a partnership, and the page where one is written."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.cases import case_texts
from partnerskab.cases.models import CasePaper
from partnerskab.content.freezing_case import freeze_case
from partnerskab.revisions.models import Revision
from partnerskab.revisions.standing import standing
from partnerskab.revisions.subjects import findings_of, named_in

from .lists import ANNEXES, HANDLINGS, RECOMMENDATIONS
from .pages import about, case_or_404


@require_GET
@requires(Action.READ_DRAFT)
def cases(request: MemberRequest, slug: str) -> HttpResponse:
    """Every case paper with what its newest version has come to, the newest first."""
    versions = Revision.objects.of(request.partnership).exclude(case=None).order_by("number")
    newest = {one.case_id: one for one in versions}
    rows = [(row, newest.get(row.pk)) for row in CasePaper.objects.of(request.partnership)]
    plan = Plan.objects.of(request.partnership).order_by("-year").first()
    return render(request, "cases/cases.html", {"section": "cases", "plan": plan, "cases": rows})


@require_GET
@requires(Action.READ_DRAFT)
def case(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The case paper as it stands now, its parts edited where they stand."""
    return case_page(request, case_or_404(request, mark))


def case_page(request: MemberRequest, found: CasePaper, status: int = 200) -> HttpResponse:
    """The page of that case paper."""
    content = freeze_case(found)
    known = named_in(found, content)
    context: dict[str, Any] = {
        "standing": standing(found),
        "findings": findings_of(content, known),
        "newer": getattr(known.get(found.subject_sha256), "newer", ""),
        "sorts": {name: getattr(case_texts, name.upper()).name for name in _SORTS},
        "lists": {
            "points": {"of": RECOMMENDATIONS, "rows": content.recommendations},
            "handled": {"of": HANDLINGS, "rows": content.handlings},
            "annexed": {"of": ANNEXES, "rows": content.annexes},
        },
    }
    return render(request, "cases/case.html", {**about(found), **context}, status=status)


_SORTS = ("resume", "problem", "solution", "economy", "process")

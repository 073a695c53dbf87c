# SPDX-License-Identifier: MPL-2.0
"""What the pages about case papers share: the paper an address names, its rows, and what it is asked about."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from partnerskab.access import MemberRequest
from partnerskab.cases.models import Annex, CasePaper, Handling, Recommendation
from partnerskab.documents.proposing import Asked, Proposal
from partnerskab.htmx import is_htmx
from partnerskab.revisions.pages import of_matter


def case_or_404(request: MemberRequest, mark: str) -> CasePaper:
    """The partnership's case paper of that mark."""
    found = CasePaper.objects.of(request.partnership).marked(mark).first()
    if found is None:
        raise Http404
    return found


def about(case: CasePaper) -> dict[str, Any]:
    """What every page about a case paper tells its template."""
    return {**of_matter(case), "case": case}


def part(
    request: MemberRequest, template: str, case: CasePaper, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A part of the page for htmx; a page of its own around it where the browser itself asks."""
    if is_htmx(request):
        return render(request, template, {"case": case, "matter": case, **context}, status=status)
    return render(request, "cases/part_page.html", {**about(case), **context, "part": template}, status=status)


def asked_of(case: CasePaper) -> Asked:
    """What the committee is asked, as the head of the paper says it."""
    return Asked(case.body, case.aim, case.meeting_on, timezone.localdate())


def rows_of(proposal: Proposal) -> dict[type[Recommendation] | type[Handling] | type[Annex], list[Mapping[str, Any]]]:
    """The proposed rows by their model, as values of their fields."""
    return {
        Recommendation: [{"text": text} for text in proposal.recommendations],
        Handling: [{"body": one.body, "on": one.on, "text": one.text} for one in proposal.handlings],
        Annex: [{"title": one.title[:200], "address": one.address, "sha256": one.sha256} for one in proposal.annexes],
    }

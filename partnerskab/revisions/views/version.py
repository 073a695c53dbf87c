# SPDX-License-Identifier: MPL-2.0
"""A version as it was submitted, to read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires

from .fetching import fetched


@require_GET
@requires(Action.VISIT)
def revision(request: MemberRequest, slug: str, year: int, number: int) -> HttpResponse:
    """The frozen plan, what became of it, and its papers."""
    found = fetched(request, year, number)
    return render(request, "revisions/revision.html", {"revision": found, "plan": found.plan, "section": "versions"})

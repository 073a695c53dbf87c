# SPDX-License-Identifier: MPL-2.0
"""The draft read as one text."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.freezing import freeze
from partnerskab.documents.reading_page import reading_page


@require_GET
@requires(Action.READ_DRAFT)
def reading(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The whole plan in the order of the paper."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    context = reading_page(freeze(plan))
    return render(request, "content/reading.html", {"section": "reading", "plan": plan, **context})

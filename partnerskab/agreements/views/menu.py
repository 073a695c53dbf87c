# SPDX-License-Identifier: MPL-2.0
"""What the pages of an agreement share: which one an address names, and the menu above them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from activities.models import Plan
from partnerskab.access import MemberRequest
from partnerskab.agreements.models import Agreement
from partnerskab.htmx import is_htmx


def agreement_or_404(request: MemberRequest, mark: str) -> Agreement:
    """The partnership's agreement of that period."""
    return get_object_or_404(Agreement.objects.of(request.partnership).marked(mark))


def beside(request: MemberRequest, agreement: Agreement) -> dict[str, Any]:
    """What a part of the agreement's page wants beside itself; the menu only where it stands on a page of its own."""
    context: dict[str, Any] = {"agreement": agreement, "matter": agreement, "section": "agreement"}
    return context if is_htmx(request) else context | {"plan": _newest(request)}


def page(request: MemberRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A whole page under the menu, which is that of the newest plan."""
    return render(request, template, {"section": "agreement", "plan": _newest(request), **context}, status=status)


def part(
    request: MemberRequest, template: str, agreement: Agreement, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A part of the agreement's page for htmx; a page of its own around it where the browser itself asks."""
    context = {"agreement": agreement, "matter": agreement, **context}
    if is_htmx(request):
        return render(request, template, context, status=status)
    return page(request, "agreements/part_page.html", {**context, "part": template}, status)


def _newest(request: MemberRequest) -> Plan | None:
    return Plan.objects.of(request.partnership).order_by("-year").first()

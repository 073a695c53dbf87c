# SPDX-License-Identifier: MPL-2.0
"""What the pages of a meeting share: which one an address names, and the menu above them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from activities.models import Plan
from partnerskab.access import MemberRequest
from partnerskab.htmx import is_htmx
from partnerskab.meetings import coming
from partnerskab.meetings.models import Meeting


def meeting_or_404(request: MemberRequest, mark: str) -> Meeting:
    """The partnership's meeting of that year and number."""
    return get_object_or_404(Meeting.objects.of(request.partnership).marked(mark))


def has_begun(meeting: Meeting) -> bool:
    """Whether there is anything to write minutes of."""
    return coming.has_begun(meeting.held_on, meeting.starts_at, timezone.now())


def page(request: MemberRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A whole page under the menu, which is that of the newest plan."""
    return render(request, template, {"section": "meetings", "plan": newest_plan(request), **context}, status=status)


def newest_plan(request: MemberRequest) -> Plan | None:
    """The plan that the menu is about."""
    return Plan.objects.of(request.partnership).order_by("-year").first()


def part(
    request: MemberRequest, template: str, meeting: Meeting, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A part of the meeting's page for htmx; a page of its own around it where the browser itself asks."""
    context = {"meeting": meeting, "matter": meeting, **context}
    if is_htmx(request):
        return render(request, template, context, status=status)
    return page(request, "meetings/part_page.html", {**context, "part": template}, status)

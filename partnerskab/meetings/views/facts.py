# SPDX-License-Identifier: MPL-2.0
"""When and where a meeting is, who leads it and who writes: a unit of its own at the head of the page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale, change, unit_version
from partnerskab.form_pages import again, differing
from partnerskab.htmx import is_htmx, say, say_saved
from partnerskab.meetings.forms import FACTS, FactsForm
from partnerskab.meetings.models import Meeting

from .menu import meeting_or_404, part


@require_GET
@requires(Action.READ_DRAFT)
def meeting_facts(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The facts as they stand, e.g. after a cancelled edit."""
    return _shown(request, meeting_or_404(request, mark))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_MEETINGS)
def meeting_facts_edit(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The facts in a form. A meeting that is moved keeps its number, so its address stays."""
    meeting = meeting_or_404(request, mark)
    if request.method == "GET":
        initial = {name: getattr(meeting, name) for name in (*FACTS, "version")}
        form = FactsForm(initial=initial, agreement=meeting.agreement)
        form.fields["title"].widget.attrs["autofocus"] = True
        return _form(request, meeting, form)
    form = FactsForm(request.POST, agreement=meeting.agreement)
    if not form.is_valid():
        return _form(request, meeting, form, 422)
    try:
        written = change(meeting, unit_version(meeting, form.cleaned_data["version"], FACTS), **form.values)
    except Stale as stale:
        return _conflict(request, meeting, form, stale.current)
    shown = _shown(request, meeting)
    return say_saved(shown, "Mødets oplysninger er gemt.") if written else say(shown, "Intet var ændret.")


def _shown(request: MemberRequest, meeting: Meeting) -> HttpResponse:
    if not is_htmx(request):
        return redirect("meeting", request.partnership.slug, meeting.mark)
    return part(request, "meetings/_facts.html", meeting, {"focus": True})


def _form(request: MemberRequest, meeting: Meeting, form: FactsForm, status: int = 200, **more: Any) -> HttpResponse:
    return part(request, "meetings/_facts_form.html", meeting, {"form": form, **more}, status)


def _conflict(request: MemberRequest, meeting: Meeting, form: FactsForm, current: Any) -> HttpResponse:
    """Both values of each field that differs; the form now carries the version that is shown as saved."""
    saved = {name: getattr(current, name) for name in FACTS}
    newer = FactsForm(again(request.POST, version=current.version), agreement=meeting.agreement)
    newer.is_valid()
    return _form(request, meeting, newer, 409, differing=differing(form, saved, FACTS))

# SPDX-License-Identifier: MPL-2.0
"""What a meeting decided on a point: a unit of the page, bound to what it was decided on."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale, change, unit_version
from partnerskab.form_pages import again
from partnerskab.htmx import is_htmx, say, say_saved
from partnerskab.meetings.decision_form import FIELDS, DecisionForm
from partnerskab.meetings.models import AgendaPoint, Meeting

from . import subjects
from .menu import part


@require_GET
@requires(Action.READ_DRAFT)
def point_decision(request: MemberRequest, slug: str, mark: str, point_id: UUID) -> HttpResponse:
    """The decision as it stands, e.g. after a cancelled edit."""
    return _shown(request, _point(request, mark, point_id))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_MEETINGS)
def point_decision_edit(request: MemberRequest, slug: str, mark: str, point_id: UUID) -> HttpResponse:
    """The decision in a form, and saved; 409 with both where somebody else has saved another one."""
    point = _point(request, mark, point_id)
    if request.method == "GET":
        form = _asking(point)
        form.fields["outcome"].widget.attrs["autofocus"] = True
        return _form(request, point, form)
    form = _asking(point, request.POST, briefly=True)
    if not form.is_valid():
        return _form(request, point, _asking(point, request.POST), 422)
    values = _values(form)
    try:
        written = change(point, unit_version(point, form.cleaned_data["version"], FIELDS), **values)
    except Stale as stale:
        newer = _asking(point, again(request.POST, version=stale.current.version))
        newer.is_valid()
        return _form(request, point, newer, 409, differing=_differing(values, stale.current))
    shown = _shown(request, point)
    return say_saved(shown, "Beslutningen er gemt.") if written else say(shown, "Intet var ændret.")


def _asking(point: AgendaPoint, data: QueryDict | None = None, *, briefly: bool = False) -> DecisionForm:
    """The form with all that is offered; `briefly` where only something new that was chosen needs to be looked up."""
    standing = subjects.of_point(point)
    about = standing.key if standing else ""
    spared = briefly and data is not None and data.get("about", "") in ("", about)
    offered = {} if spared else subjects.offered(point.meeting)
    initial = {"outcome": point.outcome, "decision": point.decision, "about": about, "version": point.version}
    return DecisionForm(data, offered=offered, standing=standing, initial=initial, auto_id=f"{point.pk}-%s")


def _values(form: DecisionForm) -> dict[str, Any]:
    bound = form.chosen
    said = {"outcome": form.cleaned_data["outcome"], "decision": form.cleaned_data["decision"]}
    return {**said, **(bound.fields if bound else subjects.NOTHING)}


def _differing(typed: dict[str, Any], current: Any) -> list[tuple[str, str, str]]:
    """Label, typed and saved of what differs."""
    outcomes = dict(AgendaPoint.Outcome.choices)
    rows = (
        ("Udfald", outcomes.get(typed["outcome"], ""), outcomes.get(current.outcome, "")),
        ("Beslutning", typed["decision"], current.decision),
        ("Beslutningen gælder", typed["subject_label"], current.subject_label),
    )
    return [(label, mine or "tomt", saved or "tomt") for label, mine, saved in rows if mine != saved]


def _point(request: MemberRequest, mark: str, point_id: UUID) -> AgendaPoint:
    meetings = Meeting.objects.of(request.partnership).marked(mark)
    points = AgendaPoint.objects.select_related("meeting__body", "meeting__agreement__partnership")
    return get_object_or_404(points, meeting__in=meetings.values("pk"), pk=point_id)


def _shown(request: MemberRequest, point: AgendaPoint) -> HttpResponse:
    if not is_htmx(request):
        here = reverse("meeting", args=[request.partnership.slug, point.meeting.mark])
        return redirect(f"{here}#beslutning-{point.pk}")
    open_now = subjects.open_at(point.meeting, subjects.versions_of([point]))
    to_record = next((one for one, _ in open_now), None)
    context = {"point": point, "to_record": to_record, "focus": True}
    return part(request, "meetings/_decision.html", point.meeting, context)


def _form(
    request: MemberRequest, point: AgendaPoint, form: DecisionForm, status: int = 200, **more: Any
) -> HttpResponse:
    return part(request, "meetings/_decision_form.html", point.meeting, {"point": point, "form": form, **more}, status)

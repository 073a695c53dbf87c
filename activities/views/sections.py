# SPDX-License-Identifier: MPL-2.0
"""The texts of an activity: show, edit and save each where it stands."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import trigger_client_event

from activities.forms import SectionForm
from activities.models import Activity, ActivitySection
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale, change

SEVERAL = {ActivitySection.Kind.OBJECTIVES, ActivitySection.Kind.TARGET_GROUP}


@require_GET
@requires(Action.READ_DRAFT)
def section_show(request: MemberRequest, slug: str, year: int, activity_id: UUID, section_id: UUID) -> HttpResponse:
    """The text as it stands, e.g. after a cancelled edit."""
    return _shown(request, _section(request, year, activity_id, section_id))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def section_edit(request: MemberRequest, slug: str, year: int, activity_id: UUID, section_id: UUID) -> HttpResponse:
    """The text in the editor; saving gives the text back as it now stands."""
    section = _section(request, year, activity_id, section_id)
    if request.method == "GET":
        initial = {"version": section.version, "sub_heading": section.sub_heading, "text": section.text}
        return _form(request, section, SectionForm(initial=initial))
    form = SectionForm(request.POST)
    if not form.is_valid():
        return _form(request, section, form, status=422)
    try:
        change(
            section,
            form.cleaned_data["version"],
            sub_heading=form.cleaned_data["sub_heading"],
            text=form.cleaned_data["text"],
        )
    except Stale:
        return _form(request, section, form, status=409)
    return _shown(request, section, saved=True)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def section_new(request: MemberRequest, slug: str, year: int, activity_id: UUID, kind: str) -> HttpResponse:
    """A text that the activity does not have yet; a place that was emptied before is used again."""
    if kind not in ActivitySection.Kind:
        raise Http404
    activity = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    section = ActivitySection(activity=activity, kind=kind)
    if request.method == "GET":
        return _form(request, section, SectionForm(initial={"version": 0}))
    form = SectionForm(request.POST)
    if not form.is_valid():
        return _form(request, section, form, status=422)
    with transaction.atomic():
        Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
        standing = list(activity.sections.filter(kind=kind))
        section.order = max((row.order for row in standing), default=-1) + 1
        section.sub_heading, section.text = form.cleaned_data["sub_heading"], form.cleaned_data["text"]
        section.save(force_insert=True)
    return _shown(request, section, saved=True)


def _section(request: MemberRequest, year: int, activity_id: UUID, section_id: UUID) -> ActivitySection:
    sections = ActivitySection.objects.select_related("activity__plan__agreement__partnership")
    return get_object_or_404(
        sections,
        pk=section_id,
        activity=activity_id,
        activity__plan__year=year,
        activity__plan__agreement__partnership=request.partnership,
    )


def _context(section: ActivitySection) -> dict[str, Any]:
    return {
        "row": section.activity,
        "plan": section.activity.plan,
        "section": section,
        "label": section.get_kind_display(),
        "several": section.kind in SEVERAL,
    }


def _form(request: MemberRequest, section: ActivitySection, form: SectionForm, status: int = 200) -> HttpResponse:
    context = {**_context(section), "form": form}
    return render(request, "activities/_section_form.html", context, status=status)


def _shown(request: MemberRequest, section: ActivitySection, saved: bool = False) -> HttpResponse:
    response = render(request, "activities/_section.html", {**_context(section), "focus": True})
    if saved:
        trigger_client_event(response, "plan-changed", {})
        trigger_client_event(response, "announce", {"text": f"{section.get_kind_display()} er gemt."})
    return response

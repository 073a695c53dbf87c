# SPDX-License-Identifier: MPL-2.0
"""An activity's focus areas: its primary one, or the appendix, and the others it serves.

The unit is guarded by a mark of these very choices, so that an edit of the title does not make it stale.
"""

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from activities.activity_forms import APPENDIX, AreasForm
from activities.models import Activity, ActivityFocusArea
from activities.ordering import place_in
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import FocusArea
from partnerskab.editing import change
from partnerskab.htmx import say_saved


@require_GET
@requires(Action.READ_DRAFT)
def areas(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """The focus areas as they stand."""
    return _shown(request, _activity(request, year, activity_id))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def areas_edit(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """The focus areas in a form."""
    row = _activity(request, year, activity_id)
    agreed = list(row.plan.agreement.focus_areas.all())
    if request.method == "GET":
        primary, others = _choices(row)
        initial = {"mark": _mark(primary, others), "primary": primary, "others": others}
        form = AreasForm(initial=initial, areas=agreed, as_written=row.areas_as_written)
        form.fields["primary"].widget.attrs["autofocus"] = True
        return _form(request, row, form)
    form = AreasForm(request.POST, areas=agreed, as_written=row.areas_as_written)
    if not form.is_valid():
        return _form(request, row, form, 422)
    with transaction.atomic():
        row = Activity.objects.select_for_update(of=("self",)).select_related("plan", "focus_area").get(pk=row.pk)
        primary, others = _choices(row)
        wanted = (form.cleaned_data["primary"], sorted(str(area.number) for area in form.other_areas))
        if wanted != (primary, others) and form.cleaned_data["mark"] != _mark(primary, others):
            return _conflict(request, row, form, agreed)
        if wanted[0] != primary:
            place_in(row, form.focus_area)
        _write_others(row, form.other_areas)
        if form.cleaned_data.get("settled"):
            change(row, Activity.objects.values_list("version", flat=True).get(pk=row.pk), areas_as_written="")
    return say_saved(_shown(request, row), "Indsatsområder er gemt.")


def _activity(request: MemberRequest, year: int, activity_id: UUID) -> Activity:
    return get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)


def _choices(row: Activity) -> tuple[str, list[str]]:
    """The primary area's number, or the appendix, and the numbers of the others."""
    others = sorted(str(link.focus_area.number) for link in row.area_links.select_related("focus_area"))
    return (APPENDIX if row.is_appendix or not row.focus_area else str(row.focus_area.number)), others


def _mark(primary: str, others: list[str]) -> str:
    return "+".join([primary, *others])


def _write_others(row: Activity, wanted: list[FocusArea]) -> None:
    standing = {link.focus_area_id: link for link in row.area_links.all()}
    for area in wanted:
        if area.pk not in standing:
            ActivityFocusArea.objects.create(activity=row, focus_area=area)
    for area_id, link in standing.items():
        if area_id not in {area.pk for area in wanted}:
            link.delete()


def _titles(row: Activity) -> list[str]:
    links = row.area_links.select_related("focus_area")
    return [area.title for area in [row.focus_area, *(link.focus_area for link in links)] if area]


def _shown(request: MemberRequest, row: Activity) -> HttpResponse:
    context = {"plan": row.plan, "row": row, "activity": row, "areas": _titles(row), "focus": True}
    return render(request, "activities/_areas.html", context)


def _form(request: MemberRequest, row: Activity, form: AreasForm, status: int = 200) -> HttpResponse:
    context = {"plan": row.plan, "row": row, "form": form}
    return render(request, "activities/_areas_form.html", context, status=status)


def _conflict(request: MemberRequest, row: Activity, form: AreasForm, agreed: list[FocusArea]) -> HttpResponse:
    """Both choices; the form now carries the mark of the one that is shown as saved."""
    primary, others = _choices(row)
    typed = [area.title for area in [form.focus_area, *form.other_areas] if area] or ["Appendiks"]
    posted = request.POST.copy()
    posted["mark"] = _mark(primary, others)
    saved = _titles(row) or ["Appendiks"]
    differing = [("Indsatsområder", ", ".join(typed), ", ".join(saved))]
    context = {
        "plan": row.plan,
        "row": row,
        "form": AreasForm(posted, areas=agreed, as_written=row.areas_as_written),
        "differing": differing,
    }
    return render(request, "activities/_areas_form.html", context, status=409)

# SPDX-License-Identifier: MPL-2.0
"""Show, edit, save and order a text where it stands; and nothing typed is lost when somebody else was there first."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from activities.forms import TextForm, form_of, text_form
from activities.lost_texts import Lost, trace
from activities.models import Plan
from activities.text_history import last_saved
from activities.texts import SECTION, SORTS, TextSort, TextUnit, find, keep_suggestion, move
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale, change
from partnerskab.htmx import is_htmx
from partnerskab.richtext.difference import is_comparable, marked


@require_GET
@requires(Action.READ_DRAFT)
def text_show(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """The text as it stands, e.g. after a cancelled edit."""
    return shown(request, unit_or_404(request, year, sort, text_id))


# The focus areas' introductions belong to the agreement's rows, but they are chapters of the printed plan, and the
# working group writes them; so the right to edit the plan is enough for them too.
@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def text_edit(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """The text in the editor; saving gives the text back as it now stands."""
    unit = find(sort_or_404(sort), request.partnership, year, text_id)
    if request.method == "GET":
        if unit is None:
            raise Http404
        return form_part(request, unit, text_form(unit))
    if unit is None:
        return gone(request, year, sort_or_404(sort), text_id)
    return save(request, unit)


@require_POST
@requires(Action.EDIT_PLAN)
def text_resolve(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """After a conflict: both texts in one editor, my text, or the saved one (mine stays in the history)."""
    unit = find(sort_or_404(sort), request.partnership, year, text_id)
    if unit is None:
        return gone(request, year, sort_or_404(sort), text_id)
    form = text_form(unit, request.POST)
    choice = request.POST.get("choice")
    if choice == "mine" or not form.is_valid():
        return save(request, unit)
    title, text = form.cleaned_data["title"], form.cleaned_data["text"]
    if choice == "saved":
        keep_suggestion(unit, title, text, request.user)  # type: ignore[arg-type]
        return shown(request, unit, said=f"{unit.label}: den gemte tekst står. Din tekst ligger i historikken.")
    together = text_form(unit, title=title or unit.title, text=text + unit.text)
    return form_part(request, unit, together, both=True)


@require_POST
@requires(Action.EDIT_PLAN)
def text_move(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """One place up or down among its like. The answer is an event: the page moves the element, open or not."""
    unit = unit_or_404(request, year, sort, text_id)
    if not unit.sort.siblings:
        raise Http404
    up = request.POST.get("direction") == "up"
    moved = move(unit, up=up)
    if not is_htmx(request):
        return redirect(place(unit))
    response = HttpResponse(status=204)
    where = "op" if up else "ned"
    trigger_client_event(response, "announce", {"text": f"Flyttet {where}." if moved else f"Kan ikke flyttes {where}."})
    if moved:
        trigger_client_event(response, "text-moved", {"id": unit.anchor, "up": up})
        trigger_client_event(response, "plan-changed", {})
    return response


def save(request: MemberRequest, unit: TextUnit) -> HttpResponse:
    """Write what was typed; 422 with the form if it will not do, 409 with both texts if another one was saved."""
    form = text_form(unit, request.POST)
    if not form.is_valid():
        return form_part(request, unit, form, status=422)
    title, text = form.cleaned_data["title"], form.cleaned_data["text"]
    if not unit.takes_title:
        title = unit.title
    try:
        change(unit.row, form.cleaned_data["version"], **unit.values(title, text))
    except Stale as stale:
        return conflict(request, TextUnit(unit.sort, _with_owner(stale.current, unit), unit.plan), title, text)
    except ObjectDoesNotExist:
        return gone(request, unit.plan.year, unit.sort, unit.id)
    return shown(request, unit, said=f"{unit.label} er gemt.")


def conflict(request: MemberRequest, unit: TextUnit, title: str, text: str) -> HttpResponse:
    """Both texts side by side with three ways on; `unit` holds the saved one."""
    context = {
        "mine": {"title": title, "text": text, "marked": marked(text, unit.text)},
        "saved": {"title": unit.title, "text": unit.text, "marked": marked(unit.text, text)},
        "is_comparable": is_comparable(text, unit.text),
        "entry": last_saved(unit.sort, unit.id, request.partnership),
    }
    return part(request, "activities/_conflict.html", unit, context, status=409)


def gone(request: MemberRequest, year: int, sort: TextSort, text_id: UUID) -> HttpResponse:
    """The text that was to be saved is no longer there: 409 with what was typed, and the nearest place it can go."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    lost = trace(sort, plan, text_id)
    form = form_of(sort)(request.POST, name=lost.label)
    form.is_valid()
    title = form.cleaned_data.get("title", request.POST.get("title", ""))
    text = form.cleaned_data.get("text", request.POST.get("text", ""))
    if lost.successor is not None:
        return conflict(request, lost.successor, title, text)
    context = {
        "plan": plan,
        "lost": lost,
        "title": title,
        "text": text,
        "label": lost.label,
        "id": text_id,
        "new_url": _new_url(plan, lost),
        "place": reverse("plan", args=[request.partnership.slug, year]),
    }
    return whole_or_part(request, "activities/_text_gone.html", context, status=409)


def shown(request: MemberRequest, unit: TextUnit, said: str = "", **context: Any) -> HttpResponse:
    """The text on the page; after a save (`said`) the page hears of it."""
    if not is_htmx(request):
        return redirect(place(unit))
    response = part(request, "activities/_text.html", unit, {"focus": True, **context})
    if said:
        trigger_client_event(response, "plan-changed", {})
        trigger_client_event(response, "announce", {"text": said})
    return response


def form_part(
    request: MemberRequest, unit: TextUnit, form: TextForm, status: int = 200, **context: Any
) -> HttpResponse:
    """The form on the page, with the buttons for the text's place where it has siblings."""
    several = bool(unit.sort.siblings) and unit.siblings().count() > 1
    form.fields["title" if form.errors.get("title") else "text"].widget.attrs["autofocus"] = True
    context = {"form": form, "several": several, "is_unsaved": status != 200, **context}
    return part(request, "activities/_text_form.html", unit, context, status=status)


def part(
    request: MemberRequest, template: str, unit: TextUnit, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A fragment for htmx; a page of its own around it where the browser itself asks."""
    whole = {
        "unit": unit,
        "plan": unit.plan,
        "row": unit.activity,
        "sort": unit.sort.name,
        "id": unit.id,
        "label": unit.label,
        "noun": unit.noun,
        "title": unit.title,
        "html": unit.text,
        "place": place(unit),
        **context,
    }
    return whole_or_part(request, template, whole, status)


def whole_or_part(request: MemberRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The fragment for htmx, or a page around it."""
    if is_htmx(request):
        return render(request, template, context, status=status)
    return render(request, "activities/text_page.html", {**context, "part": template}, status=status)


def place(unit: TextUnit) -> str:
    """The address of the text on its page."""
    slug, year = unit.plan.agreement.partnership.slug, unit.plan.year
    page = (
        reverse("activity", args=[slug, year, unit.activity.pk])
        if unit.activity
        else reverse("chapters", args=[slug, year])
    )
    return f"{page}#{unit.anchor}"


def sort_or_404(name: str) -> TextSort:
    """The sort of text an address names."""
    if name not in SORTS:
        raise Http404
    return SORTS[name]


def unit_or_404(request: MemberRequest, year: int, sort: str, text_id: UUID) -> TextUnit:
    """The text an address names, if it stands in this partnership's plan of that year."""
    unit = find(sort_or_404(sort), request.partnership, year, text_id)
    if unit is None:
        raise Http404
    return unit


def _new_url(plan: Plan, lost: Lost) -> str:
    slug, year = plan.agreement.partnership.slug, plan.year
    if lost.activity:
        return reverse("section_new", args=[slug, year, lost.activity.pk, lost.kind])
    return reverse("chapter_new", args=[slug, year, lost.kind]) if lost.kind else ""


def _with_owner(current: Any, unit: TextUnit) -> Any:
    """The row read under the lock, with the rows that lead to it."""
    if unit.sort is SECTION:
        current.activity = unit.row.activity
    return current

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
from activities.text_addresses import text_url, whole_of
from activities.text_history import last_saved
from activities.texts import SORTS, WHOLES, Key, TextSort, TextUnit, find, keep_suggestion, move
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement
from partnerskab.content.matters import kind_of, words
from partnerskab.content.places import home
from partnerskab.editing import Stale, change
from partnerskab.htmx import is_htmx, say, say_saved
from partnerskab.revisions.pages import SECTIONS
from partnerskab.richtext.difference import is_comparable, marked
from targets.models import TargetStatus


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
    return edited(request, year, sort, text_id)


@require_POST
@requires(Action.EDIT_PLAN)
def text_resolve(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """After a conflict: both texts in one editor, my text, or the saved one (mine stays in the history)."""
    return resolved(request, year, sort, text_id)


@require_POST
@requires(Action.EDIT_PLAN)
def text_move(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """One place up or down among its like. The answer is an event: the page moves the element, open or not."""
    return moved(request, year, sort, text_id)


def edited(request: MemberRequest, key: Key, sort: str, text_id: UUID) -> HttpResponse:
    """The editor, or what became of a save."""
    unit = find(sort_or_404(sort, key), request.partnership, key, text_id)
    if request.method == "GET":
        if unit is None:
            raise Http404
        return form_part(request, unit, text_form(unit))
    if unit is None:
        return gone(request, key, sort_or_404(sort, key), text_id)
    return save(request, unit)


def resolved(request: MemberRequest, key: Key, sort: str, text_id: UUID) -> HttpResponse:
    """What was chosen after a conflict."""
    unit = find(sort_or_404(sort, key), request.partnership, key, text_id)
    if unit is None:
        return gone(request, key, sort_or_404(sort, key), text_id)
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


def moved(request: MemberRequest, key: Key, sort: str, text_id: UUID) -> HttpResponse:
    """Moved, and told to the page."""
    unit = unit_or_404(request, key, sort, text_id)
    if not unit.sort.siblings:
        raise Http404
    up = request.POST.get("direction") == "up"
    has_moved = move(unit, up=up)
    if not is_htmx(request):
        return redirect(place(unit))
    where = "op" if up else "ned"
    response = say(HttpResponse(status=204), f"Flyttet {where}." if has_moved else f"Kan ikke flyttes {where}.")
    if has_moved:
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
    values, version = unit.values(title, text), form.cleaned_data["version"]
    try:
        change(unit.row, unit.version_at(version, values), **values)
    except Stale as stale:
        return conflict(request, TextUnit(unit.sort, _with_owner(stale.current, unit), unit.plan), title, text)
    except ObjectDoesNotExist:
        return gone(request, unit.key, unit.sort, unit.id)
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


def gone(request: MemberRequest, key: Key, sort: TextSort, text_id: UUID) -> HttpResponse:
    """The text that was to be saved is no longer there: 409 with what was typed, and the nearest place it can go."""
    whole, slug = _whole(request, key), request.partnership.slug
    lost = trace(sort, whole, text_id)
    form = form_of(sort)(request.POST, name=lost.label)
    form.is_valid()
    title = form.cleaned_data.get("title", request.POST.get("title", ""))
    text = form.cleaned_data.get("text", request.POST.get("text", ""))
    if lost.successor is not None:
        return conflict(request, lost.successor, title, text)
    context = {
        **whereabouts(request, whole),
        "lost": lost,
        "title": title,
        "text": text,
        "label": lost.label,
        "id": text_id,
        "new_url": _new_url(whole, lost) if isinstance(whole, Plan) else "",
        "place": reverse("plan", args=[slug, key]) if isinstance(whole, Plan) else page_of(whole),
    }
    return whole_or_part(request, "activities/_text_gone.html", context, status=409)


def shown(request: MemberRequest, unit: TextUnit, said: str = "", **context: Any) -> HttpResponse:
    """The text on the page; after a save (`said`) the page hears of it."""
    if not is_htmx(request):
        return redirect(place(unit))
    response = part(request, "activities/_text.html", unit, {"focus": True, **context})
    return say_saved(response, said) if said else response


def form_part(
    request: MemberRequest, unit: TextUnit, form: TextForm, status: int = 200, **context: Any
) -> HttpResponse:
    """The form on the page, with the buttons for the text's place where it has siblings."""
    several = bool(unit.sort.siblings) and unit.siblings().count() > 1
    form.fields["title" if form.errors.get("title") else "text"].widget.attrs["autofocus"] = True
    here = (slug_of(unit), unit.key, unit.sort.name, unit.id)
    context = {
        "form": form,
        "several": several,
        "is_unsaved": status != 200,
        "cancel": text_url("text", *here),
        "save": text_url("text_edit", *here),
        **context,
    }
    return part(request, "activities/_text_form.html", unit, context, status=status)


def part(
    request: MemberRequest, template: str, unit: TextUnit, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A fragment for htmx; a page of its own around it where the browser itself asks."""
    whole = {
        **whereabouts(request, unit.whole),
        "unit": unit,
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


def whereabouts(request: MemberRequest, whole: Any) -> dict[str, Any]:
    """What templates want to know of the plan, agreement, status and so on; the menu is the newest plan's."""
    if isinstance(whole, Plan):
        return {"plan": whole, "whole_name": "planen"}
    kind = kind_of(whole)
    found: dict[str, Any] = {kind: whole, "whole_name": words(whole).the, "section": SECTIONS[kind]}
    if not is_htmx(request):
        found["plan"] = Plan.objects.of(whole.partnership).order_by("-year").first()
    return found


def whole_or_part(request: MemberRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The fragment for htmx, or a page around it."""
    if is_htmx(request):
        return render(request, template, context, status=status)
    return render(request, "activities/text_page.html", {**context, "part": template}, status=status)


def place(unit: TextUnit) -> str:
    """The address of the text on its page."""
    if unit.plan and unit.activity:
        return f"{reverse('activity', args=[slug_of(unit), unit.key, unit.activity.pk])}#{unit.anchor}"
    return f"{page_of(unit.whole)}#{unit.anchor}"


def page_of(whole: Any) -> str:
    """The page that shows the texts of the plan beside its activities, or those of what else has texts."""
    if isinstance(whole, Plan):
        return reverse("chapters", args=[whole.agreement.partnership.slug, whole.year])
    return home(whole)


def slug_of(unit: TextUnit) -> str:
    """The partnership's name in addresses."""
    return unit.agreement.partnership.slug


def sort_or_404(name: str, key: Key) -> TextSort:
    """The sort of text an address names; each is edited at the address of its own whole only, for the rights differ."""
    if name not in SORTS or SORTS[name].of != whole_of(key):
        raise Http404
    return SORTS[name]


def unit_or_404(request: MemberRequest, key: Key, sort: str, text_id: UUID) -> TextUnit:
    """The text an address names, if it stands in this partnership's plan, agreement or status of that key."""
    unit = find(sort_or_404(sort, key), request.partnership, key, text_id)
    if unit is None:
        raise Http404
    return unit


def _whole(request: MemberRequest, key: Key) -> Any:
    kind = whole_of(key)
    if kind in WHOLES:
        return get_object_or_404(WHOLES[kind].marked(request.partnership, key))
    if kind == "status":
        return get_object_or_404(TargetStatus.objects.of(request.partnership), year=str(key).rpartition("/")[2])
    if isinstance(key, str):
        return get_object_or_404(Agreement.objects.of(request.partnership).marked(key))
    return get_object_or_404(Plan.objects.of(request.partnership), year=key)


def _new_url(plan: Plan, lost: Lost) -> str:
    slug, year = plan.agreement.partnership.slug, plan.year
    if lost.activity:
        return reverse("section_new", args=[slug, year, lost.activity.pk, lost.kind])
    return reverse("chapter_new", args=[slug, year, lost.kind]) if lost.kind else ""


def _with_owner(current: Any, unit: TextUnit) -> Any:
    """The row read under the lock, with the rows that lead to it."""
    way = unit.sort.way.partition("__")[0]
    setattr(current, way, getattr(unit.row, way))
    return current

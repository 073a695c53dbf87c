# SPDX-License-Identifier: MPL-2.0
"""The lists of an activity: actors, deliverables and success criteria, each shown, edited and saved as one.

While a list is edited, adding, moving and taking away happen in the form and are not saved until the whole list is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.models import Activity, ActivityPartner, Deliverable, SuccessCriterion
from activities.results import followed
from activities.row_forms import CriterionForm, DeliverableForm, ListForm, PartnerForm, RowForm
from activities.row_lists import ListedModel, ListedRow, StaleListError, mark_of, removed, restore, rows_of, save_list
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Organisation

from .answers import say, say_saved


@dataclass(frozen=True)
class RowList:
    """A list in words: what its rows are called, and which template shows them."""

    name: str
    model: ListedModel
    form: type[RowForm]
    label: str
    row_label: str
    template: str
    beside: Callable[[Activity, Sequence[ListedRow]], dict[str, Any]] = lambda activity, rows: {}
    """What its template shows beside the rows."""


LISTS = {
    each.name: each
    for each in (
        RowList("aktoerer", ActivityPartner, PartnerForm, "aktører", "aktør", "activities/_partners.html"),
        RowList("leverancer", Deliverable, DeliverableForm, "leverancer", "leverance", "activities/_deliverables.html"),
        RowList(
            "kriterier", SuccessCriterion, CriterionForm, "succeskriterier", "succeskriterium",
            "activities/_criteria.html", lambda activity, rows: {"followed": followed(activity, rows)},
        ),
    )
}  # fmt: skip


@require_GET
@requires(Action.READ_DRAFT)
def rows(request: MemberRequest, slug: str, year: int, activity_id: UUID, name: str) -> HttpResponse:
    """The list as it stands, e.g. after a cancelled edit."""
    row_list, row = _list(name), _activity(request, year, activity_id)
    return _shown(request, row_list, row)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def rows_edit(request: MemberRequest, slug: str, year: int, activity_id: UUID, name: str) -> HttpResponse:
    """The list in a form. A post saves it, or does what `do` says: add, up, down, remove; or keep, which shows the rows
    as they are sent, for a browser that kept them unsaved."""
    row_list, row = _list(name), _activity(request, year, activity_id)
    if request.method == "POST" and not request.POST.get("do"):
        return _save(request, row_list, row)
    standing = rows_of(row_list.model, row)
    if request.method == "POST":
        return _rearranged(request, row_list, row, ListForm(row_list.form, standing, request.POST))
    form = ListForm(row_list.form, standing)
    first = form.keys[0] if form.keys else form.add()
    return _form(request, row_list, row, form, focus=f"field:{first}")


@require_POST
@requires(Action.EDIT_PLAN)
def row_restore(request: MemberRequest, slug: str, year: int, activity_id: UUID, name: str) -> HttpResponse:
    """Bring back the row named in `gone`, which was taken away, last in its list."""
    row_list, row = _list(name), _activity(request, year, activity_id)
    if restore(row_list.model, row, _row_id(request.POST.get("gone", ""))) is None:
        raise Http404
    return say_saved(_shown(request, row_list, row), f"{row_list.row_label.capitalize()} er gendannet.")


@transaction.atomic
def _save(request: MemberRequest, row_list: RowList, row: Activity) -> HttpResponse:
    Activity.objects.select_for_update(of=("self",)).only("pk").get(pk=row.pk)
    standing = rows_of(row_list.model, row)
    form = ListForm(row_list.form, standing, request.POST)
    typed, valid = form.checked()
    if not valid:
        return _form(request, row_list, row, form, rows=typed, status=422)
    try:
        saved = save_list(row_list.model, row, standing, form.mark, form.wanted(typed))
    except StaleListError as stale:
        return _conflict(request, row_list, row, form, stale.current)
    if saved is None:
        return say(_shown(request, row_list, row, standing), "Intet var ændret.")
    return say_saved(_shown(request, row_list, row, saved), f"{row_list.label.capitalize()} er gemt.")


def _row_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _list(name: str) -> RowList:
    if name not in LISTS:
        raise Http404
    return LISTS[name]


def _activity(request: MemberRequest, year: int, activity_id: UUID) -> Activity:
    return get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)


def _rearranged(request: MemberRequest, row_list: RowList, row: Activity, form: ListForm) -> HttpResponse:
    do, _, key = request.POST["do"].partition(":")
    if do == "add":
        key = form.add()
        words = f"Ny {row_list.row_label}." if key else "Listen har ikke plads til flere."
        return say(_form(request, row_list, row, form, focus=f"field:{key}"), words)
    if do == "keep":
        return _form(request, row_list, row, form, focus=f"field:{form.keys[0]}" if form.keys else "add:")
    if key not in form.keys:
        raise Http404
    if do == "remove":
        follows = form.drop(key)
        words = f"{row_list.row_label.capitalize()} er fjernet. Gem for at beholde ændringen."
        return say(_form(request, row_list, row, form, focus=f"remove:{follows}" if follows else "add:"), words)
    form.shift(key, -1 if do == "up" else 1)
    words = f"Flyttet til plads {form.keys.index(key) + 1} af {len(form.keys)}. Gem for at beholde rækkefølgen."
    return say(_form(request, row_list, row, form, focus=f"{do}:{key}"), words)


def _shown(
    request: MemberRequest, row_list: RowList, row: Activity, found: Sequence[ListedRow] | None = None
) -> HttpResponse:
    standing = rows_of(row_list.model, row) if found is None else found
    context = {"plan": row.plan, "row": row, "rows": standing, "focus": True, **row_list.beside(row, standing)}
    return render(request, row_list.template, context)


def _form(
    request: MemberRequest, row_list: RowList, row: Activity, form: ListForm, status: int = 200, **more: Any
) -> HttpResponse:
    typed = form.rows
    for each in typed:
        if more.get("focus") == f"field:{each.prefix}":
            each.fields[each.what].widget.attrs["autofocus"] = True
    context = {
        "plan": row.plan,
        "row": row,
        "list": row_list,
        "form": form,
        "rows": typed,
        "show_errors": status == 422,
        "removed": removed(row_list.model, row),
        "organisations": Organisation.objects.values_list("name", flat=True) if row_list.name == "aktoerer" else [],
        **more,
    }
    return render(request, "activities/_rows_form.html", context, status=status)


def _conflict(
    request: MemberRequest, row_list: RowList, row: Activity, form: ListForm, current: Sequence[ListedRow]
) -> HttpResponse:
    """Both lists; the form now carries the mark of the one that is shown as saved."""
    form.mark = mark_of(current)
    saved = [" ".join(filter(None, map(str, row_list.form.initial_of(each).values()))) for each in current]
    return _form(request, row_list, row, form, status=409, saved=saved)

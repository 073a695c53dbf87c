# SPDX-License-Identifier: MPL-2.0
"""A list on a page: shown, edited and saved as one.

While a list is edited, adding, moving and taking away happen in the form and are not saved until the whole list is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from partnerskab.access import MemberRequest
from partnerskab.htmx import is_htmx, say, say_saved

from .forms import ListForm, RowForm
from .saving import Listing, StaleListError, mark_of, removed, restore, save_list

_SWAPPED = "To rækker kan ikke bytte indhold. Flyt rækkerne med pilene i stedet, og gem igen."


@dataclass(frozen=True)
class RowList:
    """A list in words: what its rows are called, and which template shows them. `style` names how the fields of its
    rows stand. `uses` says of rows that are to go
    what still needs them, a sentence for each."""

    name: str
    form: type[RowForm]
    label: str
    row_label: str
    template: str
    style: str = ""
    uses: Callable[[Sequence[Any]], list[str]] = lambda rows: []


@dataclass(frozen=True)
class ListPlace:
    """A list where it stands: its rows, its addresses (see `addresses`) as `kind` and what they catch, and what its
    template wants beside them. `page` is the address of its place on the whole page, which is called `heading`.
    `beside` is what its template shows that depends on the rows."""

    list: RowList
    listing: Listing
    kind: str
    here: Sequence[Any]
    page: str
    heading: str
    context: dict[str, Any] = field(default_factory=dict)
    beside: Callable[[Sequence[Any]], dict[str, Any]] = lambda rows: {}

    @property
    def show_url(self) -> str:
        """Where it is read."""
        return reverse(f"{self.kind}_rows", args=self.here)

    @property
    def edit_url(self) -> str:
        """Where it is edited and saved."""
        return reverse(f"{self.kind}_rows_edit", args=self.here)

    @property
    def restore_url(self) -> str:
        """Where a row is brought back."""
        return reverse(f"{self.kind}_row_restore", args=self.here)


def shown(request: MemberRequest, place: ListPlace, found: Sequence[Any] | None = None) -> HttpResponse:
    """The list to read, with the focus on the way into editing it."""
    if not is_htmx(request):
        return redirect(place.page)
    rows = place.listing.rows() if found is None else found
    context = {**place.context, **place.beside(rows), "list": place.list, "rows": rows, "focus": True}
    return render(request, place.list.template, context)


def edited(request: MemberRequest, place: ListPlace) -> HttpResponse:
    """The list in a form. A post saves it, or does what `do` says: add, up, down, remove; or keep, which shows the rows
    as they are sent, for a browser that kept them unsaved."""
    if request.method == "POST" and not request.POST.get("do"):
        return _save(request, place)
    standing = place.listing.rows()
    if request.method == "POST":
        return _rearranged(request, place, ListForm(place.list.form, standing, request.POST))
    form = ListForm(place.list.form, standing)
    first = form.keys[0] if form.keys else form.add()
    return _form(request, place, form, focus=f"field:{first}")


def restored(request: MemberRequest, place: ListPlace) -> HttpResponse:
    """Bring back the row named in `gone`, which was taken away, last in its list."""
    if restore(place.listing, id_in(request.POST.get("gone", ""))) is None:
        raise Http404
    return say_saved(shown(request, place), f"{place.list.row_label.capitalize()} er gendannet.")


def id_in(text: str, prefix: str = "") -> UUID:
    """The id that stands after a prefix.

    Raises:
        Http404: none does.
    """
    try:
        return UUID(text.removeprefix(prefix)) if text.startswith(prefix) else UUID("")
    except ValueError:
        raise Http404 from None


def _save(request: MemberRequest, place: ListPlace) -> HttpResponse:
    """All or nothing: what a row looked up or made on the way goes too when the list turns out to be stale."""
    try:
        with transaction.atomic():
            return _written(request, place, place.listing.held())
    except StaleListError as stale:
        form = ListForm(place.list.form, stale.current, request.POST)
        return _conflict(request, place, form, stale.current)
    except IntegrityError:
        form = ListForm(place.list.form, place.listing.rows(), request.POST)
        return _form(request, place, form, status=422, uses=[_SWAPPED])


def _written(request: MemberRequest, place: ListPlace, standing: Sequence[Any]) -> HttpResponse:
    form = ListForm(place.list.form, standing, request.POST)
    typed, valid = form.checked()
    if not valid:
        return _form(request, place, form, rows=typed, status=422)
    kept = {str(row.prefix) for row in typed}
    uses = place.list.uses([row for row in standing if str(row.pk) not in kept])
    if uses:
        return _form(request, place, form, rows=typed, status=422, uses=uses)
    saved = save_list(place.listing, standing, form.mark, form.wanted(typed))
    if saved is None:
        return say(shown(request, place, standing), "Intet var ændret.")
    return say_saved(shown(request, place, saved), f"{place.list.label.capitalize()} er gemt.")


def _rearranged(request: MemberRequest, place: ListPlace, form: ListForm) -> HttpResponse:
    do, _, key = request.POST["do"].partition(":")
    row_label = place.list.row_label
    if do == "add":
        key = form.add()
        words = f"Ny {row_label}." if key else "Listen har ikke plads til flere."
        return say(_form(request, place, form, focus=f"field:{key}"), words)
    if do == "keep":
        return _form(request, place, form, focus=f"field:{form.keys[0]}" if form.keys else "add:")
    if key not in form.keys:
        raise Http404
    if do == "remove":
        follows = form.drop(key)
        words = f"{row_label.capitalize()} er fjernet. Gem for at beholde ændringen."
        return say(_form(request, place, form, focus=f"remove:{follows}" if follows else "add:"), words)
    form.shift(key, -1 if do == "up" else 1)
    words = f"Flyttet til plads {form.keys.index(key) + 1} af {len(form.keys)}. Gem for at beholde rækkefølgen."
    return say(_form(request, place, form, focus=f"{do}:{key}"), words)


def _form(request: MemberRequest, place: ListPlace, form: ListForm, status: int = 200, **more: Any) -> HttpResponse:
    rows = more.pop("rows", None) or form.rows
    for each in rows:
        if more.get("focus") == f"field:{each.prefix}":
            each.fields[each.what].widget.attrs["autofocus"] = True
    context = {
        **place.context,
        "list": place.list,
        "place": place,
        "form": form,
        "rows": rows,
        "show_errors": status == 422,
        "removed": removed(place.listing),
        "suggestions": place.list.form.suggestions(),
        **more,
    }
    if is_htmx(request):
        return render(request, "lists/_form.html", context, status=status)
    return render(request, "lists/page.html", context, status=status)


def _conflict(request: MemberRequest, place: ListPlace, form: ListForm, current: Sequence[Any]) -> HttpResponse:
    """Both lists; the form now carries the mark of the one that is shown as saved."""
    form.mark = mark_of(current)
    saved = [" ".join(filter(None, map(str, place.list.form.initial_of(each).values()))) for each in current]
    return _form(request, place, form, status=409, saved=saved)

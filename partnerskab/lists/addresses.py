# SPDX-License-Identifier: MPL-2.0
"""The three addresses of a list: read, edited and saved, a row brought back. Each kind of list has them alike."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from partnerskab.access import Action, MemberRequest, requires

from . import page
from .page import ListPlace

Placing = Callable[..., ListPlace]
"""From a request, and by name what its address has caught, to the list where it stands."""


def addresses(
    kind: str, below: str, place: Placing, *, write: Action, read: Action = Action.READ_DRAFT
) -> list[URLPattern]:
    """The addresses of the lists of a `kind`, named `<kind>_rows`, `<kind>_rows_edit` and `<kind>_row_restore`, at and
    below a path; with the rights that it takes to read and to write there."""

    @require_GET
    @requires(read)
    def show(request: MemberRequest, slug: str, **where: Any) -> HttpResponse:
        """The list as it stands, e.g. after a cancelled edit."""
        return page.shown(request, place(request, **where))

    @require_http_methods(["GET", "POST"])
    @requires(write)
    def edit(request: MemberRequest, slug: str, **where: Any) -> HttpResponse:
        """The list in a form, and saved."""
        return page.edited(request, place(request, **where))

    @require_POST
    @requires(write)
    def restore(request: MemberRequest, slug: str, **where: Any) -> HttpResponse:
        """Bring back the row named in `gone`."""
        return page.restored(request, place(request, **where))

    return [
        path(below, show, name=f"{kind}_rows"),
        path(f"{below}rediger/", edit, name=f"{kind}_rows_edit"),
        path(f"{below}gendan/", restore, name=f"{kind}_row_restore"),
    ]

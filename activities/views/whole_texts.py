# SPDX-License-Identifier: MPL-2.0
"""The texts of an agreement, a status, a follow-up, a meeting or a case paper, edited on its page as a plan's are on
theirs; each with the right that it takes to write there."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.texts import Key
from partnerskab.access import Action, MemberRequest, requires

from . import history, texts

Naming = Callable[[int | str], Key]
"""From what an address names the whole by (a year, a mark) to the key of its texts."""


def addresses(kind: str, write: Action, key: Naming) -> list[URLPattern]:
    """The steps with a text below the address of a whole, which catches one argument: its year or its mark."""

    @require_GET
    @requires(Action.READ_DRAFT)
    def show(request: MemberRequest, slug: str, sort: str, text_id: UUID, **whole: int | str) -> HttpResponse:
        """The text as it stands, e.g. after a cancelled edit."""
        return texts.shown(request, texts.unit_or_404(request, key(*whole.values()), sort, text_id))

    @require_http_methods(["GET", "POST"])
    @requires(write)
    def edit(request: MemberRequest, slug: str, sort: str, text_id: UUID, **whole: int | str) -> HttpResponse:
        """The text in the editor; saving gives the text back as it now stands."""
        return texts.edited(request, key(*whole.values()), sort, text_id)

    @require_POST
    @requires(write)
    def resolve(request: MemberRequest, slug: str, sort: str, text_id: UUID, **whole: int | str) -> HttpResponse:
        """After a conflict: both texts in one editor, my text, or the saved one."""
        return texts.resolved(request, key(*whole.values()), sort, text_id)

    @require_GET
    @requires(Action.READ_DRAFT)
    def listed(request: MemberRequest, slug: str, sort: str, text_id: UUID, **whole: int | str) -> HttpResponse:
        """Every change of a text."""
        return history.listed(request, texts.unit_or_404(request, key(*whole.values()), sort, text_id))

    @require_GET
    @requires(Action.READ_DRAFT)
    def difference(request: MemberRequest, slug: str, sort: str, text_id: UUID, **whole: int | str) -> HttpResponse:
        """What the entry of the history named in `entry` changed, word by word."""
        return history.compared(request, texts.unit_or_404(request, key(*whole.values()), sort, text_id))

    @require_POST
    @requires(write)
    def restore(request: MemberRequest, slug: str, sort: str, text_id: UUID, **whole: int | str) -> HttpResponse:
        """Let the text of the entry named in `entry` stand again."""
        return history.restored(request, texts.unit_or_404(request, key(*whole.values()), sort, text_id))

    below = "tekst/<slug:sort>/<uuid:text_id>/"
    return [
        path(below, show, name=f"{kind}_text"),
        path(f"{below}rediger/", edit, name=f"{kind}_text_edit"),
        path(f"{below}afgoer/", resolve, name=f"{kind}_text_resolve"),
        path(f"{below}historik/", listed, name=f"{kind}_text_history"),
        path(f"{below}forskel/", difference, name=f"{kind}_text_difference"),
        path(f"{below}gendan/", restore, name=f"{kind}_text_restore"),
    ]

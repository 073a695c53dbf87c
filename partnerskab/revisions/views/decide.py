# SPDX-License-Identifier: MPL-2.0
"""The steering group's page: what is to be decided, and the answer, made for a phone.

An answer cannot be changed, so a first press asks and a second one answers. The path not taken is an answer that can be
undone for a while: others act on it at once, by mail and by their own answers. In the question the answering button
stands on the other side than the one that was pressed, so that pressing twice by accident answers nothing.
"""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect, reselect, retarget

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.checks import check
from partnerskab.documents.ordering import order
from partnerskab.htmx import is_htmx
from partnerskab.revisions import lifecycle
from partnerskab.revisions.answering import AnswerForm
from partnerskab.revisions.cost import cost
from partnerskab.revisions.finding import find, newest_of
from partnerskab.revisions.lifecycle import Refused
from partnerskab.revisions.models import Decision, Revision
from partnerskab.revisions.pages import of_revision
from partnerskab.revisions.progress import Progress, progress
from partnerskab.revisions.seat import seat
from partnerskab.revisions.since import changes_since, told_against

from .version import fingerprint_groups

ASKS = {"approve": Decision.Kind.APPROVED, "send-back": Decision.Kind.SENT_BACK}
"""The buttons that ask first."""

ANSWERS = {f"yes-{press}": kind for press, kind in ASKS.items()}
"""The buttons that answer."""


@require_http_methods(["GET", "POST"])
@requires(Action.DECIDE)
def decide(request: MemberRequest, slug: str, matter: str, number: int) -> HttpResponse:
    """Show what is to be decided, ask back, answer: 422 with what was typed where words are missing, 409 where it can
    no longer be answered, or where something else is before the parties than what was seen."""
    revision = find(request.partnership, request.may, matter, number)
    route = progress(revision)
    if request.method == "GET":
        form = AnswerForm(content=route.content, initial={"content_sha256": revision.content_sha256})
        return _page(request, revision, route, form)
    press = request.POST.get("press", "")
    kind = {**ASKS, **ANSWERS}.get(press, "")
    form = AnswerForm(request.POST, content=route.content, kind=kind)
    if not kind:
        return _page(request, revision, route, form, more=press == "more")
    if not form.is_valid():
        return _page(request, revision, route, form, 422, show_errors=True)
    if press in ASKS:
        return _page(request, revision, route, form, asked=kind)
    try:
        _answer(request, revision, form)
    except Refused as reason:
        now = find(request.partnership, request.may, matter, number)
        return _page(request, now, progress(now), form, 409, refusal=str(reason))
    address = request.path
    return HttpResponseClientRedirect(address) if is_htmx(request) else redirect(address)


@transaction.atomic
def _answer(request: MemberRequest, revision: Revision, form: AnswerForm) -> None:
    lifecycle.answer(revision, request.membership, form.word, form.cleaned_data["content_sha256"])
    order(revision)


def _page(
    request: MemberRequest, revision: Revision, route: Progress, form: AnswerForm, status: int = 200, **shown: Any
) -> HttpResponse:
    """The page, of which htmx takes the form, or all of it where there is no form any more.

    `shown`: what was `asked` for and awaits its yes, `refusal`, `show_errors`, one `more` row to fill in.
    """
    content = route.content
    newest = newest_of(revision)
    stages = tuple(leg.stage for leg in route.legs)
    place = seat(revision, content, stages, request.membership, newest)
    since = told_against(revision, drafts=True)
    context = {
        **of_revision(revision),
        **({"section": "decide"} if revision.is_pending else {}),
        "newest": newest,
        "seat": place,
        "legs": [leg for leg in route.legs if leg.stage != place.stage],
        "since": since,
        "changes": changes_since(since, content),
        "cost": cost(content, since.frozen if since else None, since.label if since else ""),
        "advice": [finding for finding in check(content) if not finding.blocks],
        "fingerprint": fingerprint_groups(revision)[0],
        "form": form,
        "rows": form.shown_rows(bool(shown.get("more"))),
        **shown,
    }
    response = render(request, "revisions/decide.html", context, status=status)
    return response if place.can_answer else reselect(retarget(response, "#indhold"), "#indhold")

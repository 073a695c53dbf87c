# SPDX-License-Identifier: MPL-2.0
"""Sending the draft to those who decide."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.canonical import Content, fingerprint
from partnerskab.content.freezing import one_moment
from partnerskab.content.matters import Matter, freeze_matter, words
from partnerskab.content.places import link_to
from partnerskab.content.recent import latest
from partnerskab.documents.ordering import order
from partnerskab.followup import closing
from partnerskab.htmx import is_htmx
from partnerskab.revisions import chain, lifecycle
from partnerskab.revisions.cost import cost
from partnerskab.revisions.finding import matter_at
from partnerskab.revisions.forms import SubmissionForm
from partnerskab.revisions.lifecycle import Refused
from partnerskab.revisions.models import Revision
from partnerskab.revisions.pages import of_matter
from partnerskab.revisions.progress import capital, legs
from partnerskab.revisions.route import stages
from partnerskab.revisions.since import changes_since
from partnerskab.revisions.standing import standing
from partnerskab.revisions.subjects import findings_of, named_in

LATELY = 5


@require_http_methods(["GET", "POST"])
@requires(Action.SUBMIT)
def submit(request: MemberRequest, slug: str, matter: str) -> HttpResponse:
    """Show what would be sent and to whom; sent is exactly what the person saw, or nothing."""
    found = matter_at(request.partnership, matter)
    with one_moment():
        content = freeze_matter(found)
    asked: dict[str, Any] = {"findings": lifecycle.blocking(content), "the": words(found).the}
    seen = fingerprint(content)
    if request.method == "GET":
        return _page(request, found, content, SubmissionForm(initial={"version": seen}, **asked))
    form = SubmissionForm(request.POST, **asked)
    if form["version"].data != seen:
        return _page(request, found, content, form.again(seen), 409)
    if not form.is_valid():
        return _page(request, found, content, form, 422)
    try:
        revision = _send(request, found, content, form)
    except _ChangedError:
        return submit(request, slug, matter)
    except Refused as reason:
        return _page(request, found, content, form.again(seen), 409, str(reason))
    messages.success(request, f"Version {revision.label} er sendt {words(found).sent}.")
    address = reverse("revision", args=[slug, found, revision.number])
    return HttpResponseClientRedirect(address) if is_htmx(request) else redirect(address)


class _ChangedError(Exception):
    """Somebody answered while the round was being closed, so what would be sent is not what the person saw."""


@transaction.atomic
def _send(request: MemberRequest, matter: Matter, content: Content, form: SubmissionForm) -> Revision:
    chain.hold(request.partnership)
    if closing.hold(matter):
        matter = matter_at(request.partnership, matter.address)
        if fingerprint(freeze_matter(matter)) != fingerprint(content):
            raise _ChangedError
    message = form.cleaned_data["message"]
    revision = lifecycle.submit(matter, request.membership.user, content, message, form.explanations)
    order(revision)
    return revision


def _page(
    request: MemberRequest, matter: Matter, content: Content, form: SubmissionForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    stands, named = standing(matter), words(matter)
    since = stands.in_force or stands.newest
    advice = [finding for finding in findings_of(content, named_in(matter, content)) if not finding.blocks]
    is_changed = status == 409 and not refusal
    context: dict[str, Any] = {
        **of_matter(matter),
        "standing": stands,
        "form": form,
        "refusal": f"{capital(named.the)} er ændret, siden du så {named.it}." if is_changed else refusal,
        "is_changed": is_changed,
        "lately": latest(matter, LATELY) if is_changed and isinstance(matter, Plan) else (),
        "is_unsaved": status != 200,
        "since": since,
        "is_same": stands.is_in_force(content),
        "changes": changes_since(since, content),
        "cost": cost(content, since.frozen if since else None, since.label if since else ""),
        "explained": [(finding, field, link_to(content, finding)) for finding, field in form.explained],
        "advises": len(advice),
        "legs": legs(stages(content, ())),
        "number": stands.newest.number + 1 if stands.newest else 1,
        "today": timezone.localdate(),
    }
    template = "revisions/_submit_form.html" if is_htmx(request) else "revisions/submit.html"
    return render(request, template, context, status=status)

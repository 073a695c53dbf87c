# SPDX-License-Identifier: MPL-2.0
"""A version as it was submitted: what became of it, its text to read, and taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.counting import holds
from partnerskab.documents.reading_page import reading_of
from partnerskab.revisions.finding import find
from partnerskab.revisions.forms import WithdrawalForm
from partnerskab.revisions.lifecycle import Refused, withdraw
from partnerskab.revisions.models import Revision
from partnerskab.revisions.pages import of_revision
from partnerskab.revisions.progress import progress
from partnerskab.revisions.since import changes_since, told_against


@require_GET
@requires(Action.VISIT)
def revision(request: MemberRequest, slug: str, matter: str, number: int) -> HttpResponse:
    """What was submitted and why, what each body said of it, and its papers."""
    found = find(request.partnership, request.may, matter, number)
    route, since = progress(found), told_against(found, drafts=bool(request.may["read_draft"]))
    content = route.content
    context = {
        **of_revision(found),
        "content": content,
        "progress": route,
        "since": since,
        "changes": changes_since(since, content),
        "holds": holds(content),
        "fingerprint": fingerprint_groups(found),
        "may_withdraw": request.may["submit"] and found.is_pending and not found.decisions.exists(),
    }
    return render(request, "revisions/revision.html", context)


@require_GET
@requires(Action.VISIT)
def revision_reading(request: MemberRequest, slug: str, matter: str, number: int) -> HttpResponse:
    """The frozen content as one text."""
    found = find(request.partnership, request.may, matter, number)
    template, context = reading_of(found.frozen)
    return render(request, template, {**of_revision(found), **context})


@require_http_methods(["GET", "POST"])
@requires(Action.SUBMIT)
def revision_withdraw(request: MemberRequest, slug: str, matter: str, number: int) -> HttpResponse:
    """Ask, and take the version back; 409 when somebody has answered meanwhile."""
    found = find(request.partnership, request.may, matter, number)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    refusal, status = "", 200
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(found, request.membership.user, form.cleaned_data["reason"])
        except Refused as reason:
            refusal, status = str(reason), 409
        else:
            messages.success(request, f"Version {found.label} er trukket tilbage. Dem, der var spurgt, får besked.")
            return redirect("revision", slug, matter, number)
    elif request.method == "POST":
        status = 422
    is_open = found.is_pending and not refusal and not found.decisions.exists()
    context = {**of_revision(found), "form": form, "refusal": refusal, "is_open": is_open}
    return render(request, "revisions/withdraw.html", context, status=status)


def fingerprint_groups(found: Revision) -> tuple[str, str]:
    """The fingerprint in groups of four, as the papers print it: the start for the eye, and the whole."""
    whole = found.content_sha256
    groups = [whole[at : at + 4] for at in range(0, len(whole), 4)]
    return " ".join(groups[:4]), " ".join(groups)

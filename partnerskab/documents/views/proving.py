# SPDX-License-Identifier: MPL-2.0
"""Proving a paper: somebody drops a PDF, and hears whether it is genuine. The file is not kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.documents.forms import ProofForm
from partnerskab.documents.models import Kind
from partnerskab.documents.proving.process import LARGEST_FILE, LIMIT, NotAPaper
from partnerskab.documents.proving.proof import prove
from partnerskab.documents.proving.verdict import Sign, Verdict
from partnerskab.documents.shelf import ADDRESSES
from partnerskab.uploading import UploadLimit, limited

_LOOKS = {
    Sign.GENUINE: ("genuine", "success"),
    Sign.ALTERED: ("altered", "error"),
    Sign.DRAFT: ("draft", "edit"),
    Sign.UNKNOWN: ("unknown", "help"),
}
"""The style and the icon of each verdict."""


@limited(LARGEST_FILE)
@require_http_methods(["GET", "POST"])
@requires(Action.VISIT)
def prove_paper(request: MemberRequest, slug: str, upload_limit: UploadLimit) -> HttpResponse:
    """Choose a PDF and see the verdict; readers hear of approved versions only."""
    form, name, verdict = ProofForm(), "", None
    if request.method == "POST":
        form = ProofForm(request.POST, request.FILES, too_large=upload_limit.was_exceeded)
        if form.is_valid():
            file = form.cleaned_data["paper"]
            try:
                name = file.name
                verdict = prove(file.read(), request.partnership, drafts=bool(request.may["read_draft"]))
            except NotAPaper as refusal:
                form.add_error("paper", str(refusal))
    context = {"section": "papers", "form": form, "limit": LIMIT, "name": name, **_shown(verdict)}
    return render(request, "documents/prove.html", context, status=422 if form.errors else 200)


def _shown(verdict: Verdict | None) -> dict[str, object]:
    """The verdict with its looks and the address of the genuine paper."""
    if verdict is None:
        return {"verdict": None}
    style, sign = _LOOKS[verdict.sign]
    address = ADDRESSES[Kind(verdict.document.kind)] if verdict.document else ""
    return {"verdict": verdict, "style": style, "sign": sign, "address": address}

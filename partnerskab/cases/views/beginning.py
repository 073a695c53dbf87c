# SPDX-License-Identifier: MPL-2.0
"""Beginning a case paper: what it is about, to whom, and what is proposed from that."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement
from partnerskab.cases.beginning import begin
from partnerskab.cases.committees import USUAL, USUAL_SENDER, suggested_bodies, usual_aim
from partnerskab.cases.forms import NewCaseForm
from partnerskab.cases.models import CasePaper
from partnerskab.content.matters import kind_of
from partnerskab.documents.proposing import Asked, gathering, propose
from partnerskab.revisions.models import Revision

from .pages import rows_of


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_CASES)
def case_new(request: MemberRequest, slug: str) -> HttpResponse:
    """What the case is about and to whom it goes; saving writes the whole paper as a proposal. `om` names a version."""
    plan = Plan.objects.of(request.partnership).order_by("-year").first()
    agreement = _agreement(request)
    if agreement is None:
        return render(request, "cases/no_agreement.html", {"section": "cases", "plan": plan})
    wanted = gathering.find(request.partnership, request.POST.get("about") or request.GET.get("om", ""))
    found = gathering.choices(request.partnership)
    if wanted and wanted.pk not in {one.pk for one in found}:
        found = [wanted, *found]
    subjects = [(gathering.key_of(one), f"{one} ({one.standing.word})") for one in found]
    if request.method == "POST":
        form = NewCaseForm(request.POST, subjects=subjects)
        if form.is_valid():
            return _begun(request, agreement, wanted if form.cleaned_data["about"] else None, form.cleaned_data)
    else:
        form = NewCaseForm(initial=_initial(request, agreement, wanted), subjects=subjects)
    context = {"section": "cases", "plan": plan, "form": form, "bodies": suggested_bodies(agreement)}
    return render(request, "cases/new.html", context, status=422 if form.errors else 200)


def _agreement(request: MemberRequest) -> Agreement | None:
    """The agreement of today, or the one that begins last."""
    mine, today = Agreement.objects.of(request.partnership), timezone.localdate()
    now = mine.filter(valid_from__lte=today, valid_to__gte=today).order_by("-valid_from").first()
    return now or mine.order_by("-valid_from").first()


def _initial(request: MemberRequest, agreement: Agreement, wanted: Revision | None) -> dict[str, Any]:
    """The usual committee and aim, and who sent the last one."""
    of = wanted.matter.agreement if wanted and not isinstance(wanted.matter, Agreement) else agreement
    body = next(iter(suggested_bodies(of)), USUAL)
    matter = "plan" if wanted and kind_of(wanted.matter) == "plan" else "status"
    last = CasePaper.objects.of(request.partnership).first()
    return {
        "about": gathering.key_of(wanted) if wanted else "",
        "body": body,
        "aim": usual_aim(of, body, matter),
        "sender": last.sender if last else USUAL_SENDER,
        "officer": last.officer if last else "",
    }


def _begun(request: MemberRequest, agreement: Agreement, about: Revision | None, said: dict[str, Any]) -> HttpResponse:
    """Write what was typed and what is proposed, and open it."""
    today = timezone.localdate()
    subject = gathering.subject_of(about, today) if about else None
    proposal = propose(subject, Asked(said["body"], said["aim"], said["meeting_on"], today))
    values = {name: said[name] for name in _TYPED} | {name: getattr(proposal, name) for name in _PROPOSED}
    values["title"] = (said["title"] or proposal.title)[:200]
    if about:
        values |= gathering.subject_columns(about)
    year = int(about.matter.mark[:4]) if about else (said["meeting_on"] or today).year
    of = about.matter.agreement if about and not isinstance(about.matter, Agreement) else agreement
    case = begin(of, year, values, rows_of(proposal), request.membership.user)
    messages.success(request, "Indstillingen er begyndt. Ret teksterne, hvor de står, og tilføj sagsnummeret.")
    return redirect("case", request.partnership.slug, case.mark)


_TYPED = ("body", "aim", "meeting_on", "sender", "case_number", "document_number", "officer")
_PROPOSED = ("resume", "problem", "solution", "economy", "process")

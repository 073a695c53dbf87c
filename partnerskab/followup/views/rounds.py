# SPDX-License-Identifier: MPL-2.0
"""The rounds of follow-up: the list of them, and opening one."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from activities.models import Activity
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.day_field import DayField
from partnerskab.followup.missing import missing_in
from partnerskab.followup.models import Round
from partnerskab.followup.opening import Proposal, open_round, proposals
from partnerskab.revisions.models import Revision
from partnerskab.revisions.standing import standing

from . import mails
from .finding import page


@dataclass(frozen=True, slots=True)
class Row:
    """A round in the list: how many of its activities are answered, and its newest version."""

    round: Round
    sent: int
    asked: int
    revision: Revision | None


class OpeningForm(forms.Form):
    """When the answers are to be there."""

    use_required_attribute = False

    due_on = DayField("10. maj 2026", label="Svar senest")

    def clean_due_on(self) -> Any:
        """A day that has not gone."""
        due = self.cleaned_data["due_on"]
        if due and due < timezone.localdate():
            raise forms.ValidationError("Dagen er gået. Skriv en dag, der kommer, for eksempel om to uger.")
        return due


@require_GET
@requires(Action.READ_DRAFT)
def followups(request: MemberRequest, slug: str) -> HttpResponse:
    """Every round, the newest first, and those that can be opened."""
    newest = {one.followup_id: one for one in _versions(request)}
    rows = [Row(one, one.sent, one.asked, newest.get(one.pk)) for one in _counted(request)]
    context = {"rows": rows, "proposals": proposals(request.partnership), "today": timezone.localdate()}
    return page(request, "rounds", context)


@require_http_methods(["GET", "POST"])
@requires(Action.CLOSE_ROUND)
def followup_open(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Ask for the day answers are to be there, say who is told, then open the round and tell them."""
    proposal = _proposal(request, mark)
    if proposal is None:
        return redirect("followup", slug, mark)
    if request.method == "GET":
        return _opening(request, proposal, OpeningForm(initial={"due_on": _proposed(proposal)}))
    form = OpeningForm(request.POST)
    if proposal.asks and not form.is_valid():
        return _opening(request, proposal, form, 422)
    made, is_new = _open(proposal, form.cleaned_data["due_on"] if proposal.asks else None)
    if is_new and proposal.asks:
        messages.success(request, f"{made} er åben, og de ansvarlige har fået besked på mail.")
    elif is_new:
        messages.success(request, f"{made} er begyndt. Skriv nu indledningen og afslutningen.")
    return redirect("followup", slug, made.mark)


@transaction.atomic
def _open(proposal: Proposal, due_on: Any) -> tuple[Round, bool]:
    in_force = standing(proposal.plan).in_force
    own = in_force if in_force and in_force.plan_id == proposal.plan.pk else None
    known = (own.label, own.content_sha256) if own else ("", "")
    made, is_new = open_round(proposal, timezone.localdate(), due_on, *known)
    if is_new and proposal.asks:
        mails.opened(made, missing_in(made))
    return made, is_new


def _opening(request: MemberRequest, proposal: Proposal, form: OpeningForm, status: int = 200) -> HttpResponse:
    """The page, with everybody who will be asked."""
    lacking = missing_in(Round(plan=proposal.plan, kind=proposal.kind)) if proposal.asks else []
    context = {"proposal": proposal, "form": form, "lacking": lacking}
    return page(request, "open", context, status)


def _proposal(request: MemberRequest, mark: str) -> Proposal | None:
    """The round of that mark that can be opened; None where it has been opened.

    Raises:
        Http404: it is neither.
    """
    found = next((one for one in proposals(request.partnership) if one.mark == mark), None)
    if found is None and not Round.objects.of(request.partnership).marked(mark).exists():
        raise Http404
    return found


def _proposed(proposal: Proposal) -> Any:
    """The proposed day, unless it has gone."""
    due = proposal.due_on
    return due if due and due >= timezone.localdate() else None


def _counted(request: MemberRequest) -> Any:
    """The rounds with how many activities are answered, and how many there are."""
    back = Q(answers__returned_at__isnull=False) & Q(answers__returned_at__gt=F("answers__sent_at"))
    sent = Count("answers", filter=Q(answers__sent_at__isnull=False) & ~back)
    every = Activity.objects.filter(plan=OuterRef("plan")).order_by().values("plan").annotate(n=Count("pk")).values("n")
    return Round.objects.of(request.partnership).annotate(sent=sent, asked=Subquery(every))


def _versions(request: MemberRequest) -> Any:
    """The versions of all its rounds, the newest of each last."""
    return Revision.objects.of(request.partnership).exclude(followup=None).order_by("number")

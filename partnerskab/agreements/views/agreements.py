# SPDX-License-Identifier: MPL-2.0
"""A partnership's agreements, and a new one."""

from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.agreement_forms import NewAgreementForm
from partnerskab.agreements.beginning import Part, begin
from partnerskab.agreements.models import Agreement, User
from partnerskab.year.proposing import carry as carry_deadlines
from targets.carrying import carry

from .menu import page


@dataclass(frozen=True)
class Listed:
    """An agreement in the list, and where today lies in its period: now, later or past."""

    agreement: Agreement
    when: str


@require_GET
@requires(Action.VISIT)
def agreements(request: MemberRequest, slug: str) -> HttpResponse:
    """The agreements, the newest first."""
    found = Agreement.objects.of(request.partnership).select_related("predecessor")
    return page(request, "agreements/agreements.html", {"agreements": [_listed(each) for each in found]})


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def agreement_new(request: MemberRequest, slug: str) -> HttpResponse:
    """Begin an agreement from nothing or from an earlier one."""
    form = NewAgreementForm(request.POST or None, partnership=request.partnership)
    if request.method == "POST" and form.is_valid():
        agreement = _begun(request, form)
        messages.success(request, f"{agreement.title} er begyndt.")
        return redirect("agreement", slug, agreement.mark)
    return page(request, "agreements/agreement_new.html", {"form": form}, status=422 if form.errors else 200)


@transaction.atomic
def _begun(request: MemberRequest, form: NewAgreementForm) -> Agreement:
    earlier, parts = form.predecessor, form.cleaned_data.get("parts", [])
    agreement = Agreement(partnership=request.partnership, predecessor=earlier, **form.values)
    begun = begin(agreement, parts)
    if earlier and Part.TARGETS in parts:
        carry(earlier, agreement, begun.areas)
    if earlier and Part.DEADLINES in parts:
        carry_deadlines(earlier, agreement, cast(User, request.user))
    return agreement


def _listed(agreement: Agreement) -> Listed:
    today = timezone.localdate()
    if agreement.valid_to < today:
        return Listed(agreement, "past")
    return Listed(agreement, "later" if today < agreement.valid_from else "now")

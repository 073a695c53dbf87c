# SPDX-License-Identifier: MPL-2.0
"""The members of a partnership: everyone sees them, the secretariat keeps them."""

from uuid import UUID

from allauth.account.forms import ResetPasswordForm
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.forms import MemberForm
from partnerskab.agreements.models import Membership, Role


@require_GET
@requires(Action.VISIT)
def members(request: MemberRequest, slug: str) -> HttpResponse:
    """The members by role."""
    present = Membership.objects.filter(partnership=request.partnership, ended_on=None)
    present = present.select_related("user", "organisation").order_by("user__name")
    groups = [(role.label, [member for member in present if member.role == role]) for role in Role]
    context = {"section": "members", "groups": [group for group in groups if group[1]]}
    return render(request, "agreements/members.html", context)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def member_new(request: MemberRequest, slug: str) -> HttpResponse:
    """Add a member; a person new to the installation gets a mail with a link to choose a password."""
    form = MemberForm(request.POST or None, partnership=request.partnership)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            user = form.user()
            Membership.objects.create(
                user=user,
                partnership=request.partnership,
                role=form.cleaned_data["role"],
                organisation=form.cleaned_data["organisation"],
            )
        if not user.has_usable_password():
            _invite(request, user.email)
        messages.success(request, f"{user} er nu medlem.")
        return redirect("members", slug)
    return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def member_edit(request: MemberRequest, slug: str, membership_id: UUID) -> HttpResponse:
    """Change a member's role or organisation."""
    member = _member(request, membership_id)
    initial = {"role": member.role, "organisation": member.organisation}
    form = MemberForm(request.POST or None, partnership=request.partnership, member=member, initial=initial)
    if request.method == "POST" and form.is_valid():
        if member.user_id == request.user.pk and form.cleaned_data["role"] != Role.SECRETARIAT:
            form.add_error("role", "Du kan ikke tage sekretariatets rolle fra dig selv. Bed en anden om det.")
        else:
            member.role, member.organisation = form.cleaned_data["role"], form.cleaned_data["organisation"]
            member.save(update_fields=["role", "organisation"])
            messages.success(request, f"{member.user} er gemt.")
            return redirect("members", slug)
    return _form_page(request, form, member)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def member_end(request: MemberRequest, slug: str, membership_id: UUID) -> HttpResponse:
    """End a membership after a question. The person keeps their name in the history."""
    member = _member(request, membership_id)
    own = member.user_id == request.user.pk
    if request.method == "POST" and not own:
        member.ended_on = timezone.localdate()
        member.save(update_fields=["ended_on"])
        messages.success(request, f"{member.user} er ikke længere medlem.")
        return redirect("members", slug)
    context = {"section": "members", "member": member, "own": own}
    return render(request, "agreements/member_end.html", context, status=422 if request.method == "POST" else 200)


def _member(request: MemberRequest, membership_id: UUID) -> Membership:
    members = Membership.objects.select_related("user", "organisation")
    return get_object_or_404(members, pk=membership_id, partnership=request.partnership, ended_on=None)


def _form_page(request: MemberRequest, form: MemberForm, member: Membership | None) -> HttpResponse:
    context = {"section": "members", "form": form, "member": member}
    return render(request, "agreements/member_form.html", context, status=422 if form.errors else 200)


def _invite(request: MemberRequest, email: str) -> None:
    invitation = ResetPasswordForm({"email": email})
    if invitation.is_valid():
        invitation.save(request)

# SPDX-License-Identifier: MPL-2.0
"""The members of a partnership: everyone sees them, the secretariat keeps them."""

from operator import attrgetter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.models import Plan
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.forms import MEMBERSHIP, MemberForm
from partnerskab.agreements.invitation import invite
from partnerskab.agreements.models import Membership, Role
from partnerskab.editing import Stale, change
from partnerskab.form_pages import again, differing


@require_GET
@requires(Action.VISIT)
def members(request: MemberRequest, slug: str) -> HttpResponse:
    """The members by role, and those who were."""
    everybody = Membership.objects.filter(partnership=request.partnership).select_related("user", "organisation")
    found = list(everybody.order_by("user__name"))
    present = [member for member in found if not member.ended_on]
    groups = [(role.label, [member for member in present if member.role == role]) for role in Role]
    ended = [member for member in found if member.ended_on]
    former = sorted(ended, key=attrgetter("ended_on"), reverse=True)
    context = {"groups": [group for group in groups if group[1]], "former": former}
    return _page(request, "members", context)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def member_new(request: MemberRequest, slug: str) -> HttpResponse:
    """Add a member; a person new to the installation gets a mail with a link to choose a password."""
    form = MemberForm(request.POST or None, partnership=request.partnership)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            user = form.user()
            member = Membership.objects.create(user=user, partnership=request.partnership, **form.membership())
        if user.has_usable_password():
            messages.success(request, f"{user} er nu medlem.")
        else:
            invite(request, member)
            messages.success(request, f"{user} er nu medlem og har fået en mail om at vælge en adgangskode.")
        return redirect("members", slug)
    return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def member_edit(request: MemberRequest, slug: str, membership_id: UUID) -> HttpResponse:
    """Change a member's role, organisation or place as deputy."""
    member = _member(request, membership_id)
    initial = {name: getattr(member, name) for name in (*MEMBERSHIP, "version")}
    form = MemberForm(request.POST or None, partnership=request.partnership, member=member, initial=initial)
    if request.method == "POST" and form.is_valid():
        if member.user_id == request.user.pk and form.cleaned_data["role"] != Role.SECRETARIAT:
            form.add_error("role", "Du kan ikke tage sekretariatets rolle fra dig selv. Bed en anden om det.")
        else:
            return _saved(request, form, member)
    return _form_page(request, form, member)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def member_end(request: MemberRequest, slug: str, membership_id: UUID) -> HttpResponse:
    """End a membership after a question. The person keeps their name in the history."""
    member = _member(request, membership_id)
    own = member.user_id == request.user.pk
    if request.method == "POST" and not own:
        change(member, member.version, ended_on=timezone.localdate())
        messages.success(request, f"{member.user} er ikke længere medlem.")
        return redirect("members", slug)
    context = {"member": member, "own": own}
    return _page(request, "member_end", context, status=422 if request.method == "POST" else 200)


@require_POST
@requires(Action.EDIT_AGREEMENT)
def member_invite(request: MemberRequest, slug: str, membership_id: UUID) -> HttpResponse:
    """Send the invitation again to a member who has not chosen a password yet."""
    member = _member(request, membership_id)
    if member.user.has_usable_password():
        messages.info(request, f"{member.user} har allerede valgt en adgangskode.")
    else:
        invite(request, member)
        messages.success(request, f"{member.user} har fået en ny invitation på {member.user.email}.")
    return redirect("members", slug)


def _saved(request: MemberRequest, form: MemberForm, member: Membership) -> HttpResponse:
    """Back to the list; 409 with both values of what differs if somebody else saved the member meanwhile."""
    try:
        written = change(member, form.cleaned_data["version"] or 0, **form.membership())
    except Stale as stale:
        return _conflict(request, form, member, stale.current)
    messages.success(request, f"{member.user} er gemt." if written else "Intet var ændret.")
    return redirect("members", request.partnership.slug)


def _conflict(request: MemberRequest, form: MemberForm, member: Membership, current: Any) -> HttpResponse:
    saved = {name: getattr(current, name) for name in MEMBERSHIP}
    newer = MemberForm(again(request.POST, version=current.version), partnership=request.partnership, member=member)
    context = {"form": newer, "member": member, "differing": differing(form, saved, MEMBERSHIP)}
    return _page(request, "member_form", context, status=409)


def _member(request: MemberRequest, membership_id: UUID) -> Membership:
    members = Membership.objects.select_related("user", "organisation")
    return get_object_or_404(members, pk=membership_id, partnership=request.partnership, ended_on=None)


def _form_page(request: MemberRequest, form: MemberForm, member: Membership | None) -> HttpResponse:
    return _page(request, "member_form", {"form": form, "member": member}, status=422 if form.errors else 200)


def _page(request: MemberRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page about members, under the menu of the newest plan."""
    plan = Plan.objects.of(request.partnership).order_by("-year").first()
    context |= {"section": "members", "plan": plan}
    return render(request, f"agreements/{name}.html", context, status=status)

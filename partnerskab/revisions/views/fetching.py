# SPDX-License-Identifier: MPL-2.0
"""Finding the version an address names, for those who may see it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from partnerskab.access import Action, MemberRequest
from partnerskab.revisions.models import Revision


def fetched(request: MemberRequest, year: int, number: int) -> Revision:
    """The version of the partnership's plan, without its content.

    Raises:
        Http404: there is no such version.
        PermissionDenied: it is not approved, and the member reads approved versions only.
    """
    revision = get_object_or_404(Revision.objects.of(request.partnership), plan__year=year, number=number)
    if not revision.is_approved and not request.may["read_draft"]:
        raise PermissionDenied(Action.READ_DRAFT.refusal)
    return revision

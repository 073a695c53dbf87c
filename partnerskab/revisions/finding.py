# SPDX-License-Identifier: MPL-2.0
"""Finding the version an address names, for those who may see it."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.http import Http404

from partnerskab.access import Action, Answer
from partnerskab.agreements.models import Partnership

from .models import Revision


def find(partnership: Partnership, may: Mapping[str, Answer], year: int, number: int) -> Revision:
    """The version of the partnership's plan, without its content, for a member with these rights.

    Raises:
        Http404: there is no such version.
        PermissionDenied: it is not approved, and the member reads approved versions only.
    """
    revision = Revision.objects.of(partnership).filter(plan__year=year, number=number).first()
    if revision is None:
        raise Http404
    if not revision.is_approved and not may["read_draft"]:
        raise PermissionDenied(Action.READ_DRAFT.refusal)
    return revision

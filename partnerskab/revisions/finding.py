# SPDX-License-Identifier: MPL-2.0
"""Finding the matter and the version an address names, for those who may see them."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.http import Http404

from partnerskab.access import Action, Answer
from partnerskab.agreements.models import Partnership
from partnerskab.content.matters import Matter, at_address, find_matter

from .models import Revision


def matter_at(partnership: Partnership, address: str) -> Matter:
    """The partnership's plan, agreement or status at an address such as "aftale/2025-2028".

    Raises:
        Http404: there is none.
    """
    matter = find_matter(partnership, address)
    if matter is None:
        raise Http404
    return matter


def find(partnership: Partnership, may: Mapping[str, Answer], address: str, number: int) -> Revision:
    """The version of a matter of the partnership, without its content, for a member with these rights.

    Raises:
        Http404: there is no such version.
        PermissionDenied: it is not approved, and the member reads approved versions only.
    """
    found = Revision.objects.of(partnership).filter(**at_address(address), number=number).first()
    if found is None:
        raise Http404
    if not found.is_approved and not may["read_draft"]:
        raise PermissionDenied(Action.READ_DRAFT.refusal)
    return found


def newest_of(revision: Revision) -> Revision:
    """The newest version of what that one is a version of."""
    newest = Revision.objects.of_matter(revision.matter).with_matter().with_fate().order_by("-number").first()
    return newest or revision

# SPDX-License-Identifier: MPL-2.0
"""The version an address names, for who asks."""

from partnerskab.access import MemberRequest
from partnerskab.revisions.finding import find
from partnerskab.revisions.models import Revision


def fetched(request: MemberRequest, year: int, number: int) -> Revision:
    """The version of the partnership's plan, without its content.

    Raises:
        Http404: there is no such version.
        PermissionDenied: it is not approved, and the member reads approved versions only.
    """
    return find(request.partnership, request.may, year, number)

# SPDX-License-Identifier: MPL-2.0
"""What was agreed: partnership, agreement, area, parties, focus areas, theory of change, decision routes, members."""

from .agreement import Agreement, AgreementSection
from .area import AreaVersion, Picture
from .focus import FocusArea, TheoryRow
from .organising import ApprovalStep, Body, Party, StaffResource
from .partnership import Contact, Membership, Organisation, Partnership
from .people import Role, User

__all__ = [
    "Agreement",
    "AgreementSection",
    "ApprovalStep",
    "AreaVersion",
    "Body",
    "Contact",
    "FocusArea",
    "Membership",
    "Organisation",
    "Partnership",
    "Party",
    "Picture",
    "Role",
    "StaffResource",
    "TheoryRow",
    "User",
]

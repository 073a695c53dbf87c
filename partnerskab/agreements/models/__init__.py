# SPDX-License-Identifier: MPL-2.0
"""What was agreed: partnership, agreement, area, parties, focus areas, theory of change, decision routes, members."""

from .agreement import (
    Agreement,
    AgreementSection,
    ApprovalStep,
    Body,
    FocusArea,
    Party,
    StaffResource,
    TheoryRow,
)
from .area import AreaVersion, Picture
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

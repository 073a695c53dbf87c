# SPDX-License-Identifier: MPL-2.0
"""A case paper filled in from what it is about. A pure reading of frozen content and the decisions on it: everything
that comes out of it is a proposal, which people write on."""

from collections.abc import Callable
from typing import Any

from partnerskab.content.agreed import StatusContent
from partnerskab.content.tree import PlanContent
from partnerskab.content.yearly import FollowUpContent

from . import followup, plan, status
from .handling import handlings
from .subject import Asked, Handled, Money, Paper, Proposal, Subject

__all__ = ["KINDS", "Asked", "Handled", "Money", "Paper", "Proposal", "Subject", "propose"]

_PROPOSED: dict[type, Callable[[Any, Subject, Asked], Proposal]] = {
    PlanContent: plan.propose,
    FollowUpContent: followup.propose,
    StatusContent: status.propose,
}

KINDS = ("plan", "status", "followup")
"""The kinds of matter whose versions a case paper can be about."""


def propose(subject: Subject | None, asked: Asked) -> Proposal:
    """The case paper as it begins; about nothing, it has the committee's own row and no more."""
    if subject is None:
        return Proposal("", "", (), "", "", "", "", handlings(None, asked), ())
    return _PROPOSED[type(subject.content)](subject.content, subject, asked)

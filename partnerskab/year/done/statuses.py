# SPDX-License-Identifier: MPL-2.0
"""The yearly status on the targets is done when a version of it is approved."""

from collections.abc import Iterable

from partnerskab.revisions.models import Revision
from targets.models import TargetStatus

from ..due import Done
from ..models import Deadline


def done(versions: Iterable[Revision]) -> dict[tuple[str, int], Done]:
    """By the status's year."""
    found: dict[tuple[str, int], Done] = {}
    for revision in versions:
        status = revision.matter
        if isinstance(status, TargetStatus) and revision.is_approved:
            found.setdefault(
                (Deadline.Kind.TARGETS, status.year),
                Done(revision.outcome.decided_on, "Godkendt", at=revision.outcome.reached_at),
            )
    return found

# SPDX-License-Identifier: MPL-2.0
"""The yearly status on the targets is done when a version of it is approved."""

from partnerskab.agreements.models import Partnership
from partnerskab.revisions.models import Revision
from targets.models import TargetStatus

from ..due import Done
from ..models import Deadline


def done(partnership: Partnership) -> dict[tuple[str, int], Done]:
    """By the status's year."""
    found: dict[tuple[str, int], Done] = {}
    for revision in Revision.objects.of(partnership).exclude(status=None).approved().order_by("number"):
        if isinstance(status := revision.matter, TargetStatus):
            found.setdefault(
                (Deadline.Kind.TARGETS, status.year),
                Done(revision.outcome.decided_on, "Godkendt", at=revision.outcome.reached_at),
            )
    return found

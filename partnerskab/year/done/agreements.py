# SPDX-License-Identifier: MPL-2.0
"""A new agreement is done when a version of the one that begins then is approved."""

from collections.abc import Iterable

from partnerskab.agreements.models import Agreement
from partnerskab.revisions.models import Revision

from ..due import Done
from ..models import Deadline


def done(versions: Iterable[Revision]) -> dict[tuple[str, int], Done]:
    """By the year of the last day before the agreement's first."""
    found: dict[tuple[str, int], Done] = {}
    for revision in versions:
        agreement = revision.matter
        if isinstance(agreement, Agreement) and revision.is_approved:
            key = (Deadline.Kind.AGREEMENT, agreement.day_before.year)
            found.setdefault(key, Done(revision.outcome.decided_on, "Godkendt", at=revision.outcome.reached_at))
    return found

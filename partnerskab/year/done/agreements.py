# SPDX-License-Identifier: MPL-2.0
"""A new agreement is done when a version of the one that begins then is approved."""

from partnerskab.agreements.models import Agreement, Partnership
from partnerskab.revisions.models import Revision

from ..due import Done
from ..models import Deadline


def done(partnership: Partnership) -> dict[tuple[str, int], Done]:
    """By the year of the last day before the agreement's first."""
    found: dict[tuple[str, int], Done] = {}
    for revision in Revision.objects.of(partnership).exclude(agreement=None).approved().order_by("number"):
        if isinstance(agreement := revision.matter, Agreement):
            key = (Deadline.Kind.AGREEMENT, agreement.day_before.year)
            found.setdefault(key, Done(revision.outcome.decided_on, "Godkendt", at=revision.outcome.reached_at))
    return found

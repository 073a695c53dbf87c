# SPDX-License-Identifier: MPL-2.0
"""A round of follow-up is done when it is closed."""

from django.utils import timezone

from partnerskab.agreements.models import Partnership
from partnerskab.followup.models import Round

from ..due import Done


def done(partnership: Partnership) -> dict[tuple[str, int], Done]:
    """By the round's kind, which is the deadline's, and its plan's year."""
    closed = Round.objects.of(partnership).exclude(closed_at=None)
    return {(one.kind, one.year): Done(timezone.localdate(one.closed_at), "Lukket", at=one.closed_at) for one in closed}

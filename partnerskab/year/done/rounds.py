# SPDX-License-Identifier: MPL-2.0
"""A round of follow-up is done when it is closed."""

from collections.abc import Iterable

from django.utils import timezone

from partnerskab.followup.models import Round

from ..due import Done


def done(told: Iterable[Round]) -> dict[tuple[str, int], Done]:
    """By the round's kind, which is the deadline's, and its plan's year."""
    return {
        (one.kind, one.year): Done(timezone.localdate(one.closed_at), "Lukket", at=one.closed_at)
        for one in told
        if one.closed_at
    }

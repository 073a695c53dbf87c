# SPDX-License-Identifier: MPL-2.0
"""What the data itself says is done, by kind of deadline and year: one small module for each source, one query each."""

from collections.abc import Callable

from partnerskab.agreements.models import Partnership

from ..due import Done
from . import agreements, plans, pools, rounds, statuses, survey

Source = Callable[[Partnership], dict[tuple[str, int], Done]]

SOURCES: tuple[Source, ...] = (agreements.done, plans.done, pools.done, rounds.done, statuses.done, survey.done)


def facts(partnership: Partnership) -> dict[tuple[str, int], Done]:
    """Everything that is known to be done."""
    found: dict[tuple[str, int], Done] = {}
    for source in SOURCES:
        found |= source(partnership)
    return found

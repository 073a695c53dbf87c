# SPDX-License-Identifier: MPL-2.0
"""What the data itself says is done, by kind of deadline and year: one small module for each source, on rows that are
read already or in one query of its own."""

from collections.abc import Sequence

from partnerskab.agreements.models import Partnership
from partnerskab.followup.models import Round
from partnerskab.revisions.models import Revision

from ..due import Done
from . import agreements, plans, pools, rounds, statuses, survey


def facts(partnership: Partnership, told: Sequence[Round], versions: Sequence[Revision]) -> dict[tuple[str, int], Done]:
    """Everything that is known to be done; `versions` are all of the partnership's, the first of each matter first."""
    read = agreements.done(versions) | plans.done(versions) | statuses.done(versions) | rounds.done(told)
    return read | pools.done(partnership) | survey.done(partnership)

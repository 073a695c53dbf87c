# SPDX-License-Identifier: MPL-2.0
"""The lists of a case paper that are edited as one: "at"-points, political handling, annexes."""

from partnerskab.lists.saving import Listing

from .models import Annex, CasePaper, Handling, Recommendation


def recommendations(case: CasePaper) -> Listing:
    """What is recommended, point by point."""
    return Listing(Recommendation, case, {"case": case})


def handlings(case: CasePaper) -> Listing:
    """Which bodies take the case up."""
    return Listing(Handling, case, {"case": case})


def annexes(case: CasePaper) -> Listing:
    """What goes with it."""
    return Listing(Annex, case, {"case": case})
